import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonize } from 'rdf-canonize';
import { createHash } from 'node:crypto';
import {
  blankNode,
  canonicalLines,
  digestOf,
  directedLiteral,
  literal,
  quad,
  quadKey,
  toNQuad,
  type Quad,
} from '../../src/rdf/index.js';
import { clique, ex, quads, relabelled } from '../support/arbitraries.js';

const distinct = (list: readonly Quad[]): Quad[] => [
  ...new Map(list.map((each) => [quadKey(each), each])).values(),
];

describe('The digest of quads', () => {
  it('depends neither on blank node labels nor on order', async () => {
    const input = fc.array(quads, { maxLength: 12 }).chain((list) => {
      const set = distinct(list);
      return fc.tuple(
        fc.constant(set),
        fc.shuffledSubarray(set, { minLength: set.length }),
        fc.constantFrom('other', 'z', 'c14n'),
      );
    });
    await fc.assert(
      fc.asyncProperty(input, async ([list, shuffled, prefix]) => {
        const renamed = shuffled.map((each) =>
          relabelled(each, (label) => prefix + Array.from(label).reverse().join('')),
        );
        expect(await canonicalLines(renamed)).toEqual(await canonicalLines(list));
      }),
      { numRuns: 100 },
    );
  });

  it('changes with every quad that is taken away', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(quads, { minLength: 1, maxLength: 8 }), async (list) => {
        const set = distinct(list);
        expect(await digestOf(set.slice(1))).not.toBe(await digestOf(set));
      }),
    );
  });

  it('tells apart graphs that differ only in how blank nodes are shared', async () => {
    const shared = [quad(blankNode('x'), ex('p'), ex('a')), quad(blankNode('x'), ex('q'), ex('b'))];
    const separate = [
      quad(blankNode('x'), ex('p'), ex('a')),
      quad(blankNode('y'), ex('q'), ex('b')),
    ];
    expect(await digestOf(shared)).not.toBe(await digestOf(separate));
    const inTerm = (label: string): Quad =>
      quad(ex('s'), ex('p'), quad(blankNode(label), ex('q'), ex('o')));
    expect(await digestOf([...shared, inTerm('x')])).not.toBe(
      await digestOf([...shared, inTerm('z')]),
    );
  });

  it('tells apart texts that differ only in base direction', async () => {
    const forms = [
      literal('a', 'ar'),
      directedLiteral('a', 'ar', 'rtl'),
      directedLiteral('a', 'ar', 'ltr'),
    ];
    const digests = await Promise.all(
      forms.map((form) => digestOf([quad(blankNode('x'), ex('p'), form)])),
    );
    expect(new Set(digests).size).toBe(3);
  });

  it('is SHA-256 over the sorted lines, each with its line feed', async () => {
    const list = Array.from({ length: 10_000 }, (_, index) =>
      quad(ex(`s${index}`), ex('p'), literal(String(index))),
    );
    const lines = await canonicalLines(list);
    expect(await digestOf(list)).toBe(
      createHash('sha256')
        .update(lines.map((line) => `${line}\n`).join(''))
        .digest('hex'),
    );
    expect(await digestOf([])).toBe(createHash('sha256').digest('hex'));
  });

  it('can be worked out for blank nodes that all look the same', async () => {
    const labels = ['a', 'b', 'c', 'd', 'e'];
    const circle = labels.map((label, index) =>
      quad(blankNode(label), ex('next'), blankNode(labels[(index + 1) % labels.length])),
    );
    const clique = labels
      .slice(0, 4)
      .flatMap((from) =>
        labels.slice(0, 4).map((to) => quad(blankNode(from), ex('knows'), blankNode(to))),
      );
    expect(new Set((await canonicalLines(circle)).join(' ').match(/_:\S+/g)).size).toBe(5);
    expect(await canonicalLines(clique)).toHaveLength(16);
  });
});

describe('Quads whose blank nodes can hardly be told apart', () => {
  it('have no digest, but lines with the labels they have', async () => {
    const list = [...clique(8), quad(ex('s'), ex('p'), ex('o'))];
    expect(await digestOf(list)).toBeNull();
    expect(await canonicalLines([...list].reverse())).toEqual(list.map(toNQuad).sort());
  });
});

describe('Canonical lines', () => {
  it('may be more than a call can have arguments', async () => {
    const list = Array.from({ length: 140_000 }, (_, index) =>
      quad(blankNode('x'), ex('p'), literal(String(index))),
    );
    expect(await canonicalLines(list)).toHaveLength(140_000);
  });

  it('are those of RDFC-1.0 where the quads are RDF 1.1', async () => {
    const isRdf11 = ({ object }: Quad): boolean =>
      object.termType !== 'Quad' && !(object.termType === 'Literal' && object.direction);
    await fc.assert(
      fc.asyncProperty(
        fc.array(quads.filter(isRdf11), { minLength: 1, maxLength: 10 }),
        async (list) => {
          const set = distinct(list);
          const standard = await canonize(set.map(toNQuad).join('\n'), {
            algorithm: 'RDFC-1.0',
            inputFormat: 'application/n-quads',
            maxDeepIterations: 10_000,
            canonicalIdMap: new Map(),
          });
          // The reference writes IRIs and literals in its own way, so both are compared after one
          // reading.
          expect((await canonicalLines(set)).length).toBe(set.length);
          expect(new Set(await canonicalLines(set))).toEqual(
            new Set(standard.split('\n').filter(Boolean)),
          );
        },
      ),
      { numRuns: 80 },
    );
  });

  it('stand in code point order, in which characters beyond the BMP come last', async () => {
    const lines = await canonicalLines(
      ['\ufb01', '😀', 'a', '\uffff', '\ue000'].map((text) =>
        quad(ex('s'), ex('p'), literal(text)),
      ),
    );
    expect(lines.map((line) => /"(.*)"/u.exec(line)?.[1])).toEqual([
      'a',
      '\ue000',
      '\ufb01',
      '\uffff',
      '😀',
    ]);
    expect(lines).toEqual(
      [...lines].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right))),
    );
  });
});
