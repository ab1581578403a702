import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  blankNode,
  directedLiteral,
  literal,
  namedNode,
  parseN3Syntax,
  quad,
  termKey,
  type Term,
} from '../../src/rdf/index.js';
import { emptyVersion, versionOf, type GraphVersion } from '../../src/graph/index.js';
import { SOLUTION_FORMATS, type Solution, type SolutionFormat } from '../../src/sparql/index.js';
import { writeBoolean } from '../../src/sparql/results/index.js';
import { EX, ex, texts } from '../support/arbitraries.js';
import { parseXml, type XmlElement } from '../support/xml.js';
import {
  XSD,
  chunksOf,
  textOf,
  write,
  SOLUTIONS,
  solutionsOf,
  anyTerms,
  keysOf,
} from './written-solutions.js';

describe('Solutions as JSON', () => {
  it('have each kind of term in its form', () => {
    expect(JSON.parse(write('json', ['s', 'o'], SOLUTIONS))).toEqual({
      head: { vars: ['s', 'o'] },
      results: {
        bindings: [
          {
            s: { type: 'uri', value: `${EX}a` },
            o: { type: 'literal', value: 'say "hi",\n\tthen <go> & \\stop' },
          },
          { s: { type: 'bnode', value: 'b0' } },
          {
            s: { type: 'literal', value: 'x', 'xml:lang': 'en' },
            o: { type: 'literal', value: 'س', 'xml:lang': 'ar', 'its:dir': 'rtl' },
          },
          {
            s: { type: 'literal', value: '1', datatype: `${XSD}integer` },
            o: { type: 'literal', value: 'one', datatype: `${EX}type` },
          },
          {
            s: {
              type: 'triple',
              value: {
                subject: { type: 'uri', value: `${EX}a` },
                predicate: { type: 'uri', value: `${EX}p` },
                object: { type: 'literal', value: '"' },
              },
            },
            o: { type: 'literal', value: '' },
          },
        ],
      },
    });
  });

  it('are read back as what they were, whatever text they hold', () => {
    fc.assert(
      fc.property(solutionsOf(anyTerms), (solutions) => {
        const { results } = JSON.parse(write('json', ['x', 'y'], solutions)) as {
          results: { bindings: Record<string, JsonTerm>[] };
        };
        expect(keysOf(results.bindings.map(({ x, y }) => [fromJson(x), fromJson(y)]))).toEqual(
          keysOf(solutions),
        );
      }),
      { numRuns: 80 },
    );
  });
});

describe('Solutions as XML', () => {
  it('are read back as what they were, unless XML cannot hold a character', () => {
    const isWritable = (term: Term): boolean =>
      !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(termKey(term));
    fc.assert(
      fc.property(solutionsOf(anyTerms.filter(isWritable)), (solutions) => {
        const document = parseXml(write('xml', ['x', 'y'], solutions));
        expect(
          document
            .child('head')
            .all('variable')
            .map((variable) => variable.attributes.name),
        ).toEqual(['x', 'y']);
        const rows = document
          .child('results')
          .all('result')
          .map((result) =>
            ['x', 'y'].map((name) =>
              fromXml(
                result.all('binding').find(({ attributes }) => attributes.name === name)
                  ?.children[0],
              ),
            ),
          );
        expect(keysOf(rows)).toEqual(keysOf(solutions));
      }),
      { numRuns: 80 },
    );
  });

  it('are refused rather than wrong for a character that XML cannot hold', () => {
    const refused = (version: GraphVersion) => (): string =>
      textOf(chunksOf('xml', ['x'], [[literal('\u0001')]], version));
    const [holding, empty] = [
      versionOf([quad(ex('s'), ex('p'), literal('\u0001'))]),
      emptyVersion(),
    ];
    for (const version of [holding, empty])
      expect(refused(version)).toThrow(expect.objectContaining({ code: 'not-acceptable' }));
  });
});

describe('Solutions as CSV', () => {
  it('have values alone, quoted as RFC 4180 says', () => {
    expect(write('csv', ['s', 'o'], SOLUTIONS)).toBe(
      [
        's,o',
        `${EX}a,"say ""hi"",\n\tthen <go> & \\stop"`,
        '_:b0,',
        'x,س',
        '1,one',
        `"<<( <${EX}a> <${EX}p> ""\\"""" )>>",`,
        '',
      ].join('\r\n'),
    );
  });

  it('keep every text whole', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts), { maxLength: 5 }), (rows) => {
        expect(
          parseCsv(
            write(
              'csv',
              ['x', 'y'],
              rows.map((row) => row.map((text) => literal(text))),
            ),
          ),
        ).toEqual([['x', 'y'], ...rows]);
      }),
      { numRuns: 80 },
    );
  });
});

describe('Solutions as TSV', () => {
  it('have terms as Turtle writes them, numbers bare', () => {
    const numbers = [
      ['integer', '-1'],
      ['decimal', '1.50'],
      ['double', '1.0E3'],
      ['integer', 'x'],
      ['decimal', '1'],
      ['double', '1.5'],
    ].map(([type, text]) => [literal(text!, namedNode(XSD + type!))]);
    expect(write('tsv', ['n'], numbers).split('\n')).toEqual([
      '?n',
      '-1',
      '1.50',
      '1.0E3',
      `"x"^^<${XSD}integer>`,
      `"1"^^<${XSD}decimal>`,
      `"1.5"^^<${XSD}double>`,
      '',
    ]);
    expect(write('tsv', ['s', 'o'], SOLUTIONS).split('\n').slice(0, 3)).toEqual([
      '?s\t?o',
      `<${EX}a>\t"say \\"hi\\",\\n\\tthen <go> & \\\\stop"`,
      '_:b0\t',
    ]);
  });

  it('are read back as what they were, one line each', () => {
    fc.assert(
      fc.property(solutionsOf(anyTerms), (solutions) => {
        const lines = write('tsv', ['x', 'y'], solutions).split('\n');
        expect([lines[0], lines.at(-1), lines.length]).toEqual([
          '?x\t?y',
          '',
          solutions.length + 2,
        ]);
        expect(keysOf(lines.slice(1, -1).map((line) => line.split('\t').map(fromTurtle)))).toEqual(
          keysOf(solutions),
        );
      }),
      { numRuns: 80 },
    );
  });
});

describe('An answer without variables or solutions', () => {
  it.each([
    [
      'json',
      '{"head":{"vars":[]},"results":{"bindings":[\n{}\n]}}\n',
      '{"head":{"vars":["x"]},"results":{"bindings":[\n]}}\n',
    ],
    ['csv', '\r\n\r\n', 'x\r\n'],
    ['tsv', '\n\n', '?x\n'],
  ] as const)('is whole as %s', (format, oneEmpty, none) => {
    expect(write(format, [], [[]])).toBe(oneEmpty);
    expect(write(format, ['x'], [])).toBe(none);
  });

  it('is whole as XML', () => {
    expect(
      parseXml(write('xml', [], [[]]))
        .child('results')
        .all('result'),
    ).toHaveLength(1);
    expect(parseXml(write('xml', ['x'], [])).child('results').children).toEqual([]);
  });
});

describe('An answer of yes or no', () => {
  it.each([true, false])('is %s in the formats that have one', (value) => {
    expect(JSON.parse(writeBoolean('json', value) ?? '')).toEqual({ head: {}, boolean: value });
    expect(parseXml(writeBoolean('xml', value) ?? '').child('boolean').text).toBe(String(value));
    expect(
      SOLUTION_FORMATS.filter(({ holdsBoolean }) => holdsBoolean).map(({ format }) => format),
    ).toEqual(
      SOLUTION_FORMATS.filter(({ format }) => writeBoolean(format, value) !== undefined).map(
        ({ format }) => format,
      ),
    );
  });
});

describe('Solutions that fail on the way', () => {
  const failure = new Error('stopped');

  function writeUntilFailure(format: SolutionFormat, count: number): string {
    let text = '';
    const solutions = Array.from({ length: count }, (_, index): Solution => [
      literal(`solution ${index}`),
    ]);
    const read = (): void => {
      for (const chunk of chunksOf(format, ['x'], solutions, emptyVersion(), failure))
        text += Buffer.from(chunk).toString('utf8');
    };
    expect(read).toThrow(failure);
    return text;
  }

  it.each(SOLUTION_FORMATS.map(({ format }) => format))(
    'fail as %s, with what was handed over unfinished',
    (format) => {
      expect(writeUntilFailure(format, 3)).toBe('');
      const text = writeUntilFailure(format, 20_000);
      expect(text).toContain('solution 17');
      expect(text).not.toContain('solution 19999');
      if (format === 'json') expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
      if (format === 'xml') expect(() => parseXml(text)).toThrow();
    },
  );
});

interface JsonTerm {
  readonly type: string;
  readonly value: string | { subject: JsonTerm; predicate: JsonTerm; object: JsonTerm };
  readonly 'xml:lang'?: string;
  readonly 'its:dir'?: 'ltr' | 'rtl';
  readonly datatype?: string;
}

function fromJson(json: JsonTerm | undefined): Term | undefined {
  if (!json) return undefined;
  if (typeof json.value !== 'string') {
    const [subject, predicate, object] = [
      json.value.subject,
      json.value.predicate,
      json.value.object,
    ].map(fromJson);
    return quad(
      subject as ReturnType<typeof ex>,
      predicate as ReturnType<typeof ex>,
      object as ReturnType<typeof ex>,
    );
  }
  return toTerm(json.type, json.value, json['xml:lang'], json['its:dir'], json.datatype);
}

function fromXml(element: XmlElement | undefined): Term | undefined {
  if (!element) return undefined;
  if (element.name === 'triple') {
    const [subject, predicate, object] = ['subject', 'predicate', 'object'].map((part) =>
      fromXml(element.child(part).children[0]),
    );
    return quad(
      subject as ReturnType<typeof ex>,
      predicate as ReturnType<typeof ex>,
      object as ReturnType<typeof ex>,
    );
  }
  const { 'xml:lang': language, 'its:dir': direction, datatype } = element.attributes;
  return toTerm(
    element.name,
    element.text,
    language,
    direction as 'ltr' | 'rtl' | undefined,
    datatype,
  );
}

function toTerm(
  type: string,
  value: string,
  language?: string,
  direction?: 'ltr' | 'rtl',
  datatype?: string,
): Term {
  if (type === 'uri') return namedNode(value);
  if (type === 'bnode') return blankNode(value);
  if (language && direction) return directedLiteral(value, language, direction);
  return literal(value, language ?? (datatype === undefined ? undefined : namedNode(datatype)));
}

function fromTurtle(text: string): Term | undefined {
  if (text === '') return undefined;
  return parseN3Syntax(`<urn:s> <urn:p> ${text} .`, {
    format: 'turtle',
    keepBlankNodeLabels: true,
  })[0]?.object;
}

/** A reader of RFC 4180. */
function parseCsv(text: string): string[][] {
  const fields = [...text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)];
  expect(fields.map(([whole]) => whole).join('')).toBe(text);
  const rows: string[][] = [[]];
  for (const [, field = '', end] of fields) {
    rows.at(-1)!.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
