/** What the statements on a thing's page rest on: words, a note, or the page of a news item. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { receiptsFor, type ReadReceipt } from '../../news/index.js';
import { DCTERMS, SCHEMA, namedNode, objectsOf, type NamedNode } from '../../rdf/index.js';
import { EMPTY, html, joinParts, type Html } from '../pages/html.js';
import { factList } from '../pages/parts.js';
import { countOf, linkOf, timeOf } from '../pages/values.js';
import { pageLinksOf } from './origins.js';
import type { ShownThing, Statement } from './wording.js';

/** The news items in whose graphs a thing has statements, or has one statement. */
export function newsItemsOf(
  { version: { ids }, names, words }: ShownThing,
  subject: TermId,
  predicate?: TermId,
  object?: TermId,
): NamedNode[] {
  const graphs = new Set<TermId>();
  ids.visit(subject, predicate, object, undefined, (_subject, _predicate, _object, graph) => {
    if (graph !== UNBOUND) graphs.add(graph);
  });
  const prefix = names.graphs.page('').value;
  return Array.from(graphs, (graph) => words.termOf(graph).value)
    .filter((graph) => graph.startsWith(prefix))
    .sort()
    .map((graph) => names.thing('news', graph.slice(prefix.length)));
}

/** Opens in place, beside a value. Empty for what neither a page nor an editor gave. */
export function evidenceOf(statement: Statement, value: string, thing: ShownThing): Html {
  const receipts = receiptsFor(statement, thing.version, thing.names);
  const looked = receipts.length === 0 ? newsItemsOf(thing, ...statement) : [];
  if (receipts.length + looked.length === 0) return EMPTY;
  const name =
    looked.length > 0 ? 'source' : receipts.some(({ quote }) => quote !== '') ? 'words' : 'note';
  return html`<details class="proof">
    <summary>${name}<span class="visually-hidden"> of: ${value}</span></summary>
    ${receipts.map((receipt) => receiptText(receipt, thing))}
    ${looked.map((item) => html`<p>${lookedUp(item, thing)}</p>`)}
  </details>`;
}

/**
 * The receipts of statements that have no value to stand beside (names, classes, other records), in
 * the order of their words.
 */
export function furtherReceipts(
  statements: readonly Statement[],
  label: string,
  thing: ShownThing,
): Html {
  const own = `${label} – `;
  const rows = statements
    .flatMap((statement) => {
      const receipts = receiptsFor(statement, thing.version, thing.names);
      const [first] = receipts;
      const text = thing.words.statement(statement);
      const shown = text.startsWith(own) ? text.slice(own.length) : text;
      return first ? [{ shown, receipts, start: first.start }] : [];
    })
    .sort((left, right) => left.start - right.start || left.shown.localeCompare(right.shown))
    .map(({ shown, receipts }): [Html, Html] => [
      html`<span dir="auto">${shown}</span>`,
      html`${receipts.map((receipt) => receiptText(receipt, thing))}`,
    ]);
  if (rows.length === 0) return EMPTY;
  return html`<details class="receipts">
    <summary>Receipts of its names, kinds and related records</summary>
    ${factList(rows)}
  </details>`;
}

function receiptText(receipt: ReadReceipt, thing: ShownThing): Html {
  const { quote, isUnchecked, before, after, note, start, end, rule, confidence, page } = receipt;
  const slug = thing.names.thingOf(page)?.slug;
  const [address] = objectsOf(thing.version, namedNode(page), SCHEMA.url);
  const about = [
    slug !== undefined && pageOf(thing.names.thing('news', slug), thing),
    quote !== '' && address !== undefined && markedThere(address.value, quote),
    isUnchecked && 'entered by an editor, not checked against the page',
    end > start && `characters ${countOf(start)}–${countOf(end)}`,
    rule !== '' && `rule ${rule}`,
    confidence !== '' && `confidence ${confidence}`,
  ].filter((part) => part !== false);
  return html`${quote !== '' && html`<p><q dir="auto">${before}<mark>${quote}</mark>${after}</q></p>`}
    ${note !== '' && html`<p><span class="hint">Note:</span> <span dir="auto">${note}</span></p>`}
    <p class="hint">${joinParts(about, ' · ')}</p>`;
}

/** The page as published; browsers scroll to the words there, and mark them. */
const markedThere = (address: string, quote: string): Html =>
  linkOf({
    label: 'marked on the page',
    href: `${address}#:~:text=${encodeURIComponent(quote).replaceAll('-', '%2D')}`,
    isExternal: true,
  });

/** How a fact that came without words was checked, with the addresses of its page. */
function lookedUp(item: NamedNode, thing: ShownThing): Html {
  const { version, names } = thing;
  const check = objectsOf(version, item, names.og('sourceCheck'))[0]?.value;
  const links = pageLinksOf(item, version);
  return joinParts([check ?? 'no words are kept', ...links, pageOf(item, thing)], ' · ');
}

/** The title of a news item, and its date. */
function pageOf(item: NamedNode, { version, words }: ShownThing): Html {
  const date = objectsOf(version, item, DCTERMS.issued)[0]?.value;
  return html`${linkOf(words.linkToTerm(item))}${date !== undefined && [', ', timeOf(date)]}`;
}
