/** The sources of the facts of a news item, or of an event. */
import type { GraphVersion } from '../../graph/index.js';
import { objectsOf, subjectsOf, PROV, SCHEMA, type Names, type Term } from '../../rdf/index.js';
import { html, joinParts, type Html } from '../pages/html.js';
import { linkOf } from '../pages/values.js';

/** How the facts of reference data were checked, by `og:verification`. */
const REFERENCE: Readonly<Record<string, string>> = {
  verified: 'reference data, checked against a source',
  known: 'reference data, generally known',
};

/**
 * A line for each news item that the thing is, or that reports on it. An event that only the
 * reference data have has one without pages; other things have none.
 */
export function originsOf(thing: Term, version: GraphVersion, names: Names): Html[] {
  const kind = names.thingOf(thing.value)?.kind;
  if (kind !== 'news' && kind !== 'event') return [];
  const items = kind === 'news' ? [thing] : subjectsOf(version, names.og('reportsOn'), thing);
  const known = objectsOf(version, thing, names.og('verification'))[0]?.value;
  if (items.length === 0 && known !== undefined) return [originLine([], REFERENCE[known] ?? known)];
  return items
    .sort((left, right) => (left.value < right.value ? -1 : 1))
    .map((item) => originOf(item, version, names));
}

function originOf(item: Term, version: GraphVersion, { og }: Names): Html {
  const isRead = objectsOf(version, item, PROV.wasDerivedFrom).some(
    (page) => objectsOf(version, page, og('contentDigest')).length > 0,
  );
  return originLine(
    pageLinksOf(item, version),
    isRead
      ? 'read by this service: the words are with each fact'
      : (objectsOf(version, item, og('sourceCheck'))[0]?.value ?? ''),
  );
}

/** Links to where the pages of a news item were published. */
export function pageLinksOf(item: Term, version: GraphVersion): Html[] {
  return objectsOf(version, item, PROV.wasDerivedFrom)
    .flatMap((page) => objectsOf(version, page, SCHEMA.url))
    .map(({ value: href }) =>
      linkOf({ label: href.replace(/^https?:\/\/(?:www\.)?|\/$/g, ''), href, isExternal: true }),
    );
}

function originLine(links: readonly Html[], how: string): Html {
  return html`<p class="origin">
    ${links.length > 0 ? html`Source: ${joinParts(links, ' ')}` : 'No source page'}${
      how !== '' && html` <span class="hint">${links.length > 0 ? how : `(${how})`}</span>`
    }
  </p>`;
}
