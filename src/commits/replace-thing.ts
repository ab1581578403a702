/** A thing's new statements as a change. */
import { badRequest } from '../errors.js';
import { Describer, type TermGraph } from '../graph/index.js';
import {
  RDF,
  canonicalLines,
  defaultGraph,
  mentionsBlankNode,
  quad,
  quadKey,
  termKey,
  toNTriplesTerm,
  withoutGraphs,
  type Change,
  type NamedNode,
  type Names,
  type Quad,
  type Term,
} from '../rdf/index.js';
import { superClassesOf } from '../shacl/index.js';

/** Where statements of a thing are written. */
export interface ThingTarget {
  readonly iri: NamedNode;
  /**
   * The only graph whose statements change; without it all are read, and new ones go to the graph
   * of edits.
   */
  readonly graph?: NamedNode | undefined;
}

/**
 * The change after which a thing has just these statements. A document of it may be sent back
 * whole: it may include names of neighbours and inferred classes. Unchanged statements keep their
 * graphs; receipts and reviews are left alone.
 * @throws ServiceError `bad-request` for a document without statements about the thing, or with new
 *   ones about another.
 */
export async function changeOfThing(
  version: TermGraph,
  { iri, graph }: ThingTarget,
  statements: readonly Quad[],
  names: Names,
): Promise<Change> {
  const own = nodesOfThing(iri, statements);
  requireOwn(version, iri, statements, own);
  const wanted = withoutGraphs(statements.filter(({ subject }) => own.has(termKey(subject))));
  const all = statementsOf(version, iri, names);
  const writable = graph ? all.filter((each) => each.graph.equals(graph)) : all;
  const followed = impliedTypes(version, iri, wanted, all);
  const explicit = wanted.filter((each) => !followed.has(quadKey(each)));
  const [known, stays] = [keysOf(all), keysOf(explicit)];
  const hasSameBlankNodes = await isSameApartFromLabels(
    all.filter(mentionsBlankNode),
    explicit.filter(mentionsBlankNode),
  );
  const isToStay = (each: Quad): boolean =>
    (hasSameBlankNodes && mentionsBlankNode(each)) || stays.has(keyOf(each));
  const isThere = (each: Quad): boolean =>
    (hasSameBlankNodes && mentionsBlankNode(each)) || known.has(keyOf(each));
  return {
    removed: writable.filter((each) => !isToStay(each)),
    added: explicit
      .filter((each) => !isThere(each))
      .map(({ subject, predicate, object }) =>
        quad(subject, predicate, object, graph ?? names.graphs.edits),
      ),
  };
}

/** A thing's removable statements, in one graph or all. */
export function statementsOfThing(
  version: TermGraph,
  { iri, graph }: ThingTarget,
  names: Names,
): Quad[] {
  const all = statementsOf(version, iri, names);
  return graph ? all.filter((each) => each.graph.equals(graph)) : all;
}

/** Asserted statements about a thing and the nodes of it, except receipts and reviews. */
function statementsOf(version: TermGraph, iri: NamedNode, names: Names): Quad[] {
  const others = [names.graphs.inferred, ...names.sideGraphs];
  const nodes =
    new Describer(version.ids, names).describe(version.ids.dictionary.idOf(iri))?.nodes ?? [];
  return nodes
    .flatMap((node) => [...version.match(version.ids.dictionary.termOf(node))])
    .filter((each) => !others.some((graph) => graph.equals(each.graph)));
}

/** The thing, its fragments and the blank nodes reachable from it, as in `Describer`. */
function nodesOfThing(iri: NamedNode, statements: readonly Quad[]): ReadonlySet<string> {
  const nodes = new Set([termKey(iri)]);
  const reach = (term: Term): void => {
    if (term.termType === 'Quad') for (const part of [term.subject, term.object]) reach(part);
    else if (
      term.termType === 'BlankNode' ||
      (term.termType === 'NamedNode' && term.value.startsWith(`${iri.value}#`))
    )
      nodes.add(termKey(term));
  };
  for (const node of nodes)
    for (const { subject, object } of statements) if (termKey(subject) === node) reach(object);
  return nodes;
}

function requireOwn(
  version: TermGraph,
  iri: NamedNode,
  statements: readonly Quad[],
  own: ReadonlySet<string>,
): void {
  if (!statements.some(({ subject }) => subject.equals(iri)))
    throw badRequest(
      `The document has no statements about <${iri.value}>. Its statements must have that ` +
        'IRI as their subject. To remove a thing, use DELETE.',
    );
  const strange = statements.find(
    ({ subject, predicate, object }) =>
      !own.has(termKey(subject)) && version.count(subject, predicate, object) === 0,
  );
  if (!strange) return;
  const text = [strange.subject, strange.predicate, strange.object].map(toNTriplesTerm).join(' ');
  throw badRequest(
    `The document is about <${iri.value}>, but contains a new statement about another thing: ` +
      `${text}. Send that to the address of the other thing.`,
  );
}

/** Classes that need no statement, since they are above others of the thing. */
function impliedTypes(
  version: TermGraph,
  iri: NamedNode,
  wanted: readonly Quad[],
  said: readonly Quad[],
): Set<string> {
  const types = wanted.filter(
    ({ subject, predicate }) => subject.equals(iri) && predicate.equals(RDF.type),
  );
  const above = new Map(
    types.map(({ object }) => [termKey(object), superClassesOf(version, object)]),
  );
  const isBelow = (lower: Term, upper: Term): boolean =>
    above.get(termKey(lower))?.has(termKey(upper)) === true &&
    above.get(termKey(upper))?.has(termKey(lower)) !== true;
  const isSaid = keysOf(said);
  return new Set(
    types
      .filter(
        (type) =>
          !isSaid.has(keyOf(type)) && types.some((other) => isBelow(other.object, type.object)),
      )
      .map(quadKey),
  );
}

/** Whether blank nodes of one can be renamed so that both are equal. */
async function isSameApartFromLabels(
  left: readonly Quad[],
  right: readonly Quad[],
): Promise<boolean> {
  const [one, other] = await Promise.all([
    canonicalLines(withoutGraphs(left)),
    canonicalLines(withoutGraphs(right)),
  ]);
  return one.length === other.length && one.every((line, index) => line === other[index]);
}

const keyOf = ({ subject, predicate, object }: Quad): string =>
  quadKey(quad(subject, predicate, object, defaultGraph()));

const keysOf = (quads: readonly Quad[]): Set<string> => new Set(quads.map(keyOf));
