import { describe, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { benchPage } from '../bench/generate-pages.js';
import { CommitLog } from '../../src/commits/index.js';
import { smallGraphCommands } from '../support/small-graph-commands.js';
import { jsonOf } from '../support/terminal.js';
import {
  BROKEN_DATE_PAGE,
  LOBBYING_PAGE,
  NO_NEWS_PAGE,
  STAFF_COLLEGE_PAGE,
} from '../support/written-pages.js';

/** The relations in which the reading of pages is scored; anything else counts as wrong there. */
const RELATIONS_SCORED = [
  'issuedBy',
  'fieldOfWork',
  'organiser',
  'partner',
  'funder',
  'place',
  'startDate',
  'endDate',
  'eventType',
  'person',
  'personRole',
  'affiliation',
  'projectTitle',
  'participantsCount',
];

interface Prediction {
  readonly file?: string;
  readonly label: string;
  readonly date: string;
  readonly issuers: readonly string[];
  readonly organisers: readonly { readonly name: string; readonly role: string }[];
  readonly event: { readonly type: string; readonly place: string };
  readonly statements: readonly (readonly [string, string])[];
  readonly spans: readonly {
    readonly relation: string;
    readonly object: string;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  }[];
}

const { directory, file, run, versionNow } = smallGraphCommands();

describe('ingest', () => {
  it('prints the facts of a page, with statements and spans (--dry-run --json)', async () => {
    const before = versionNow();
    const { status, out, error } = await run(
      'ingest',
      '--dry-run',
      '--json',
      file('lobbying.txt', LOBBYING_PAGE),
    );
    expect(out.trimEnd()).not.toContain('\n');
    const facts = jsonOf<Prediction>(out);
    expect([status, error]).toEqual([0, '']);
    expect(facts).toMatchObject({
      label: 'Belgrade training looks at how lobbying is to be regulated',
      date: '2019-04-18',
      contentType: 'Press release',
      issuers: [
        'OSCE Office for Democratic Institutions and Human Rights',
        'OSCE Mission to Serbia',
      ],
      fieldsOfWork: ['Democratization', 'Good governance'],
      event: {
        type: 'training',
        startDate: '2019-04-16',
        endDate: '2019-04-18',
        place: 'Belgrade',
        countryIso2: 'RS',
        participantsCount: 52,
      },
      persons: [],
      project: null,
    });
    expect(facts.organisers.map(({ name }) => name)).toEqual(facts.issuers);
    expect(facts.file).toBe(join(directory, 'lobbying.txt'));
    expect(facts.statements).toEqual(
      expect.arrayContaining([
        ['issuedBy', 'OSCE Mission to Serbia'],
        ['organiser', 'OSCE Mission to Serbia'],
        ['place', 'Belgrade'],
        ['startDate', '2019-04-16'],
        ['participantsCount', '52'],
      ]),
    );
    for (const [relation] of facts.statements) expect(RELATIONS_SCORED).toContain(relation);
    expect(new Set(facts.statements.map((each) => each.join('\n'))).size).toBe(
      facts.statements.length,
    );
    for (const [relation, object] of facts.statements) {
      const span = facts.spans.find(
        (each) => each.relation === relation && each.object === object,
      )!;
      expect([relation, span.quote]).toEqual([relation, LOBBYING_PAGE.slice(span.start, span.end)]);
    }
    expect(versionNow()).toBe(before);
  });

  it('prints one object per page and line, and goes on after a page that fails', async () => {
    const pages = [
      file('one.txt', LOBBYING_PAGE),
      file('two.html', STAFF_COLLEGE_PAGE),
      file('three.txt', NO_NEWS_PAGE),
      file('four.txt', BROKEN_DATE_PAGE),
    ];
    const { status, out, error } = await run('ingest', '--dry-run', '--json', ...pages);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => jsonOf<{ file: string; label?: string; error?: { code: string } }>(line));
    expect(lines.map((line) => [line.file, line.label ?? line.error!.code])).toEqual([
      [pages[0], 'Belgrade training looks at how lobbying is to be regulated'],
      [pages[1], 'Officials of three States end a course on watching borders'],
      [pages[2], 'not-a-news-page'],
      [pages[3], 'bad-date'],
    ]);
    expect(status).toBe(1);
    expect(error).toContain(pages[2]);
    expect(error).toMatch(/four\.txt.*31 April 2019/);
  });

  it('reads all pages of a directory, in the order of their names', async () => {
    mkdirSync(join(directory, 'pages'));
    const pages = [file('pages/b.txt', LOBBYING_PAGE), file('pages/a.html', STAFF_COLLEGE_PAGE)];
    file('pages/notes.md', 'no page');
    const { status, out } = await run('ingest', '--dry-run', '--json', join(directory, 'pages'));
    expect([
      status,
      out
        .trimEnd()
        .split('\n')
        .map((line) => jsonOf<Prediction>(line).file),
    ]).toEqual([0, [pages[1], pages[0]]]);
  });

  it('shows people each fact with its words', async () => {
    const { status, out } = await run('ingest', '--dry-run', file('lobbying.txt', LOBBYING_PAGE));
    expect(status).toBe(0);
    expect(out).toMatch(
      /^- relation: place\n {2}object: Belgrade\n( {2}.*\n)* {2}quote: Belgrade\n/m,
    );
    const unlabelled =
      'Bread is good for Belgrade\nA seminar on bread took place in Belgrade on 1 March 2020. ' +
      'It was organized by the OSCE Mission to Serbia.\n';
    const guessed = (await run('ingest', '--dry-run', file('bread.txt', unlabelled))).out;
    expect(guessed).toMatch(
      /- relation: issuedBy\n {2}object: OSCE Mission to Serbia\n( {2}.*\n)* {2}confidence: 0\.\d/,
    );
  });

  it('commits a page, and knows it the second time', async () => {
    const before = versionNow();
    const page = file('lobbying.txt', LOBBYING_PAGE);
    const first = await run(
      'ingest',
      page,
      '--json',
      '--source',
      'https://www.osce.org/test/1000001',
    );
    const ingested = jsonOf<{ version: number; newsItem: string; wasKnown: boolean }>(first.out);
    expect([first.status, ingested.version, ingested.wasKnown]).toEqual([0, before + 1, false]);
    expect(
      (
        await run(
          'query',
          `ASK { <${ingested.newsItem}> a <https://w3id.org/osce-graph/ontology#NewsItem> }`,
        )
      ).out,
    ).toBe('yes\n');
    const again = await run('ingest', page);
    expect([again.status, again.error.includes('[already-known]')]).toEqual([1, true]);
    const dry = await run('ingest', '--dry-run', page);
    expect(dry.out).toContain(`\nnewsItem: ${ingested.newsItem}\n`);
    expect(jsonOf<object>((await run('ingest', '--dry-run', '--json', page)).out)).toMatchObject({
      newsItem: ingested.newsItem,
      alreadyKnown: true,
    });
    const changed = file('changed.txt', LOBBYING_PAGE.replaceAll('18 April', '19 April'));
    const args = ['ingest', changed, '--source', 'https://www.osce.org/test/1000001', '--dry-run'];
    expect((await run(...args)).out).toMatch(/^difference:\n {2}added:\n {2}- /m);
    expect(jsonOf<object>((await run(...args, '--json')).out)).toHaveProperty('difference.added');
    expect(versionNow()).toBe(before + 1);
  });

  it('says what is held back of a page, in a dry run as in a commit', async () => {
    const page = file(
      'held.txt',
      LOBBYING_PAGE.replace('OSCE Mission to Serbia\n- Fields', 'Norway\n- Fields').replace(
        'Belgrade training',
        'Another training',
      ),
    );
    const [dry, done] = [
      await run('ingest', page, '--dry-run', '--json'),
      await run('ingest', page, '--json'),
    ].map(({ status, out }) => {
      const { heldBack, report, proposals } = jsonOf<Record<string, unknown>>(out);
      return { status, heldBack, report, proposals };
    });
    expect(dry).toEqual(done);
    expect(done).toMatchObject({
      status: 0,
      heldBack: [{ relation: 'issuedBy', object: 'Norway' }],
    });
  });

  it('commits the pages of a directory by name, one version each, and counts them', async () => {
    const before = versionNow();
    mkdirSync(join(directory, 'many', 'below'), { recursive: true });
    for (const number of [0, 1, 2])
      file(`many/${number}-${benchPage(number).name}`, benchPage(number).source);
    file('many/below/copy.txt', benchPage(0).source);
    file('many/none.txt', NO_NEWS_PAGE);
    const { status, out, error } = await run('ingest', join(directory, 'many'));
    const lines = out.trimEnd().split('\n');
    expect(
      lines
        .slice(0, -1)
        .map((line) => /^version (\d+): (?:.* number (\d))/.exec(line)?.slice(1).map(Number)),
    ).toEqual([
      [before + 1, 0],
      [before + 2, 1],
      [before + 3, 2],
    ]);
    expect(lines.at(-1)).toMatch(
      new RegExp(
        '^5 pages in \\d+ s: 3 committed, 1 already known, 1 failed; \\d+ statements, \\d+ ' +
          `proposals to review; version ${before + 3}$`,
      ),
    );
    expect([status, error]).toEqual([1, expect.stringMatching(/none\.txt: Not a news page/)]);
    const log = new CommitLog(join(directory, 'var'), 'read');
    expect(
      log
        .list()
        .slice(-3)
        .map(({ author, message }) => [author, message]),
    ).toEqual(
      [0, 1, 2].map((number) => [
        'tester',
        expect.stringMatching(new RegExp(`^News page: .* number ${number} `)),
      ]),
    );
    log.close();
    const again = await run('ingest', '--json', join(directory, 'many'));
    expect(
      again.out
        .trimEnd()
        .split('\n')
        .map((line) => {
          const { alreadyKnown, error: refusal } = jsonOf<{
            alreadyKnown?: boolean;
            error?: object;
          }>(line);
          return alreadyKnown ?? refusal !== undefined;
        }),
    ).toEqual([true, true, true, true, true]);
    expect(again.error).toMatch(
      new RegExp(`5 pages in \\d+ s: 4 already known, 1 failed; version ${before + 3}\n$`),
    );
    expect(versionNow()).toBe(before + 3);
  });

  it('refuses a page that is not UTF-8, which would be read with wrong letters', async () => {
    const { status, error } = await run(
      'ingest',
      '--dry-run',
      file('latin-1.txt', Buffer.from(`é${LOBBYING_PAGE}`, 'latin1')),
    );
    expect([status, error.includes('[not-a-news-page]')]).toEqual([1, true]);
    expect(error).toMatch(/expected utf-8 text/);
  });
});
