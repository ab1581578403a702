/**
 * Keeps a database equal to the log.
 *
 * 1. The operations of a step can be repeated, and may arrive late: whatever of them has happened,
 *    afterwards the database has the version.
 * 2. The mark of the database says a version only when all of it is there. A step that is too large
 *    for one operation says first that a version is on its way.
 */
import { ServiceError } from '../errors.js';
import { getOrMake, type Change, type Quad } from '../rdf/index.js';
import type { Database, Mark, MarkStore, StatementTexts } from './mark-store.js';
import type { PageReader } from './page-reader.js';
import type { StoredTerms } from './stored-terms.js';

/** Statements of one update, where the database has no limit. */
const STATEMENTS = 10_000;
/** Statements that are loaded together; Oxigraph takes 200,000 three times as fast as 4 × 50,000. */
const LOADED_STATEMENTS = 200_000;
/** Databases stop now and then while they put many updates in order on their disk. */
const LONG = { timeoutMs: 600_000 };

/** From one version to another. */
export interface Way {
  readonly from: Mark;
  readonly to: Mark;
}

/** A way with its change: asserted and inferred statements. */
export interface Step extends Way {
  readonly change: Change;
}

export class DatabaseFollower {
  constructor(
    private readonly database: Database,
    readonly marks: MarkStore,
    private readonly reader: PageReader,
    private readonly terms: StoredTerms,
    private readonly loadSize = LOADED_STATEMENTS,
  ) {}

  /**
   * Brings a version to the database, which may have some of the step.
   * @throws ServiceError `endpoint-failed` where the database does not take it or does not answer.
   */
  async deliver({ from, to, change }: Step): Promise<void> {
    const pieces = [...piecesOf(change, this.#updateSize)];
    const [only = change] = pieces;
    if (pieces.length <= 1)
      await this.database.update(this.marks.goOn(this.#textsOf(only), from, to));
    else {
      await this.database.update(this.marks.announce(from, to));
      for (const piece of pieces) await this.#update(piece, to);
      await this.database.update(this.marks.arrive(to));
    }
    await this.#endStep(to);
  }

  /**
   * Brings a version to the database by the differences of the log, which always come in the same
   * order. An empty database is filled by loads, if it takes them, after those that an earlier call
   * has sent. These have no condition; but a late one adds nothing that the version lacks, and the
   * next commit only comes afterwards. Cost: the text of two loads in memory.
   * @throws ServiceError `endpoint-failed` where the database does not take it or does not answer.
   */
  async bring({ from, to }: Way, changes: () => AsyncIterable<Change>): Promise<void> {
    if (from.next === undefined) await this.database.update(this.marks.announce(from, to));
    const isFilled = from.version === 0 && (await this.#fill(changes(), to, from.sent));
    if (!isFilled)
      for await (const change of changes())
        for (const piece of piecesOf(change, this.#updateSize)) await this.#update(piece, to);
    await this.database.update(this.marks.arrive(to));
    await this.#endStep(to);
  }

  /** False where the database takes no loads, or lacks some of what it has confirmed. */
  async #fill(changes: AsyncIterable<Change>, to: Mark, sent = 0): Promise<boolean> {
    const send = async (text: string, before: number, now: number): Promise<boolean> => {
      if (!(await this.database.load(text, LONG))) return false;
      await this.database.update(this.marks.progress(to, before, now));
      return true;
    };
    // The next load is made while one is on its way.
    let sending = Promise.resolve(true);
    let total = 0;
    for await (const { text, count } of this.#loads(changes)) {
      const before = total;
      total += count;
      if (total <= sent) continue;
      if (!(await sending)) return false;
      sending = send(text, before, total);
      sending.catch(() => undefined);
    }
    return (await sending) && (await this.reader.countAll()) >= total;
  }

  async *#loads(changes: AsyncIterable<Change>): AsyncGenerator<{ text: string; count: number }> {
    let [texts, count]: [string[], number] = [[], 0];
    for await (const { added } of changes) {
      texts.push(this.#nQuadsOf(added));
      count += added.length;
      if (count < this.loadSize) continue;
      yield { text: texts.join(''), count };
      [texts, count] = [[], 0];
    }
    if (count > 0) yield { text: texts.join(''), count };
  }

  get #updateSize(): number {
    return this.database.dialect.maxStatements ?? STATEMENTS;
  }

  #update(piece: Change, to: Mark): Promise<void> {
    return this.database.update(this.marks.change(this.#textsOf(piece), to), LONG);
  }

  async #endStep(to: Mark): Promise<void> {
    const mark = await this.marks.read();
    if (mark.identity !== to.identity || mark.next !== undefined)
      throw new ServiceError(
        'endpoint-failed',
        `The database did not take version ${to.version}: it has version ${mark.version}. The ` +
          'commit is in the log and is brought there before the next one.',
      );
  }

  #textsOf({ removed, added }: Change): StatementTexts {
    return { removed: this.#textOf(removed), added: this.#textOf(added) };
  }

  #textOf(quads: readonly Quad[]): string {
    const byGraph = new Map<string, string[]>();
    for (const quad of quads)
      getOrMake(byGraph, this.terms.textOf(quad.graph), () => []).push(this.#tripleOf(quad));
    return [...byGraph].map(([name, rows]) => `GRAPH ${name} { ${rows.join(' .\n')} }`).join('\n');
  }

  #nQuadsOf(quads: readonly Quad[]): string {
    return quads
      .map((quad) => `${this.#tripleOf(quad)} ${this.terms.textOf(quad.graph)} .\n`)
      .join('');
  }

  #tripleOf({ subject, predicate, object }: Quad): string {
    return [subject, predicate, object].map((term) => this.terms.textOf(term)).join(' ');
  }
}

/** Changes of a size, removals first. */
function* piecesOf({ removed, added }: Change, size: number): Generator<Change> {
  for (let start = 0; start < removed.length + added.length; start += size) {
    const end = start + size;
    yield {
      removed: removed.slice(start, end),
      added: added.slice(Math.max(0, start - removed.length), Math.max(0, end - removed.length)),
    };
  }
}
