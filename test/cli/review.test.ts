import { describe, expect, it } from '@jest/globals';
import { TOKEN, RunningApp } from '../support/running-app.js';
import { pageOf } from '../support/news-fixture.js';
import { smallGraphCommands } from '../support/small-graph-commands.js';
import { jsonOf, type Run } from '../support/terminal.js';

const { run, file, directory } = smallGraphCommands({ REVIEW_BELOW: '0.8', WRITE_TOKEN: TOKEN });

interface ProposalJson {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly name: string;
  readonly reasons: readonly string[];
  readonly statements: readonly { readonly quote: string }[];
  readonly decision: { readonly by: string } | null;
}
interface ListJson {
  readonly version: number;
  readonly total: number;
  readonly proposals: readonly ProposalJson[];
}

let pageCount = 0;
/**
 * Commits a page on which a body supports a workshop, which is a doubtful fact, or has another part
 * in it.
 */
async function ingest(supporter: string, part?: string): Promise<Run> {
  pageCount += 1;
  const lead =
    `A workshop on witnesses took place in Tirana on ${pageCount} March 2019. It was ` +
    'organized by the OSCE Presence in Albania.';
  const path = file(
    `${pageCount}.txt`,
    pageOf({
      title: `Witnesses, part ${pageCount}`,
      date: `${pageCount} April 2019`,
      lead,
      body:
        part === undefined
          ? `The ${supporter} supported the workshop.`
          : `The workshop ${part} the ${supporter}.`,
    }),
  );
  return run('ingest', path);
}
const list = async (...flags: string[]): Promise<ListJson> =>
  jsonOf<ListJson>((await run('review', 'list', '--json', ...flags)).out);
const factAbout = async (name: string): Promise<ProposalJson> =>
  (await list('--kind', 'fact')).proposals.find((proposal) => proposal.name === name)!;
const isPartner = async (label: string): Promise<string> =>
  (
    await run(
      'query',
      'ASK { ?event <https://w3id.org/osce-graph/ontology#partner> ?body . ?body ' +
        `<http://www.w3.org/2000/01/rdf-schema#label> "${label}"@en }`,
    )
  ).out.trim();

describe('review', () => {
  it('lists proposals for people and for programs, and shows one with its words', async () => {
    expect((await ingest('Lake Shore Institute')).out).toMatch(
      /^version 2: Witnesses, part 1, \d+ statements, new item, [1-9] to review\n$/,
    );
    const { version, total, proposals } = await list();
    expect([version, total]).toEqual([2, proposals.length]);
    const { id, reasons, statements } = await factAbout('Lake Shore Institute');
    expect(statements.map(({ quote }) => quote)).toEqual(['Lake Shore Institute']);
    const told = (await run('review', 'list')).out;
    for (const part of [id, 'fact', 'Lake Shore Institute', reasons[0]!, `\n${total} proposal`])
      expect(told).toContain(part);
    const shown = (await run('review', 'show', id)).out;
    for (const part of ['kind: fact', 'status: open', 'Lake Shore Institute', ...reasons])
      expect(shown).toContain(part);
    expect(jsonOf((await run('review', 'show', id, '--json')).out)).toMatchObject({
      id,
      status: 'open',
      decision: null,
    });
    expect(await isPartner('Lake Shore Institute')).toBe('no');
  });

  it('accepts: the fact is asserted by whoever decides, in a version of its own', async () => {
    const { id } = await factAbout('Lake Shore Institute');
    const { version } = await list();
    expect(
      await run('review', 'decide', id, 'accept', '--author', 'alice', '--message', 'It did'),
    ).toMatchObject({
      status: 0,
      out: expect.stringContaining(`version: ${version + 1}\n`),
    });
    expect(await isPartner('Lake Shore Institute')).toBe('yes');
    expect(jsonOf((await run('review', 'show', id, '--json')).out)).toMatchObject({
      status: 'accepted',
      decision: { by: 'alice' },
    });
    expect((await run('snapshot', 'show', String(version + 1))).out).toContain('It did');
    expect((await list('--status', 'accepted')).proposals.map((proposal) => proposal.id)).toEqual([
      id,
    ]);
    expect((await list()).proposals.map((proposal) => proposal.id)).not.toContain(id);
  });

  it('decides through a running server, which the refusal without it names', async () => {
    await ingest('River Bend Association');
    const { id } = await factAbout('River Bend Association');
    const app = await RunningApp.start({ directory });
    app.service.committer.lock?.announce(app.url);
    const refused = await run('review', 'decide', id, 'accept');
    expect([refused.status, refused.error]).toEqual([
      3,
      expect.stringMatching(
        new RegExp(`is open in the server at ${app.url}\\. .* --server ${app.url}\\.`),
      ),
    ]);
    const server = ['--server', `${app.url}/`];
    const { out } = await run(
      'review',
      'decide',
      id,
      'accept',
      ...server,
      '--json',
      '--author',
      'zoe',
    );
    expect(jsonOf(out)).toMatchObject({
      version: app.version,
      proposal: { id, status: 'accepted', decision: { by: 'zoe' } },
    });
    expect((await run('review', 'decide', id, 'accept', ...server)).error).toContain(
      '[already-decided]',
    );
    await app.stop();
    expect(await run('review', 'decide', id, 'accept', ...server)).toMatchObject({
      status: 2,
      error: expect.stringContaining(`The server ${app.url} cannot be used: `) as unknown,
    });
  });

  it('refuses a new thing: it goes, and later pages make nothing of its name', async () => {
    await ingest('Sand Castle Foundation', 'was held in co-operation with');
    expect(await isPartner('Sand Castle Foundation')).toBe('yes');
    const { id } = (await list('--kind', 'new-thing')).proposals.find(
      ({ name }) => name === 'Sand Castle Foundation',
    )!;
    await run('review', 'decide', id, 'refuse');
    expect(
      (await ingest('Sand Castle Foundation', 'was held in co-operation with')).out,
    ).not.toContain('to review');
    expect(await isPartner('Sand Castle Foundation')).toBe('no');
  });

  it('remembers what a name was decided to be, for later pages', async () => {
    await ingest('Harbour Council');
    const { id } = await factAbout('Harbour Council');
    expect(
      (await run('review', 'decide', id, 'accept', '--thing', 'organization/mission-to-serbia'))
        .status,
    ).toBe(0);
    await ingest('Harbour Council');
    const later = await factAbout('Harbour Council');
    expect(jsonOf((await run('review', 'show', later.id, '--json')).out)).toMatchObject({
      candidates: [{ iri: expect.stringMatching(/organization\/mission-to-serbia$/) }],
    });
  });
});
