/** `/proposals` and `/proposals/{id}`: proposals for review, and how to decide them. */
import { EMPTY, html, type Html, type HtmlPart } from './html.js';
import { pagesNavigation, renderPage } from './layout.js';
import { countOf, linkOf, plural, timeOf } from './values.js';
import type { ProposalView, ProposalsView } from './feed-views.js';
import type { PageFrame } from './views.js';

const STATUS_WORDS = {
  open: 'Open',
  accepted: 'Accepted',
  refused: 'Refused',
  all: 'All',
} as const;
const KIND_WORDS: Readonly<Record<string, string>> = {
  fact: 'Doubtful facts',
  'new-thing': 'New things',
  'same-thing': 'Perhaps the same',
};

export function proposalsPage(view: ProposalsView, frame: PageFrame): string {
  const { total, proposals, filter } = view;
  return renderPage(
    'Review',
    frame,
    html` <header class="page-head">
        <h1>Review</h1>
        <p class="lead">
          Facts that are too uncertain to be added without a review, and new things that pages name.
          Anyone can read them. You need an access token to decide.
        </p>
      </header>
      <nav aria-label="Which proposals">
        <ul class="chips">
          ${Object.entries(STATUS_WORDS).map(([status, words]) =>
            choice(words, { status, kind: filter.kind }, (filter.status ?? 'all') === status),
          )}
        </ul>
        <ul class="chips">
          ${[[undefined, 'Every kind'] as const, ...Object.entries(KIND_WORDS)].map(
            ([kind, words]) =>
              choice(words, { status: filter.status ?? 'all', kind }, filter.kind === kind),
          )}
        </ul>
      </nav>
      <section aria-labelledby="results">
        <h2 id="results">${plural(total, 'proposal')}</h2>
        ${
          proposals.length > 0
            ? html`<ol class="entries">
                ${proposals.map(entry)}
              </ol>`
            : html`<p class="empty">Nothing to review here.</p>`
        }
        ${pagesNavigation(view, {
          previous: 'Later ones',
          next: 'Earlier ones',
          position: html`<span>${countOf(proposals.length)} of ${countOf(total)}</span>`,
        })}
      </section>`,
    { description: 'Facts and things to review.' },
  );
}

export function proposalPage(view: ProposalView, frame: PageFrame): string {
  return renderPage(
    view.label,
    frame,
    html` <header class="page-head">
        <p class="kinds">${KIND_WORDS[view.kind]}, ${view.status}</p>
        <h1>${view.label}</h1>
      </header>
      ${facts(view)} ${view.status === 'open' && decide(view)}
      <p><a class="more" href="/proposals">All open proposals</a></p>`,
    {
      ...(view.status === 'open' ? { scripts: ['review'] } : {}),
      description: 'A question to a reviewer, with the words that it rests on.',
    },
  );
}

function choice(
  label: string,
  parameters: { readonly status: string; readonly kind: string | undefined },
  isChosen: boolean,
): Html {
  const query = new URLSearchParams(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return html`<li>
    <a href="/proposals?${query.toString()}" ${isChosen ? html` aria-current="true"` : EMPTY}
      >${label}</a
    >
  </li>`;
}

function entry({ id, label, kind, newsItem, reasons, score }: ProposalView): Html {
  return html` <li>
    <p class="entry-date">${KIND_WORDS[kind]}</p>
    <div>
      <h3><a href="/proposals/${id}">${label}</a></h3>
      <p class="entry-meta">${linkOf(newsItem)} · ${score.toFixed(2)}</p>
      <p class="entry-fields">${reasons.join('; ')}</p>
    </div>
  </li>`;
}

function facts({
  newsItem,
  name,
  thing,
  candidates,
  score,
  reasons,
  quotes,
  decision,
  id,
}: ProposalView): Html {
  const row = (title: string, value: HtmlPart): Html =>
    html`<div>
      <dt>${title}</dt>
      <dd>${value}</dd>
    </div> `;
  return html`<dl class="facts">
    ${row(
      'On the page of',
      linkOf(newsItem),
    )}${row('Name', html`<span class="value" dir="auto">${name}</span>`)}
    ${
      quotes.length > 0 &&
      row(
        'Words',
        quotes.map(
          (quote) =>
            html`<p>
              <q dir="auto"><mark>${quote}</mark></q>
            </p>`,
        ),
      )
    }
    ${thing && row('New thing', linkOf(thing))}${
      candidates.length > 0 &&
      row(
        thing ? 'May be' : 'Stands for',
        candidates.map((candidate) => html`<p>${linkOf(candidate)}</p>`),
      )
    }
    ${row('Score', score.toFixed(2))}${row(
      'Why',
      reasons.map((reason) => html`<p>${reason}</p>`),
    )}
    ${
      decision &&
      row(
        'Decided',
        html`by ${decision.by},
        ${timeOf(decision.on)}${decision.thing && html`: ${linkOf(decision.thing)}`}`,
      )
    }
    ${row('Id', html`<code class="copyable">${id}</code>`)}
  </dl>`;
}

/** A form where scripts run, and commands. */
function decide({ id }: ProposalView): Html {
  return html`<section class="decide no-print" data-proposal="${id}" hidden></section>
    <details class="no-print">
      <summary>Decide on the command line</summary>
      <p>
        On the server, or over HTTP with an access token. <code>--as</code> and
        <code>thing</code> accept the proposal with another thing.
      </p>
      <pre class="copyable" tabindex="0" aria-label="Commands">
osce-graph review accept ${id}
osce-graph review accept ${id} --as organization/the-right-one
osce-graph review refuse ${id}
curl -H 'Authorization: Bearer …' -d decision=accept …/proposals/${id}</pre>
    </details>`;
}
