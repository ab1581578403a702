/** INSERT DATA, DELETE DATA, DELETE WHERE and DELETE/INSERT (SPARQL 1.1 Update §3.1). */
import type { TermId } from '../../graph/index.js';
import { Template, type Evaluation } from '../plan/index.js';
import type { Budget } from '../workers/index.js';
import type { DraftGraph } from './draft-graph.js';
import type { Modify } from './parse-update.js';

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
  const insertedIds = new IdList(context.budget);
  for (const { columns, rowCount } of root.batches()) {
    for (let row = 0; row < rowCount; row += 1) {
      removed.fill(columns, row);
      inserted.fill(columns, row);
      for (let index = 0; index < removed.quadCount; index += 1) {
        if (removed.isQuad(index)) draft.remove(...quadAt(removed.ids, index));
      }
      for (let index = 0; index < inserted.quadCount; index += 1) {
        if (inserted.isQuad(index)) insertedIds.push(inserted.ids, index * 4);
      }
      context.budget.check();
    }
  }
  for (let index = 0; index * 4 < insertedIds.length; index += 1)
    draft.insert(...quadAt(insertedIds.ids, index));
}

type IdQuad = readonly [subject: TermId, predicate: TermId, object: TermId, graph: TermId];

function quadAt(ids: Uint32Array, index: number): IdQuad {
  return [ids[index * 4]!, ids[index * 4 + 1]!, ids[index * 4 + 2]!, ids[index * 4 + 3]!];
}

class IdList {
  ids = new Uint32Array(64);
  length = 0;

  constructor(private readonly budget: Budget) {}

  /** Appends a quad of another buffer. */
  push(from: Uint32Array, at: number): void {
    if (this.length === this.ids.length) {
      this.budget.addMemory(4 * this.length);
      const longer = new Uint32Array(this.length * 2);
      longer.set(this.ids);
      this.ids = longer;
    }
    for (let position = 0; position < 4; position += 1)
      this.ids[this.length + position] = from[at + position]!;
    this.length += 4;
  }
}
