/**
 * A page's first sentence: kind, place, time and partners of a thing. Its words are the phrases of
 * the ontology, in the order of the shapes.
 */
import type { TermId } from '../../graph/index.js';
import { datesText } from '../pages/values.js';
import type { Link } from '../pages/views.js';
import type { PageReader } from './page-reader.js';
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

/** Text and links in a row; empty where no property of the thing has a phrase. */
export function summaryOf(
  kinds: readonly Link[],
  told: readonly Told[],
  wording: Wording,
  reader: PageReader,
): (string | Link)[] {
  const parts = new Map<string, Part>();
  for (const { property, values, end } of told) {
    const phrase = wording.phraseOf(property);
    if (phrase === undefined) continue;
    const broadest = wording.broadestOf(property);
    // “In” introduces one place; after a comma alone come both days and status.
    const key = /\w/.test(phrase) ? phrase : `${phrase}${property}`;
    const known = parts.get(key);
    // Organizers of two kinds are named together.
    if (!known) parts.set(key, { phrase, broadest, values: [...values], end });
    else if (known.broadest === broadest) known.values = [...new Set([...known.values, ...values])];
  }
  if (parts.size === 0) return [];
  const [kind = 'Record'] = kinds.map(({ label }) => label);
  const begin = kind.charAt(0).toUpperCase() + kind.slice(1);
  return [
    begin,
    // “In Tirana” belongs to the kind, whatever comes after a comma.
    ...[...parts.values()]
      .sort((left, right) => Number(isLater(left)) - Number(isLater(right)))
      .flatMap(({ phrase, values, end }) => [
        `${phrase} `,
        ...listed(values.map((value) => spoken(value, end, reader))),
      ]),
    '.',
  ];
}

function spoken(value: TermId, end: TermId | undefined, reader: PageReader): string | Link {
  const view = reader.value(value);
  // A term of another vocabulary, such as “cancelled”, is a word of the sentence.
  if (view.kind === 'link') return view.link.isExternal ? view.link.label : view.link;
  return datesText(view.text, end === undefined ? undefined : reader.text(end));
}

/** “a, b and c”; of many, the first and how many more. */
function listed(values: readonly (string | Link)[]): (string | Link)[] {
  const shown = values.slice(0, values.length === NAMED + 1 ? NAMED + 1 : NAMED);
  const all =
    shown.length < values.length ? [...shown, `${values.length - shown.length} more`] : shown;
  return all.flatMap((value, index) =>
    index === 0 ? [value] : [index === all.length - 1 ? ' and ' : ', ', value],
  );
}
