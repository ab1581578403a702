/** The statements that templates of an update make of solutions (SPARQL 1.1 Update §3.1.3). */
import { blankNode, defaultGraph, quad, quadFrom, type Quad, type Term } from '../rdf/index.js';

type Solution = Readonly<Record<string, Term | undefined>>;

/**
 * The quads of a template for each solution. Where a variable has no value, or the value cannot
 * stand there, the quad is left out; blank nodes are new for each solution.
 */
export function* filled(template: readonly Quad[], solutions: Iterable<Solution>): Generator<Quad> {
  let number = 0;
  for (const solution of solutions) {
    number += 1;
    for (const { subject, predicate, object, graph } of template) {
      const valueOf = (term: Term): Term | undefined => valueIn(term, solution, number);
      const [s, p, o] = [valueOf(subject), valueOf(predicate), valueOf(object)];
      const g = graph.termType === 'DefaultGraph' ? defaultGraph() : valueOf(graph);
      if (!s || !p || !o || !g) continue;
      const isSubject = s.termType === 'NamedNode' || s.termType === 'BlankNode';
      const isGraph = g.termType === 'NamedNode' || g.termType === 'DefaultGraph';
      if (isSubject && p.termType === 'NamedNode' && isGraph)
        yield quad(s, p, o as Quad['object'], g);
    }
  }
}

function valueIn(term: Term, solution: Solution, number: number): Term | undefined {
  if (term.termType === 'Variable') return solution[term.value];
  if (term.termType === 'BlankNode') return blankNode(`${term.value}-${number}`);
  if (term.termType !== 'Quad') return term;
  const parts = [term.subject, term.predicate, term.object].flatMap(
    (part) => valueIn(part, solution, number) ?? [],
  );
  return parts.length === 3 ? quadFrom(parts) : undefined;
}
