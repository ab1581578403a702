/** What is an instance of which class, as the data's own rdf:type and rdfs:subClassOf statements say (SHACL §3.2). */
import { RDF, RDFS, objectsOf, termKey, type QuadSource, type Term } from '../rdf/index.js';

/** A class and those above it, by `termKey`; a circle of super-classes ends where it began. */
export function superClassesOf(data: QuadSource, type: Term): Map<string, Term> {
  return reachable(type, (from) => objectsOf(data, from, RDFS.subClassOf));
}

/** Whether a class of the node is this one or below it. */
export function isInstanceOf(data: QuadSource, node: Term, type: Term): boolean {
  return objectsOf(data, node, RDF.type).some((own) => superClassesOf(data, own).has(termKey(type)));
}

function reachable(start: Term, next: (from: Term) => Term[]): Map<string, Term> {
  const seen = new Map([[termKey(start), start]]);
  for (const from of seen.values()) for (const to of next(from)) if (!seen.has(termKey(to))) seen.set(termKey(to), to);
  return seen;
}
