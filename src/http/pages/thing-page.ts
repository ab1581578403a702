/** `/id/{kind}/{slug}`: all that is known of one thing, and its sources. */
import { EMPTY, html, joinParts, jsonLdBlock, type Html } from './html.js';
import { WORKS_WITH, renderPage } from './layout.js';
import { linkList, linksInLine, openQuery, section } from './parts.js';
import { placeMap, yearBars } from './map.js';
import { countOf, langAttribute, linkOf, valueOf } from './values.js';
import type {
  ReceiptLink,
  Fact,
  IncomingView,
  OriginView,
  PageFrame,
  ReceiptView,
  ThingView,
  ValueView,
} from './views.js';

/** From this many values on, a list is set in columns. */
const MANY = 9;

export function thingPage(view: ThingView, frame: PageFrame): string {
  const kinds = view.types.map(({ label }) => label).join(', ');
  return renderPage(
    view.label,
    frame,
    html` <article class="thing">
      <header class="page-head">
        ${
          view.types.length > 0 &&
          html`<ul class="kinds" aria-label="Kinds">
            ${view.types.map((type) => html`<li>${linkOf(type)}</li>`)}
          </ul>`
        }
        <h1 dir="auto" ${langAttribute(view.language)}>${view.label}</h1>
        ${summary(view)} ${view.origins.map(origin)}
      </header>
      <div class="with-aside">
        <div>
          ${facts(view)} ${receipts(view)}
          ${view.map && section('where', 'Where', placeMap(view.map))} ${incoming(view)}
          ${tiesLink(view)} ${neighbourhood(view)}
        </div>
        ${aside(view, frame)}
      </div>
    </article>`,
    {
      scripts: view.map ? ['thing', 'map'] : ['thing'],
      description:
        kinds === '' ? view.label : `${view.label} (${kinds}): facts, sources and related records.`,
      ...(view.schemaOrg === undefined ? {} : { head: jsonLdBlock(view.schemaOrg) }),
    },
  );
}

function origin({ pages, check, isRead }: OriginView): Html {
  const how = isRead ? 'read by this service: the words are with each fact' : check;
  if (pages.length === 0)
    return html`<p class="origin">
      No source page${how !== '' && html` <span class="hint">(${how})</span>`}
    </p>`;
  return html`<p class="origin">
    Source:
    ${pages.map((page) => linkOf(page))}${how !== '' && html` <span class="hint">${how}</span>`}
  </p>`;
}

/** What it is in a sentence, and how much there is of what points at it. */
function summary({ summary, incoming }: ThingView): Html {
  return html`${
    summary.length > 0 &&
    html`<p class="lead">
      ${summary.map((piece) => (typeof piece === 'string' ? piece : linkOf(piece)))}
    </p>`
  }
  ${
    incoming.length > 0 &&
    html`<ul class="chips no-print" aria-label="Related records">
      ${incoming.map(
        ({ title, total }, index) =>
          html`<li>
            <a href="#incoming-${index + 1}"
              >${title} <span class="tally">${countOf(total)}</span></a
            >
          </li>`,
      )}
    </ul>`
  }`;
}

function facts({ facts, details, isCut }: ThingView): Html {
  if (facts.length + details.length === 0) return EMPTY;
  return html`<section aria-labelledby="facts">
    <h2 id="facts" class="visually-hidden">Facts</h2>
    ${
      isCut &&
      html`<p class="hint">These are the first facts. Turtle and the other formats have all.</p>`
    }
    ${facts.length > 0 && html`<dl class="facts">${facts.map(factRow)}</dl>`}
    ${
      details.length > 0 &&
      html`<details class="details">
        <summary>Details</summary>
        <dl class="facts">${details.map(factRow)}</dl>
      </details>`
    }
  </section>`;
}

function factRow({ property, values, receipts = [] }: Fact): Html {
  const languages = new Set(values.map((value) => (value.kind === 'text' ? value.language : '')));
  return html`<div>
    <dt>${linkOf(property)}</dt>
    <dd>
      ${valueList(
        values.map((value, index) =>
          proven(value, receipts[index], { marksEnglish: languages.size > 1 }),
        ),
      )}
    </dd>
  </div> `;
}

function valueList(values: readonly Html[]): Html {
  if (values.length === 1) return html`${values}`;
  return html`<ul class="${values.length >= MANY ? 'plain many' : 'plain'}">
    ${values.map((value) => html`<li>${value}</li>`)}
  </ul>`;
}

function proven(
  value: ValueView,
  receipt: ReceiptLink | undefined,
  options: { readonly marksEnglish: boolean },
): Html {
  if (receipt === undefined) return valueOf(value, options);
  return html`${valueOf(value, options)}
    <a
      class="proof"
      href="#${receipt.id}"
      title="${receipt.hasWords ? 'The words that this rests on' : 'Why an editor added this'}"
      >${receipt.hasWords ? 'words' : 'note'}<span class="visually-hidden">
        ${receipt.hasWords ? 'that this rests on' : 'on'}:
        ${value.kind === 'link' ? value.link.label : value.text}</span
      ></a
    >`;
}

function receipts({ receipts, label }: ThingView): Html {
  if (receipts.length === 0) return EMPTY;
  const head = ['Statement', 'The words it rests on', 'Rule', 'Confidence'].map(
    (name) => html`<th scope="col" role="columnheader">${name}</th>`,
  );
  return html`<section aria-labelledby="receipts">
    <h2 id="receipts">Receipts</h2>
    <p class="hint">Facts, each with the words it was read from, or an editor’s note.</p>
    <table class="receipts" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${head}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${receipts.map((receipt) => receiptRow(receipt, label))}
      </tbody>
    </table>
  </section>`;
}

/** A row; roles are spelled out because small screens lay the cells out one below the other. */
function receiptRow(receipt: ReceiptView, label: string): Html {
  const { id, statement, quote, isUnchecked, before, after, note, start, end } = receipt;
  const own = `${label} – `;
  return html`<tr role="row" id="${id}">
    <th scope="row" role="rowheader" dir="auto">
      ${statement.startsWith(own) ? statement.slice(own.length) : statement}
    </th>
    <td role="cell">
      ${quote !== '' && html`<q dir="auto">${before}<mark>${quote}</mark>${after}</q>`}
      ${
        isUnchecked &&
        html`<span class="hint">Entered by an editor, not checked against the page.</span>`
      }
      ${note !== '' && html`<span class="hint">Note:</span> <span dir="auto">${note}</span>`}${
        end > start && html` <span class="span">characters ${countOf(start)}–${countOf(end)}</span>`
      }
    </td>
    <td role="cell" data-label="Rule">${receipt.rule}</td>
    <td role="cell" data-label="Confidence" class="number">${receipt.confidence}</td>
  </tr> `;
}

function incoming({ incoming }: ThingView): Html {
  if (incoming.length === 0) return EMPTY;
  return section('incoming', 'Related records', incoming.map(incomingGroup));
}

function incomingGroup(group: IncomingView, index: number): Html {
  const { title, property, things, total, moreHref, csvHref, years, companions = [] } = group;
  return html`<div class="results-head">
      <h3 id="incoming-${index + 1}">
        ${linkOf({ ...property, label: title })} <span class="tally">${countOf(total)}</span>
      </h3>
      <p class="hint no-print">
        ${
          moreHref !== undefined &&
          html`${linkOf({ label: `All ${countOf(total)}`, href: moreHref })} · `
        }${linkOf({ label: 'CSV', href: csvHref })}
      </p>
    </div>
    ${
      companions.length > 0 &&
      html`<p class="hint">
        Most often with
        ${joinParts(
          companions.map(({ link, count }) => html`${linkOf(link)} (${countOf(count)})`),
          ', ',
        )}
      </p>`
    }
    ${years && yearBars(years, `By year: ${title}`)}
    <ul class="plain refers">
      ${things.map(
        ({ link, date, holders = [] }) =>
          html`<li>
            ${date && html`<span class="date">${date}</span> `}<span
              >${linkOf(link)}${holders.length > 0 && html`: ${linksInLine(holders)}`}</span
            >
          </li>`,
      )}
    </ul>`;
}

/** To the partners of a body. */
function tiesLink({ iri }: ThingView): Html {
  if (!iri.includes('/id/organization/')) return EMPTY;
  return html`<p class="no-print">
    <a href="${WORKS_WITH}?${new URLSearchParams({ body: iri }).toString()}">Who it works with</a>
  </p>`;
}

/** Filled by the script of the page when it is opened. */
function neighbourhood({ iri }: ThingView): Html {
  return html`<section class="neighbourhood no-print" data-iri="${iri}" hidden>
    <h2>Neighbourhood</h2>
  </section>`;
}

function aside({ iri, sources, formats, query, historyHref }: ThingView, frame: PageFrame): Html {
  return html`<aside class="about" aria-label="About this record">
    <h2>Identifier</h2>
    <p><code class="copyable" title="Select to copy">${iri}</code></p>
    ${
      sources.length > 0 &&
      html`<h2>Sources</h2>
        <ul class="plain sources">
          ${sources.map(({ link, iri }) => html`<li data-address="${iri}">${linkOf(link)}</li>`)}
        </ul>`
    }
    ${
      formats.length > 0 &&
      html`<div class="no-print">
        <h2>Formats</h2>
        ${linkList(formats, 'chips')} ${openQuery(query, frame)}
      </div>`
    }
    ${
      historyHref !== undefined &&
      html`<div class="no-print">
        <h2>History</h2>
        <p><a href="${historyHref}">Version history</a></p>
      </div>`
    }
  </aside>`;
}
