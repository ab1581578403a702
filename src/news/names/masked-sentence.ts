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

/** What the characters of a text with signs stand for. */
interface Signed {
  masked: string;
  /** For each character, its range of the text. */
  readonly ranges: TextRange[];
  readonly mentionsAt: Map<number, readonly Mention[]>;
}

/** A sentence's text with signs in it, and a map back to its words. */
export class SignedText {
  readonly masked: string;
  /** With signs, in lower case: patterns need not fold case. */
  readonly lowered: string;

  constructor(
    readonly text: string,
    protected readonly signed: Signed,
  ) {
    this.masked = signed.masked;
    this.lowered = toLowerSameLength(signed.masked);
  }

  /** The mentions with signs in a range of the signed text, in order. */
  mentionsIn(range: TextRange): Mention[] {
    const found: Mention[] = [];
    for (let at = range.start; at < range.end; at += 1)
      found.push(...(this.signed.mentionsAt.get(at) ?? []));
    return found;
  }

  toText(range: TextRange): TextRange {
    const { ranges } = this.signed;
    return { start: ranges[range.start]?.start ?? 0, end: ranges[range.end - 1]?.end ?? 0 };
  }
}

/** The masked form of one sentence: a sign for each mention. */
export class MaskedSentence extends SignedText {
  private gathered: SignedText | undefined;

  constructor(
    text: string,
    readonly mentions: readonly Mention[],
  ) {
    super(text, masked(text, mentions));
  }

  /** The same sentence with one sign for each list of bodies. Computed once. */
  withLists(findLists: (lowered: string) => TextRange[]): SignedText {
    this.gathered ??= new SignedText(this.text, this.listed(findLists(this.lowered)));
    return this.gathered;
  }

  private listed(lists: readonly TextRange[]): Signed {
    const listed: Signed = { masked: '', ranges: [], mentionsAt: new Map() };
    let at = 0;
    const add = (sign: string, range: TextRange): void => {
      const mentions = this.mentionsIn(range);
      if (mentions.length > 0) listed.mentionsAt.set(listed.masked.length, mentions);
      listed.masked += sign;
      listed.ranges.push(this.toText(range));
      at = range.end;
    };
    for (const list of [...lists, { start: this.masked.length, end: this.masked.length }]) {
      while (at < list.start) add(this.masked[at] ?? '', { start: at, end: at + 1 });
      if (list.end > list.start) add(LIST_SIGN, list);
    }
    return listed;
  }
}

function masked(text: string, mentions: readonly Mention[]): Signed {
  const signed: Signed = { masked: '', ranges: [], mentionsAt: new Map() };
  let at = 0;
  const copyTo = (end: number): void => {
    signed.masked += text.slice(at, end).replace(/[\ue000-\ue00f]/g, ' ');
    for (; at < end; at += 1) signed.ranges.push({ start: at, end: at + 1 });
  };
  for (const mention of mentions) {
    if (mention.start < at) continue;
    copyTo(mention.start);
    signed.mentionsAt.set(signed.masked.length, [mention]);
    signed.masked += SIGNS[mention.kind];
    signed.ranges.push({ start: mention.start, end: mention.end });
    at = mention.end;
  }
  copyTo(text.length);
  return signed;
}

/** Lower case, except for the few characters whose lower case has another length. */
export function toLowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) =>
    character.toLowerCase().length === character.length ? character.toLowerCase() : character,
  ).join('');
}
