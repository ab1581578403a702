/** Differences as people read them: in words, as text, JSON and CSV. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Committer } from '../../../src/commits/index.js';
import {
  DCTERMS,
  OWL,
  RDF,
  RDFS,
  XSD,
  blankNode,
  literal,
  quad,
  withLabels,
  type Change,
  type Quad,
} from '../../../src/rdf/index.js';
import { Diffs, Snapshots, diffCsv, diffJson, diffText } from '../../../src/snapshots/index.js';
import { ex } from '../../support/arbitraries.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { changeOf, names, openCommitter } from '../../support/small-commits.js';

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

  it('tells what another source says too apart from what is new', async () => {
    const seat = (graph: string): Quad => quad(ex('b'), ex('seat'), ex('malta'), ex(graph));
    const fresh = quad(ex('b'), ex('note'), literal('new'), ex('g'));
    await commit({ added: [seat('g'), fresh], removed: [] });
    const told = await diffs.describe(1, 2);
    expect(told).toMatchObject({ added: 1, removed: 0, alsoSaid: 1, noLongerSaid: 0 });
    expect(told.words).toEqual([
      '“note” added to 1 body of experts',
      '“seat” also said by another source for 1 body of experts',
    ]);
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
    expect(diffText(told)).toContain('    seat: Malta (also said by g)\n');
    const changesIn = async (from: number, to: number): Promise<string[]> =>
      [...diffCsv(await diffs.between(from, to), await diffs.later(from, to), names)]
        .join('')
        .split('\r\n')
        .slice(1, -1)
        .map((row) => row.split(',')[0]!)
        .sort();
    expect(await changesIn(1, 2)).toEqual(['added', 'also said']);
    expect(await changesIn(2, 1)).toEqual(['no longer said', 'removed']);
    await commit({ added: [], removed: [quad(ex('b'), ex('seat'), ex('malta'))] });
    expect((await diffs.describe(2, 3)).words).toEqual([
      '“seat” no longer said by one of its sources for 1 body of experts',
    ]);
    expect(await diffs.describe(1, 3)).toMatchObject({ added: 1, removed: 0 });
  });

  it('does not call what a person said a statement', async () => {
    await commit({
      added: [
        label('Said', 'statement'),
        ...[1, 2].map((n) => quad(ex(`said-${n}`), RDF.type, ex('Said'))),
      ],
      removed: [],
    });
    expect((await diffs.describe(1, 2)).words).toContain('2 quotations added');
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

  it('leaves blank nodes their labels', () => {
    expect(
      withLabels(quad(blankNode('a'), ex('p'), blankNode('b')), ({ value }) =>
        value === 'a' ? 'c' : undefined,
      ),
    ).toEqual(quad(blankNode('c'), ex('p'), blankNode('b')));
  });
});
