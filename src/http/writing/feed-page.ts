/** `/feed`: a page, and what was read from it: facts beside its text, in the same colours. */
import type { FeedFact, FeedOutcome } from './feed.js';
import { EMPTY, html, type Html } from '../pages/html.js';
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
  const { facts, conforms, newsItem, wasKnown, isSamePage, difference, pieces } = view;
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
    <div class="read">
      <div
        class="read-text"
        tabindex="0"
        role="region"
        aria-label="The page, with the words that facts rest on"
      >
        ${pieces.map(({ text, id, colour }) =>
          id === undefined
            ? html`${text}`
            : html`<mark id="${id}" class="hue-${colour}">${text}</mark>`,
        )}
      </div>
      <div>
        ${factTable(facts)}
        <p class="actions">
          <button type="submit" form="feed" class="quiet">Apply corrections</button>
        </p>
      </div>
    </div>
    ${gate(view)}
    <div
      class="commit"
      data-conforms="${String(conforms && !isSamePage)}"
      data-decisions="${view.decisions}"
      ${wasKnown && html`data-known="${newsItem.label}"`}
      ${difference && html`data-replaces="${String(difference.version)}"`}
      hidden
    ></div>
  </section>`;
}

const STATES = {
  asserted: '',
  accepted: 'as you say',
  refused: 'not written',
  'in review': 'proposal, not a fact yet',
} as const;

/** What is not asserted, and what is although it is more likely wrong: an item needs a publisher. */
function tagOf({ state, confidence }: FeedFact): string {
  return state === 'asserted' && confidence < 0.5 ? 'a guess' : STATES[state];
}

function factTable(facts: FeedOutcome['facts']): Html {
  return dataTable(
    { labelledBy: 'facts' },
    ['Fact', 'Value', { numbers: 'Confidence' }],
    facts.map(
      (fact, index) =>
        html`<tr class="${fact.state.replace(' ', '-')}">
          <th scope="row">
            <a href="#${fact.pieceId}" title="Rule: ${fact.rule}"
              ><span class="swatch hue-${fact.colour}"></span>${fact.relation}</a
            >
          </th>
          <td>
            ${fact.about !== undefined && html`${fact.about}: `}<span class="said"
              >${valueOf(fact.object)}</span
            >${tagOf(fact) !== '' && html` <span class="tag">${tagOf(fact)}</span>`}${correction(
              fact,
              index,
            )}
          </td>
          <td class="number">${fact.confidence.toFixed(2)}</td>
        </tr> `,
    ),
  );
}

/** What an editor may say to a fact: fields of the form that holds the page. */
function correction(fact: FeedFact, index: number): Html {
  if (!fact.canBeRefused && !fact.isOfThing) return EMPTY;
  const { object } = fact;
  const name = `${fact.relation} ${object.kind === 'text' ? object.text : object.link.label}`;
  const option = (value: string, label: string): Html =>
    html`<option value="${value}" ${value === (fact.said ?? '') && html` selected`}>
      ${label}
    </option>`;
  return html`<details class="say" ${fact.said !== undefined && html` open`}>
    <summary>Correct<span class="visually-hidden"> ${name}</span></summary>
    <input type="hidden" form="feed" name="fact.${index}" value="${fact.key}" />
    <p>
      <label
        ><span class="visually-hidden">What you say to ${name}</span
        ><select form="feed" name="decision.${index}">
          ${option(
            '',
            'Undecided',
          )}${option('accept', 'Confirm')}${fact.canBeRefused && option('refuse', 'Reject')}
        </select></label
      >
      ${
        fact.isOfThing &&
        html`<label
          ><span class="visually-hidden">Another thing for ${name}</span
          ><input
            form="feed"
            name="thing.${index}"
            value="${fact.thing}"
            placeholder="or: organization/odihr"
            autocomplete="off"
            spellcheck="false"
        /></label>`
      }
    </p>
  </details>`;
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
    ${
      heldBack.length > 0 &&
      html`<p>Not committed:</p>
        <ul>
          ${heldBack.map(
            ({ object, reason, sentence }) =>
              html`<li>
                <p>“${object}”: ${reason}</p>
                <p class="hint">“${sentence}”</p>
              </li>`,
          )}
        </ul>`
    }
    ${
      report.length > 0 &&
      html`<ol class="report">
        ${report.map(
          ({ severity, focusNode, message }) =>
            html`<li>
              <p><span class="severity">${severity}</span> ${message}</p>
              <p class="hint"><code>${focusNode}</code></p>
            </li>`,
        )}
      </ol>`
    }
    ${
      proposals.length > 0 &&
      html`<details>
        <summary>${plural(proposals.length, 'question')} for a reviewer</summary>
        <ul>
          ${proposals.map((label) => html`<li>${label}</li>`)}
        </ul>
        <p class="hint">
          Once the page is committed, each can be accepted, refused or corrected at
          <a href="/proposals">the proposals</a>.
        </p>
      </details>`
    }
  </section>`;
}

/** The effect of another text of a known page. */
function changes(newsItem: Link, { added, removed }: NonNullable<FeedOutcome['difference']>): Html {
  const list = (name: string, words: readonly string[]): Html =>
    words.length === 0
      ? EMPTY
      : html`<p>${name}:</p>
          <ul>
            ${words.map((each) => html`<li>${each}</li>`)}
          </ul>`;
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
