/** CONSTRUCT's triples (SPARQL 1.1 §16.2). */
import type { TermId } from '../../graph/index.js';
import type { Quad } from '../../rdf/index.js';
import { RowIndex, type Operator, type QueryContext } from '../operators/index.js';
import { Template } from './template.js';

export type IdTriple = readonly [subject: TermId, predicate: TermId, object: TermId];

/** The template's triples for each solution, each once, only valid RDF (§16.2.1). */
export function* constructed(
  context: QueryContext,
  root: Operator,
  quads: readonly Quad[],
): Generator<IdTriple> {
  const template = new Template(context, root, quads);
  const seen = new RowIndex(3, context.budget);
  for (const { columns, rowCount } of root.batches()) {
    const length = rowCount * template.quadCount;
    const triples = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];
    let count = 0;
    for (let row = 0; row < rowCount; row += 1) {
      template.fill(columns, row);
      for (let index = 0; index < template.quadCount; index += 1) {
        if (!template.isQuad(index)) continue;
        for (let part = 0; part < 3; part += 1)
          triples[part]![count] = template.ids[index * 4 + part]!;
        count += 1;
      }
      context.budget.check();
    }
    for (const index of seen.addNew(triples, count))
      yield [triples[0]![index]!, triples[1]![index]!, triples[2]![index]!];
  }
}
