/** Large loads: documents straight to ids, and their quads straight to the log. */
import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, type ZlibOptions } from 'node:zlib';
import {
  GraphVersion,
  NQuadsReader,
  NQuadsWriter,
  QuadBuffer,
  UNBOUND,
  graphOf,
  netChangeOf,
  sizeOfChange,
  withIdChange,
  type DictionaryView,
  type IdChange,
} from '../graph/index.js';
import { requireWellFormed, type Change, type NamedNode, type Quad } from '../rdf/index.js';
import { inTurns } from '../threads/index.js';
import { blankNodeRenamer, freshLabels } from './blank-nodes.js';
import { DEFLATE_LEVEL } from './log-database.js';

export interface LoadedDocument {
  readonly format: 'ntriples' | 'nquads';
  /** Its name in messages. */
  readonly source: string;
  /** The graph of all its quads, whatever it says. */
  readonly graph?: NamedNode | undefined;
  /** Called now and then with the number of quads that the load has read. */
  readonly onProgress?: (quadCount: number) => void;
}

/** Terms go straight into the dictionary of the graph; `undo` removes those of a refused load. */
export class BulkLoad {
  readonly quads = new QuadBuffer();
  quadCount = 0;
  readonly #termsBefore: number;
  readonly #tableBefore: Uint32Array;

  /** Blank nodes get labels from `nextLabel`: by default those of the commit after `before`. */
  constructor(
    private readonly before: GraphVersion,
    private readonly nextLabel = freshLabels(before.number + 1),
  ) {
    this.#termsBefore = before.dictionary.size;
    this.#tableBefore = before.dictionary.table;
  }

  /** Memory: eight bytes a quad, and the new terms. @throws ServiceError `malformed-rdf` */
  async read(
    chunks: AsyncIterable<Uint8Array>,
    { format, source, graph, onProgress }: LoadedDocument,
  ): Promise<void> {
    const reader = new NQuadsReader(this.before.dictionary, this.quads, {
      format,
      source,
      nextLabel: this.nextLabel,
      ...(graph ? { graph: this.before.dictionary.add(graph) } : {}),
    });
    const countBefore = this.quadCount;
    for await (const chunk of chunks) {
      reader.read(chunk);
      this.quadCount = countBefore + reader.quadCount;
      onProgress?.(this.quadCount);
    }
    reader.end();
    this.quadCount = countBefore + reader.quadCount;
  }

  /** @throws ServiceError `malformed-rdf` for terms that the log could not be read back from. */
  add(quads: readonly Quad[]): void {
    requireWellFormed(quads);
    const rename = blankNodeRenamer(this.nextLabel);
    for (const each of quads) this.#add(rename(each));
  }

  /** A change whose blank nodes have their labels, removals first, in steps. @throws as `add` */
  async change({ added, removed }: Change): Promise<void> {
    const { dictionary } = this.before;
    for await (const each of inTurns(removed)) {
      const { subject, predicate, object, graph } = each;
      this.#fetch(each);
      const ids = [subject, predicate, object].map((term) => dictionary.idOf(term));
      const graphId = graph.termType === 'DefaultGraph' ? UNBOUND : dictionary.idOf(graph);
      const isThere = !ids.includes(UNBOUND) && (graphId !== UNBOUND || graph.value === '');
      if (isThere) this.quads.remove(ids[0]!, ids[1]!, ids[2]!, graphId);
    }
    for await (const each of inTurns(added)) {
      requireWellFormed([each]);
      this.#fetch(each);
      this.#add(each);
    }
  }

  version(): GraphVersion {
    const { dictionary, ids, number } = this.before;
    const content = withIdChange(ids, netChangeOf(ids, this.quads));
    return new GraphVersion(dictionary, content, number, undefined);
  }

  /** A watched graph fetches what it does not have yet. */
  #fetch(quad: Quad): void {
    if (this.before.isPaged) this.before.has(quad);
  }

  #add(quad: Quad): void {
    this.quads.push(...this.before.dictionary.addQuad(quad));
    this.quadCount += 1;
  }

  /** Removes the load's new terms; no version may have them. */
  undo(): void {
    // Others add to the terms of a watched graph.
    if (!this.before.isPaged) this.before.dictionary.truncate(this.#termsBefore, this.#tableBefore);
  }
}

const deflate = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflateRaw);
const PART_BYTES = 4 << 20;
/** Quads between turns of the event loop. */
const QUADS_A_STEP = 1_000;
const DEFLATE_OPTIONS: ZlibOptions = { level: DEFLATE_LEVEL, chunkSize: 1 << 20 };
/** Parts are deflated in parallel, on threads of their own, while the next is written. */
const PARTS_IN_FLIGHT = 4;

/** A change as parts for the log. Memory: the parts, and some of their texts. */
export async function patchPartsOf(
  change: IdChange,
  dictionary: DictionaryView,
): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const { added, removed } = sizeOfChange(change);
  const room = Math.min(PART_BYTES, LINE_BYTES * (added + removed));
  const writer = new NQuadsWriter(dictionary, room + ROOM_FOR_A_LINE);
  const inFlight: { readonly text: Uint8Array; readonly deflated: Promise<Uint8Array> }[] = [];
  const addFirst = async (): Promise<Uint8Array | undefined> => {
    const first = inFlight.shift();
    if (!first) return undefined;
    parts.push(await first.deflated);
    return new Uint8Array(first.text.buffer);
  };
  const endPart = async (): Promise<void> => {
    const text = writer.take(inFlight.length === PARTS_IN_FLIGHT ? await addFirst() : undefined);
    const isSmall = text.length < SMALL_BYTES;
    const deflated = isSmall
      ? Promise.resolve(deflateRawSync(text, { level: DEFLATE_LEVEL }))
      : deflate(text, DEFLATE_OPTIONS);
    inFlight.push({ text, deflated });
  };
  writer.addText('TX .\n');
  for await (const isFull of inTurns(addQuads(writer, change))) if (isFull) await endPart();
  writer.addText('TC .\n');
  await endPart();
  while (inFlight.length > 0) await addFirst();
  return parts;
}

/** How much longer than `PART_BYTES` a part can be before its buffer has to grow. */
const ROOM_FOR_A_LINE = 1 << 16;
/** Of most lines. */
const LINE_BYTES = 256;
/** Less is deflated sooner than handed to another thread. */
const SMALL_BYTES = 1 << 16;

/**
 * Adds a change as lines of RDF Patch, removals first; yields now and then whether a part is full.
 */
export function* addQuads(writer: NQuadsWriter, change: IdChange): Generator<boolean> {
  let quadCount = 0;
  for (const part of ['removed', 'added'] as const) {
    const mark = part === 'added' ? 0x41 : 0x44;
    for (const [predicate, { [part]: rows }] of change) {
      const { keys, values, graphs, length } = rows;
      for (let row = 0; row < length; row += 1) {
        writer.addQuad(keys[row]!, predicate, values[row]!, graphOf(graphs, row), mark);
        quadCount += 1;
        const isFull = writer.length >= PART_BYTES;
        if (isFull || quadCount % QUADS_A_STEP === 0) yield isFull;
      }
    }
  }
}
