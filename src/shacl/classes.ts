/** Instances of classes by the data's own rdf:type and rdfs:subClassOf (SHACL §3.2). */
import { RDF, RDFS, objectsOf, termKey, type QuadSource, type Term } from '../rdf/index.js';

/** A class and those above it, by `termKey`; a circle of super-classes ends where it began. */
export function superClassesOf(data: QuadSource, type: Term): Map<string, Term> {
  return reachableFrom([type], (from) => objectsOf(data, from, RDFS.subClassOf));
}

/** Whether a class of the node is this one or below it. */
export function isInstanceOf(data: QuadSource, node: Term, type: Term): boolean {
  return objectsOf(data, node, RDF.type).some((own) =>
    superClassesOf(data, own).has(termKey(type)),
  );
}

/** These terms and all reachable from them, each once, by `termKey`. */
export function reachableFrom(
  start: readonly Term[],
  next: (from: Term) => readonly Term[],
): Map<string, Term> {
  const seen = new Map(start.map((term) => [termKey(term), term]));
  for (const from of seen.values())
    for (const to of next(from)) if (!seen.has(termKey(to))) seen.set(termKey(to), to);
  return seen;
}
