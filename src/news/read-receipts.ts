/** Reads receipts: the words behind a statement of the graph. */
import { UNBOUND, type GraphVersion, type TermId } from '../graph/index.js';
import {
  OA,
  PROV,
  RDF,
  RDFS,
  SCHEMA,
  objectsOf,
  type NamedNode,
  type Names,
  type Term,
} from '../rdf/index.js';
import { decodeReference } from './read/read-html.js';

export interface ReadReceipt {
  readonly receipt: Term;
  readonly page: string;
  /** The words, and their place in the text of the page; empty and 0 if unknown. */
  readonly quote: string;
  /** Words of an editor, where the text of the page is not kept. */
  readonly isUnchecked: boolean;
  /** The text around the words, if the text of the page is kept. */
  readonly before: string;
  readonly after: string;
  /** What an editor gave in place of words. */
  readonly note: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  /** From 0 to 1, as in the graph. */
  readonly confidence: string;
}

/** The receipts of a statement, in the order of their words; none without known words. */
export function receiptsFor(
  statement: readonly [subject: TermId, predicate: TermId, object: TermId],
  version: GraphVersion,
  names: Names,
): ReadReceipt[] {
  const { dictionary } = version.ids;
  const triple = dictionary.idOfTriple(...statement);
  if (triple === UNBOUND) return [];
  const reifying = version.match(
    null,
    RDF.reifies,
    dictionary.termOf(triple),
    names.graphs.receipts,
  );
  return Array.from(reifying, ({ subject }) => readReceipt(subject, version, names)).sort(
    (left, right) =>
      left.start - right.start || (left.receipt.value < right.receipt.value ? -1 : 1),
  );
}

/** Characters of a page that are shown before and after the words. */
const CONTEXT = 200;

const IS_HTML = /<\/[a-z]\w*\s*>/i;

/**
 * The text before and after a span of a page, if that is known, without cut words. Of HTML without tags, and with
 * characters for their references.
 */
function textAround(page: string, start: number, end: number): { before: string; after: string } {
  if (end === 0) return { before: '', after: '' };
  const isHtml = IS_HTML.test(page);
  const shown = (part: string): string =>
    (isHtml ? part.replace(/<[^>]*>/g, ' ').replace(/&#?\w+;/g, decodeReference) : part).replace(
      /\s+/g,
      ' ',
    );
  const [cutBefore, cutAfter] = isHtml
    ? [/^[^<]*>|^\S*\s/, /<[^>]*$|\s\S*$/]
    : [/^\S*\s/, /\s\S*$/];
  const [before, after] = [
    page.slice(Math.max(0, start - CONTEXT), start),
    page.slice(end, end + CONTEXT),
  ];
  return {
    before: shown(start > CONTEXT ? before.replace(cutBefore, '') : before),
    after: shown(end + CONTEXT < page.length ? after.replace(cutAfter, '') : after),
  };
}

function readReceipt(receipt: Term, version: GraphVersion, names: Names): ReadReceipt {
  const selectors = objectsOf(version, receipt, OA.hasSelector);
  const read = (nodes: readonly Term[], property: NamedNode): string =>
    nodes
      .flatMap((node) => objectsOf(version, node, property))
      .map(({ value }) => value)
      .filter(Boolean)
      .sort()[0] ?? '';
  const [start, end] = [Number(read(selectors, OA.start)), Number(read(selectors, OA.end))];
  const pages = objectsOf(version, receipt, PROV.wasDerivedFrom);
  const text = read(pages, SCHEMA.text);
  const quote = read(selectors, OA.exact);
  return {
    receipt,
    page: read([receipt], PROV.wasDerivedFrom),
    quote,
    isUnchecked: quote !== '' && end === 0 && text === '',
    ...textAround(text, start, end),
    note: read([receipt], RDFS.comment),
    start,
    end,
    rule: read([receipt], names.og('rule')),
    confidence: read([receipt], names.og('confidence')),
  };
}
