import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Committer } from '../../../src/commits/index.js';
import {
  DCTERMS,
  OWL,
  RDF,
  RDFS,
  XSD,
  blankNode,
  canonicalLines,
  digestOf,
  literal,
  parseN3Syntax,
  quad,
  quadKey,
  toNQuad,
  withLabels,
  type Change,
  type Quad,
} from '../../../src/rdf/index.js';
import {
  Diffs,
  Snapshots,
  assertedQuads,
  diffCsv,
  diffJson,
  diffText,
  type DiffOptions,
} from '../../../src/snapshots/index.js';
import { clique, ex, quads as anyQuads, smallQuads } from '../../support/arbitraries.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { changeOf, names, openCommitter } from '../../support/small-commits.js';
import { fromRdfPatch } from '../../support/rdf-patch.js';

const directories = new TemporaryDirectories();
let committer: Committer;
let diffs: Diffs;
let snapshots: Snapshots;

function open(): void {
  committer = openCommitter(directories.make());
  snapshots = new Snapshots(committer.log, names, () => committer.current);
  diffs = new Diffs(committer.log, names, snapshots, (source, thing) =>
    [...source.match(thing, ex('country'))].map(({ object }) => object),
  );
}

beforeEach(open);
afterEach(() => committer.close());
afterAll(() => {
  directories.removeAll();
});

const commit = (change: Change): Promise<unknown> =>
  committer.commit(change, { author: 'test', message: 'test' });

/**
 * The asserted quads of a version as its export has them: blank nodes under their canonical labels.
 */
async function exported(version: number): Promise<Quad[]> {
  if (version === 0) return [];
  return parseN3Syntax(
    (await canonicalLines(assertedQuads(await snapshots.open(version), names))).join('\n'),
    { format: 'nquads', keepBlankNodeLabels: true },
  );
}

function applied(quads: readonly Quad[], { added, removed }: Change): Quad[] {
  const result = new Map(quads.map((each) => [quadKey(each), each]));
  for (const each of removed)
    if (!result.delete(quadKey(each))) throw new Error(`not there: ${toNQuad(each)}`);
  for (const each of added) {
    if (result.has(quadKey(each))) throw new Error(`there already: ${toNQuad(each)}`);
    result.set(quadKey(each), each);
  }
  return [...result.values()];
}

async function patchOf(from: number, to: number, options?: DiffOptions): Promise<Change> {
  const diff = await diffs.between(from, to, options);
  const change = fromRdfPatch(Buffer.concat([...diff.rdfPatch()]).toString('utf8'));
  expect([change.added.length, change.removed.length]).toEqual([diff.added, diff.removed]);
  return change;
}

describe('The difference between two versions', () => {
  /** Changes as they come: some remove what is there, blank nodes of the graph among it. */
  const changes = fc.array(
    fc.record({
      added: fc.array(fc.oneof(smallQuads, anyQuads), { maxLength: 8 }),
      removed: fc.array(smallQuads, { maxLength: 8 }),
      dropped: fc.array(fc.nat(), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('turns the export of one into the other, whichever is the later one', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        await committer.close();
        open();
        for (const { added, removed, dropped } of steps) {
          const present = [...assertedQuads(committer.current, names)];
          await commit({
            added,
            removed: [
              ...removed,
              ...dropped.flatMap((index) => present[index % present.length] ?? []),
            ],
          });
        }
        const last = committer.current.number;
        const exports = await Promise.all(
          Array.from({ length: last + 1 }, (_, version) => exported(version)),
        );
        const digests = await Promise.all(exports.map((quads) => digestOf(quads)));
        for (let from = 0; from <= last; from += 1) {
          for (let to = 0; to <= last; to += 1)
            expect([
              from,
              to,
              await digestOf(applied(exports[from]!, await patchOf(from, to))),
            ]).toEqual([from, to, digests[to]]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('with the labels of the log can be applied one after the other, from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        await committer.close();
        open();
        let mirror: Quad[] = [];
        for (const { added, dropped } of steps) {
          const present = [...assertedQuads(committer.current, names)];
          const before = committer.current.number;
          await commit({
            added,
            removed: dropped.flatMap((index) => present[index % present.length] ?? []),
          });
          mirror = applied(
            mirror,
            await patchOf(before, committer.current.number, { blankNodes: 'as-logged' }),
          );
          expect(mirror.map(toNQuad).sort()).toEqual(
            [...assertedQuads(committer.current, names)].map(toNQuad).sort(),
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  it('takes the labels of the log for blank nodes too alike, as exports do', async () => {
    await commit({ added: clique(8), removed: [] });
    const [some] = [...committer.current.match()];
    await commit({ added: [], removed: [some!] });
    expect((await patchOf(1, 2)).removed.map(toNQuad)).toEqual([toNQuad(some!)]);
  });

  it('has neither what came and went nor receipts, unless they are asked for', async () => {
    await commit(changeOf(':a :p :b .'));
    await commit({
      added: [
        ...changeOf(':a :p :c .').added,
        quad(ex('r'), ex('rule'), ex('x'), names.graphs.receipts),
      ],
      removed: [],
    });
    await commit(changeOf('', ':a :p :c .'));
    expect(await patchOf(1, 3)).toEqual({ added: [], removed: [] });
    expect((await patchOf(1, 3, { withReceipts: true })).added.map(toNQuad)).toEqual([
      '<http://example.org/r> <http://example.org/rule> <http://example.org/x> ' +
        `<${names.graphs.receipts.value}> .`,
    ]);
  });

  it('is refused for versions that there are not', async () => {
    await commit(changeOf(':a :p :b .'));
    for (const [from, to] of [
      [1, 2],
      [2, 1],
      [-1, 1],
      [1.5, 1],
    ] as const)
      await expect(diffs.between(from, to)).rejects.toMatchObject({ code: 'not-found' });
    await expect(diffs.describe(1, 1, 'http://example.org/nothing')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('A difference in words', () => {
  const ontology = changeOf('').added;
  const label = (thing: string, text: string): Quad =>
    quad(ex(thing), RDFS.label, literal(text, 'en'), names.graphs.ontology);
  const item = (name: string, country: string): Quad[] => [
    quad(ex(name), RDF.type, ex('NewsItem')),
    quad(ex(name), RDFS.label, literal(name)),
    quad(ex(name), ex('country'), ex(country)),
    quad(ex(name), DCTERMS.issued, literal('2020-01-01', XSD.date)),
  ];

  beforeEach(async () => {
    await commit({
      added: [
        ...ontology,
        label('NewsItem', 'news item'),
        label('Body', 'body of experts'),
        label('moldova', 'Moldova'),
        label('malta', 'Malta'),
        label('seat', 'seat'),
        quad(ex('NewsItem'), RDFS.subClassOf, ex('Document'), names.graphs.ontology),
        ...item('old', 'malta'),
        quad(ex('b'), RDF.type, ex('Body')),
        quad(ex('b'), ex('seat'), ex('malta')),
      ],
      removed: [],
    });
  });

  it('counts things by their most special class, with their country where it is one', async () => {
    await commit({
      added: [
        ...[1, 2, 3].flatMap((n) => item(`n${n}`, 'moldova')),
        quad(ex('n1'), RDF.type, ex('Document')),
      ],
      removed: [],
    });
    expect((await diffs.describe(1, 2)).words).toEqual(['3 news items added for Moldova']);
    expect((await diffs.describe(2, 1)).words).toEqual(['3 news items removed for Moldova']);
    await commit({ added: item('n4', 'malta'), removed: [] });
    const told = await diffs.describe(1, 3);
    expect(told.sentence).toBe('4 news items added (3 for Moldova, 1 for Malta).');
    expect(
      told.things!.map(({ thing, kind, change, country }) => [thing.label, kind, change, country]),
    ).toEqual([
      ['n1', 'news item', 'added', 'Moldova'],
      ['n2', 'news item', 'added', 'Moldova'],
      ['n3', 'news item', 'added', 'Moldova'],
      ['n4', 'news item', 'added', 'Malta'],
    ]);
    expect((await diffs.describe(0, 1)).words).toEqual(
      expect.arrayContaining(['1 body of experts added', '1 news item added for Malta']),
    );
  });

  it('tells corrections, dates by their type and others by their property', async () => {
    await commit({ added: item('other', 'moldova'), removed: [] });
    const dates = (day: string): Quad[] =>
      ['old', 'other'].map((name) => quad(ex(name), DCTERMS.issued, literal(day, XSD.date)));
    await commit({
      added: [
        ...dates('2020-02-02'),
        quad(ex('b'), ex('seat'), ex('moldova')),
        quad(ex('old'), ex('country'), ex('moldova')),
      ],
      removed: [...dates('2020-01-01'), quad(ex('b'), ex('seat'), ex('malta'))],
    });
    const { words, things } = await diffs.describe(2, 3);
    expect(words).toEqual([
      '2 dates corrected',
      '“country” added to 1 news item',
      '“seat” corrected on 1 body of experts',
    ]);
    expect(things!.find(({ thing }) => thing.iri === ex('b').value)!.statements).toMatchObject([
      {
        change: 'corrected',
        property: { label: 'seat' },
        before: { label: 'Malta' },
        after: { label: 'Moldova' },
      },
    ]);
    expect((await diffs.describe(2, 3, ex('b').value)).words).toEqual([
      '“seat” corrected on 1 body of experts',
    ]);
  });

  it('names in text what changed, thing by thing, and only counts larger differences', async () => {
    await commit({
      added: [...item('n1', 'moldova'), quad(ex('b'), ex('seat'), ex('moldova'))],
      removed: [quad(ex('b'), ex('seat'), ex('malta'))],
    });
    expect(
      diffText(await diffs.describe(1, 2))
        .split('\n')
        .slice(3),
    ).toEqual(['', '~ body of experts “b”', '    seat: Malta → Moldova', '+ news item “n1”', '']);
    expect(diffText(await diffs.describe(2, 1))).toContain('- news item “n1”\n');
    await commit({
      added: Array.from({ length: 80 }, (_, n) => item(`many-${n}`, 'malta')).flat(),
      removed: [],
    });
    const large = diffText(await diffs.describe(2, 3));
    expect(large).toContain('80 news items added for Malta\n\nTo see each thing');
    expect(diffText(await diffs.describe(1, 1))).toBe('version 1 → version 1\nNothing changed.\n');
  });

  it('knows a statement that only stands in another graph from a correction', async () => {
    await commit({
      added: [quad(ex('b'), ex('seat'), ex('malta'), ex('g'))],
      removed: [quad(ex('b'), ex('seat'), ex('malta'))],
    });
    expect((await diffs.describe(1, 2)).words).toEqual([
      '“seat” moved to another source for 1 body of experts',
    ]);
  });

  it('says when nothing changed, and calls things without a class things', async () => {
    expect(await diffs.describe(1, 1)).toMatchObject({
      sentence: 'Nothing changed.',
      words: [],
      things: [],
    });
    await commit({
      added: [quad(blankNode('x'), ex('p'), ex('y')), quad(ex('z'), OWL.sameAs, ex('y'))],
      removed: [],
    });
    expect((await diffs.describe(1, 2)).sentence).toBe('2 things added.');
  });

  it('is the same as JSON, which has no keys of this process', async () => {
    await commit({ added: item('n1', 'moldova'), removed: [] });
    const json = JSON.stringify(diffJson(await diffs.describe(1, 2)));
    expect(JSON.parse(json)).toMatchObject({
      from: 1,
      to: 2,
      thing: null,
      added: 4,
      removed: 0,
      words: ['1 news item added for Moldova'],
      thingCount: 1,
      things: [
        {
          iri: ex('n1').value,
          label: 'n1',
          kind: 'news item',
          change: 'added',
          country: 'Moldova',
        },
      ],
    });
    expect(json).not.toContain('"key"');
  });

  it('as CSV has a row for each statement, with names from either version', async () => {
    await commit({ added: [], removed: item('old', 'malta') });
    await commit({ added: [quad(ex('b'), ex('note'), literal('a "b",\r\nc', 'en'))], removed: [] });
    const rows = [...diffCsv(await diffs.between(1, 3), await diffs.later(1, 3))]
      .join('')
      .replace(/\r\n$/, '')
      .split(/\r\n(?=added|removed)/);
    expect(rows[0]).toBe(
      'change,thing,thing_label,property,property_label,value,value_label,datatype,language,graph',
    );
    expect(rows).toContain(
      `removed,${ex('old').value},old,${ex('country').value},country,${ex('malta').value},Malta,,,`,
    );
    expect(rows).toContain(
      `removed,${ex('old').value},old,${DCTERMS.issued.value},issued,` +
        `2020-01-01,2020-01-01,${XSD.date.value},,`,
    );
    expect(rows.at(-1)).toBe(
      `added,${ex('b').value},b,${ex('note').value},note,"a ""b"",\r\nc","a ""b"",\r\nc",,en,`,
    );
    expect(rows).toHaveLength(6);
  });

  it('leaves blank nodes their labels', () => {
    expect(
      withLabels(quad(blankNode('a'), ex('p'), blankNode('b')), ({ value }) =>
        value === 'a' ? 'c' : undefined,
      ),
    ).toEqual(quad(blankNode('c'), ex('p'), blankNode('b')));
  });
});
