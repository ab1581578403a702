/**
 * Keeps a database equal to the log.
 *
 * 1. A step is written to the data directory before its commit is in the log, and names the commit
 *    by its digest: after a crash it is known what the database still has to get.
 * 2. The operations of a step can be repeated, and may arrive late: whatever of them has happened,
 *    afterwards the database has the version.
 * 3. The mark of the database says a version only when all of it is there. A step that is too large
 *    for one operation says first that a version is on its way.
 */
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceError } from '../errors.js';
import { fromPatchLines, rdfPatchParts, type Change, type Quad } from '../rdf/index.js';
import type { Database, Mark, MarkStore } from './mark-store.js';
import type { StoredTerms } from './stored-terms.js';

/** Statements of one update, where the database has no limit. */
const STATEMENTS = 10_000;

/** The way from one version to the next: asserted and inferred statements. */
export interface Step {
  readonly from: Mark;
  readonly to: Mark;
  readonly change: Change;
}

export class DatabaseFollower {
  readonly #file: string;

  constructor(
    private readonly database: Database,
    readonly marks: MarkStore,
    private readonly terms: StoredTerms,
    directory: string,
  ) {
    this.#file = join(directory, 'database-step.rdfp');
  }

  /** Writes down what the database is to get, on the disk when it returns. */
  prepare({ from, to, change }: Step): void {
    const file = openSync(this.#file, 'w');
    try {
      writeFileSync(file, `# ${JSON.stringify({ from, to })}\n`);
      for (const part of rdfPatchParts(change)) writeFileSync(file, part);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  /** What was prepared and may not be in the database yet. */
  get prepared(): Step | undefined {
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch {
      return undefined;
    }
    // A step that was cut off belongs to a commit that never was.
    if (!text.endsWith('TC .\n')) return undefined;
    const [head = '', ...lines] = text.split('\n');
    const { from, to } = JSON.parse(head.slice(1)) as Pick<Step, 'from' | 'to'>;
    return { from, to, change: fromPatchLines(lines) };
  }

  /**
   * Brings a step to the database; one that is there already changes nothing.
   * @throws ServiceError `endpoint-failed` where the database does not take it or does not answer.
   */
  async deliver({ from, to, change }: Step): Promise<void> {
    const size = this.database.dialect.maxStatements ?? STATEMENTS;
    const [removed, added] = [chunksOf(change.removed, size), chunksOf(change.added, size)];
    if (change.removed.length + change.added.length <= size) {
      const texts = { removed: this.#textOf(change.removed), added: this.#textOf(change.added) };
      await this.database.update(this.marks.goOn(texts, from, to));
    } else {
      await this.database.update(this.marks.announce(from, to));
      for (const quads of removed)
        await this.database.update(this.marks.change(this.#textOf(quads), '', to));
      for (const quads of added)
        await this.database.update(this.marks.change('', this.#textOf(quads), to));
      await this.database.update(this.marks.arrive(from, to));
    }
    await this.#requireArrived(to);
    rmSync(this.#file, { force: true });
  }

  async #requireArrived(to: Mark): Promise<void> {
    const mark = await this.marks.read();
    if (mark.identity === to.identity && mark.next === undefined) return;
    throw new ServiceError(
      'endpoint-failed',
      `The database did not take version ${to.version}: it has version ${mark.version}. The ` +
        'commit is in the log and is brought there before the next one.',
    );
  }

  #textOf(quads: readonly Quad[]): string {
    const byGraph = new Map<string, string[]>();
    for (const { subject, predicate, object, graph } of quads) {
      const name = this.terms.textOf(graph);
      const rows = byGraph.get(name) ?? [];
      const triple = [subject, predicate, object].map((term) => this.terms.textOf(term));
      rows.push(triple.join(' '));
      byGraph.set(name, rows);
    }
    return [...byGraph].map(([name, rows]) => `GRAPH ${name} { ${rows.join(' .\n')} }`).join('\n');
  }
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size)
    chunks.push(items.slice(start, start + size));
  return chunks;
}
