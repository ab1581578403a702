/** Single values on every page: links, text with its language, dates, numbers, sizes. */
import { localNameOf } from '../../graph/index.js';
import { DATE_TYPES, MONTHS, XSD } from '../../rdf/index.js';
import { EMPTY, html, isOutside, safeHref, type Html, type HtmlPart } from './html.js';
import type { Link, ValueView } from './views.js';

const COUNT = new Intl.NumberFormat('en-GB');

/** Marked when it leaves this server; plain text for an unsafe address. */
export function linkOf(
  { label, href, isExternal, language, count, isCurrent }: Link,
  text: HtmlPart = label === '' ? href : label,
): Html {
  const address = safeHref(href);
  const tag = langAttribute(language);
  const current = isCurrent && html` aria-current="true"`;
  const tally = count !== undefined && html` <span class="tally">${countOf(count)}</span>`;
  if (address === undefined) return html`<span class="value" ${tag}>${text}</span>`;
  if (isExternal !== true && !isOutside(address))
    return html`<a href="${address}" ${tag}${current}>${text}${tally}</a>`;
  return html`<a class="external" href="${address}" rel="noopener noreferrer"
    >${language === undefined ? text : html`<span${tag}>${text}</span>`}<span
      class="visually-hidden"
    >
      (external)</span
    ></a
  >`;
}

/** Only where the text's language is not the page's. */
export function langAttribute(language: string | undefined): Html {
  return language === undefined ? EMPTY : html` lang="${language}"`;
}

/** `marksEnglish`: among values in several languages English ones are marked too. */
export function valueOf(value: ValueView, { marksEnglish = false } = {}): Html {
  if (value.kind === 'link') return linkOf(value.link);
  if (value.language) {
    const isMarked = marksEnglish || !value.language.startsWith('en');
    return html`<span class="value" lang="${value.language}" dir="auto">${value.text}</span>${
        isMarked && html` <span class="tag" title="language">${value.language}</span>`
      }`;
  }
  return typedText(value.text, value.datatype ?? XSD.string.value);
}

/** Its text without any markup, to sort and compare by. */
export function textOfValue(value: ValueView): string {
  return value.kind === 'link' ? value.link.label : value.text;
}

/** Types that need no tag beside the text. */
const PLAIN_TYPES: ReadonlySet<string> = new Set(
  [
    XSD.string,
    XSD.boolean,
    XSD.integer,
    XSD.nonNegativeInteger,
    XSD.decimal,
    XSD.double,
    XSD.float,
  ].map(({ value }) => value),
);

function typedText(text: string, datatype: string): Html {
  if (datatype === XSD.boolean.value && /^(?:true|false)$/.test(text))
    return html`<data value="${text}">${text === 'true' ? 'yes' : 'no'}</data>`;
  if (PLAIN_TYPES.has(datatype)) return html`<span class="value" dir="auto">${text}</span>`;
  if (DATE_TYPES.has(datatype)) return timeOf(text);
  if (datatype === XSD.anyURI.value) return linkOf({ label: text, href: text });
  return html`<span class="value" dir="auto">${text}</span>
    <span class="tag" title="${datatype}">${localNameOf(datatype)}</span>`;
}

/** An ISO date or moment in words, machine-readable; other text is unchanged. */
export function timeOf(text: string): Html {
  const words = readMoment(text);
  return words ? html`<time datetime="${text}">${words}</time>` : html`${text}`;
}

/** "23 November 2021" or "November 2021"; a moment also has its time of day in UTC. */
function readMoment(text: string): string | undefined {
  const [, year = '', month = '', day, time] =
    /^(\d{4})-(\d\d)(?:-(\d\d)(T.+|Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? [];
  const monthName = MONTHS[Number(month) - 1];
  if (monthName === undefined) return undefined;
  if (day === undefined) return `${monthName} ${year}`;
  if (!time?.startsWith('T')) return `${Number(day)} ${monthName} ${year}`;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return undefined;
  const [date, clock] = moment.toISOString().split('T') as [string, string];
  return `${readMoment(date) ?? date}, ${clock.slice(0, 5)} UTC`;
}

/** The days from the first to the last as text, such as “22–23 November 2021”. */
export function datesText(first: string, last = first): string {
  const [from, to] = [first, last].map((text) => readMoment(text) ?? text) as [string, string];
  if (from === to) return from;
  // The common part of two days is written once.
  const [day, month, year] = from.split(' ');
  const [, lastMonth, lastYear] = to.split(' ');
  if (year === undefined || year !== lastYear) return `${from} – ${to}`;
  return month === lastMonth ? `${day ?? ''}–${to}` : `${day ?? ''} ${month ?? ''} – ${to}`;
}

/** A count with its thousands apart: `12,345`. */
export function countOf(count: number): string {
  return COUNT.format(count);
}

/** `1 row`, `2 rows`. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${countOf(count)} ${count === 1 ? noun : nouns}`;
}

/** Bytes in the largest unit that leaves a number of at least one: `1.4 MB`. */
export function sizeOf(byteCount: number): Html {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power =
    byteCount < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(byteCount) / 3));
  const size = byteCount / 1000 ** power;
  return html`<data value="${byteCount}" title="${plural(byteCount, 'byte')}"
    >${power > 0 && size < 10 ? size.toFixed(1) : Math.round(size)} ${units[power]}</data
  >`;
}

/** The page of a query, with the query filled in. */
export function queryHref(query: string): string {
  return `/sparql?${new URLSearchParams({ query }).toString()}`;
}

/** The same content in formats for programs, in a row. */
export function formatRow(label: string, formats: readonly Link[]): Html {
  if (formats.length === 0) return EMPTY;
  return html`<nav class="formats" aria-label="${label}">
    <span>${label}</span>
    <ul>
      ${formats.map((format) => html`<li>${linkOf(format)}</li>`)}
    </ul>
  </nav>`;
}
