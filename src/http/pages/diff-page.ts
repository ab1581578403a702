/** `/snapshots/{a}/diff/{b}`: what changed, in words and thing by thing. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { countOf, formatRow, linkOf, plural, valueOf } from './values.js';
import type { DiffView, Frame, Link, Value } from './views.js';

type Thing = NonNullable<DiffView['description']['things']>[number];
type Statement = Thing['statements'][number];
type Term = Statement['property'];

/** Things that the page shows one by one; the files have all. */
const THINGS_SHOWN = 200;

/** The page of a difference. */
export function diffPage(view: DiffView, frame: Frame): string {
  const { description: { from, to, sentence, added, removed }, thing } = view;
  const title = `From version ${from} to version ${to}`;
  return renderPage(title, frame, html`
<header class="page-head"><p class="kinds"><a href="/snapshots">Snapshots</a></p><h1>${title}</h1>
${thing !== undefined && html`<p class="lead">Only what is said of ${termOf({ key: thing, label: thing, iri: thing }, view)}</p>`}</header>
<section aria-labelledby="words">
<h2 id="words">In words</h2>
${words(view)}
<p class="hint">${plural(added, 'statement')} added, ${plural(removed, 'statement')} removed. ${otherWay(view)}</p>
${formatRow('This difference as', formatsOf(view))}
</section>
${things(view)}`, { section: 'Snapshots', description: `${title} of the graph: ${sentence}` });
}

function words({ description: { words } }: DiffView): Html {
  if (words.length === 0) return html`<p class="empty">Nothing changed.</p>`;
  return html`<ul class="changes">${words.map((part) => html`<li>${part}</li>`)}</ul>`;
}

function addressOf({ thing }: DiffView, from: number, to: number, format?: string): string {
  const query = new URLSearchParams({ ...(thing === undefined ? {} : { thing }), ...(format === undefined ? {} : { format }) }).toString();
  return `/snapshots/${from}/diff/${to}${query === '' ? '' : `?${query}`}`;
}

function otherWay(view: DiffView): Html {
  const { from, to } = view.description;
  return html`<a href="${addressOf(view, to, from)}">The other way round</a>`;
}

function formatsOf(view: DiffView): Link[] {
  const { from, to } = view.description;
  return [['RDF Patch', 'rdf-patch'], ['CSV', 'csv'], ['JSON', 'json']].map(([label, format]) => ({ label: label!, href: addressOf(view, from, to, format) }));
}

function things(view: DiffView): Html {
  const { things } = view.description;
  if (things?.length === 0) return EMPTY;
  if (!things) return html`<p class="note">The difference is too large to be told thing by thing; the files have all of it.</p>`;
  const shown = things.slice(0, THINGS_SHOWN);
  return html`<section aria-labelledby="things">
<h2 id="things">${plural(things.length, 'thing')}</h2>
${shown.length < things.length && html`<p class="note">These are the first ${countOf(shown.length)} things of ${countOf(things.length)}. The files have all of them.</p>`}
${shown.map((thing) => thingChange(thing, view))}
</section>`;
}

function thingChange({ thing, kind, change, statements }: Thing, view: DiffView): Html {
  return html`<details class="change"${change === 'changed' && html` open`}>
<summary><span class="tag">${change}</span> ${kind}: ${thing.label}</summary>
<p class="hint">${termOf(thing, view)}</p>
<dl class="facts">${statements.map((statement) => html`<div><dt>${termOf(statement.property, view)}</dt><dd>${statementChange(statement, view)}</dd></div>\n`)}</dl>
</details>`;
}

function statementChange({ change, before, after }: Statement, view: DiffView): Html {
  const old = before && html`<del>${termOf(before, view)}</del>`;
  const young = after && html`<ins>${termOf(after, view)}</ins>`;
  if (change === 'moved') return html`${after && termOf(after, view)} <span class="tag">from another source</span>`;
  return html`${old}${old && young && ' → '}${young}`;
}

function termOf({ label, iri, language, datatype }: Term, { pathOf }: DiffView): Html {
  if (iri !== undefined) {
    const path = pathOf(iri);
    return linkOf(path === undefined ? { label, href: iri, isExternal: true } : { label, href: path });
  }
  const value: Value = { kind: 'text', text: label, ...(language === undefined ? {} : { language }), ...(datatype === undefined ? {} : { datatype }) };
  return valueOf(value);
}
