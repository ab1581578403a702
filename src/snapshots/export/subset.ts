/** Parts of a version to export: by class, period and country, or by a CONSTRUCT query. */
import { badRequest } from '../../errors.js';
import {
  DATE,
  SHORT_TEXT,
  TEXT,
  listOf,
  membersOf,
  said,
  type ValueOf,
} from '../../input/index.js';
import {
  LARGER,
  SELF,
  TermGraph,
  TermKind,
  against,
  chain,
  closure,
  endsAlong,
  isInline,
  reversed,
  toIdPath,
  union,
  type GraphVersion,
  type IdGraph,
  type ListPath,
  type TermId,
} from '../../graph/index.js';
import {
  LIST_KINDS,
  ListSelection,
  ThingList,
  resolveValue,
  type Criteria,
  type ListFilter,
  type ListKind,
} from '../../lists/index.js';
import {
  OWL,
  RDF,
  RDFS,
  daySpanOf,
  namedNode,
  type NamedNode,
  type Names,
} from '../../rdf/index.js';
import { thingsMeant, type IndexSource } from '../../search/index.js';
import { Selection, type ChosenThings } from './selection.js';

/** The limits of an export by their names, in addresses and as options. */
export const SUBSET = membersOf(
  {},
  {
    class: said(
      listOf(SHORT_TEXT),
      'Only things of this class (IRI, name or label), and the things they point to.',
    ),
    from: said(
      { ...DATE, notAfter: 'to' },
      'Only news items and events from this day, month or year onwards.',
    ),
    to: said(DATE, 'Only news items and events up to this day, month or year.'),
    country: said(
      listOf(SHORT_TEXT),
      'Only things related to this State or place (IRI, slug, label or ISO code).',
    ),
    query: said(
      TEXT,
      'A CONSTRUCT or DESCRIBE query that selects the statements, instead of the filters.',
    ),
  },
);

/** Values of one filter are alternatives, filters combine; a query excludes filters. */
export type Subset = {
  readonly [Name in keyof Limits]?: Limits[Name] | undefined;
};
type Limits = ValueOf<typeof SUBSET>;

/** If there are any limits. @throws ServiceError `bad-request` for a query beside filters. */
export function subsetOf({ class: classes, from, to, country, query }: Subset): Subset | undefined {
  const isFiltered = [classes, from, to, country].some((each) => each !== undefined);
  if (query !== undefined && isFiltered)
    throw badRequest(
      'An export can be limited either by a query, or by class, period and country.',
    );
  if (query === undefined && !isFiltered) return undefined;
  return { class: classes, from, to, country, query };
}

/** The subset in parameters that fit `SUBSET`. @throws ServiceError as `subsetOf` does */
export function readSubset(parameters: URLSearchParams): Subset | undefined {
  const one = (name: string): string | undefined => parameters.get(name) ?? undefined;
  const list = (name: string): string[] | undefined =>
    parameters.has(name) ? parameters.getAll(name) : undefined;
  const [from, to, query] = [one('from'), one('to'), one('query')];
  return subsetOf({ class: list('class'), from, to, country: list('country'), query });
}

/** A subset as parameters, the same for the same subset; `readSubset` reads them. */
export function subsetText({ class: classes = [], from, to, country = [], query }: Subset): string {
  const values = { class: [...classes].sort(), from, to, country: [...country].sort(), query };
  return new URLSearchParams(
    Object.entries(values).flatMap(([name, value = []]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    ),
  ).toString();
}

const countryFilterOf = ({ filters }: ListKind): ListFilter | undefined =>
  filters.find(({ name }) => name === 'country');

/**
 * The subset with the IRIs of its classes and countries.
 * @throws ServiceError `bad-request` for one that is not in the version.
 */
export async function withIris(
  subset: Subset,
  version: GraphVersion,
  names: Names,
  indexOf: IndexSource,
): Promise<Subset> {
  const isClass = (iri: string): boolean =>
    version.count(namedNode(iri), RDF.type, OWL.Class) +
      version.count(null, RDF.type, namedNode(iri)) >
    0;
  const [classes, countries]: [string[], string[]] = [[], []];
  for (const text of subset.class ?? []) {
    const wanted = { parameter: 'class', noun: 'class', names, fits: isClass };
    const shortFor = (name: string): NamedNode[] => [names.og(name)];
    classes.push(...(await thingsMeant(text, { ...wanted, shortFor }, indexOf)));
  }
  const kind = LIST_KINDS.find(countryFilterOf)!;
  const list = ThingList.of(version, names, kind);
  for (const text of subset.country ?? []) {
    const found = await resolveValue(list, countryFilterOf(kind)!, text, indexOf);
    countries.push(...found.map((id) => version.dictionary.termOf(id).value));
  }
  return { ...subset, class: classes, country: countries };
}

/** The things of a graph that pass all filters of a subset with IRIs, and what they refer to. */
export function chooseThings(
  graph: IdGraph,
  names: Names,
  { class: classes = [], country: countries = [], from, to }: Subset,
): ChosenThings {
  const terms = new TermGraph(graph);
  const ends = (things: Iterable<TermId>, path: ListPath): Set<TermId> =>
    endsAlong(toIdPath(path, graph, names), things);
  const ids = (iris: readonly string[]): TermId[] =>
    iris.map((iri) => graph.dictionary.idOf(namedNode(iri)));
  /** As in lists, with the statements made in their news items, and the posts at their bodies. */
  const listed = (
    criteriaOf: (kind: ListKind) => Criteria | undefined,
    others: Iterable<TermId> = [],
  ): Set<TermId> => {
    const found = new Set(others);
    for (const kind of LIST_KINDS) {
      const criteria = criteriaOf(kind);
      if (criteria)
        new ListSelection(ThingList.of(terms, names, kind), criteria).visit((id) => found.add(id));
    }
    return ends(found, union(SELF, against('statedIn'), against('postAt')));
  };
  const period = { from: daySpanOf(from ?? '')?.first, to: daySpanOf(to ?? '')?.last };
  const wanted = new Set(ids(countries));
  const filters = [
    ...(classes.length > 0
      ? [ends(ids(classes), chain(closure(against(RDFS.subClassOf)), against(RDF.type)))]
      : []),
    ...(from !== undefined || to !== undefined
      ? [listed((kind) => (kind.period ? { values: new Map(), ...period } : undefined))]
      : []),
    // With the places in a country, and for a place with the events there.
    ...(countries.length > 0
      ? [
          listed(
            (kind) => {
              const filter = countryFilterOf(kind);
              return filter && { values: new Map([[filter, [wanted]]]) };
            },
            ends(wanted, closure(reversed(LARGER))),
          ),
        ]
      : []),
  ];
  const [first = new Set<TermId>(), ...others] = filters;
  const isChosen = new Uint8Array(graph.dictionary.size + 1);
  for (const thing of first) if (others.every((filter) => filter.has(thing))) isChosen[thing] = 1;
  return withMentions(new Selection(graph, names, 'asserted'), isChosen);
}

/** Adds mentioned things, and blank nodes whole, since they mean nothing by themselves. */
function withMentions(selection: Selection, isChosen: Uint8Array): ChosenThings {
  const isMentioned = new Uint8Array(isChosen.length);
  const { dictionary } = selection.graph;
  const waiting = [...isChosen.keys()].filter((id) => isChosen[id] === 1);
  for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) {
    selection.visit((_subject, _predicate, object) => {
      if (isInline(object) || isChosen[object] === 1) return;
      if (dictionary.kinds[object] === TermKind.iri) isMentioned[object] = 1;
      else if (dictionary.kinds[object] === TermKind.blankNode) {
        isChosen[object] = 1;
        waiting.push(object);
      }
    }, thing);
  }
  return { isChosen, isMentioned };
}
