/** Commits as one net change in ids of its own dictionary: cost follows the commits. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CommitLog } from '../../commits/index.js';
import type { IdChange, IdQuadSink, TermId } from '../../graph/index.js';
import { Dictionary, NQuadsReader, QuadBuffer, foldedChangeOf } from '../../graph/index.js';
import { namedNode, type Names } from '../../rdf/index.js';

export interface FoldOptions {
  /** Only statements about the thing with this IRI. */
  readonly thing?: string | undefined;
  /** Receipts and reviews too; otherwise only the content of digests and exports. */
  readonly withReceipts?: boolean | undefined;
  /** Ends the work, for example when the client disconnects. */
  readonly signal?: AbortSignal | undefined;
}

export interface FoldedChange {
  readonly dictionary: Dictionary;
  readonly change: IdChange;
}

/**
 * Folds the commits after `afterId` up to and including `lastId`. The event loop turns between the
 * parts of the log, which have some MiB each. Memory: eight bytes a statement that the commits add
 * or remove, and their terms.
 * @throws ServiceError `log-damaged`
 */
export async function foldCommits(
  log: CommitLog,
  names: Names,
  afterId: number,
  lastId: number,
  options: FoldOptions = {},
): Promise<FoldedChange> {
  const dictionary = new Dictionary();
  const quads = new WantedQuads(
    options.thing === undefined ? undefined : dictionary.add(namedNode(options.thing)),
    options.withReceipts ? [] : names.sideGraphs.map((graph) => dictionary.add(graph)),
  );
  for (const { info, parts } of log.patches(afterId, lastId)) {
    quads.startCounting();
    const reader = new NQuadsReader(dictionary, quads, {
      format: 'patch',
      source: `commit ${info.id}`,
    });
    for (const part of parts) {
      reader.read(part);
      await nextTurn();
      options.signal?.throwIfAborted();
    }
    log.requireCounts(info, quads.added, quads.removed);
  }
  return { dictionary, change: foldedChangeOf(quads.buffer) };
}

/** Keeps the wanted quads, and counts all of a commit. */
class WantedQuads implements IdQuadSink {
  readonly buffer = new QuadBuffer();
  added = 0;
  removed = 0;

  constructor(
    private readonly onlySubject: TermId | undefined,
    private readonly withoutGraphs: readonly TermId[],
  ) {}

  startCounting(): void {
    this.added = 0;
    this.removed = 0;
  }

  push(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void {
    this.added += 1;
    if (this.#isWanted(subject, graph)) this.buffer.push(subject, predicate, object, graph);
  }

  remove(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void {
    this.removed += 1;
    if (this.#isWanted(subject, graph)) this.buffer.remove(subject, predicate, object, graph);
  }

  #isWanted(subject: TermId, graph: TermId): boolean {
    return (
      (this.onlySubject === undefined || subject === this.onlySubject) &&
      !this.withoutGraphs.includes(graph)
    );
  }
}
