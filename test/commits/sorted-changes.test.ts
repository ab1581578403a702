import { describe, expect, it } from '@jest/globals';
import { replay, type CommitLog } from '../../src/commits/index.js';
import { changesBetween } from '../../src/commits/sorted-changes.js';
import {
  OWL,
  RDF,
  RDFS,
  XSD,
  blankNode,
  literal,
  namedNode,
  quad,
  quadKey,
  type Change,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import { emptyVersion } from '../../src/graph/index.js';
import { ex } from '../support/arbitraries.js';
import { SEED, randomOf } from '../support/random.js';
import { KNOWS_AXIOM, changeOf, committersOfTests, names } from '../support/small-commits.js';

const NOTE = { author: 'tester', message: 'm' };
const { ontology } = names.graphs;
const axiom = (s: NamedNode, p: NamedNode, o: NamedNode): Quad => quad(s, p, o, ontology);

/** Axioms with and without chains. */
const AXIOMS = [
  KNOWS_AXIOM,
  axiom(ex('within'), RDF.type, OWL.TransitiveProperty),
  axiom(ex('inside'), RDFS.subPropertyOf, ex('within')),
  axiom(ex('near'), RDF.type, OWL.SymmetricProperty),
  axiom(ex('Ministry'), RDFS.subClassOf, ex('Body')),
  axiom(ex('Body'), RDFS.subClassOf, ex('Agent')),
];

describe('changesBetween', () => {
  const { open } = committersOfTests();

  it('reaches each version from each other', async () => {
    const committer = open();
    const random = randomOf(SEED);
    const change = (change: Partial<Change>): Promise<unknown> =>
      committer.commit({ added: [], removed: [], ...change }, NOTE);
    await change({ added: AXIOMS });
    for (let count = 0; count < 6; count += 1) await change(randomChange(random));
    await change({ removed: AXIOMS.slice(1, 3) });
    await change(randomChange(random));
    await committer.commit(changeOf(':a :says "a \\"b\\" .\\n\\t<c>"@en, 1.50, "é😀"^^:t .'), NOTE);
    const { log } = committer;
    const last = log.lastId();
    const contents = Array.from({ length: last + 1 }, (_, id) => contentOf(log, id));
    for (const [from, to] of pairsUpTo(last)) {
      const content = new Set(contents[from]);
      for await (const { removed, added } of changesBetween(log.directory, names, { from, to })) {
        for (const key of removed.map(quadKey)) expect(content.delete(key)).toBe(true);
        for (const key of added.map(quadKey)) expect(content.has(key)).toBe(!content.add(key));
      }
      expect(content).toEqual(contents[to]);
    }
  });
});

function pairsUpTo(last: number): [number, number][] {
  return Array.from({ length: last + 1 }, (_, to): [number, number][] => [
    [0, to],
    [to >> 1, to],
    [Math.max(0, to - 1), to],
  ]).flat();
}

function contentOf(log: CommitLog, id: number): Set<string> {
  const version = id === 0 ? emptyVersion() : replay(log, names, { lastId: id });
  return new Set([...version.match()].map(quadKey));
}

function randomChange(random: () => number): Change {
  const pick = <T>(...values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const things = [ex('a'), ex('b'), ex('c'), ex('d'), blankNode('b1x0')];
  const some = (count: number): Quad[] =>
    Array.from({ length: Math.ceil(random() * count) }, () =>
      pick(
        quad(
          pick(...things),
          pick(ex('within'), ex('inside'), ex('knows')),
          pick(...things),
          pick(ex('g'), ex('h')),
        ),
        quad(
          pick(...things),
          ex('near'),
          pick<Quad['object']>(...things, literal('5', XSD.integer)),
        ),
        quad(
          pick(...things),
          RDF.type,
          pick(ex('Ministry'), ex('Body'), ex('Agent')),
          pick(ex('g'), names.graphs.review),
        ),
        quad(
          pick(...things),
          ex('says'),
          quad(ex('a'), namedNode('urn:x)'), literal('x )>> <y> "')),
        ),
      ),
    );
  return { added: some(8), removed: some(20) };
}
