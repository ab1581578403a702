/** `/feed`: a page, and what was read from it: facts beside its text, in the same colours. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { plural, valueOf } from './values.js';
import type { FeedOutcome, FeedView, Frame } from './views.js';

/** The page. */
export function feedPage(view: FeedView, frame: Frame): string {
  return renderPage('Feed a page', frame, html`
<header class="page-head"><h1>Feed a page</h1><p class="lead">Paste a news page, as text or as HTML, and see which facts it has and which words they rest on. Nothing is written until somebody who may do so commits it.</p></header>
${view.refusal !== undefined && html`<section class="problem" role="alert"><h2>No facts were read</h2><p class="message">${view.refusal}</p></section>`}
${view.outcome && outcome(view.outcome)}
<form class="editor feed-form" action="/feed" method="post">
<label for="page">The page</label>
<textarea id="page" name="page" rows="${view.text === '' ? 18 : 8}" spellcheck="false" required>
${view.text}</textarea>
<p class="field"><label for="source">Its address, if it has one</label><input id="source" name="source" type="url" value="${view.source}" autocomplete="off" placeholder="https://"></p>
<p class="actions"><button type="submit">Read the facts</button></p>
</form>`, { section: 'Feed', script: 'feed', description: 'What a news page says, as facts with the words that they rest on.' });
}

function outcome(view: FeedOutcome): Html {
  const { facts, conforms, newsItem, wasKnown, pieces } = view;
  return html`<section aria-labelledby="facts">
<div class="results-head"><h2 id="facts">${plural(facts.length, 'fact')}</h2><p class="hint">${wasKnown ? 'Of an item that is known: ' : 'Of a new item: '}<code>${newsItem}</code></p></div>
<div class="read">
<div class="read-text" tabindex="0" role="region" aria-label="The page, with the words that facts rest on">${pieces.map(({ text, id, colour }) => (id === undefined ? html`${text}` : html`<mark id="${id}" class="hue-${colour}">${text}</mark>`))}</div>
<div>${factTable(facts)}</div>
</div>
${gate(view)}
<div class="commit" data-conforms="${String(conforms)}" hidden></div>
</section>`;
}

function factTable(facts: FeedOutcome['facts']): Html {
  return html`<div class="table-scroll" role="region" aria-labelledby="facts" tabindex="0">
<table><thead><tr><th scope="col">Fact</th><th scope="col">What it says</th><th scope="col" class="number">Sure</th></tr></thead>
<tbody>${facts.map(({ relation, object, about, rule, confidence, isAsserted, pieceId, colour }) => html`<tr>
<th scope="row"><a href="#${pieceId}" title="Rule: ${rule}"><span class="swatch hue-${colour}"></span>${relation.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}</a></th>
<td>${valueOf(object)}${about !== undefined && html` <span class="tag">of ${about}</span>`}${isAsserted ? EMPTY : html` <span class="tag">for review</span>`}</td>
<td class="number">${confidence.toFixed(2)}</td>
</tr>\n`)}</tbody></table></div>`;
}

function gate({ conforms, report, proposals }: FeedOutcome): Html {
  return html`<section aria-labelledby="gate"><h2 id="gate">The gate</h2>
<p>${conforms ? 'Nothing stands against these facts being written.' : 'These facts would break a shape, so they would be refused.'}</p>
${report.length > 0 && html`<ol class="report">${report.map(({ severity, focusNode, message }) => html`<li><p><span class="severity">${severity}</span> ${message}</p><p class="hint"><code>${focusNode}</code></p></li>`)}</ol>`}
${proposals.length > 0 && html`<details><summary>${plural(proposals.length, 'question')} for a reviewer</summary><ul>${proposals.map((label) => html`<li>${label}</li>`)}</ul><p class="hint">Once the page is committed, each can be accepted, refused or corrected at <a href="/proposals">the proposals</a>.</p></details>`}
</section>`;
}
