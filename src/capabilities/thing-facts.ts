/** The facts of one thing, with the words or pages that they rest on. */
import { badRequest, notFound } from '../errors.js';
import {
  UNBOUND,
  labelOf,
  localNameOf,
  spokenLabelOf,
  type GraphVersion,
  type TermId,
} from '../graph/index.js';
import { filledText, said, INTEGER, listOf, membersOf, objectOf, TEXT } from '../input/index.js';
import {
  SCHEMA,
  getOrMake,
  namedNode,
  objectsOf,
  RDF,
  type NamedNode,
  type Names,
  type Term,
} from '../rdf/index.js';
import { thingIri } from '../search/index.js';
import { rowsOf } from '../sparql/index.js';
import { capability, type Caller } from './capability.js';
import {
  CELL,
  FROM,
  NOTE,
  VERSION,
  namedValueOf,
  propertyOf,
  PAGE,
  noteOfPage,
} from './members.js';
import { receiptsFor } from '../news/index.js';

/** Statements of a thing that are read in the main thread. */
const MAX_STATEMENTS = 5_000;
/** Pages named for one thing; more are counted. */
const MAX_PAGES = 3;
const INFERRED = 'inferred';

export const THING = said(
  filledText(2_000),
  'Its IRI as find_thing gives it, or kind and slug.',
  ...['https://w3id.org/osce-graph/id/state/albania', 'organization/presence-in-albania'],
);

/** With its statements in the version. @throws ServiceError `not-found`, `bad-request` */
function thingFor(said: string, { version, service: { names, history } }: Caller): NamedNode {
  const thing = namedNode(thingIri(said.trim(), names));
  const count = version.count(thing);
  if (count > MAX_STATEMENTS)
    throw badRequest(
      `<${thing.value}> has ${count} statements, more than the ${MAX_STATEMENTS} that are read at ` +
        `once. Use the tool query: SELECT ?property ?value { <${thing.value}> ?property ?value }.`,
    );
  if (count > 0) return thing;
  throw notFound(
    `Version ${version.number} says nothing about <${thing.value}>` +
      (history.wasTouched(thing) ? ', but other versions do; see changes_since.' : '.') +
      ' Search (the tool find_thing) finds things by name.',
  );
}

/** A statement of a thing, once, and its graphs. */
interface OwnFact {
  readonly ids: readonly [subject: TermId, predicate: TermId, object: TermId];
  readonly property: NamedNode;
  readonly value: Term;
  readonly from: readonly string[];
}

/** A thing's statements, by property; purely inferred ones come last. */
export function factsOf(version: GraphVersion, thing: NamedNode, names: Names): OwnFact[] {
  const { ids } = version;
  const { dictionary } = ids;
  const origins = new Origins(version, names);
  const found = new Map<string, OwnFact & { readonly from: string[] }>();
  const id = dictionary.idOf(thing);
  ids.visit(id, undefined, undefined, undefined, (subject, predicate, object, graph) => {
    const fact = getOrMake(found, `${predicate} ${object}`, () => ({
      ids: [subject, predicate, object] as const,
      // Predicates are IRIs.
      property: dictionary.termOf(predicate) as NamedNode,
      value: dictionary.termOf(object),
      from: [],
    }));
    fact.from.push(origins.ofGraph(graph));
  });
  const keyOf = ({ from, property, value }: OwnFact): string =>
    [from.every((each) => each === INFERRED) ? 1 : 0, property.value, value.value].join(' ');
  return [...found.values()].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

/** The origins of statements, in words: the address of a source page, or a part of the graph. */
export class Origins {
  readonly #version: GraphVersion;
  readonly #names: Names;
  readonly #parts: ReadonlyMap<string, string>;
  readonly #known = new Map<TermId, string>();

  constructor(version: GraphVersion, names: Names) {
    const { ontology, reference, inferred, edits, receipts, review } = names.graphs;
    this.#version = version;
    this.#names = names;
    this.#parts = new Map([
      [ontology.value, 'ontology'],
      [reference.value, 'reference data'],
      [inferred.value, INFERRED],
      [edits.value, 'edits'],
      [receipts.value, 'receipts'],
      [review.value, 'review'],
    ]);
  }

  /** The origin of a named graph; the address of its page if it has one. */
  ofGraph(graph: TermId): string {
    return getOrMake(this.#known, graph, () => {
      if (graph === UNBOUND) return 'default graph';
      const iri = this.#iriOf(graph);
      const slug = this.#slugIn(iri);
      return slug === undefined
        ? (this.#parts.get(iri) ?? iri)
        : this.addressOf(this.#names.thing('page', slug));
    });
  }

  /** The origins of a thing's asserted statements: pages last. */
  ofThing(iri: string): string[] {
    const { ids } = this.#version;
    const thing = ids.dictionary.idOf(namedNode(iri));
    if (thing === UNBOUND) return [];
    const graphs = new Set<TermId>();
    ids.visit(thing, undefined, undefined, undefined, (...statement) => graphs.add(statement[3]));
    const isPage = (graph: TermId): boolean =>
      graph !== UNBOUND && this.#slugIn(this.#iriOf(graph)) !== undefined;
    const pages = [...graphs].filter(isPage);
    const parts = [...graphs].filter((graph) => !isPage(graph)).map((each) => this.ofGraph(each));
    const more = pages.length - MAX_PAGES;
    return [
      ...parts.filter((part) => part !== INFERRED),
      ...pages.slice(0, MAX_PAGES).map((graph) => this.ofGraph(graph)),
      ...(more > 0 ? [`${more} more pages (see sources_of)`] : []),
    ];
  }

  /** The address of a source page on the web; its IRI if unknown. */
  addressOf(page: NamedNode): string {
    return objectsOf(this.#version, page, SCHEMA.url)[0]?.value ?? page.value;
  }

  #slugIn(iri: string): string | undefined {
    const prefix = this.#names.graphs.page('').value;
    return iri.startsWith(prefix) ? iri.slice(prefix.length) : undefined;
  }

  #iriOf(graph: TermId): string {
    return this.#version.ids.dictionary.termOf(graph).value;
  }
}

const MAX_FACTS = 200;

export const getThing = capability({
  name: 'get-thing',
  summary: 'Shows all facts about one thing, with where they come from',
  input: membersOf({ thing: THING }, { version: VERSION }),
  output: objectOf(
    {
      iri: TEXT,
      label: TEXT,
      types: listOf(TEXT),
      total: said(INTEGER, 'How many facts there are.'),
      facts: listOf(
        objectOf({ property: TEXT, propertyIri: TEXT, value: CELL, from: FROM }, { iri: TEXT }),
      ),
      pointedAtBy: said(
        listOf(objectOf({ property: TEXT, propertyIri: TEXT, things: INTEGER })),
        'Properties by which other things point at this one, and how many do.',
      ),
    },
    { note: NOTE },
  ),
  run: async ({ thing: said }, caller) => {
    const { version, service } = caller;
    const thing = thingFor(said, caller);
    const all = factsOf(version, thing, service.names);
    const facts = all.filter(({ property }) => !property.equals(RDF.type));
    const types = all
      .filter(({ property }) => property.equals(RDF.type))
      .filter(({ value }) => value.value.startsWith(service.names.ontologyIri));
    return {
      iri: thing.value,
      label: labelOf(version, thing),
      types: types.map(({ value }) => labelOf(version, value)),
      total: facts.length,
      facts: facts.slice(0, MAX_FACTS).map(({ property, value, from }) => ({
        ...propertyOf(version, property),
        ...namedValueOf(version, value),
        from,
      })),
      pointedAtBy: await incomingOf(thing, caller),
      ...(facts.length > MAX_FACTS
        ? {
            note:
              `These are the first ${MAX_FACTS} of ${facts.length} facts. For all of them, use the ` +
              `tool query: SELECT ?property ?value { <${thing.value}> ?property ?value }.`,
          }
        : {}),
    };
  },
  http: false,
  commands: [],
  tool: {
    title: 'Look at one thing',
    description:
      'All facts about one thing (event, organization, State, person, news item, …), each with ' +
      'where it comes from, and how many other things point at it. For the words that a fact rests ' +
      'on, use sources_of. Example: {"thing": "organization/presence-in-albania"}.',
  },
});

async function incomingOf(
  thing: NamedNode,
  { service, version, asked }: Caller,
): Promise<object[]> {
  const answer = await service.unionSparql.query(
    version,
    `SELECT ?property (COUNT(DISTINCT ?other) AS ?things) { ?other ?property <${thing.value}> }
      GROUP BY ?property ORDER BY DESC(?things) ?property`,
    asked,
  );
  return (await rowsOf(answer)).flatMap(({ property, things }) =>
    property?.termType === 'NamedNode' && things
      ? [{ ...propertyOf(version, property), things: Number(things.value) }]
      : [],
  );
}

const A_PAGE = 50;

const WORDS = objectOf(
  {
    quote: TEXT,
    page: said(TEXT, 'The address of the source page.'),
    start: said(INTEGER, 'Its first character in the text of the page.'),
    end: INTEGER,
    rule: TEXT,
    confidence: { type: 'number' },
    receipt: TEXT,
  },
  { note: said(TEXT, 'What an editor gave as the reason.') },
);

export const sourcesOf = capability({
  name: 'sources-of',
  summary: 'Shows the words or pages that facts about a thing rest on',
  input: membersOf(
    { thing: THING },
    {
      property: said(
        filledText(2_000),
        'Only facts with this property: its IRI, or its name.',
        'organizer',
        'https://w3id.org/osce-graph/ontology#startDate',
      ),
      page: said(PAGE, `Which ${A_PAGE} facts, from 1.`),
      version: VERSION,
    },
  ),
  output: objectOf(
    {
      iri: TEXT,
      label: TEXT,
      total: said(INTEGER, 'How many facts there are.'),
      facts: listOf(
        objectOf(
          { property: TEXT, propertyIri: TEXT, value: CELL, from: FROM, words: listOf(WORDS) },
          { iri: TEXT },
        ),
      ),
    },
    { note: NOTE },
  ),
  run: ({ thing: said, property, page }, caller) => {
    const { version, service } = caller;
    const thing = thingFor(said, caller);
    const facts = factsOf(version, thing, service.names).filter(
      (fact) => property === undefined || isCalled(fact, property.trim(), version),
    );
    const first = (page - 1) * A_PAGE;
    const shown = facts.slice(first, first + A_PAGE);
    const origins = new Origins(version, service.names);
    const total = facts.length;
    const none = 'The thing has no fact with this property; get_thing lists its properties.';
    return {
      iri: thing.value,
      label: labelOf(version, thing),
      total,
      facts: shown.map((fact) => ({
        ...propertyOf(version, fact.property),
        ...namedValueOf(version, fact.value),
        from: fact.from,
        words: wordsOf(fact, version, service.names, origins),
      })),
      ...(total === 0 && property !== undefined
        ? { note: none }
        : noteOfPage('facts', { first, count: shown.length, total }, `"page": ${page + 1}`)),
    };
  },
  http: { topic: 'Things' },
  tool: {
    title: 'Where facts come from',
    description:
      'For the facts about one thing: the words of a news page that each rests on, with their place ' +
      'in the page, the rule that read them and its confidence; for facts without words, the page or ' +
      'the part of the graph. Use it before you quote a fact. Example: {"thing": ' +
      '"event/2021-11-23-tirana-security-sector-governance-workshop", "property": "organizer"}.',
  },
});

function isCalled({ property }: OwnFact, name: string, version: GraphVersion): boolean {
  const names = [property.value, localNameOf(property.value), spokenLabelOf(version, property)];
  return names.some((each) => each.toLowerCase() === name.replace(/^og:/, '').toLowerCase());
}

function wordsOf(
  { ids }: OwnFact,
  version: GraphVersion,
  names: Names,
  origins: Origins,
): object[] {
  return receiptsFor(ids, version, names).map(
    ({ receipt, page, quote, note, start, end, rule, confidence }) => ({
      quote,
      page: page === '' ? '' : origins.addressOf(namedNode(page)),
      start,
      end,
      rule,
      confidence: Number(confidence),
      receipt: receipt.value,
      ...(note === '' ? {} : { note }),
    }),
  );
}
