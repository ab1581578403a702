/** The triples that CONSTRUCT makes of solutions (SPARQL 1.1 §16.2). */
import type { TermId } from '../../graph/index.js';
import type { Quad } from '../../rdf/index.js';
import { RowIndex, type Operator, type QueryContext } from '../operators/index.js';
import { Template } from './template.js';

/** Ids of a triple. */
export type IdTriple = readonly [subject: TermId, predicate: TermId, object: TermId];

/**
 * The template's triples for each solution, each triple once; those that would not be RDF are left
 * out (§16.2.1).
 */
export function* constructed(
  context: QueryContext,
  root: Operator,
  quads: readonly Quad[],
): Generator<IdTriple> {
  const template = new Template(context, root, quads);
  const seen = new RowIndex(3, context.budget);
  const triple = [new Uint32Array(1), new Uint32Array(1), new Uint32Array(1)];
  for (const { columns, rowCount } of root.batches()) {
    for (let row = 0; row < rowCount; row += 1) {
      template.fill(columns, row);
      for (let index = 0; index < template.quadCount; index += 1) {
        if (!template.isQuad(index)) continue;
        const [subject, predicate, object] = template.ids.subarray(
          index * 4,
          index * 4 + 3,
        ) as unknown as IdTriple;
        [triple[0]![0], triple[1]![0], triple[2]![0]] = [subject, predicate, object];
        const known = seen.rowCount;
        seen.addAll(triple, 1);
        if (seen.rowCount > known) yield [subject, predicate, object];
      }
      context.budget.check();
    }
  }
}
