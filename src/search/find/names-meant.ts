/** Matches whole names: the same, with the same beginning, or with a slip or two. */
import {
  Field,
  fieldOf,
  nameKeysOf,
  nearestTexts,
  thingOf,
  type CatalogueView,
} from '../../catalogue/index.js';

export interface NameOptions {
  /** At most 2. Short names allow fewer (`allowedEdits`). Only the nearest names are found. */
  readonly maxEdits?: number;
  readonly kinds?: readonly string[];
}

/** A name of a thing that a phrase is. */
export interface MeantName {
  readonly iri: string;
  /** The matching name, which may be the label or another. */
  readonly name: string;
  readonly field: 'label' | 'alternative' | 'code';
  /** As `KindReader.kindOf` has it. */
  readonly kind: string;
  /** Typing slips between phrase and name. */
  readonly edits: number;
}

/** By `Field`; texts are no names. */
export const FIELD_NAMES = ['label', 'alternative', 'code', 'code'] as const;

/** None in a name of two letters, two in a long one. */
export function allowedEdits(length: number): number {
  return length < 3 ? 0 : length < 9 ? 1 : 2;
}

/** Called with a name's number, its slips, and the share of the name that the text is. */
export type NameVisitor = (id: number, edits: number, share: number) => void;

export function visitBeginnings(view: CatalogueView, text: string, visit: NameVisitor): void {
  for (const key of nameKeysOf(text)) {
    const found = view.namesFrom(key);
    for (let at = 0; at < found.length; at += 2) {
      const [id = 0, length = 1] = [found[at], found[at + 1]];
      const share = key.length / length;
      if ((share === 1 || fieldOf(id) !== Field.code) && view.isThere(thingOf(id)))
        visit(id, 0, share);
    }
  }
}

/** The same names, or those with the fewest slips; spaces are no letters, so they cause none. */
export function visitSimilarNames(
  view: CatalogueView,
  text: string,
  maxEdits: number,
  visit: NameVisitor,
): void {
  for (const key of nameKeysOf(text)) {
    const most = Math.min(maxEdits, allowedEdits(key.length));
    const isUsed = (found: string): boolean => view.namesWith(found).length > 0;
    const names = maxEdits === 0 ? [[key, 0] as const] : nearestTexts(view.keys, key, most, isUsed);
    for (const [similar, edits] of names)
      for (const id of view.namesWith(similar))
        if (edits === 0 || fieldOf(id) !== Field.code) visit(id, edits, 1);
  }
}

/**
 * The things that a phrase names as a whole, ignoring case, marks, punctuation, and “the” or “OSCE”
 * before it, each once by its best name. Cost: some ten microseconds, some milliseconds with slips.
 */
export function namesMeant(
  view: CatalogueView,
  phrase: string,
  { maxEdits = 0, kinds }: NameOptions = {},
): MeantName[] {
  const best = new Map<number, { id: number; edits: number }>();
  const take: NameVisitor = (id, edits) => {
    const thing = thingOf(id);
    const known = best.get(thing);
    if (!known || edits < known.edits || (edits === known.edits && fieldOf(id) < fieldOf(known.id)))
      best.set(thing, { id, edits });
  };
  visitSimilarNames(view, phrase, maxEdits, take);
  const found = [...best].filter(([thing]) => !kinds || kinds.includes(view.kindOf(thing)));
  const iris = view.irisOf(found.map(([thing]) => thing));
  return found.map(([thing, { id, edits }], at) => ({
    iri: iris[at] ?? '',
    name: view.textOf(id),
    field: FIELD_NAMES[fieldOf(id)],
    kind: view.kindOf(thing),
    edits,
  }));
}

/** Whether some name begins with a phrase, so that reading on makes sense. */
export function isNameBeginning(view: CatalogueView, phrase: string): boolean {
  return nameKeysOf(phrase).some((key) => view.isKeyBeginning(key));
}
