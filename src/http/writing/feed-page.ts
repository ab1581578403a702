/** `/feed`: a page, and what was read from it: facts with the words they rest on. */
import type { FeedOutcome } from './feed.js';
import { EMPTY, html, type Html, type HtmlPart } from '../pages/html.js';
import { renderPage } from '../pages/layout.js';
import { dataTable, pageHead } from '../pages/parts.js';
import { linkOf, plural, valueOf } from '../pages/values.js';
import type { Link, PageFrame } from '../pages/views.js';

/** The form, with what was sent. */
export interface FeedView {
  readonly text: string;
  readonly source: string;
  readonly outcome?: FeedOutcome;
  /** Why the page was refused. */
  readonly refusal?: string;
  /** Of the answer; 200 unless it is a refusal. */
  readonly status?: number;
}

export function feedPage(view: FeedView, frame: PageFrame): string {
  return renderPage(
    'Feed a page',
    frame,
    html`${pageHead('Feed a page', {
        lead:
          'Paste a news page, as text or HTML, to see its facts and the words they rest on. ' +
          'Nothing is saved until somebody with an access token commits it.',
      })}
      ${
        view.refusal !== undefined &&
        html`<section class="problem" role="alert">
          <h2>No facts were read</h2>
          <p class="message">${view.refusal}</p>
        </section>`
      }
      ${view.outcome && outcome(view.outcome)}
      <form class="editor feed-form" id="feed" action="/feed" method="post" autocomplete="off">
        <label for="page">The page</label>
        <textarea
          id="page"
          name="page"
          rows="${view.text === '' ? 18 : 8}"
          spellcheck="false"
          required
        >
${view.text}</textarea>
        <p class="field">
          <label for="source">Its address, if it has one</label
          ><input
            id="source"
            name="source"
            type="url"
            value="${view.source}"
            autocomplete="off"
            placeholder="https://"
          />
        </p>
        <p class="actions"><button type="submit">Read the facts</button></p>
      </form>`,
    {
      scripts: ['feed'],
      description: 'Read a news page as facts, each with the words it rests on.',
    },
  );
}

function outcome(view: FeedOutcome): Html {
  const { facts, conforms, newsItem, wasKnown, isSamePage, difference } = view;
  return html`<section>
    <div class="results-head">
      <h2 id="facts">${plural(facts.length, 'fact')}</h2>
      <p class="hint">
        ${
          wasKnown
            ? html`Of an item that is known by ${view.reasons.join(' and ')}: ${linkOf(newsItem)}`
            : html`Of a new item: <code>${newsItem.label}</code>`
        }
      </p>
    </div>
    ${dataTable(
      { labelledBy: 'facts' },
      ['Fact', 'Value', 'Words of the page', { numbers: 'Confidence' }],
      facts.map(factRow),
    )}
    ${gate(view)}
    <div
      class="commit"
      data-conforms="${String(conforms && !isSamePage)}"
      ${wasKnown && html`data-known="${newsItem.label}"`}
      ${difference && html`data-replaces="${String(difference.version)}"`}
      hidden
    ></div>
  </section>`;
}

function factRow(fact: FeedOutcome['facts'][number]): Html {
  const { relation, object, about, rule, quote, confidence } = fact;
  return html`<tr>
    <th scope="row"><span title="Rule: ${rule}">${relation}</span></th>
    <td>
      ${about !== undefined && html`${about}: `}${valueOf(object)}${
        tagOf(fact) !== '' && html` <span class="tag">${tagOf(fact)}</span>`
      }
    </td>
    <td><mark>${quote}</mark></td>
    <td class="number">${confidence.toFixed(2)}</td>
  </tr> `;
}

/** What is not asserted, and what is although it is more likely wrong: an item needs a publisher. */
function tagOf({ isAsserted, isDecided, confidence }: FeedOutcome['facts'][number]): string {
  if (isDecided) return isAsserted ? 'confirmed' : 'rejected before';
  if (!isAsserted) return 'proposal, not a fact yet';
  return confidence < 0.5 ? 'a guess' : '';
}

function gate(view: FeedOutcome): Html {
  const { newsItem, conforms, isSamePage, difference, report, proposals, heldBack } = view;
  return html`<section aria-labelledby="gate">
    <h2 id="gate">Checks</h2>
    <p data-outcome="${conforms ? 'done' : 'failed'}">
      ${
        isSamePage
          ? html`This page is in the graph already, as ${linkOf(newsItem)}. There is nothing to
            commit.`
          : conforms
            ? 'No problems found. These facts can be committed.'
            : 'These facts break a rule of the graph, so they cannot be committed.'
      }
    </p>
    ${difference && changes(newsItem, difference)}
    ${list(
      'Not committed',
      heldBack.map(
        ({ object, reason, sentence }) =>
          html`“${object}”: ${reason} <span class="hint">“${sentence}”</span>`,
      ),
    )}
    ${list(
      'Report',
      report.map(
        ({ severity, focusNode, message }) =>
          html`${severity}: ${message} <code class="hint">${focusNode}</code>`,
      ),
    )}
    ${list('For a reviewer, once the page is committed', proposals)}
    ${
      proposals.length > 0 &&
      html`<p class="hint">
        Each can be accepted, refused or corrected at <a href="/proposals">the proposals</a>.
      </p>`
    }
  </section>`;
}

function list(name: string, items: readonly HtmlPart[]): Html {
  if (items.length === 0) return EMPTY;
  return html`<p>${name}:</p>
    <ul>
      ${items.map((each) => html`<li>${each}</li>`)}
    </ul>`;
}

/** The effect of another text of a known page. */
function changes(newsItem: Link, { added, removed }: NonNullable<FeedOutcome['difference']>): Html {
  return html`<p>
      This page is in the graph with a different text, as ${linkOf(newsItem)}. Committing this text
      replaces it, which
      ${
        added.length + removed.length === 0
          ? 'changes no facts.'
          : `adds ${plural(added.length, 'statement')} and removes ${removed.length}.`
      }
      If this is another page, give its own address.
    </p>
    ${list('Added', added)}${list('Removed', removed)}`;
}
