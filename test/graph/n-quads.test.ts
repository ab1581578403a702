import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Dictionary } from '../../src/graph/dictionary.js';
import {
  GraphVersion,
  NO_CONTENT,
  NQuadsReader,
  NQuadsWriter,
  QuadBuffer,
  netChangeOf,
  versionOf,
  withIdChange,
  type NQuadsOptions,
} from '../../src/graph/index.js';
import { ServiceError } from '../../src/errors.js';
import { requireFormat } from '../../src/input/index.js';
import { parseQuery } from '../../src/sparql/syntax/index.js';
import {
  namedNode,
  parseN3Syntax,
  quad,
  quadKey,
  requireWellFormed,
  toNQuad,
  type Quad,
} from '../../src/rdf/index.js';
import { quads, texts } from '../support/arbitraries.js';
import { toRdfPatch } from '../support/rdf-patch.js';

const encoder = new TextEncoder();

/** The quads of a document, read in chunks of these sizes, over and over. */
function read(
  text: string | Uint8Array,
  options: Partial<NQuadsOptions> = {},
  chunkSizes: readonly number[] = [1 << 20],
): Quad[] {
  const dictionary = new Dictionary();
  const rows = new QuadBuffer();
  const reader = new NQuadsReader(dictionary, rows, { format: 'nquads', ...options });
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  const buffer = new Uint8Array(1 << 20);
  for (let start = 0, round = 0; start < bytes.length; round += 1) {
    const chunk = bytes.subarray(start, start + chunkSizes[round % chunkSizes.length]!);
    // One buffer for all chunks, as files are read.
    buffer.set(chunk);
    reader.read(buffer.subarray(0, chunk.length));
    start += chunk.length;
  }
  reader.end();
  return [
    ...new GraphVersion(
      dictionary,
      withIdChange(NO_CONTENT, netChangeOf(NO_CONTENT, rows)),
      0,
      undefined,
    ).match(),
  ];
}

const keysOf = (list: Iterable<Quad>): string[] => [...new Set([...list].map(quadKey))].sort();

function failureOf(text: string | Uint8Array, options: Partial<NQuadsOptions> = {}): ServiceError {
  try {
    read(text, options);
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error(`expected a failure for ${String(text)}`);
}

describe('The N-Quads reader', () => {
  it('reads any quads that are written, in chunks of any sizes', () => {
    fc.assert(
      fc.property(
        fc.array(quads, { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
        (list, chunkSizes) => {
          const text = list.map((each) => `${toNQuad(each)}\n`).join('');
          expect(keysOf(read(text, {}, chunkSizes))).toEqual(keysOf(list));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads what the parser reads', () => {
    const documents = [
      '<urn:a> <urn:p> "\\u00e9\\U0001F600\\t\\b\\n\\r\\f\\"\\\'\\\\" .',
      '<urn:\\u00e9> <urn:p> <urn:\\U0001F600x> .',
      '<urn:a><urn:p><urn:o>.',
      '\t<urn:a>\t<urn:p>  "x"  . # comment',
      '<urn:a> <urn:p> "x"@en-GB .',
      '<urn:a> <urn:p> "x"@EN .',
      '<urn:a> <urn:p> "x"^^<http://www.w3.org/2001/XMLSchema#string> .',
      '<urn:a> <urn:p> "x"^^<http://www.w3.org/2001/XMLSchema#\\u0073tring> .',
      '<urn:a> <urn:p> "01"^^<http://www.w3.org/2001/XMLSchema#integer>, .'.replace(',', ''),
      '<urn:a> <urn:p> "12"^^<http://www.w3.org/2001/XMLSchema#\\u0069nteger> <urn:g> .',
      '_:a <urn:p> _:b-c.d _:g .',
      '<urn:a> <urn:p> <<( <urn:s> <urn:p> <<( _:x <urn:q> "o"@en )>> )>> .',
      '# only a comment',
      '',
      '\n\n',
      '<urn:a> <urn:p> "#<>.@" .#',
      '<urn:a> <urn:p> "tab\there" .',
      '<urn:a> <urn:p> "\u0085\u2028" .',
    ];
    for (const document of documents)
      expect([document, keysOf(read(document))]).toEqual([
        document,
        keysOf(parseN3Syntax(document, { format: 'nquads', keepBlankNodeLabels: true })),
      ]);
  });

  it.each(['langString', 'dirLangString', '\\u006CangString'])(
    'refuses the datatype rdf:%s, whose literals are written with a language tag',
    (name) => {
      const { code, message } = failureOf(
        `<urn:a> <urn:p> "x"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#${name}> .`,
      );
      expect(code).toBe('malformed-rdf');
      expect(message).toContain(
        'expected a datatype whose literals have no language tag, found "<http:',
      );
    },
  );

  it('reads language tags with a base direction, version directives, and all line ends', () => {
    expect(read('VERSION "1.2"\n<urn:a> <urn:p> "x"@ar--rtl .').map(toNQuad)).toEqual([
      '<urn:a> <urn:p> "x"@ar--rtl .',
    ]);
    expect(
      read('<urn:a> <urn:p> "1" .\r\n\r\n<urn:a> <urn:p> "2" .\r<urn:a> <urn:p> "3" .\n')
        .map(({ object }) => object.value)
        .sort(),
    ).toEqual(['1', '2', '3']);
  });

  it('reads RDF Patch, where the last word on a quad counts', () => {
    fc.assert(
      fc.property(
        fc.array(quads, { maxLength: 8 }),
        fc.array(quads, { maxLength: 8 }),
        (added, removed) => {
          const gone = new Set(removed.map(quadKey));
          expect(keysOf(read(toRdfPatch({ added, removed }), { format: 'patch' }))).toEqual(
            keysOf(added),
          );
          expect(
            keysOf(
              read(toRdfPatch({ added, removed: [] }) + toRdfPatch({ added: [], removed }), {
                format: 'patch',
              }),
            ),
          ).toEqual(keysOf(added.filter((each) => !gone.has(quadKey(each)))));
        },
      ),
    );
  });

  it.each<[string, string, string]>([
    ['a missing full stop', '<urn:a> <urn:p> <urn:o>', '"."'],
    ['something after the full stop', '<urn:a> <urn:p> <urn:o> . x', 'end of the line'],
    ['a literal as the subject', '"a" <urn:p> <urn:o> .', 'subject'],
    ['a blank node as the predicate', '<urn:a> _:p <urn:o> .', 'predicate'],
    ['no object', '<urn:a> <urn:p> .', 'object'],
    ['a literal as the graph', '<urn:a> <urn:p> <urn:o> "g" .', 'graph'],
    ['a fifth term', '<urn:a> <urn:p> <urn:o> <urn:g> <urn:h> .', '"."'],
    ['a relative IRI', '<a> <urn:p> <urn:o> .', 'absolute IRI'],
    ['a relative datatype', '<urn:a> <urn:p> "x"^^<t> .', 'absolute IRI'],
    ['a space in an IRI', '<urn:a b> <urn:p> <urn:o> .', '">"'],
    ['an escaped space in an IRI', '<urn:a\\u0020b> <urn:p> <urn:o> .', 'IRI'],
    ['an escape that there is not', '<urn:a> <urn:p> "\\x" .', 'escape'],
    ['a simple escape in an IRI', '<urn:\\n> <urn:p> <urn:o> .', 'escape'],
    ['half a surrogate pair', '<urn:a> <urn:p> "\\uD83D" .', 'escape'],
    ['an escape beyond Unicode', '<urn:a> <urn:p> "\\U00110000" .', 'escape'],
    ['an escape that is too short', '<urn:a> <urn:p> "\\u12" .', 'escape'],
    ['a literal that does not end', '<urn:a> <urn:p> "x', 'quotation mark'],
    ['a line feed in a literal', '<urn:a> <urn:p> "x\ny" .', 'quotation mark'],
    ['a backslash at the end of a line', '<urn:a> <urn:p> "x\\\n" .', 'quotation mark'],
    ['a bad language tag', '<urn:a> <urn:p> "x"@1 .', 'language'],
    ['a subtag that is too long', '<urn:a> <urn:p> "x"@en-abcdefghi .', 'language'],
    ['a direction that there is not', '<urn:a> <urn:p> "x"@en--up .', 'direction'],
    ['a datatype without brackets', '<urn:a> <urn:p> "x"^^urn:t .', 'datatype'],
    ['a triple term as the subject', '<<( <urn:a> <urn:p> <urn:o> )>> <urn:p> <urn:o> .', 'IRI'],
    ['a triple term that does not end', '<urn:a> <urn:p> <<( <urn:a> <urn:p> <urn:o> ) .', ')>>'],
    ['a bare word', 'hello', 'subject'],
    ['a prefix, as Turtle has it', '@prefix : <urn:x> .', 'subject'],
    ['a bad label', '_:-a <urn:p> <urn:o> .', 'blank node'],
    ['a patch', 'A <urn:a> <urn:p> <urn:o> .', 'subject'],
  ])('refuses %s, saying the line and what was expected', (_, line, expected) => {
    const error = failureOf(
      `# first\n<urn:x> <urn:p> "fine" .\r\n${line}\n<urn:y> <urn:p> "fine" .\n`,
      { source: 'a.nq' },
    );
    expect([error.code, error.details.line, error.message.startsWith('a.nq: ')]).toEqual([
      'malformed-rdf',
      3,
      true,
    ]);
    expect(error.message).toContain(expected);
  });

  it('refuses a graph in N-Triples, and bytes that are not UTF-8', () => {
    expect(
      failureOf('<urn:a> <urn:p> <urn:o> <urn:g> .', { format: 'ntriples' }).message,
    ).toContain('N-Triples');
    const error = failureOf(
      Uint8Array.from([
        ...encoder.encode('<urn:a> <urn:p> "x" .\n<urn:a> <urn:p> "'),
        0xff,
        ...encoder.encode('" .\n'),
      ]),
    );
    expect([error.code, error.details.line]).toEqual(['malformed-rdf', 2]);
  });

  it('never accepts what could not be written down', () => {
    const pieces = fc.constantFrom(
      '<urn:a>',
      '<a>',
      '_:b',
      '"x"',
      '"',
      '\\u0041',
      '\\',
      '@en',
      '^^',
      '<urn:t>',
      '<<(',
      ')>>',
      ' ',
      '.',
      '#',
      '\n',
      '\r',
      'é',
      '<',
      '>',
      ':',
      '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        let found: Quad[];
        try {
          found = read(parts.join(''));
        } catch (error) {
          expect(error).toMatchObject({ code: 'malformed-rdf' });
          return;
        }
        requireWellFormed(found);
        expect(keysOf(read(found.map((each) => `${toNQuad(each)}\n`).join('')))).toEqual(
          keysOf(found),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('The N-Quads writer', () => {
  it('writes what `toNQuad` writes', () => {
    fc.assert(
      fc.property(fc.array(quads, { maxLength: 10 }), texts, (list, text) => {
        const version = versionOf(list);
        const writer = new NQuadsWriter(version.ids.dictionary, 16);
        version.ids.visit(undefined, undefined, undefined, undefined, (...ids) => {
          writer.addQuad(...ids);
        });
        writer.addText(text);
        expect(new TextDecoder('utf8', { ignoreBOM: true }).decode(writer.take())).toBe(
          [...version.match()].map((each) => `${toNQuad(each)}\n`).join('') + text,
        );
        expect(writer.length).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});

describe('An IRI', () => {
  const nextLabel = (): string => 'b';
  it.each([
    ['http://b.example:port/', false],
    ['ftp://[::', false],
    ['https://a]b/c', false],
    ['http://x@y@z/', false],
    ['urn:x:%g0', false],
    ['https://b.example/%4', false],
    ['no-scheme', false],
    ['http://e/\\u0020', false],
    ['http://[v1.x]/', true],
    ['http:///x', true],
    ['http://[2001:db8::7]:80/a?b=[c]', true],
    ['http://user:word@b.example:/', true],
    ['https://b.example/%C3%A9#d:e@f', true],
    ['urn:uuid:a:b', true],
    ['tag:a@b,2020:c', true],
    ['http://b.example', true],
    ['file:///a', true],
  ])('%s is read alike by all who read documents: %s', (iri, isGood) => {
    const refusals = [
      () => read(`<${iri}> <urn:p> <urn:o> .\n`, { nextLabel }),
      () => requireWellFormed([quad(namedNode(iri), namedNode('urn:p'), namedNode('urn:o'))]),
      () => parseQuery(`SELECT * { GRAPH <${iri}> { ?s ?p ?o } }`, ''),
      () => requireFormat(iri, 'iri', 'graph'),
    ].map((act) => {
      try {
        act();
        return false;
      } catch (error) {
        if (error instanceof ServiceError) return true;
        throw error;
      }
    });
    expect(refusals).toEqual(Array.from({ length: 4 }, () => !isGood));
  });

  it('is read from the log whatever it is, since it was checked before', () => {
    expect(read('A <http://[> <urn:p> <urn:o> .\n', { format: 'patch' })).toHaveLength(1);
  });
});
