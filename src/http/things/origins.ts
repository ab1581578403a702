/** The sources of the facts of a news item, or of an event. */
import { objectsOf, subjectsOf, PROV, SCHEMA, type Names, type Term } from '../../rdf/index.js';
import type { GraphVersion } from '../../graph/index.js';
import type { OriginView } from '../pages/views.js';

/**
 * One for each news item that the thing is, or that reports on it; `note` is called with each term
 * that the answer depends on. Other things have none.
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
    case 'event':
      return subjectsOf(version, names.og('reportsOn'), thing)
        .sort((left, right) => (left.value < right.value ? -1 : 1))
        .map((item) => originOf(item, version, names, note));
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
