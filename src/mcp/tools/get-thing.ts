/** `get_thing`: what the graph says of one thing, and where each fact comes from. */
import { ServiceError } from '../../errors.js';
import { labelOf, spokenLabelOf, type GraphVersion, type TermId } from '../../graph/index.js';
import { RDF, namedNode, type NamedNode, type Names, type Term } from '../../rdf/index.js';
import { thingIri } from '../../snapshots/index.js';
import { INFERRED, Origins } from '../origins.js';
import { CELL, namedValueOf } from '../terms.js';
import {
  FROM,
  NOTE,
  NUMBER,
  TEXT,
  TEXTS,
  VERSION,
  listOf,
  versionFor,
  type Arguments,
  type Caller,
  type Schema,
  type Tool,
} from '../tool.js';

/** Facts that are shown. */
const MAX_FACTS = 200;
/** Statements of a thing that are read in the main thread. */
const MAX_STATEMENTS = 5_000;

/** The argument that names a thing. */
export const THING: Schema = {
  type: 'string',
  description: 'Its IRI as find_thing gives it, or kind and slug.',
  minLength: 1,
  maxLength: 2_000,
  examples: ['https://w3id.org/osce-graph/id/state/albania', 'organization/presence-in-albania'],
};

export const getThing: Tool = {
  name: 'get_thing',
  title: 'Look at one thing',
  description:
    'All facts about one thing (event, organization, State, person, news item, …), each with ' +
    'where it comes from, and how many other things point at it. For the words that a fact rests ' +
    'on, use sources_of. Example: {"thing": "organization/presence-in-albania"}.',
  input: { thing: THING, version: VERSION },
  required: ['thing'],
  output: {
    iri: TEXT,
    label: TEXT,
    types: TEXTS,
    total: { ...NUMBER, description: 'How many facts there are.' },
    facts: listOf({ property: TEXT, propertyIri: TEXT, value: CELL, iri: TEXT, from: FROM }, [
      'property',
      'propertyIri',
      'value',
      'from',
    ]),
    pointedAtBy: {
      ...listOf({ property: TEXT, propertyIri: TEXT, things: NUMBER }, [
        'property',
        'propertyIri',
        'things',
      ]),
      description: 'Properties by which other things point at this one, and how many do.',
    },
    note: NOTE,
  },
  always: ['iri', 'label', 'types', 'total', 'facts', 'pointedAtBy'],
  answer: async (given, caller) => {
    const { version, thing } = await thingFor(given, caller);
    const { names } = caller.service;
    const all = factsOf(version, thing, names);
    const facts = all.filter(({ property }) => !property.equals(RDF.type));
    return {
      version: version.number,
      iri: thing.value,
      label: labelOf(version, thing),
      types: all
        .filter(({ property, value }) => property.equals(RDF.type) && isOurs(value.value, names))
        .map(({ value }) => labelOf(version, value)),
      total: facts.length,
      facts: facts.slice(0, MAX_FACTS).map(({ property, value, from }) => ({
        property: spokenLabelOf(version, property),
        propertyIri: property.value,
        ...namedValueOf(version, value),
        from,
      })),
      pointedAtBy: await incomingOf(version, thing, caller),
      ...(facts.length > MAX_FACTS
        ? {
            note:
              `These are the first ${MAX_FACTS} of ${facts.length} facts. For all of them, use the ` +
              `tool query: SELECT ?property ?value { <${thing.value}> ?property ?value }.`,
          }
        : {}),
    };
  },
};

const isOurs = (iri: string, { ontologyIri }: Names): boolean => iri.startsWith(ontologyIri);

/**
 * The thing that a caller asks for, in a version that says something of it.
 * @throws ServiceError `not-found`, `bad-request`
 */
export async function thingFor(
  given: Arguments,
  caller: Caller,
): Promise<{ version: GraphVersion; thing: NamedNode }> {
  const version = await versionFor(given, caller);
  const { names, history } = caller.service;
  const thing = namedNode(thingIri(String(given.thing).trim(), names));
  const count = version.count(thing);
  if (count > MAX_STATEMENTS)
    throw new ServiceError(
      'bad-request',
      `<${thing.value}> has ${count} statements, more than the ${MAX_STATEMENTS} that are read at ` +
        `once. Use the tool query: SELECT ?property ?value { <${thing.value}> ?property ?value }.`,
    );
  if (count > 0) return { version, thing };
  throw new ServiceError(
    'not-found',
    `Version ${version.number} says nothing about <${thing.value}>` +
      (history.wasTouched(thing) ? ', but other versions do; see changes_since.' : '.') +
      ' The tool find_thing finds things by name.',
  );
}

/** A statement of a thing, once, and where it stands. */
export interface OwnFact {
  readonly ids: readonly [subject: TermId, predicate: TermId, object: TermId];
  readonly property: NamedNode;
  readonly value: Term;
  readonly from: readonly string[];
}

/** What is said of a thing, by property; what only follows from other facts comes last. */
export function factsOf(version: GraphVersion, thing: NamedNode, names: Names): OwnFact[] {
  const { ids } = version;
  const { dictionary } = ids;
  const origins = new Origins(version, names);
  const found = new Map<string, OwnFact & { readonly from: string[] }>();
  const id = dictionary.idOf(thing);
  ids.visit(id, undefined, undefined, undefined, (subject, predicate, object, graph) => {
    const key = `${predicate} ${object}`;
    let fact = found.get(key);
    if (!fact)
      found.set(
        key,
        (fact = {
          ids: [subject, predicate, object],
          // Predicates are IRIs.
          property: dictionary.termOf(predicate) as NamedNode,
          value: dictionary.termOf(object),
          from: [],
        }),
      );
    fact.from.push(origins.ofGraph(graph));
  });
  return [...found.values()].sort(
    (left, right) =>
      Number(isInferred(left)) - Number(isInferred(right)) ||
      compare(left.property.value, right.property.value) ||
      compare(left.value.value, right.value.value),
  );
}

const isInferred = ({ from }: OwnFact): boolean => from.every((each) => each === INFERRED);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

async function incomingOf(
  version: GraphVersion,
  thing: NamedNode,
  { service, asked }: Caller,
): Promise<object[]> {
  const answer = await service.unionSparql.query(
    version,
    `SELECT ?property (COUNT(DISTINCT ?other) AS ?things) { ?other ?property <${thing.value}> }
      GROUP BY ?property ORDER BY DESC(?things) ?property`,
    asked,
  );
  if (answer.kind !== 'solutions') throw new TypeError('A SELECT query was asked.');
  const found: object[] = [];
  for await (const [property, things] of answer.solutions)
    if (property && things)
      found.push({
        property: spokenLabelOf(version, property),
        propertyIri: property.value,
        things: Number(things.value),
      });
  return found;
}
