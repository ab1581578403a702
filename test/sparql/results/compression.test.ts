import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { emptyVersion } from '../../../src/graph/index.js';
import { literal } from '../../../src/rdf/index.js';
import type { Solution } from '../../../src/sparql/index.js';
import { compressAnswer, type Encoding } from '../../../src/sparql/results/index.js';
import type { WorkerAnswer } from '../../../src/sparql/workers/index.js';
import { ex } from '../../support/arbitraries.js';
import { SEED } from '../../support/random.js';
import { chunksOf } from '../written-solutions.js';

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync, deflate: inflateSync };
const ENCODINGS = Object.keys(UNPACK) as Encoding[];
const MIN_BYTES = 1_000;

type Chunks = NonNullable<WorkerAnswer<object>['chunks']>;

/** What is sent, and how it says that it is compressed. */
async function sent(chunks: Chunks, encoding: Encoding): Promise<[Buffer, Encoding | undefined]> {
  const answer = await compressAnswer({ head: {}, chunks }, { encoding, minBytes: MIN_BYTES });
  const parts: Uint8Array[] = [];
  for await (const part of answer.chunks ?? []) parts.push(part);
  return [Buffer.concat(parts), 'encoding' in answer.head ? answer.head.encoding : undefined];
}

/** Like what writers write: a bit of repetition, a bit of none. */
const bytesOf = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => ((index % 97) * seed) ^ ((index * index * seed) >> 9));

describe('A compressed answer', () => {
  it.each(ENCODINGS)('has the bytes of the plain one: %s', async (encoding) => {
    const lengths = fc.array(
      fc.oneof(
        fc.nat({ max: 3 * MIN_BYTES }),
        fc.constantFrom(MIN_BYTES - 1, MIN_BYTES, 262_144, 300_000),
      ),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 1, max: 255 }), async (sizes, seed) => {
        const chunks = sizes.map((size, index) => bytesOf(size, seed + index));
        const plain = Buffer.concat(chunks);
        const [bytes, packedAs] = await sent(chunks.values(), encoding);
        expect(packedAs).toBe((sizes[0] ?? 0) >= MIN_BYTES ? encoding : undefined);
        expect((packedAs ? UNPACK[packedAs](bytes) : bytes).equals(plain)).toBe(true);
      }),
      { numRuns: 60, seed: SEED },
    );
  });

  const solutions = Array.from({ length: 12_000 }, (_, index): Solution => [
    ex(`thing ${index}`),
    literal('text "'.repeat(index % 17), index % 3 === 0 ? 'en' : undefined),
  ]);

  it.each(
    ENCODINGS.flatMap((encoding) =>
      (['json', 'xml', 'csv', 'tsv'] as const).map((format) => [encoding, format] as const),
    ),
  )('is the document, whose buffers are used again: %s, %s', async (encoding, format) => {
    const chunks = (): Iterable<Uint8Array> =>
      chunksOf(format, ['x', 'y'], solutions, emptyVersion());
    // Each chunk is read before the next one is made.
    const plain = Buffer.concat(Array.from(chunks(), (chunk) => chunk.slice()));
    const packed = await Promise.all([sent(chunks(), encoding), sent(chunks(), encoding)]);
    for (const [bytes] of packed) expect(UNPACK[encoding](bytes).equals(plain)).toBe(true);
  });

  it.each(ENCODINGS)('throws where the plain one does, without an end: %s', async (encoding) => {
    const failure = new Error('over');
    const parts: Uint8Array[] = [];
    const { chunks } = await compressAnswer(
      { head: {}, chunks: chunksOf('json', ['x', 'y'], solutions, emptyVersion(), failure) },
      { encoding, minBytes: MIN_BYTES },
    );
    await expect(async () => {
      for await (const part of chunks!) parts.push(part);
    }).rejects.toBe(failure);
    expect(parts.length).toBeGreaterThan(0);
    expect(() => UNPACK[encoding](Buffer.concat(parts))).toThrow();
    await expect(sent(chunksOf('csv', ['x'], [], emptyVersion(), failure), encoding)).rejects.toBe(
      failure,
    );
  });

  it('closes the plain one where its reader leaves', async () => {
    let isClosed = false;
    const { chunks } = await compressAnswer(
      { head: {}, chunks: endless() },
      {
        encoding: 'gzip',
        minBytes: MIN_BYTES,
      },
    );
    for await (const part of chunks!) if (part.length > 0) break;
    expect(isClosed).toBe(true);

    function* endless(): Generator<Uint8Array> {
      try {
        for (let seed = 1; ; seed += 1) yield bytesOf(100_000, seed);
      } finally {
        isClosed = true;
      }
    }
  });
});
