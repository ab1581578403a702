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
import { fromPatchLines, getOrMake, rdfPatchParts, type Change, type Quad } from '../rdf/index.js';
import type { Database, Mark, MarkStore, StatementTexts } from './mark-store.js';
import type { StoredTerms } from './stored-terms.js';

/** Statements of one update, where the database has no limit. */
const STATEMENTS = 10_000;
/** Databases stop now and then while they put many updates in order on their disk. */
const TIMEOUT_MS = 600_000;

/** From one version to another. */
export interface Way {
  readonly from: Mark;
  readonly to: Mark;
}

/** A way with its change: asserted and inferred statements. */
export interface Step extends Way {
  readonly change: Change;
}

const NOTHING: StatementTexts = { removed: '', added: '' };

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
    const { from, to } = JSON.parse(head.slice(1)) as Way;
    return { from, to, change: fromPatchLines(lines) };
  }

  /**
   * Brings a version to the database, from changes in any order, some of which it may have. Cost: the
   * changes of one update in memory.
   * @throws ServiceError `endpoint-failed` where the database does not take it or does not answer.
   */
  async deliver(
    { from, to }: Way,
    changes: Iterable<Change> | AsyncIterable<Change>,
  ): Promise<void> {
    const pieces = this.#piecesOf(changes);
    const change = (texts: StatementTexts): Promise<void> =>
      this.database.update(this.marks.change(texts, to), { timeoutMs: TIMEOUT_MS });
    try {
      const [first, second] = [await pieces.next(), await pieces.next()];
      if (first.done || second.done) {
        await this.database.update(this.marks.goOn(first.value ?? NOTHING, from, to));
      } else {
        await this.database.update(this.marks.announce(from, to));
        await change(first.value);
        await change(second.value);
        for await (const texts of pieces) await change(texts);
        await this.database.update(this.marks.arrive(from, to));
      }
    } finally {
      await pieces.return();
    }
    await this.#requireArrived(to);
    rmSync(this.#file, { force: true });
  }

  async *#piecesOf(
    changes: Iterable<Change> | AsyncIterable<Change>,
  ): AsyncGenerator<StatementTexts, void> {
    const size = this.database.dialect.maxStatements ?? STATEMENTS;
    let piece = { removed: [] as Quad[], added: [] as Quad[] };
    let count = 0;
    const take = (): StatementTexts => {
      const texts = { removed: this.#textOf(piece.removed), added: this.#textOf(piece.added) };
      [piece, count] = [{ removed: [], added: [] }, 0];
      return texts;
    };
    for await (const change of changes)
      for (const part of ['removed', 'added'] as const)
        for (const quad of change[part]) {
          if (count === size) yield take();
          piece[part].push(quad);
          count += 1;
        }
    if (count > 0) yield take();
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
      const triple = [subject, predicate, object].map((term) => this.terms.textOf(term));
      getOrMake(byGraph, name, () => []).push(triple.join(' '));
    }
    return [...byGraph].map(([name, rows]) => `GRAPH ${name} { ${rows.join(' .\n')} }`).join('\n');
  }
}
