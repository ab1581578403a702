/** Whether a node's validity is decided next to it, so that a change need not be looked at from afar. */
import { RDF, SH, namedNode, objectsOf, type NamedNode, type QuadSet, type QuadSource, type Term } from '../rdf/index.js';

const sh = (name: string): NamedNode => namedNode(SH.iri + name);

/** Properties that lead from a shape to shapes of the same node, or of the values of its path. */
const TO_SHAPE = ['node', 'not', 'qualifiedValueShape', 'property'].map(sh);
const TO_SHAPE_LIST = ['and', 'or', 'xone'].map(sh);
/** Constraints that a node may break by classes that its values gain, rather than by those they lose. */
const BROKEN_BY_MORE = ['not', 'xone', 'qualifiedMaxCount'].map(sh);
/** Paths of any number of steps. */
const CLOSURES = ['zeroOrMorePath', 'oneOrMorePath'].map(sh);

/**
 * Whether all constraints of a node are of statements that begin or end at it and of the classes at their other ends,
 * which only their loss can break. Shapes that look further are those with longer paths, and those that ask for
 * properties of a value.
 */
export function isLocal(shapes: QuadSet): boolean {
  const has = (predicate: NamedNode): boolean => shapes.countQuads(null, predicate, null, null) > 0;
  if (CLOSURES.some(has)) return false;
  for (const { subject, object } of shapes.match(null, SH.path)) {
    // A property shape among the parts of another is one of its values.
    if (isSequence(shapes, object) || anyPart(shapes, subject, SH.path)) return false;
  }
  return BROKEN_BY_MORE.every((predicate) => [...shapes.match(null, predicate)].every(({ subject }) => !anyPart(shapes, subject, sh('class'))));
}

/** Whether a path has a sequence somewhere: a list that is not the list of alternatives. */
function isSequence(shapes: QuadSource, path: Term): boolean {
  if (objectsOf(shapes, path, RDF.first).length > 0) return true;
  const [alternatives] = objectsOf(shapes, path, sh('alternativePath'));
  const parts = alternatives ? membersOf(shapes, alternatives) : [...objectsOf(shapes, path, SH.inversePath), ...objectsOf(shapes, path, sh('zeroOrOnePath'))];
  return parts.some((part) => isSequence(shapes, part));
}

/** Whether any shape that this one leads to, by however many steps, has a constraint. */
function anyPart(shapes: QuadSource, shape: Term, constraint: NamedNode): boolean {
  const seen = new Set<string>();
  const open = partsOf(shapes, shape);
  for (const part of open) {
    if (seen.has(part.value)) continue;
    seen.add(part.value);
    if (objectsOf(shapes, part, constraint).length > 0) return true;
    open.push(...partsOf(shapes, part));
  }
  return false;
}

function partsOf(shapes: QuadSource, shape: Term): Term[] {
  const lists = TO_SHAPE_LIST.flatMap((predicate) => objectsOf(shapes, shape, predicate));
  return [...TO_SHAPE.flatMap((predicate) => objectsOf(shapes, shape, predicate)), ...lists.flatMap((list) => membersOf(shapes, list))];
}

function membersOf(shapes: QuadSource, list: Term): Term[] {
  const members: Term[] = [];
  const seen = new Set<string>();
  for (let rest: Term | undefined = list; rest && !seen.has(rest.value); [rest] = objectsOf(shapes, rest, RDF.rest)) {
    seen.add(rest.value);
    members.push(...objectsOf(shapes, rest, RDF.first));
  }
  return members;
}
