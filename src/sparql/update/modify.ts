/** INSERT DATA, DELETE DATA, DELETE WHERE and DELETE/INSERT (SPARQL 1.1 Update §3.1). */
import type { TermId } from '../../graph/index.js';
import type { Modify } from '../algebra/index.js';
import { BatchBuilder } from '../operators/index.js';
import { Template, type Evaluation } from '../plan/index.js';
import type { DraftGraph } from './draft-graph.js';

/** Memory of a quad that waits for the last removal. */
const QUAD_BYTES = 16;

/** All removals come first; invalid RDF is left out. Solutions are of the graph before. */
export function modify(
  draft: DraftGraph,
  { remove, insert }: Modify,
  { context, root }: Evaluation,
): void {
  const [removed, inserted] = [
    new Template(context, root, remove),
    new Template(context, root, insert),
  ];
  const kept = new BatchBuilder(4);
  for (const { columns, rowCount } of root.batches()) {
    for (let row = 0; row < rowCount; row += 1) {
      removed.fill(columns, row);
      inserted.fill(columns, row);
      for (let index = 0; index < removed.quadCount; index += 1) {
        if (removed.isQuad(index)) draft.remove(...quadAt(removed.ids, index));
      }
      for (let index = 0; index < inserted.quadCount; index += 1) {
        if (!inserted.isQuad(index)) continue;
        context.budget.addMemory(QUAD_BYTES);
        kept.push(quadAt(inserted.ids, index));
      }
      context.budget.check();
    }
  }
  for (let row = 0; row < kept.rowCount; row += 1) {
    const [subjects, predicates, objects, graphs] = kept.columns;
    draft.insert(subjects![row]!, predicates![row]!, objects![row]!, graphs![row]!);
  }
}

type IdQuad = readonly [subject: TermId, predicate: TermId, object: TermId, graph: TermId];

function quadAt(ids: Uint32Array, index: number): IdQuad {
  return [ids[index * 4]!, ids[index * 4 + 1]!, ids[index * 4 + 2]!, ids[index * 4 + 3]!];
}
