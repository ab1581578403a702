/** The sources of the facts of a news item, or of an event. */
import { objectsOf, subjectsOf, PROV, SCHEMA, type Names, type Term } from '../../rdf/index.js';
import type { GraphVersion } from '../../graph/index.js';
import type { OriginView } from '../pages/views.js';

/** How the facts of reference data were checked, by `og:verification`. */
const REFERENCE: Readonly<Record<string, string>> = {
  verified: 'reference data, checked against a source',
  known: 'reference data, generally known',
};

/**
 * One for each news item that the thing is, or that reports on it; `note` is called with each term
 * that the answer depends on. An event that only the reference data have has one without pages;
 * other things have none.
 */
export function originsOf(
  thing: Term,
  version: GraphVersion,
  names: Names,
  note: (term: Term) => void,
): OriginView[] {
  switch (names.thingOf(thing.value)?.kind) {
    case 'news':
      return [originOf(thing, version, names, note)];
    case 'event': {
      const items = subjectsOf(version, names.og('reportsOn'), thing);
      const known = objectsOf(version, thing, names.og('verification'))[0]?.value;
      return items.length > 0 || known === undefined
        ? items
            .sort((left, right) => (left.value < right.value ? -1 : 1))
            .map((item) => originOf(item, version, names, note))
        : [{ pages: [], check: REFERENCE[known] ?? known, isRead: false }];
    }
    default:
      return [];
  }
}

function originOf(
  item: Term,
  version: GraphVersion,
  { og }: Names,
  note: (term: Term) => void,
): OriginView {
  const pages = objectsOf(version, item, PROV.wasDerivedFrom);
  for (const each of [item, ...pages]) note(each);
  const isRead = pages.some((page) => objectsOf(version, page, og('contentDigest')).length > 0);
  const addresses = pages.flatMap((page) => objectsOf(version, page, SCHEMA.url));
  return {
    pages: addresses.map(({ value }) => ({
      label: value.replace(/^https?:\/\/(?:www\.)?|\/$/g, ''),
      href: value,
      isExternal: true,
    })),
    check: objectsOf(version, item, og('sourceCheck'))[0]?.value ?? '',
    isRead,
  };
}
