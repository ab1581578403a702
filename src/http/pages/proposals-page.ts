/** `/proposals` and `/proposals/{id}`: proposals for review, and how to decide them. */
import type { Proposal, ProposalFilter } from '../../news/index.js';
import { EMPTY, html, type Html, type HtmlPart } from './html.js';
import { pagesNavigation, renderPage } from './layout.js';
import { countOf, linkOf, plural, timeOf } from './values.js';
import { factList, pageHead, section } from './parts.js';
import type { Link, PageFrame } from './views.js';

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

/** A link to a thing by its IRI. */
type LinkOf = (iri: string) => Link;

/** One page of the list, with the pages beside it. */
export interface ProposalsView {
  readonly total: number;
  readonly filter: ProposalFilter;
  readonly proposals: readonly Proposal[];
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
}

export function proposalsPage(view: ProposalsView, linkOfIri: LinkOf, frame: PageFrame): string {
  const { total, proposals, filter } = view;
  return renderPage(
    'Review',
    frame,
    html`${pageHead('Review', {
        lead:
          'Facts that are too uncertain to be added without a review, and new things that pages ' +
          'name. Anyone can read them. You need an access token to decide.',
      })}
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
      ${section(
        'results',
        plural(total, 'proposal'),
        proposals.length > 0
          ? html`<ol class="entries">
              ${proposals.map((proposal) => entry(proposal, linkOfIri))}
            </ol>`
          : html`<p class="empty">Nothing to review here.</p>`,
        pagesNavigation(view, {
          previous: 'Later ones',
          next: 'Earlier ones',
          position: html`<span>${countOf(proposals.length)} of ${countOf(total)}</span>`,
        }),
      )}`,
    { description: 'Facts and things to review.' },
  );
}

/** `quotes` are the words of the fact, or those in which pages name the thing. */
export function proposalPage(
  proposal: Proposal,
  quotes: readonly string[],
  linkOfIri: LinkOf,
  frame: PageFrame,
): string {
  const { label, kind, status } = proposal;
  return renderPage(
    label,
    frame,
    html`${pageHead(label, { kinds: `${KIND_WORDS[kind]}, ${status}` })}
      ${facts(proposal, quotes, linkOfIri)} ${status === 'open' && decide(proposal)}
      <p><a class="more" href="/proposals">All open proposals</a></p>`,
    {
      ...(status === 'open' ? { scripts: ['review'] } : {}),
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

function entry({ id, label, kind, newsItem, reasons, score }: Proposal, linkOfIri: LinkOf): Html {
  return html` <li>
    <p class="entry-date">${KIND_WORDS[kind]}</p>
    <div>
      <h3><a href="/proposals/${id}">${label}</a></h3>
      <p class="entry-meta">${linkOf(linkOfIri(newsItem))} · ${score.toFixed(2)}</p>
      <p class="entry-fields">${reasons.join('; ')}</p>
    </div>
  </li>`;
}

function facts(proposal: Proposal, quotes: readonly string[], linkOfIri: LinkOf): Html {
  const { newsItem, name, thing, candidates, score, reasons, decision, id } = proposal;
  const link = (iri: string): Html => linkOf(linkOfIri(iri));
  const lines = (parts: readonly HtmlPart[]): Html =>
    html`${parts.map((part) => html`<p>${part}</p>`)}`;
  return factList([
    ['On the page of', link(newsItem)],
    ['Name', html`<span class="value" dir="auto">${name}</span>`],
    quotes.length > 0 && [
      'Words',
      lines(quotes.map((quote) => html`<q dir="auto"><mark>${quote}</mark></q>`)),
    ],
    thing !== undefined && ['New thing', link(thing)],
    candidates.length > 0 && [
      thing === undefined ? 'Possible thing' : 'May be the same as',
      lines(candidates.map(link)),
    ],
    ['Score', score.toFixed(2)],
    ['Why', lines(reasons)],
    decision && [
      'Decided',
      html`by ${decision.by},
      ${timeOf(decision.on)}${decision.thing !== undefined && html`: ${link(decision.thing)}`}`,
    ],
    ['Id', html`<code class="copyable">${id}</code>`],
  ]);
}

/** A form where scripts run, and commands. */
function decide({ id }: Proposal): Html {
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
