/** `/status`: the service, and its queries. The script refreshes the parts marked as live. */
import { EMPTY, html, type Html, type HtmlPart } from './html.js';
import { renderPage } from './layout.js';
import { factList, pageHead, section } from './parts.js';
import type { AuditView, QueryStatus, StatusNote, StatusView } from './status-view.js';
import { countOf, durationOf, plural, sizeOf, timeOf } from './values.js';
import type { PageFrame } from './views.js';

const STATE_WORDS: Readonly<Record<QueryStatus['state'], string>> = {
  waiting: 'waits',
  running: 'runs',
  answering: 'is being sent',
};

export interface StatusPageOptions {
  /** Whether the client may see the texts of queries. */
  readonly areTextsShown: boolean;
  readonly note?: StatusNote | undefined;
}

export function statusPage(
  view: StatusView,
  { areTextsShown, note }: StatusPageOptions,
  frame: PageFrame,
): string {
  return renderPage(
    'Status',
    frame,
    html`${pageHead('Status')}
      <p class="note status-note" role="status" ${note ? EMPTY : html` hidden`}>${note?.text}</p>
      <div id="live">
        ${figures(view)} ${queries(view, areTextsShown)}
        <div class="columns-two">${graph(view)} ${load(view)}</div>
        ${view.database && database(view.database)} ${view.audit && audit(view.audit)}
      </div>`,
    {
      scripts: ['status'],
      description: 'Versions, load and running queries of the service.',
    },
  );
}

function figures({ load, queries: running, outcomes, service }: StatusView): Html {
  const figure = (value: HtmlPart, label: string): Html =>
    html`<li><strong>${value}</strong> ${label}</li> `;
  return html`<section aria-labelledby="glance">
    <h2 id="glance" class="visually-hidden">At a glance</h2>
    <ul class="counts figures">
      ${figure(countOf(running.length), running.length === 1 ? 'query open' : 'queries open')}
      ${figure(`${countOf(load.busyWorkers)} of ${countOf(load.workers)}`, 'threads busy')}
      ${figure(countOf(outcomes.answered ?? 0), 'queries answered')}
      ${figure(sizeOf(load.residentBytes), 'of memory')}
      ${figure(durationOf(service.uptimeSeconds * 1000), 'since the start')}
    </ul>
  </section>`;
}

function queries({ queries: running }: StatusView, areTextsShown: boolean): Html {
  return html`<form class="open-queries" action="/status" method="post" aria-labelledby="queries">
    <h2 id="queries" tabindex="-1">Queued and running queries</h2>
    <p class="hint">
      Oldest
      first.${!areTextsShown && ' With an access token you can see their texts and stop them.'}
    </p>
    <p class="field">
      <label for="token">Access token (not stored)</label
      ><span class="search-row"
        ><input id="token" name="access_token" type="password" autocomplete="off" required /><button
          type="submit"
          class="quiet"
        >
          Show queries
        </button></span
      >
    </p>
    ${running.length === 0 ? html`<p class="empty">None at the moment.</p>` : table(running)}
  </form>`;
}

function table(running: readonly QueryStatus[]): Html {
  return html`<div
    class="table-scroll"
    id="open-queries"
    role="region"
    aria-labelledby="queries"
    tabindex="0"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">Query</th>
          <th scope="col"><span class="visually-hidden">Stop</span></th>
          <th scope="col" class="number">For</th>
          <th scope="col" class="number">Rows</th>
          <th scope="col">Asked</th>
          <th scope="col">What it asks</th>
        </tr>
      </thead>
      <tbody>
        ${running.map(row)}
      </tbody>
    </table>
  </div>`;
}

function row(query: QueryStatus): Html {
  const { id, kind, state, startedAt, elapsedMs, rowCount, text, isShortened } = query;
  return html`<tr id="query-${id}">
    <th scope="row">${id} <span class="tag">${kind}</span> ${STATE_WORDS[state]}</th>
    <td>
      <button type="submit" class="quiet" name="stop" value="${id}" aria-label="Stop query ${id}">
        Stop
      </button>
    </td>
    <td class="number">${durationOf(elapsedMs)}</td>
    <td class="number">${countOf(rowCount)}</td>
    <td>${timeOf(startedAt)}</td>
    <td class="asked">
      ${
        text === undefined
          ? html`<span class="hint">not shown</span>`
          : html`<pre tabindex="0" aria-label="Text of query ${id}">${text}</pre>`
      }${
        isShortened === true &&
        html`<button type="submit" class="quiet" name="full" value="${id}">All of it</button>`
      }
    </td>
  </tr> `;
}

function graph({
  graph: { version, committedAt, author, message, quads, versions, diskBytes, diskFreeBytes },
  sources,
}: StatusView): Html {
  return facts('graph', 'The graph', [
    ['Version', html`<a href="/snapshots/${version}">${version}</a>, of ${timeOf(committedAt)}`],
    ['Commit', html`<span dir="auto">${message}</span> <span class="tag">by ${author}</span>`],
    ['Statements', countOf(quads)],
    ['Versions kept', html`<a href="/snapshots">${countOf(versions)}</a>`],
    ['On the disk', html`${sizeOf(diskBytes)}, with room for ${sizeOf(diskFreeBytes)} more`],
    sources.length > 0 && ['Queried together with', sources.map((name) => html`<p>${name}</p>`)],
  ]);
}

function load({
  load: { waitingQueries, processorSeconds, residentBytes, heapBytes, bufferBytes, eventLoop },
  outcomes,
  service,
}: StatusView): Html {
  const others = Object.entries(outcomes).filter(([outcome]) => outcome !== 'answered');
  return facts('process', 'The process', [
    [
      'Running',
      html`osce-graph ${service.version} on Node.js ${service.node}, since
      ${timeOf(service.startedAt)}`,
    ],
    ['Waiting for a thread', plural(waitingQueries, 'query', 'queries')],
    [
      'Not answered',
      others.length === 0
        ? 'none'
        : html`${others.map(
            ([outcome, count]) => html`<p>${countOf(count)} <code>${outcome}</code></p>`,
          )}`,
    ],
    [
      'Memory',
      html`${sizeOf(residentBytes)}, of it ${sizeOf(heapBytes)} in objects and
      ${sizeOf(bufferBytes)} in buffers`,
    ],
    ['Processor', html`${durationOf(processorSeconds * 1000)} since the start`],
    [
      'Main thread',
      html`${(100 * eventLoop.utilization).toFixed(1)} % busy; event-loop delay in the last minute
      or two: p99 ${durationOf(eventLoop.delayP99Ms)}, maximum ${durationOf(eventLoop.delayMaxMs)}`,
    ],
  ]);
}

function database(findings: NonNullable<StatusView['database']>): Html {
  return facts(
    'database',
    'The database',
    findings.map(({ name, value, meaning }) => [name, `${value} (${meaning})`]),
  );
}

function audit({ share, counts, differences }: AuditView): Html {
  const wordsOf = ({ same, different, skipped }: AuditView['counts']['query']): string =>
    `${countOf(same)} with the same answer, ${countOf(different)} with another, ` +
    `${countOf(skipped)} not compared`;
  return html`${facts('audit', 'Second opinions', [
    ['Checked again', `${(100 * share).toFixed(1)} % of queries and commits, when nobody asks`],
    ['Queries, by Comunica', wordsOf(counts.query)],
    ['Commits, by rdf-validate-shacl', wordsOf(counts.commit)],
  ])}
  ${differences.map(
    ({ kind, of, version, lines }) =>
      html`<h3>A ${kind} of version ${version} has another answer</h3>
        <pre tabindex="0">${[of ?? 'its text is shown with a token', ...lines].join('\n')}</pre>`,
  )}`;
}

const facts = (id: string, title: string, rows: Parameters<typeof factList>[0]): Html =>
  section(id, title, factList(rows));
