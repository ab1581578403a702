/** The difference between versions. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { addQuads, readCommits, type CommitLog } from '../../commits/index.js';
import type { ChangedRow, GraphVersion, IdChange, IdQuadSink, TermId } from '../../graph/index.js';
import {
  Dictionary,
  NQuadsWriter,
  QuadBuffer,
  UNBOUND,
  endOfKey,
  firstNotLess,
  firstRowOf,
  foldedChangeOf,
  graphOf,
  inverseOf,
  rowsOfChange,
  sizeOfChange,
} from '../../graph/index.js';
import type { CanonicalLabels, Names, Quad, Term } from '../../rdf/index.js';
import { namedNode } from '../../rdf/index.js';
import { labelledTerms, labelsIn, quadOfIds, type BlankLabels } from '../export/blank-labels.js';
import { Selection } from '../export/selection.js';

export interface FoldOptions {
  /** Only statements about the thing with this IRI. */
  readonly thing?: string | undefined;
  /** Receipts and reviews too; otherwise only the content of digests and exports. */
  readonly withReceipts?: boolean | undefined;
  /** Ends the work, for example when the client disconnects. */
  readonly signal?: AbortSignal | undefined;
}

interface FoldedChange {
  readonly dictionary: Dictionary;
  readonly change: IdChange;
}

/**
 * Folds the commits after `afterId` up to and including `lastId`, in ids of a dictionary of their
 * own. The event loop turns between the parts of the log. Memory: eight bytes a statement that the
 * commits add or remove, and their terms.
 * @throws ServiceError `log-damaged`
 */
export async function foldCommits(
  log: CommitLog,
  names: Names,
  afterId: number,
  lastId: number,
  { thing, withReceipts, signal }: FoldOptions,
): Promise<FoldedChange> {
  const [dictionary, buffer] = [new Dictionary(), new QuadBuffer()];
  const only = thing === undefined ? undefined : dictionary.add(namedNode(thing));
  const apart = withReceipts ? [] : names.sideGraphs.map((graph) => dictionary.add(graph));
  const isWanted = (subject: TermId, graph: TermId): boolean =>
    (only === undefined || subject === only) && !apart.includes(graph);
  const sink: IdQuadSink = {
    push: (...quad) => {
      if (isWanted(quad[0], quad[3])) buffer.push(...quad);
    },
    remove: (...quad) => {
      if (isWanted(quad[0], quad[3])) buffer.remove(...quad);
    },
  };
  for (const _ of readCommits(log, dictionary, sink, { afterId, lastId })) {
    await nextTurn();
    signal?.throwIfAborted();
  }
  return { dictionary, change: foldedChangeOf(buffer) };
}

/**
 * What a changed quad does to the statement that all graphs together make: it is `added` if no graph
 * had it, and `removed` if no graph has it; otherwise another source said or says it.
 */
export type Effect = 'added' | 'removed' | 'also said' | 'no longer said';

/** A statement of a graph in only one of two versions. */
export interface ChangedQuad {
  readonly change: 'added' | 'removed';
  readonly quad: Quad;
}

export interface EffectiveQuad extends ChangedQuad {
  readonly effect: Effect;
}

type Part = 'added' | 'removed';
const PARTS: readonly [Part, Part] = ['added', 'removed'];

const CHUNK_BYTES = 1 << 16;
/** Of a quad whose statement another graph has. */
const STILL = { added: 'also said', removed: 'no longer said' } as const;

/**
 * The difference between two versions; `from` may be the later one, and 0 is the graph before the
 * first commit.
 * 1. No statement is in both parts; removed ones were in `from`, added ones were not.
 * 2. The statements have the order of the log, the same every time.
 */
export class Diff {
  /** How many statements only `to` has, and how many only `from` has. */
  readonly added: number;
  readonly removed: number;
  readonly #dictionary: Dictionary;
  readonly #change: IdChange;
  readonly #labels: BlankLabels;
  readonly #termOf: (id: TermId) => Term;

  /** `labelOf` replaces labels of blank nodes; others keep the log's. */
  constructor(
    readonly from: number,
    readonly to: number,
    { dictionary, change }: FoldedChange,
    labelOf?: CanonicalLabels,
  ) {
    this.#dictionary = dictionary;
    this.#change = from <= to ? change : inverseOf(change);
    ({ added: this.added, removed: this.removed } = sizeOfChange(this.#change));
    this.#labels = labelOf ? labelsIn(dictionary, labelOf) : new Map();
    this.#termOf = labelledTerms(dictionary, this.#labels);
  }

  get size(): number {
    return this.added + this.removed;
  }

  /** RDF Patch: removals, then additions, between `TX` and `TC`; in chunks of whole lines. */
  *rdfPatch(): Generator<Uint8Array> {
    const writer = new NQuadsWriter(this.#dictionary, CHUNK_BYTES * 2, this.#labels);
    writer.addText('TX .\n');
    for (const _ of addQuads(writer, this.#change))
      if (writer.length >= CHUNK_BYTES) yield writer.take();
    writer.addText('TC .\n');
    yield writer.take();
  }

  /** The quads, removals first. */
  *quads(): Generator<ChangedQuad> {
    for (const row of rowsOfChange(this.#change)) yield { change: row[0], quad: this.#quadOf(row) };
  }

  /** The quads, removals first, with what they do; `later` is the version with the higher number. */
  *effects(later: GraphVersion, names: Names): Generator<EffectiveQuad> {
    const asserted = new Selection(later.ids, names, 'asserted');
    const sides = new Set(names.sideGraphs.map((graph) => this.#dictionary.idOf(graph)));
    const [come, gone] = this.from <= this.to ? PARTS : [...PARTS].reverse();
    let last: ChangedRow | undefined;
    for (const row of rowsOfChange(this.#change)) {
      const [change, ...ids] = row;
      const quad = this.#quadOf(row);
      if (sides.has(ids[3])) {
        yield { change, effect: change, quad };
        continue;
      }
      const graphsOf = (part: Part): number => this.#graphsOf(part, ids, sides);
      // Of several graphs with the same statement, one comes first. The earlier version lacks what
      // came, the later one what went.
      const isSaid =
        (last !== undefined && [0, 1, 2, 3].every((index) => last![index] === row[index])) ||
        this.#graphsIn(asserted, ids) + (change === come ? graphsOf(gone) - graphsOf(come) : 0) > 0;
      last = row;
      yield { change, effect: isSaid ? STILL[change] : change, quad };
    }
  }

  /** How many graphs of a version assert a statement, given in ids of this difference. */
  #graphsIn(asserted: Selection, statement: readonly TermId[]): number {
    const [subject, predicate, object] = statement
      .slice(0, 3)
      .map((id) => asserted.graph.idOf(this.#dictionary.termOf(id)));
    let count = 0;
    if (![subject, predicate, object].includes(UNBOUND))
      asserted.visit(() => (count += 1), subject, predicate, object);
    return count;
  }

  /** How many graphs have a statement in a part, except those in `without`. */
  #graphsOf(
    part: Part,
    [subject, predicate, object]: readonly TermId[],
    without: ReadonlySet<TermId>,
  ): number {
    const rows = this.#change.get(predicate!)?.[part];
    if (!rows) return 0;
    const first = firstRowOf(rows, subject!);
    const end = endOfKey(rows, first, subject!);
    let count = 0;
    for (
      let row = firstNotLess(rows.values, object!, first, end);
      row < end && rows.values[row] === object;
      row += 1
    )
      if (!without.has(graphOf(rows.graphs, row))) count += 1;
    return count;
  }

  #quadOf([, ...ids]: ChangedRow): Quad {
    return quadOfIds(ids, this.#termOf);
  }
}
