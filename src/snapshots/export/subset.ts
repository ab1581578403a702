/** Parts of a version to export: by class, period and country, or by a CONSTRUCT query. */
import { badRequest } from '../../errors.js';
import { DATE, listOf, membersOf, said, SHORT_TEXT, TEXT } from '../../input/index.js';
import {
  LARGER,
  SELF,
  TermGraph,
  TermKind,
  against,
  chain,
  closure,
  followIds,
  isInline,
  reversed,
  toIdPath,
  union,
  type GraphVersion,
  type IdGraph,
  type ListPath,
  type TermId,
} from '../../graph/index.js';
import { LIST_KINDS, ListSelection, ThingList, resolveValue } from '../../lists/index.js';
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

/** Values of one filter are alternatives, filters combine; a query excludes filters. */
export interface Subset {
  /** Classes, by IRI, name in the ontology or label, with the classes below them. */
  readonly classes: readonly string[];
  /** ISO dates, months or years, inclusive: news items issued and events held then. */
  readonly from?: string;
  readonly to?: string;
  /** States or places, by IRI, slug, label or ISO code. */
  readonly countries: readonly string[];
  /** A CONSTRUCT or DESCRIBE query whose graph is exported. */
  readonly query?: string;
}

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

/**
 * The subset in parameters that fit `SUBSET`; undefined without any.
 * @throws ServiceError `bad-request` for a query beside filters.
 */
export function readSubset(parameters: URLSearchParams): Subset | undefined {
  if (parameters.size === 0) return undefined;
  if (parameters.has('query') && parameters.size > 1)
    throw badRequest(
      'An export can be limited either by a query, or by class, period and country.',
    );
  const one = (name: string): Record<string, string> => {
    const value = parameters.get(name);
    return value === null ? {} : { [name]: value };
  };
  return {
    classes: parameters.getAll('class'),
    countries: parameters.getAll('country'),
    ...one('from'),
    ...one('to'),
    ...one('query'),
  };
}

/** A subset as parameters, the same for the same subset; `readSubset` reads them. */
export function subsetText({ classes, countries, from, to, query }: Subset): string {
  const pairs: [string, string | undefined][] = [
    ...[...classes].sort().map((value): [string, string] => ['class', value]),
    ['from', from],
    ['to', to],
    ...[...countries].sort().map((value): [string, string] => ['country', value]),
    ['query', query],
  ];
  return new URLSearchParams(
    pairs.filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
}

/** Lists that can be narrowed to a country. */
const OF_COUNTRIES = LIST_KINDS.flatMap((kind) =>
  kind.filters.filter(({ name }) => name === 'country').map((filter) => ({ kind, filter })),
);

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
  for (const text of subset.classes) {
    const wanted = { parameter: 'class', noun: 'class', names, fits: isClass };
    const shortFor = (name: string): NamedNode[] => [names.og(name)];
    classes.push(...(await thingsMeant(text, { ...wanted, shortFor }, indexOf)));
  }
  const [{ kind, filter }] = OF_COUNTRIES as [(typeof OF_COUNTRIES)[number]];
  for (const text of subset.countries) {
    const found = await resolveValue(ThingList.of(version, names, kind), filter, text, indexOf);
    countries.push(...found.map((id) => version.dictionary.termOf(id).value));
  }
  return { ...subset, classes, countries };
}

/** The things of a graph that pass all filters of a subset with IRIs, and what they refer to. */
export function chooseThings(graph: IdGraph, names: Names, subset: Subset): ChosenThings {
  const chooser = new Chooser(graph, names);
  const { classes, countries, from, to } = subset;
  const filters = [
    ...(classes.length > 0 ? [chooser.ofClasses(classes)] : []),
    ...(from !== undefined || to !== undefined ? [chooser.ofPeriod(from, to)] : []),
    ...(countries.length > 0 ? [chooser.ofCountries(countries)] : []),
  ];
  const [first = new Set<TermId>(), ...others] = filters;
  const isChosen = new Uint8Array(graph.dictionary.size + 1);
  for (const thing of first) if (others.every((filter) => filter.has(thing))) isChosen[thing] = 1;
  return withMentions(new Selection(graph, names, 'asserted'), isChosen);
}

class Chooser {
  readonly #terms: TermGraph;

  constructor(
    private readonly graph: IdGraph,
    private readonly names: Names,
  ) {
    this.#terms = new TermGraph(graph);
  }

  /** The things of some classes and of those below them. */
  ofClasses(classes: readonly string[]): Set<TermId> {
    const members = chain(closure(against(RDFS.subClassOf)), against(RDF.type));
    return this.#ends(this.#ids(classes), members);
  }

  ofPeriod(from = '', to = ''): Set<TermId> {
    const period = { from: daySpanOf(from)?.first, to: daySpanOf(to)?.last };
    const found = new Set<TermId>();
    for (const kind of LIST_KINDS) {
      const list = ThingList.of(this.#terms, this.names, kind);
      if (kind.period)
        new ListSelection(list, { values: new Map(), ...period }).visit((id) => found.add(id));
    }
    return this.#withParts(found);
  }

  /** As in lists, with the places in a country, and for a place with the events there. */
  ofCountries(countries: readonly string[]): Set<TermId> {
    const wanted = new Set(this.#ids(countries));
    const found = this.#ends(wanted, closure(reversed(LARGER)));
    for (const { kind, filter } of OF_COUNTRIES) {
      const list = ThingList.of(this.#terms, this.names, kind);
      const selection = new ListSelection(list, { values: new Map([[filter, [wanted]]]) });
      selection.visit((id) => found.add(id));
    }
    return this.#withParts(found);
  }

  /** With the statements made in the news items among these, and the posts at the bodies. */
  #withParts(things: Set<TermId>): Set<TermId> {
    return this.#ends(things, union(SELF, against('statedIn'), against('postAt')));
  }

  #ends(things: Iterable<TermId>, path: ListPath): Set<TermId> {
    const idPath = toIdPath(path, this.graph, this.names);
    const found = new Set<TermId>();
    for (const thing of things) followIds(idPath, thing, (each) => found.add(each));
    return found;
  }

  #ids(iris: readonly string[]): TermId[] {
    return iris.map((iri) => this.graph.dictionary.idOf(namedNode(iri)));
  }
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
