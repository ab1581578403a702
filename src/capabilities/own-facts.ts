/** A call's thing, and its statements. */
import { badRequest, notFound } from '../errors.js';
import type { GraphVersion, TermId } from '../graph/index.js';
import { namedNode, type NamedNode, type Names, type Term } from '../rdf/index.js';
import { thingIri } from '../search/index.js';
import { INFERRED, Origins } from './origins.js';
import { filledText, said } from '../input/index.js';
import type { Caller } from './capability.js';

/** Statements of a thing that are read in the main thread. */
const MAX_STATEMENTS = 5_000;

/** The argument that names a thing. */
export const THING = said(
  filledText(2_000),
  'Its IRI as find_thing gives it, or kind and slug.',
  ...['https://w3id.org/osce-graph/id/state/albania', 'organization/presence-in-albania'],
);

/**
 * The thing of a call, with statements in its version.
 * @throws ServiceError `not-found`, `bad-request`
 */
export function thingFor(
  said: string,
  { version, service: { names, history } }: Caller,
): NamedNode {
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
      ' The tool find_thing finds things by name.',
  );
}

/** A statement of a thing, once, and its graphs. */
export interface OwnFact {
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
