/** `/proposals`: what waits for review, and how to decide it. */
import type { Caller, Listed } from '../../capabilities/index.js';
import { UNBOUND } from '../../graph/index.js';
import { receiptsFor, type Proposal } from '../../news/index.js';
import { namedNode } from '../../rdf/index.js';
import type { Shown } from '../capabilities/page-surface.js';
import { html, joinParts, type Html } from './html.js';
import { pagesNavigation, renderPage } from './layout.js';
import { linkList, pageHead, section } from './parts.js';
import { frameOf, linkTo } from './term-views.js';
import { linkOf, plural } from './values.js';

const STATUSES = ['open', 'accepted', 'refused', 'all'];
const KINDS: Readonly<Record<string, string>> = {
  fact: 'Doubtful fact',
  'new-thing': 'New thing',
  'same-thing': 'Perhaps the same',
};

/** One page of the list, with the pages beside it. */
export function proposalsPage({
  input,
  value,
  json,
  caller,
}: Shown<{ status: string }, Listed>): string {
  const { status = 'open' } = input;
  const { total, proposals } = value ?? { total: 0, proposals: [] };
  const { version, service } = caller;
  const { next, previous } = json as { next?: string; previous?: string };
  const entries = proposals.map((each) =>
    entry(
      each,
      linkOf(linkTo(version, namedNode(each.newsItem), service)),
      each.fact?.sentence === undefined ? quotesFor(each, caller) : [each.fact.sentence],
    ),
  );
  return renderPage(
    'Review',
    frameOf(service, version),
    html`${pageHead('Review', {
        lead:
          'Facts that are too uncertain to be added without a review, and new things that pages ' +
          'name. Anyone can read them. You need an access token to decide.',
      })}
      <nav aria-label="Which proposals">
        ${linkList(
          STATUSES.map((label) => ({
            label,
            href: `/proposals?status=${label}`,
            isCurrent: label === status,
          })),
          'chips',
        )}
      </nav>
      ${section(
        'results',
        plural(total, 'proposal'),
        proposals.length > 0
          ? html`<ol class="entries">
              ${entries}
            </ol>`
          : html`<p class="empty">
              ${
                status === 'open'
                  ? html`Nothing waits for review. <a href="/feed">Read a news page</a> to get facts
                      from it.`
                  : 'There are none.'
              }
            </p>`,
        proposals.some(isOpen) && DECIDE,
        pagesNavigation(previous, next),
      )}`,
    {
      section: 'Review',
      scripts: proposals.some(isOpen) ? ['review'] : [],
      description: 'Facts and things to review.',
    },
  );
}

const isOpen = ({ status }: Proposal): boolean => status === 'open';

function entry(proposal: Proposal, newsItem: Html, quotes: readonly string[]): Html {
  const { id, label, kind, name, reasons, score } = proposal;
  // The label has the name.
  const words = new Set(quotes.filter((each) => each !== name));
  return html` <li>
    <p class="entry-date">${KINDS[kind]}</p>
    <div${isOpen(proposal) && decidable(proposal)}>
      <h3><a href="/proposals/${id}">${label}</a></h3>
      <p class="entry-meta">${newsItem}${kind !== 'new-thing' && ` · score ${score.toFixed(2)}`}</p>
      ${words.size > 0 && html`<p>${joinParts(Array.from(words, quoted), ' · ')}</p>`}
      <p class="entry-fields">${reasons.join('; ')}</p>
    </div>
  </li>`;
}

const quoted = (words: string): Html => html`<q dir="auto">${words}</q>`;

/** The words of the fact, or those in which pages name the new thing. */
export function quotesFor(
  { fact, thing }: Proposal,
  { version, service }: Pick<Caller, 'version' | 'service'>,
): string[] {
  const quotes = (fact?.statements ?? []).map(({ quote }) => quote);
  if (fact?.sentence) quotes.push(fact.sentence);
  const id = thing === undefined ? UNBOUND : version.ids.idOf(namedNode(thing));
  if (id !== UNBOUND)
    version.ids.visit(undefined, undefined, id, undefined, (subject, predicate, object) => {
      const receipts = receiptsFor([subject, predicate, object], version, service.names);
      quotes.push(...receipts.map(({ quote }) => quote).filter(Boolean));
    });
  return quotes;
}

const decidable = ({ id, label }: Proposal): Html =>
  html` data-proposal="${id}" data-label="${label}"`;

/** Filled with a form by the script of the page. */
const DECIDE = html`<section class="decide no-print" hidden></section>`;

/** For the page of a proposal. */
export const decision = (proposal: Proposal): Html =>
  html`<h2>Decide</h2>
    <div${decidable(proposal)}></div>
    ${DECIDE}`;
