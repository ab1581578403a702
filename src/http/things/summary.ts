/**
 * A page's first sentence: kind, place, time and partners of a thing. Its words are the phrases of
 * the ontology, in the order of the shapes.
 */
import type { TermId } from '../../graph/index.js';
import { html, joinParts, type Html } from '../pages/html.js';
import { datesText, linkOf } from '../pages/values.js';
import type { Wording } from './wording.js';

const NAMED = 3;

/** A property of the thing with its values, in the order of the page. */
export interface Told {
  readonly property: TermId;
  readonly values: readonly TermId[];
  /** The end of the period that a value begins, where there is one. */
  readonly end?: TermId | undefined;
}

/** A phrase with the values after it. */
interface Part {
  readonly phrase: string;
  readonly broadest: TermId;
  values: TermId[];
  readonly end: TermId | undefined;
}

const isLater = ({ phrase }: Part): boolean => phrase.startsWith(',');

/** Undefined where no property of the thing has a phrase. */
export function summaryOf(kind: string, told: readonly Told[], words: Wording): Html | undefined {
  const parts = new Map<string, Part>();
  for (const { property, values, end } of told) {
    const phrase = words.phraseOf(property);
    if (phrase === undefined) continue;
    const broadest = words.broadestOf(property);
    // “In” introduces one place; after a comma alone come both days and status.
    const key = /\w/.test(phrase) ? phrase : `${phrase}${property}`;
    const known = parts.get(key);
    // Organizers of two kinds are named together.
    if (!known) parts.set(key, { phrase, broadest, values: [...values], end });
    else if (known.broadest === broadest) known.values = [...new Set([...known.values, ...values])];
  }
  if (parts.size === 0) return undefined;
  // “In Tirana” belongs to the kind, whatever comes after a comma.
  const inOrder = [...parts.values()].sort(
    (left, right) => Number(isLater(left)) - Number(isLater(right)),
  );
  return html`${kind.charAt(0).toUpperCase()}${kind.slice(1)}${inOrder.map(
    ({ phrase, values, end }) => [
      `${phrase} `,
      listed(values.map((value) => spoken(value, end, words))),
    ],
  )}.`;
}

function spoken(value: TermId, end: TermId | undefined, words: Wording): Html {
  const view = words.value(value);
  if (view.kind === 'text')
    return html`${datesText(view.text, end === undefined ? undefined : words.text(end))}`;
  // A term of another vocabulary, such as “cancelled”, is a word of the sentence.
  return view.link.isExternal ? html`${view.link.label}` : linkOf(view.link);
}

/** “a, b and c”; of many, the first and how many more. */
function listed(values: readonly Html[]): Html {
  const shown = values.slice(0, values.length === NAMED + 1 ? NAMED + 1 : NAMED);
  if (shown.length < values.length) shown.push(html`${values.length - shown.length} more`);
  const last = shown.length > 1 ? shown.pop() : undefined;
  return html`${joinParts(shown, ', ')}${last && [' and ', last]}`;
}
