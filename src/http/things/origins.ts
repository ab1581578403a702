/** The sources of the facts of a news item, or of an event. */
import type { GraphVersion } from '../../graph/index.js';
import { objectsOf, subjectsOf, PROV, SCHEMA, type Names, type Term } from '../../rdf/index.js';
import { html, type Html } from '../pages/html.js';
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
  const pages = objectsOf(version, item, PROV.wasDerivedFrom);
  const isRead = pages.some((page) => objectsOf(version, page, og('contentDigest')).length > 0);
  const addresses = pages.flatMap((page) => objectsOf(version, page, SCHEMA.url));
  return originLine(
    addresses.map(({ value }) => value),
    isRead
      ? 'read by this service: the words are with each fact'
      : (objectsOf(version, item, og('sourceCheck'))[0]?.value ?? ''),
  );
}

function originLine(addresses: readonly string[], how: string): Html {
  if (addresses.length === 0)
    return html`<p class="origin">
      No source page${how !== '' && html` <span class="hint">(${how})</span>`}
    </p>`;
  const links = addresses.map((href) =>
    linkOf({ label: href.replace(/^https?:\/\/(?:www\.)?|\/$/g, ''), href, isExternal: true }),
  );
  return html`<p class="origin">
    Source: ${links}${how !== '' && html` <span class="hint">${how}</span>`}
  </p>`;
}
