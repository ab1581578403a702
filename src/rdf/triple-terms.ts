/** Triple terms as nodes of the class `rdf:TripleTerm` (RDF 1.2 Interoperability). */
import type { Quad, Term } from '@rdfjs/types';
import { termKey } from './quad-source.js';
import { quadFrom } from './terms.js';
import { RDF } from './vocabularies.js';

/** Blank nodes with one subject, predicate and object become triple terms. */
export function withTripleTerms(quads: readonly Quad[]): Quad[] {
  const nodes = new Set(
    quads
      .filter(
        ({ subject, predicate, object }) =>
          subject.termType === 'BlankNode' &&
          predicate.equals(RDF.type) &&
          object.equals(RDF.TripleTerm),
      )
      .map(({ subject }) => termKey(subject)),
  );
  if (nodes.size === 0) return [...quads];
  const parts = new Map<string, Term>();
  for (const { subject, predicate, object } of quads)
    parts.set(`${termKey(subject)} ${predicate.value}`, object);
  const restored = (term: Term): Term => {
    const key = termKey(term);
    const [subject, predicate, object] = [RDF.ttSubject, RDF.ttPredicate, RDF.ttObject].map(
      ({ value }) => parts.get(`${key} ${value}`),
    );
    if (!nodes.has(key) || !subject || !object || predicate?.termType !== 'NamedNode') return term;
    // Removed on the way, so that a node inside itself ends.
    nodes.delete(key);
    const triple = quadFrom([subject, predicate, restored(object)]);
    nodes.add(key);
    return triple;
  };
  return quads
    .filter(({ subject }) => restored(subject).termType !== 'Quad')
    .map((each) => quadFrom([each.subject, each.predicate, restored(each.object), each.graph]));
}
