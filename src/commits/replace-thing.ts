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

export interface ThingTarget {
  readonly iri: NamedNode;
  /** The only graph that changes; without it all are read, and new ones go to that of edits. */
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
  const all = statementsOfThing(version, { iri }, names);
  const explicit = withoutImpliedTypes(version, iri, wanted, all);
  const [one = [], other = []] = await Promise.all(
    // Whether blank nodes of one can be renamed so that both are equal.
    [all, explicit].map((quads) => canonicalLines(withoutGraphs(quads.filter(mentionsBlankNode)))),
  );
  const hasSameBlankNodes = one.join('\n') === other.join('\n');
  const isIn = (quads: readonly Quad[]): ((each: Quad) => boolean) => {
    const keys = keysOf(quads);
    return (each) => (hasSameBlankNodes && mentionsBlankNode(each)) || keys.has(keyOf(each));
  };
  const [stays, isThere] = [isIn(explicit), isIn(all)];
  return {
    removed: all.filter((each) => (!graph || each.graph.equals(graph)) && !stays(each)),
    added: explicit
      .filter((each) => !isThere(each))
      .map(({ subject, predicate, object }) =>
        quad(subject, predicate, object, graph ?? names.graphs.edits),
      ),
  };
}

/** What is asserted of a thing and its nodes, in one graph or all, except receipts and reviews. */
export function statementsOfThing(
  version: TermGraph,
  { iri, graph }: ThingTarget,
  names: Names,
): Quad[] {
  const { dictionary } = version.ids;
  const thing = new Describer(version.ids, names).describe(dictionary.idOf(iri));
  return [...(thing?.nodes ?? [])]
    .flatMap((node) => [...version.match(dictionary.termOf(node), null, null, graph)])
    .filter((each) => names.isAsserted(each.graph));
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

/** Without classes that need no statement, since they are above others of the thing. */
function withoutImpliedTypes(
  version: TermGraph,
  iri: NamedNode,
  wanted: readonly Quad[],
  said: readonly Quad[],
): Quad[] {
  const isType = ({ subject, predicate }: Quad): boolean =>
    subject.equals(iri) && predicate.equals(RDF.type);
  const types = wanted.filter(isType).map(({ object }) => object);
  const above = new Map(types.map((type) => [termKey(type), superClassesOf(version, type)]));
  const isAbove = (upper: Term, lower: Term): boolean =>
    above.get(termKey(lower))?.has(termKey(upper)) === true;
  const isImplied = (type: Term): boolean =>
    types.some((other) => isAbove(type, other) && !isAbove(other, type));
  const isSaid = keysOf(said);
  return wanted.filter(
    (each) => !isType(each) || isSaid.has(keyOf(each)) || !isImplied(each.object),
  );
}

const keyOf = ({ subject, predicate, object }: Quad): string =>
  quadKey(quad(subject, predicate, object, defaultGraph()));

const keysOf = (quads: readonly Quad[]): Set<string> => new Set(quads.map(keyOf));
