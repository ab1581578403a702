import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  RDF,
  ReadableJson,
  blankNode,
  canonicalLines,
  literal,
  parseRdf,
  quad,
  toJsonLd,
  type Quad,
} from '../../src/rdf/index.js';
import { MAX_COMPUTED_MS, computedMs } from '../support/computed-time.js';
import { ex } from '../support/arbitraries.js';

const MANY = 8_000;
const root = ex('root');
const { first, rest, nil } = RDF;
const writer = new ReadableJson({ '@version': 1.1, p: { '@id': ex('p').value, '@type': '@id' } });

const readable = (quads: readonly Quad[]): object => ({
  '@context': { p: { '@id': ex('p').value, '@type': '@id' } },
  ...writer.write(root.value, quads).object,
});
const readBack = async (document: object): Promise<string[]> =>
  canonicalLines(await parseRdf(JSON.stringify(document), { format: 'jsonld' }));

/** Statements about a few nodes, of which hardly any make a list. */
const nodes = fc.constantFrom(...['a', 'b', 'c', 'd'].map((label) => blankNode(label)));
const statements = fc.array(
  fc
    .tuple(
      fc.oneof({ weight: 6, arbitrary: nodes }, { weight: 1, arbitrary: fc.constant(root) }),
      fc.constantFrom(first, first, rest, rest, ex('p')),
      fc.oneof(nodes, fc.constant(nil), fc.constantFrom(literal('x'), literal('y'), ex('o'))),
    )
    .map(([subject, predicate, object]) => quad(subject, predicate, object)),
  { maxLength: 10 },
);

/** What can be reached from the root, which is all that a document of it is written from. */
function reachable(quads: readonly Quad[]): Quad[] {
  const found = new Set<string>([root.value]);
  for (const node of found)
    for (const { subject, object } of quads)
      if (subject.value === node && object.termType === 'BlankNode') found.add(object.value);
  return quads.filter(({ subject }) => found.has(subject.value));
}

/** A chain of links from the root; the last one points at `end`. */
const chain = (end: (label: string) => Quad['object'], next = rest): Quad[] => [
  quad(root, ex('p'), blankNode('0')),
  ...Array.from({ length: MANY }, (_, index) => [
    quad(blankNode(`${index}`), first, literal(`${index}`)),
    quad(
      blankNode(`${index}`),
      next,
      index + 1 < MANY ? blankNode(`${index + 1}`) : end(`${index}`),
    ),
  ]).flat(),
];
const inEachOther = [
  quad(root, ex('p'), blankNode('0')),
  ...Array.from({ length: MANY }, (_, index) => [
    quad(blankNode(`${index}`), first, index + 1 < MANY ? blankNode(`${index + 1}`) : literal('x')),
    quad(blankNode(`${index}`), rest, nil),
  ]).flat(),
];

describe('Collections as JSON-LD', () => {
  it('are lists, whatever they hold', async () => {
    const [a, b, c] = [blankNode('a'), blankNode('b'), blankNode('c')];
    const list = [
      quad(root, ex('p'), a),
      quad(a, first, literal('text')),
      quad(a, rest, b),
      quad(b, first, c),
      quad(b, rest, nil),
      quad(c, first, ex('o')),
      quad(c, rest, nil),
      quad(root, ex('q'), nil),
    ];
    const items = [{ '@value': 'text' }, { '@list': [{ '@id': ex('o').value }] }];
    expect(await toJsonLd(list)).toEqual([
      {
        '@id': root.value,
        [ex('p').value]: [{ '@list': items }],
        [ex('q').value]: [{ '@list': [] }],
      },
    ]);
    expect(readable(list)).toMatchObject({
      p: { '@list': items },
      [ex('q').value]: { '@list': [] },
    });
    expect(await readBack(readable(list))).toEqual(await canonicalLines(list));
  });

  it('keep every statement, also where lists are in themselves or share links', async () => {
    await fc.assert(
      fc.asyncProperty(statements, statements, async (quads, others) => {
        const all = [
          ...quads,
          ...others.map(({ subject, predicate, object }) =>
            quad(subject, predicate, object, ex('g')),
          ),
        ];
        expect(await readBack(await toJsonLd(all))).toEqual([
          ...new Set(await canonicalLines(all)),
        ]);
        const own = reachable(quads);
        expect(await readBack(readable(own))).toEqual([...new Set(await canonicalLines(own))]);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a long list', chain(() => nil)],
    ['a list that bites its tail', chain(() => blankNode('0'))],
    ['a chain that is no list', chain(() => nil, ex('next'))],
    ['lists in each other', inEachOther],
  ])('of any size are written within seconds: %s', async (_, quads) => {
    const startMs = computedMs();
    const document = JSON.stringify(readable(quads), null, 2);
    const expanded = JSON.stringify(await toJsonLd(quads), null, 2);
    expect(computedMs() - startMs).toBeLessThan(MAX_COMPUTED_MS);
    // So much for each statement, so the whole is not quadratic.
    expect(document.length).toBeLessThan(quads.length * 200);
    expect(expanded.length).toBeLessThan(quads.length * 200);
    for (const text of [document, expanded])
      expect((await parseRdf(text, { format: 'jsonld' })).length).toBe(quads.length);
  });
});
