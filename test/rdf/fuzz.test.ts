/** Any bytes and broken documents: statements or a ServiceError, in time proportional to the size. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ServiceError } from '../../src/errors.js';
import { RDF_FORMATS, parseRdf, serializeRdf, type RdfFormat } from '../../src/rdf/index.js';
import { parseN3Syntax } from '../../src/rdf/index.js';
import { MAX_COMPUTED_MS, computedMs } from '../support/computed-time.js';
import { FUZZ_RUNS, anyOf, edited, editsWith } from '../support/mistakes.js';

const QUADS = parseN3Syntax(
  `<http://x/s> <http://x/p> "text ä"@en, 1, <http://x/o>, "a\\n\\"b"^^<http://x/d> .
   _:b <http://x/p> ( 1 2 "three" ) ; <http://x/q> [ <http://x/r> true ] .`,
  { format: 'turtle' },
);

/** What means something in one of the syntaxes. */
const PIECE = fc.constantFrom(
  ...[
    '<',
    '>',
    '"',
    "'",
    '"""',
    '\\',
    '\\u12',
    '@',
    '^^',
    '.',
    ';',
    ',',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
  ],
  ...[
    '<<',
    '>>',
    '<<(',
    ')>>',
    '{|',
    '|}',
    '~',
    '#',
    '\n',
    '_:',
    ':',
    'a',
    '@prefix',
    '@base',
    'GRAPH',
  ],
  ...['<?xml', '<!--', '-->', '<![CDATA[', ']]>', '&amp;', '&#0;', '&', '/>', '</', 'rdf:about="'],
  ...[
    '"@id"',
    '"@context"',
    '"@graph"',
    '"@list"',
    '"@reverse"',
    '"@value"',
    'null',
    '1e999',
    '\ufeff',
  ],
  ...['\u0000', '\ud800', '😀', '%', '..', '//'],
);

const EDITS = editsWith(PIECE);

async function expectTame(text: string, format: RdfFormat): Promise<void> {
  const startMs = computedMs();
  try {
    const quads = await parseRdf(text, { format, baseIri: 'http://x/' });
    expect(quads.length).toBeLessThanOrEqual(text.length);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    expect([error.code, error.message.length < 1_200]).toEqual(['malformed-rdf', true]);
  }
  expect(computedMs() - startMs).toBeLessThan(MAX_COMPUTED_MS);
}

describe.each(RDF_FORMATS.map(({ label, format }) => [label, format] as const))(
  'Reading %s',
  (_, format) => {
    it('ends well for any characters', async () => {
      await fc.assert(
        fc.asyncProperty(anyOf(PIECE), (text) => expectTame(text, format)),
        { numRuns: FUZZ_RUNS },
      );
    });

    it('ends well for documents with mistakes', async () => {
      const text = await serializeRdf(QUADS, format, { prefixes: { x: 'http://x/' } });
      await fc.assert(
        fc.asyncProperty(EDITS, (edits) => expectTame(edited(text, edits), format)),
        { numRuns: FUZZ_RUNS },
      );
    });
  },
);
