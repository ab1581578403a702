/** The triples that CONSTRUCT makes of solutions (SPARQL 1.1 §16.2). */
import { FIRST_INLINE_ID, TermKind, UNBOUND, isLocal, type TermId } from '../../graph/index.js';
import type { Quad, Term } from '../../rdf/index.js';
import { RowIndex, type Operator, type QueryContext } from '../operators/index.js';
import { TripleValue } from '../values/index.js';

/** Ids of a triple. */
export type IdTriple = readonly [subject: TermId, predicate: TermId, object: TermId];

/** Reads one position of the template for a solution; 0 where it has no term. */
type Filler = (columns: readonly Uint32Array[], row: number) => TermId;

/** The template's triples for each solution, each triple once; those that would not be RDF are left out (§16.2.1). */
export function* constructed(context: QueryContext, root: Operator, template: readonly Quad[]): Generator<IdTriple> {
  const blankNodes = new Map<string, TermId>();
  const fillers = template.map(({ subject, predicate, object }) => [subject, predicate, object].map((term) => fillerOf(term, context, root, blankNodes)));
  const seen = new RowIndex(3, context.budget);
  const triple = [new Uint32Array(1), new Uint32Array(1), new Uint32Array(1)];
  for (const { columns, rowCount } of root.batches()) {
    for (let row = 0; row < rowCount; row += 1) {
      // Blank nodes of the template are other ones in each solution.
      blankNodes.clear();
      for (const parts of fillers) {
        for (let index = 0; index < 3; index += 1) triple[index]![0] = parts[index]!(columns, row);
        const [subject, predicate, object] = [triple[0]![0]!, triple[1]![0]!, triple[2]![0]!];
        if (!isTriple(context, subject, predicate, object)) continue;
        seen.add(triple, 0);
        if (seen.isNew) yield [subject, predicate, object];
      }
      context.budget.check();
    }
  }
}

function fillerOf(term: Term, context: QueryContext, root: Operator, blankNodes: Map<string, TermId>): Filler {
  switch (term.termType) {
    case 'Variable': {
      const column = root.columnOf(term.value);
      return column === -1 ? () => UNBOUND : (columns, row) => columns[column]![row]!;
    }
    case 'BlankNode':
      return () => {
        let id = blankNodes.get(term.value);
        if (id === undefined) blankNodes.set(term.value, (id = context.idOf(context.freshBlankNode())));
        return id;
      };
    case 'Quad': {
      const [subject, predicate, object] = [term.subject, term.predicate, term.object].map((part) => fillerOf(part, context, root, blankNodes)) as [Filler, Filler, Filler];
      return (columns, row) => {
        const ids = [subject(columns, row), predicate(columns, row), object(columns, row)] as const;
        if (!isTriple(context, ...ids)) return UNBOUND;
        const [s, p, o] = ids.map((id) => context.valueOf(id)!);
        return context.idOf(new TripleValue(s!, p!, o!));
      };
    }
    default: {
      const id = context.idOf(term);
      return () => id;
    }
  }
}

/** Whether these can stand in a triple: an IRI or blank node, an IRI, and any term. */
function isTriple(context: QueryContext, subject: TermId, predicate: TermId, object: TermId): boolean {
  if (subject === UNBOUND || predicate === UNBOUND || object === UNBOUND) return false;
  return isResource(context, subject) && kindOf(context, predicate) === TermKind.iri;
}

function isResource(context: QueryContext, id: TermId): boolean {
  const kind = kindOf(context, id);
  return kind === TermKind.iri || kind === TermKind.blankNode;
}

function kindOf(context: QueryContext, id: TermId): number {
  if (!isLocal(id)) return id >= FIRST_INLINE_ID ? TermKind.typed : context.graph.dictionary.kindOf(id);
  const { termType } = context.termOf(id);
  return termType === 'NamedNode' ? TermKind.iri : termType === 'BlankNode' ? TermKind.blankNode : termType === 'Quad' ? TermKind.triple : TermKind.typed;
}
