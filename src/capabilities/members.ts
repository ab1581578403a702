/** Members of inputs and answers that several capabilities have. */
import { labelOf, spokenLabelOf, type GraphVersion } from '../graph/index.js';
import { listOf, PAGE_NUMBER, said, TEXT, type Typed, VERSION_VALUE } from '../input/index.js';
import { nativeValueOf, toPlainText, type NamedNode, type Term } from '../rdf/index.js';

export const VERSION = said(
  VERSION_VALUE,
  'Answer from this version of the graph (a number or a name); otherwise the latest.',
  1,
  'latest',
);

export const PAGE = said({ ...PAGE_NUMBER, default: 1 }, 'The page number, starting at 1.', 2);

/** Why an answer is incomplete, and how to get the rest. */
export const NOTE = said(TEXT, 'What is not in this answer, why, and how to get it.');

/** What is not on one page of a list; nothing where it is whole. */
export function noteOfPage(
  noun: string,
  {
    first,
    count,
    total,
  }: { readonly first: number; readonly count: number; readonly total: number },
  next: string,
): { readonly note?: string } {
  if (total > 0 && first >= total)
    return { note: `There are only ${total} ${noun}; ask for an earlier page.` };
  if (first + count >= total) return {};
  const shown = `${first + 1} to ${first + count} of ${total} ${noun}`;
  return { note: `These are ${shown}. The next ones: ${next}.` };
}

/** The origin: addresses of pages, or a part of the graph. */
export const FROM = said(
  listOf(TEXT),
  'Where it comes from: addresses of source pages, or a part of the graph.',
);

/** A term: an IRI in full, a number or boolean as in JSON. */
export type Cell = string | number | boolean;

export const CELL: Typed<Cell> = { type: ['string', 'number', 'boolean'] };

export function cellOf(term: Term): Cell {
  const native =
    term.termType === 'Literal' ? nativeValueOf(term.value, term.datatype.value) : undefined;
  return native ?? toPlainText(term);
}

export function propertyOf(
  version: GraphVersion,
  property: NamedNode,
): { readonly property: string; readonly propertyIri: string } {
  return { property: spokenLabelOf(version, property), propertyIri: property.value };
}

export function namedValueOf(
  version: GraphVersion,
  term: Term,
): { readonly value: Cell; readonly iri?: string } {
  return term.termType === 'NamedNode'
    ? { value: labelOf(version, term), iri: term.value }
    : { value: cellOf(term) };
}
