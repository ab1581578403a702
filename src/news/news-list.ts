/** The news items of a version as a list: newest first, filtered by what people ask for. */
import { labelOf, type GraphVersion } from '../graph/index.js';
import { DCTERMS, RDF, RDFS, SKOS, foldText, objectsOf, type NamedNode, type Names, type QuadSource, type Term } from '../rdf/index.js';
import { KOSOVO_ISO2 } from './link/gazetteer.js';
import { contentTypeOf } from './link/news-classes.js';

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
  /**
   * The States of the event's places; without an event, the issuers' host States. Where the graph names no State, the
   * larger place stands here, which is no claim on its status.
   */
  readonly countries: readonly Term[];
  /** The bodies with a part in the event or the item, and the people whom it quotes. */
  readonly participants: readonly Term[];
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
  /** Words that all stand in title, abstract or the names of the item's things. */
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
  const isWanted = new Map(THING_FILTERS.map((name) => [name, memoized((term) => filter[name]?.some((wanted) => isMeant(version, names, term, wanted)) ?? false)]));
  return list.filter(
    (item) =>
      (!filter.from || (item.date !== null && item.date >= filter.from)) &&
      (!filter.to || (item.date !== null && item.date.slice(0, filter.to.length) <= filter.to)) &&
      THING_FILTERS.every((name) => !filter[name]?.length || thingsFor(item, name).some((term) => isWanted.get(name)?.(term))) &&
      (words.length === 0 || words.every((word) => searchedText(version, names, item).includes(word))),
  );
}

/** A question about terms that is asked once for each of them. */
function memoized(ask: (term: Term) => boolean): (term: Term) => boolean {
  const answers = new Map<string, boolean>();
  return (term) => {
    const answer = answers.get(term.value) ?? ask(term);
    answers.set(term.value, answer);
    return answer;
  };
}

/** The text that words are looked for in; items belong to one version. */
const searchedTexts = new WeakMap<ListedNews, string>();

function searchedText(version: GraphVersion, names: Names, item: ListedNews): string {
  let text = searchedTexts.get(item);
  if (text === undefined) {
    const things = new Map([...item.issuers, ...item.participants, ...item.places, ...item.countries, ...item.fields, ...(item.event ? [item.event] : [])].map((term) => [term.value, term]));
    text = foldText([item.title, item.abstract, ...[...things.values()].flatMap((term) => namesOf(version, names, term))].join('\n'));
    searchedTexts.set(item, text);
  }
  return text;
}

/** The things of an item that a filter looks at. */
export function thingsFor(item: ListedNews, filter: ThingFilter): readonly Term[] {
  switch (filter) {
    case 'issuer':
      return item.issuers;
    case 'field':
      return item.fields;
    case 'country':
      return item.countries;
    case 'type':
      return item.type ? [item.type] : [];
  }
}

/**
 * Whether a filter's value names the term: by IRI, slug, one of its names or ISO code, and a kind of item by the words of
 * the pages. Case, marks and a leading “OSCE” make no difference.
 */
export function isMeant(version: GraphVersion, names: Names, term: Term, wanted: string): boolean {
  const thing = names.thingOf(term.value);
  if (term.value === wanted || thing?.slug === wanted) return true;
  if (thing?.kind === 'content-type' && thing.slug === contentTypeOf(wanted).slug) return true;
  const key = keyOf(wanted);
  return [...namesOf(version, names, term), ...codesOf(version, names, term), ...(thing ? [thing.slug] : [])].some((name) => keyOf(name) === key);
}

/** A name without what people write differently. */
const keyOf = (name: string): string => foldText(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim().replace(/^(?:the )?(?:osce )?(?=.)/, '');

/** All that a thing is called. */
function namesOf(version: GraphVersion, { og }: Names, term: Term): string[] {
  const properties = [RDFS.label, SKOS.prefLabel, SKOS.altLabel, og('abbreviation'), og('officialName'), og('formerName'), og('menuLabel')];
  return properties.flatMap((property) => objectsOf(version, term, property)).map(({ value }) => value);
}

/** The ISO code of a State, and the code in use for Kosovo, which is a place. */
function codesOf(version: GraphVersion, names: Names, term: Term): string[] {
  if (term.equals(names.thing('place', 'kosovo'))) return [KOSOVO_ISO2];
  return objectsOf(version, term, names.og('iso2')).map(({ value }) => value);
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
    countries: countriesOf(version, iri, names),
    participants: [
      ...PARTS.flatMap((part) => (event ? objectsOf(version, event, og(part)) : [])),
      ...objectsOf(version, iri, og('involves')), ...objectsOf(version, iri, og('quotes')),
    ],
  };
}

/** The parts that bodies have in events. */
const PARTS = ['organizer', 'partner', 'host', 'funder'] as const;

/**
 * The countries that a thing has to do with: those of the places of an event, also of the one a news item reports on; of the
 * issuers of an item without an event; of any other thing the State that it names itself.
 */
export function countriesOf(source: QuadSource, thing: Term, names: Names): readonly Term[] {
  const valuesOf = (subject: Term, property: string): Term[] => objectsOf(source, subject, names.og(property));
  const [event] = valuesOf(thing, 'reportsOn');
  const places = valuesOf(event ?? thing, 'place');
  if (event !== undefined || places.length > 0) return places.flatMap((place) => countriesOfPlace(source, names, place));
  const issuers = valuesOf(thing, 'issuedBy');
  if (issuers.length > 0) return issuers.flatMap((issuer) => countriesOfBody(source, names, issuer));
  return ['ofState', 'hostState', 'inState'].flatMap((property) => valuesOf(thing, property));
}

/** The State of a place; where none is named, the larger place, or the place itself. */
function countriesOfPlace(source: QuadSource, { og }: Names, place: Term): readonly Term[] {
  const [states, within] = [objectsOf(source, place, og('inState')), objectsOf(source, place, og('within'))];
  return states.length > 0 ? states : within.length > 0 ? within : [place];
}

/** The host State of a body; where none is named, the place in which it works. */
function countriesOfBody(source: QuadSource, { og }: Names, body: Term): readonly Term[] {
  const states = objectsOf(source, body, og('hostState'));
  return states.length > 0 ? states : objectsOf(source, body, og('operatesIn'));
}
