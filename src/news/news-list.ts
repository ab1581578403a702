/** The news items of a version as a list: newest first, filtered by what people ask for. */
import { labelOf, type GraphVersion } from '../graph/index.js';
import { DCTERMS, RDF, foldText, objectsOf, type NamedNode, type Names, type Term } from '../rdf/index.js';

/** One news item with what lists show and filter by. */
export interface ListedNews {
  readonly iri: NamedNode;
  readonly title: string;
  /** ISO date, or null for an item without one. */
  readonly date: string | null;
  readonly abstract: string;
  readonly issuers: readonly Term[];
  readonly fields: readonly Term[];
  readonly type: Term | undefined;
  readonly event: Term | undefined;
  readonly places: readonly Term[];
  /** The States of the event's places; without an event, the issuers' host States. */
  readonly states: readonly Term[];
}

/** What a list is asked for. Values of one filter are alternatives, filters combine. */
export interface NewsFilter {
  /** ISO dates, years or months, both included as a whole. Items without a date fall out when either is given. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly issuer?: readonly string[];
  readonly field?: readonly string[];
  readonly country?: readonly string[];
  readonly type?: readonly string[];
  /** Words that all stand in title or abstract. */
  readonly q?: string | undefined;
}

/** The filters whose values are things. */
export const THING_FILTERS = ['issuer', 'field', 'country', 'type'] as const;
/** The name of such a filter. */
export type ThingFilter = (typeof THING_FILTERS)[number];

/** Lists are worked out once a version. */
const listOfVersion = new WeakMap<GraphVersion, readonly ListedNews[]>();

/** All news items, newest first; those without a date come last, by title. */
export function listNews(version: GraphVersion, names: Names): readonly ListedNews[] {
  let list = listOfVersion.get(version);
  if (!list) {
    const items = objectsOfType(version, names.og('NewsItem')).map((iri) => toListed(version, iri, names));
    list = items.sort((left, right) => (right.date ?? '').localeCompare(left.date ?? '') || left.title.localeCompare(right.title));
    listOfVersion.set(version, list);
  }
  return list;
}

/** The items of a list that a filter lets through, in the list's order. */
export function filterNews(version: GraphVersion, names: Names, list: readonly ListedNews[], filter: NewsFilter): ListedNews[] {
  const words = foldText(filter.q ?? '').split(/\s+/).filter(Boolean);
  return list.filter(
    (item) =>
      (!filter.from || (item.date !== null && item.date >= filter.from)) &&
      (!filter.to || (item.date !== null && item.date.slice(0, filter.to.length) <= filter.to)) &&
      THING_FILTERS.every((name) => !filter[name]?.length || thingsFor(item, name).some((term) => filter[name]!.some((wanted) => isMeant(version, names, term, wanted)))) &&
      words.every((word) => foldText(`${item.title} ${item.abstract}`).includes(word)),
  );
}

/** The things of an item that a filter looks at. */
export function thingsFor(item: ListedNews, filter: ThingFilter): readonly Term[] {
  switch (filter) {
    case 'issuer':
      return item.issuers;
    case 'field':
      return item.fields;
    case 'country':
      return item.states;
    case 'type':
      return item.type ? [item.type] : [];
  }
}

/** Whether a filter's value names the term: by IRI, slug, label or ISO code. */
export function isMeant(version: GraphVersion, names: Names, term: Term, wanted: string): boolean {
  if (term.value === wanted || names.thingOf(term.value)?.slug === wanted) return true;
  const named = foldText(wanted);
  return foldText(labelOf(version, term)) === named || objectsOf(version, term, names.og('iso2')).some((code) => foldText(code.value) === named);
}

function objectsOfType(version: GraphVersion, type: NamedNode): NamedNode[] {
  const subjects = new Map([...version.match(null, RDF.type, type)].map(({ subject }) => [subject.value, subject]));
  return [...subjects.values()].filter((subject): subject is NamedNode => subject.termType === 'NamedNode');
}

function toListed(version: GraphVersion, iri: NamedNode, names: Names): ListedNews {
  const { og } = names;
  const [event] = objectsOf(version, iri, og('reportsOn'));
  const issuers = objectsOf(version, iri, og('issuedBy'));
  const places = event ? objectsOf(version, event, og('place')) : [];
  return {
    iri,
    title: labelOf(version, iri),
    date: objectsOf(version, iri, DCTERMS.issued)[0]?.value ?? null,
    abstract: objectsOf(version, iri, DCTERMS.abstract)[0]?.value ?? '',
    issuers,
    fields: objectsOf(version, iri, og('fieldOfWork')),
    type: objectsOf(version, iri, og('contentType'))[0],
    event,
    places,
    states: event ? places.flatMap((place) => objectsOf(version, place, og('inState'))) : issuers.flatMap((issuer) => objectsOf(version, issuer, og('hostState'))),
  };
}
