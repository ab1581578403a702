/** Differences: applied to exports, and as people read them: in words, as text, JSON and CSV. */
import { beforeEach, describe, expect, it } from '@jest/globals';
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
  type Change,
  type Quad,
} from '../../../src/rdf/index.js';
import {
  Diffs,
  Snapshots,
  diffCsv,
  diffJson,
  type DiffOptions,
} from '../../../src/snapshots/index.js';
import { clique, ex } from '../../support/arbitraries.js';
import { changeOf, committersOfTests, names } from '../../support/small-commits.js';
import { applied, fromRdfPatch } from '../../support/rdf-patch.js';
import { histories, pairsUpTo, type Step } from '../../support/histories.js';

const { open: openCommitter } = committersOfTests();
let committer: Committer;
let diffs: Diffs;
let snapshots: Snapshots;

function open(): void {
  committer = openCommitter();
  snapshots = new Snapshots(committer.log, names, () => committer.current);
  diffs = new Diffs(committer.log, names, snapshots, (source, thing) =>
    [...source.match(thing, ex('country'))].map(({ object }) => object),
  );
}

beforeEach(open);

const commit = (added: readonly Quad[], removed: readonly Quad[] = []): Promise<unknown> =>
  committer.commit({ added, removed }, { author: 'test', message: 'test' });

const assertedIn = (version: Committer['current']): Quad[] =>
  [...version.match()].filter(({ graph }) => names.isAsserted(graph));

/**
 * The asserted quads of a version as its export has them: blank nodes under their canonical labels.
 */
async function exported(version: number): Promise<Quad[]> {
  if (version === 0) return [];
  return parseN3Syntax(
    (await canonicalLines(assertedIn(await snapshots.open(version)))).join('\n'),
    { format: 'nquads', keepBlankNodeLabels: true },
  );
}

async function patchOf(from: number, to: number, options?: DiffOptions): Promise<Change> {
  const diff = await diffs.between(from, to, options);
  const change = fromRdfPatch(Buffer.concat([...diff.rdfPatch()]).toString('utf8'));
  expect([change.added.length, change.removed.length]).toEqual([diff.added, diff.removed]);
  return change;
}

/** Commits the steps to a new log. */
async function run(
  steps: readonly Step[],
  { again = false, after }: { again?: boolean; after?: (before: number) => Promise<void> } = {},
): Promise<number> {
  await committer.close();
  open();
  for (const { added, removed, dropped } of steps) {
    const present = assertedIn(committer.current);
    const before = committer.current.number;
    // The same statements again, in another graph.
    const repeated = present
      .slice(0, again ? 3 : 0)
      .map(({ subject, predicate, object }) => quad(subject, predicate, object, ex('again')));
    const gone = dropped.flatMap((index) => present[index % present.length] ?? []);
    await commit([...added, ...repeated], [...removed, ...gone]);
    await after?.(before);
  }
  return committer.current.number;
}

describe('The difference between two versions', () => {
  it('turns the export of one into the other, whichever is the later one', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const last = await run(steps);
        const versions = Array.from({ length: last + 1 }, (_, version) => exported(version));
        const exports = await Promise.all(versions);
        const digests = await Promise.all(exports.map((quads) => digestOf(quads)));
        for (const [from, to] of pairsUpTo(last)) {
          const found = await digestOf(applied(exports[from]!, await patchOf(from, to)));
          expect([from, to, found]).toEqual([from, to, digests[to]]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('counts what came and went of all sources together, and the rest as said by others', async () => {
    const merged = async (version: number): Promise<Set<string>> =>
      new Set(
        (version === 0 ? [] : assertedIn(await snapshots.open(version))).map(
          ({ subject, predicate, object }) => quadKey(quad(subject, predicate, object)),
        ),
      );
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        for (const [from, to] of pairsUpTo(await run(steps, { again: true }))) {
          const [before, after] = [await merged(from), await merged(to)];
          const { added, removed, alsoSaid, noLongerSaid } = await diffs.describe(from, to);
          const diff = await diffs.between(from, to);
          expect([from, to, added, removed, added + alsoSaid, removed + noLongerSaid]).toEqual([
            ...[from, to],
            [...after].filter((each) => !before.has(each)).length,
            [...before].filter((each) => !after.has(each)).length,
            ...[diff.added, diff.removed],
          ]);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('with the labels of the log can be applied one after the other, from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        let mirror: Quad[] = [];
        const after = async (before: number): Promise<void> => {
          const { current } = committer;
          mirror = applied(
            mirror,
            await patchOf(before, current.number, { blankNodes: 'as-logged' }),
          );
          expect(mirror.map(toNQuad).sort()).toEqual(assertedIn(current).map(toNQuad).sort());
        };
        await run(steps, { after });
      }),
      { numRuns: 20 },
    );
  });

  it('takes the labels of the log for blank nodes too alike, as exports do', async () => {
    await commit(clique(8));
    const [some] = [...committer.current.match()];
    await commit([], [some!]);
    expect((await patchOf(1, 2)).removed.map(toNQuad)).toEqual([toNQuad(some!)]);
  });

  it('has neither what came and went nor receipts, unless they are asked for', async () => {
    const [first, passing] = [changeOf(':a :p :b .').added, changeOf(':a :p :c .').added];
    const receipt = quad(ex('r'), ex('rule'), ex('x'), names.graphs.receipts);
    await commit(first);
    await commit([...passing, receipt]);
    await commit([], passing);
    expect(await patchOf(1, 3)).toEqual({ added: [], removed: [] });
    expect((await patchOf(1, 3, { withReceipts: true })).added.map(toNQuad)).toEqual([
      toNQuad(receipt),
    ]);
  });

  it('is refused for versions that there are not', async () => {
    await commit(changeOf(':a :p :b .').added);
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
    await commit([
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
    ]);
  });

  it('counts things by their most special class, with their country where it is one', async () => {
    await commit([
      ...[1, 2, 3].flatMap((n) => item(`n${n}`, 'moldova')),
      quad(ex('n1'), RDF.type, ex('Document')),
    ]);
    expect((await diffs.describe(1, 2)).words).toEqual(['3 news items added for Moldova']);
    expect((await diffs.describe(2, 1)).words).toEqual(['3 news items removed for Moldova']);
    await commit(item('n4', 'malta'));
    const told = await diffs.describe(1, 3);
    expect(told.sentence).toBe('4 news items added (3 for Moldova, 1 for Malta).');
    expect(
      told.things!.map(({ label: name, kind, change, country }) => [name, kind, change, country]),
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
    await commit(item('other', 'moldova'));
    const dates = (day: string): Quad[] =>
      ['old', 'other'].map((name) => quad(ex(name), DCTERMS.issued, literal(day, XSD.date)));
    await commit(
      [
        ...dates('2020-02-02'),
        quad(ex('b'), ex('seat'), ex('moldova')),
        quad(ex('old'), ex('country'), ex('moldova')),
      ],
      [...dates('2020-01-01'), quad(ex('b'), ex('seat'), ex('malta'))],
    );
    const { words, things } = await diffs.describe(2, 3);
    expect(words).toEqual(['2 dates corrected', '“country” added to old', '“seat” corrected on b']);
    expect(things!.find(({ iri }) => iri === ex('b').value)!.statements).toMatchObject([
      {
        change: 'corrected',
        property: { label: 'seat' },
        before: { label: 'Malta' },
        after: { label: 'Moldova' },
      },
    ]);
    expect((await diffs.describe(2, 3, ex('b').value)).words).toEqual(['“seat” corrected on b']);
  });

  it('knows a statement that only stands in another graph from a correction', async () => {
    await commit(
      [quad(ex('b'), ex('seat'), ex('malta'), ex('g'))],
      [quad(ex('b'), ex('seat'), ex('malta'))],
    );
    expect((await diffs.describe(1, 2)).words).toEqual(['source changed for b']);
  });

  it('tells what another source says too apart from what is new', async () => {
    const seat = (graph: string): Quad => quad(ex('b'), ex('seat'), ex('malta'), ex(graph));
    const fresh = quad(ex('b'), ex('note'), literal('new'), ex('g'));
    await commit([seat('g'), fresh]);
    const told = await diffs.describe(1, 2);
    expect(told).toMatchObject({ added: 1, removed: 0, alsoSaid: 1, noLongerSaid: 0 });
    expect(told.words).toEqual(['source added for b', '“note” added to b']);
    const [thing] = told.things!;
    expect(thing!.statements.map(({ property }) => property.label)).toEqual(['note']);
    expect(thing!.sources).toMatchObject([
      {
        property: { label: 'seat' },
        value: { label: 'Malta' },
        alsoSaidBy: [{ iri: ex('g').value }],
        noLongerSaidBy: [],
      },
    ]);
    const changesIn = async (from: number, to: number): Promise<string[]> =>
      [...diffCsv(await diffs.between(from, to), await diffs.later(from, to), names)]
        .join('')
        .split('\r\n')
        .slice(1, -1)
        .map((row) => row.split(',')[0]!)
        .sort();
    expect(await changesIn(1, 2)).toEqual(['added', 'also said']);
    expect(await changesIn(2, 1)).toEqual(['no longer said', 'removed']);
    await commit([], [quad(ex('b'), ex('seat'), ex('malta'))]);
    expect((await diffs.describe(2, 3)).words).toEqual(['source removed for b']);
    expect(await diffs.describe(1, 3)).toMatchObject({ added: 1, removed: 0 });
  });

  it('does not call what a person said a statement', async () => {
    await commit([
      label('Said', 'statement'),
      ...[1, 2].map((n) => quad(ex(`said-${n}`), RDF.type, ex('Said'))),
    ]);
    expect((await diffs.describe(1, 2)).words).toContain('2 quotations added');
  });

  it('says when nothing changed, and calls things without a class things', async () => {
    expect(await diffs.describe(1, 1)).toMatchObject({
      sentence: 'Nothing changed.',
      words: [],
      things: [],
    });
    await commit([quad(blankNode('x'), ex('p'), ex('y')), quad(ex('z'), OWL.sameAs, ex('y'))]);
    expect((await diffs.describe(1, 2)).sentence).toBe('2 things added.');
  });

  it('is the same as JSON, which has no keys of this process', async () => {
    await commit(item('n1', 'moldova'));
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
    await commit([], item('old', 'malta'));
    await commit([quad(ex('b'), ex('note'), literal('a "b",\r\nc', 'en'))]);
    const rows = [...diffCsv(await diffs.between(1, 3), await diffs.later(1, 3), names)]
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
});
