/** Any bytes in place of N-Quads or of a commit's RDF Patch: rows or a ServiceError, in time. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ServiceError } from '../../src/errors.js';
import { Dictionary } from '../../src/graph/dictionary.js';
import { NQuadsReader, QuadBuffer, type NQuadsOptions } from '../../src/graph/index.js';
import { MAX_COMPUTED_MS, computedMs } from '../support/computed-time.js';
import { FUZZ_RUNS, anyOf, edited, editsWith } from '../support/mistakes.js';

const PIECE = fc.constantFrom(
  ...['<', '>', '"', '\\', '\\u0041', '\\U0011ffff', '@', '@en--ltr', '^^', '.', '_:', '_:b', ' '],
  ...[
    '<<(',
    ')>>',
    '<<',
    '>>',
    '#',
    '\n',
    '\r',
    'A ',
    'D ',
    'TX .',
    'TC .',
    'H x',
    'VERSION "1.2"',
  ],
  ...['<urn:x>', '"x"', '\u0000', '\ud800', '\ufeff', '😀', '%'],
);
const QUADS =
  '<urn:s> <urn:p> "text ä\\n"@en-GB <urn:g> .\n_:b <urn:p> "1"^^<urn:d> .\n' +
  '<urn:s> <urn:p> <<( <urn:s> <urn:p> "x"@en--ltr )>> . # so\n';
const WHOLE = {
  nquads: QUADS,
  ntriples: QUADS.replace(' <urn:g>', ''),
  patch: `TX .\n${QUADS.replaceAll(/^/gm, 'A ').replace('A _', 'D _').replace(/A $/, '')}TC .\n`,
};

/** How many quads there are; undefined where the bytes are refused. */
function read(
  bytes: Uint8Array,
  format: NQuadsOptions['format'],
  size: number,
): number | undefined {
  const reader = new NQuadsReader(new Dictionary(), new QuadBuffer(), { format });
  const startMs = computedMs();
  let count: number | undefined;
  try {
    for (let at = 0; at < bytes.length; at += size) reader.read(bytes.subarray(at, at + size));
    reader.end();
    count = reader.quadCount;
    expect(count).toBeLessThanOrEqual(bytes.length);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    expect([error.code, error.message.length < 1_200]).toEqual(['malformed-rdf', true]);
  }
  expect(computedMs() - startMs).toBeLessThan(MAX_COMPUTED_MS);
  return count;
}

describe.each(['nquads', 'ntriples', 'patch'] as const)('Reading %s', (format) => {
  const sizes = fc.integer({ min: 1, max: 60 });
  const check = (bytes: fc.Arbitrary<Uint8Array>): void => {
    fc.assert(
      fc.property(bytes, sizes, (each, size) => {
        read(each, format, size);
      }),
      { numRuns: FUZZ_RUNS },
    );
  };

  it('ends well for any bytes and characters', () => {
    check(fc.uint8Array({ maxLength: 200 }));
    check(anyOf(PIECE).map((text) => Buffer.from(text)));
  });

  it('ends well for documents with mistakes, wherever chunks end', () => {
    const whole = WHOLE[format];
    expect(read(Buffer.from(whole), format, 7)).toBe(3);
    check(editsWith(PIECE).map((edits) => Buffer.from(edited(whole, edits))));
  });

  it.each<[string, string]>([
    ['triple terms in each other', '<<( <urn:s> <urn:p> '.repeat(50_000)],
    ['one long line', `<urn:s> <urn:p> "${'x'.repeat(500_000)}`],
    ['one long IRI', `<urn:${'x'.repeat(500_000)}>`],
    ['empty lines', '\n'.repeat(1_000_000)],
    ['comments', '#\n'.repeat(500_000)],
  ])('ends well for what is large (%s)', (_what, text) => {
    read(Buffer.from((format === 'patch' ? 'A ' : '') + text), format, 65_536);
  });
});
