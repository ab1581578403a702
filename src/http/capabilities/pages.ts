/** The pages of capabilities. */
import type { Reply } from '../../ask/index.js';
import type { AskInput, Caller, Cited, Listed, SearchInput } from '../../capabilities/index.js';
import { VERSION_NAME } from '../../input/index.js';
import type { Proposal } from '../../news/index.js';
import type { Found } from '../../search/index.js';
import type { ExportFile, VersionInfo } from '../../snapshots/index.js';
import { pathOf } from '../exchange/links.js';
import { flag, inQuery } from '../exchange/parameters.js';
import { isSet } from '../exchange/request.js';
import { askPage } from '../pages/ask-page.js';
import { fileGroups, snapshotsPage, withoutPrefixes } from '../pages/snapshots-page.js';
import { html } from '../pages/html.js';
import { jsonPage } from '../pages/json-page.js';
import { section } from '../pages/parts.js';
import { decision, proposalsPage, quotesFor } from '../pages/proposals-page.js';
import { searchPage } from '../pages/search-page.js';
import { formatRow } from '../pages/values.js';
import type { PageSurface } from './page-surface.js';

const search: PageSurface<SearchInput, Found> = {
  parameters: [
    flag(
      'go',
      'Redirect to the likeliest page: a thing of this name, the answer of this question, the ' +
        'only thing found, or the results.',
    ),
  ],
  otherStatuses: { 303: 'Redirects to the likeliest page, with `go`.' },
  instead: async ({ text }, caller, parameters) =>
    isSet(parameters, 'go') && text ? likeliest(text.trim(), caller) : undefined,
  page: searchPage,
};

const ask: PageSurface<AskInput, Reply> = { page: askPage };

const snapshots: PageSurface<object, readonly VersionInfo[]> = {
  parameters: [
    inQuery('from', 'With `to`: redirects to the difference between these two versions.', {
      schema: VERSION_NAME,
      needs: 'to',
    }),
    inQuery('to', 'The version to compare with.', { schema: VERSION_NAME, needs: 'from' }),
  ],
  otherStatuses: { 303: 'Redirects to the difference between `from` and `to`.' },
  instead: (_input, { service: { snapshots: versions } }, parameters) => {
    const [from, to] = ['from', 'to'].map((name) => parameters.get(name));
    if (!from || !to) return undefined;
    return `/snapshots/${versions.resolve(from)}/diff/${versions.resolve(to)}`;
  },
  page: ({ value = [], caller }) => snapshotsPage(value, caller),
};

const snapshot: PageSurface<object, { readonly files: readonly ExportFile[] }> = {
  page: ({ value, json, caller }) => {
    const { number } = caller.version;
    const { name, note, createdAt, author, message, quads, ...info } = json as VersionInfo;
    // Of a commit, receipts are counted, too.
    const counts = { addedWithReceipts: info.added, removedWithReceipts: info.removed };
    const digest = info.sha256 ?? undefined;
    const facts = {
      ...{ name, note, message: withoutPrefixes(message) },
      ...{ written: createdAt, author, statements: quads },
    };
    const before = caller.service.committer.log.lastId(number - 1);
    const more = html`<p>
        <a href="/snapshots/${before}/diff/${number}">What changed in this version</a>
      </p>
      ${section('files', 'Files', fileGroups(value?.files ?? [], number))}
      <p class="hint">
        A file is built when it is first downloaded, and its size and checksum are shown here from
        then on. The <a href="/snapshots/${number}?format=json">list in JSON</a> builds them all.
      </p>`;
    const head = { kinds: 'Snapshot', title: `Version ${number}` };
    return jsonPage(head, { ...facts, ...counts, digest }, caller, { more });
  },
};

const citation: PageSurface<object, Cited> = {
  page: ({ value, caller }) => {
    // Its address names one.
    if (!value) throw new TypeError('There is no citation.');
    const { citation: cited, url, verification: check } = value;
    const { id, title, query, version, citedAt, result } = cited;
    const asked = new URLSearchParams({ query, version: String(version) }).toString();
    const facts = {
      version: { label: String(version), href: `/snapshots/${version}` },
      ...{ citedAt, address: url, digestOfTheAnswer: result.sha256, query },
      ...(check && {
        answerOfThisVersion: check.cited.verdict,
        answerOfTheLatest: check.current.verdict,
        ...{ rowsAdded: check.added, rowsRemoved: check.removed },
      }),
    };
    const links = [
      { label: 'BibTeX', href: `/cite/${id}?format=bibtex` },
      { label: 'CITATION.cff', href: `/cite/${id}?format=cff` },
      { label: 'JSON', href: `/cite/${id}?format=json` },
    ];
    const path = `/sparql?${asked}`;
    const { baseIri } = caller.service.names;
    const more = html`<p><a class="more" href="/cite/${id}?verify">Check the answer now</a></p>
      ${formatRow('This citation as', links)}
      <section class="result" data-answer="${path}" data-base-iri="${baseIri}">
        <a href="${path}">Its answer in this version</a>
      </section>`;
    return jsonPage({ kinds: 'Cited query', title }, facts, caller, { more, scripts: ['answer'] });
  },
};

const proposals: PageSurface<object, Listed> = { page: proposalsPage };

const proposal: PageSurface<object, Proposal> = {
  page: ({ value, json, caller }) => {
    // Its address names one.
    if (!value) throw new TypeError('There is no proposal.');
    const isOpen = value.status === 'open';
    const words = [...new Set(quotesFor(value, caller))];
    // Its address has its id, and what it does not have is for programs.
    const facts = Object.entries<unknown>({ words, ...json }).filter(
      ([name, each]) => !['id', 'iri'].includes(name) && each !== null && [each].flat().length > 0,
    );
    const head = { kinds: 'Proposal', title: value.label };
    return jsonPage(head, Object.fromEntries(facts), caller, {
      ...(isOpen ? { more: decision(value), scripts: ['review'] } : {}),
    });
  },
};

const status: PageSurface<object, object> = {
  page: ({ json, caller: { service, version } }) => {
    const running = service.runningQueries.length;
    const lead = html`<p class="lead">
      The service is running with
      <a href="/snapshots/${version.number}">version ${version.number}</a>
      of the graph. Running queries: ${running === 0 ? 'none' : String(running)}.
    </p>`;
    return jsonPage({ title: 'Status' }, json, { service, version }, { lead });
  },
};

export const PAGES: Readonly<Record<string, PageSurface>> = {
  ...{ search, ask, citation, snapshots, snapshot, proposals, proposal, status },
};

/** From these scores on a text is a thing's name, or has the words of its name. */
const NAME_SCORE = 0.88;
const WORDS_SCORE = 0.3;

async function likeliest(q: string, { service, version, asked }: Caller): Promise<string> {
  const index = await service.searches.of(version);
  const { hits, total } = await index.find(q, { limit: 1 });
  const [best] = hits;
  const pinned = version === service.current ? {} : { version: String(version.number) };
  const here = (path: string, parameters: Record<string, string> = {}): string =>
    `${path}?${new URLSearchParams({ ...parameters, ...pinned }).toString()}`.replace(/\?$/, '');
  const path = best && pathOf(best.iri, service.names);
  if (path !== undefined && (best?.score ?? 0) >= (total === 1 ? WORDS_SCORE : NAME_SCORE))
    return here(path);
  const { understood } = await service.questions.ask(version, q, asked);
  return here(understood ? '/ask' : '/search', { q });
}
