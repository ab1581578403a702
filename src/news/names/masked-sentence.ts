/**
 * A sentence with one sign for each mention, so that a rule can say `organized by {organiser}` and
 * mean a list of bodies, whatever their names.
 */
import type { Mention, MentionKind } from './mention.js';
import type { TextRange } from './sentences.js';

/** From Unicode's private use area; in a page they are replaced by spaces. */
export const SIGNS: Readonly<Record<MentionKind, string>> = {
  body: '\ue000',
  state: '\ue001',
  adjective: '\ue002',
  name: '\ue003',
  place: '\ue004',
  date: '\ue005',
  quotation: '\ue006',
  role: '\ue007',
  /** Of a clause that says nothing of the event. */
  hidden: '\ue009',
};

/** The sign of a list of bodies (or of one), in sentences whose lists are gathered. */
export const LIST_SIGN = '\ue008';

/** A day that is too far from the item's. */
export const LONG_AGO = '\ue00a';

/** The signs by their names in patterns. */
export const SIGN_CLASSES: Readonly<Record<string, string>> = {
  ...SIGNS,
  list: LIST_SIGN,
  'long ago': LONG_AGO,
};

/** A sentence's text with signs in it, and a map back to its words. */
export interface SignedText {
  readonly text: string;
  /** With signs, in lower case: patterns need not fold case. */
  readonly lowered: string;
  /** The mentions with signs in a range of the signed text, in order. */
  mentionsIn(range: TextRange): Mention[];
  toText(range: TextRange): TextRange;
}

/** The masked form of one sentence: a sign for each mention. */
export class MaskedSentence implements SignedText {
  readonly masked: string;
  readonly lowered: string;
  /** For each character of `masked`, its offset in the text; one more for the end. */
  private readonly origins: number[] = [];
  private readonly byPosition = new Map<number, Mention>();
  private gathered: SignedText | undefined;

  constructor(
    readonly text: string,
    readonly mentions: readonly Mention[],
  ) {
    let masked = '';
    let at = 0;
    for (const mention of mentions) {
      if (mention.start < at) continue;
      masked += this.copy(at, mention.start);
      this.byPosition.set(masked.length, mention);
      this.origins.push(mention.start);
      masked += SIGNS[mention.kind];
      at = mention.end;
    }
    this.masked = masked + this.copy(at, text.length);
    this.origins.push(text.length);
    this.lowered = toLowerSameLength(this.masked);
  }

  mentionsIn(range: TextRange): Mention[] {
    const found: Mention[] = [];
    for (let at = range.start; at < range.end; at += 1) {
      const mention = this.byPosition.get(at);
      if (mention) found.push(mention);
    }
    return found;
  }

  toText(range: TextRange): TextRange {
    const last = this.byPosition.get(range.end - 1);
    return {
      start: this.origins[range.start] ?? 0,
      end: last ? last.end : (this.origins[range.end - 1] ?? 0) + 1,
    };
  }

  /** The same sentence with one sign for each list of bodies. Computed once. */
  withLists(findLists: (lowered: string) => TextRange[]): SignedText {
    this.gathered ??= new ListedSentence(this, findLists(this.lowered));
    return this.gathered;
  }

  private copy(start: number, end: number): string {
    for (let at = start; at < end; at += 1) this.origins.push(at);
    return this.text.slice(start, end).replace(/[\ue000-\ue00f]/g, ' ');
  }
}

/** A masked sentence whose lists have become one sign each. */
class ListedSentence implements SignedText {
  readonly text: string;
  readonly lowered: string;
  /** For each character, its range in the masked sentence. */
  private readonly stretches: TextRange[] = [];

  constructor(
    private readonly sentence: MaskedSentence,
    lists: readonly TextRange[],
  ) {
    this.text = sentence.text;
    let lowered = '';
    let at = 0;
    const copy = (end: number): void => {
      for (; at < end; at += 1) {
        lowered += sentence.lowered[at] ?? '';
        this.stretches.push({ start: at, end: at + 1 });
      }
    };
    for (const list of lists) {
      copy(list.start);
      lowered += LIST_SIGN;
      this.stretches.push(list);
      at = list.end;
    }
    copy(sentence.lowered.length);
    this.lowered = lowered;
  }

  mentionsIn(range: TextRange): Mention[] {
    return this.sentence.mentionsIn(this.toMasked(range));
  }

  toText(range: TextRange): TextRange {
    return this.sentence.toText(this.toMasked(range));
  }

  private toMasked(range: TextRange): TextRange {
    return {
      start: this.stretches[range.start]?.start ?? 0,
      end: this.stretches[range.end - 1]?.end ?? 0,
    };
  }
}

/** Lower case, except for the few characters whose lower case has another length. */
export function toLowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) =>
    character.toLowerCase().length === character.length ? character.toLowerCase() : character,
  ).join('');
}
