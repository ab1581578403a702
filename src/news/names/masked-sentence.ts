/** A sentence with a sign for each mention, so that a rule fits bodies whatever their names. */
import type { PageSpan } from '../facts.js';
import type { SourcedText } from '../read/sourced-text.js';
import type { Mention, MentionKind } from './mention.js';
import type { TextRange } from './sentences.js';

/** Letters in circles, so that a masked sentence can be read; a page's own become spaces. */
export const SIGNS: Readonly<Record<MentionKind, string>> = {
  body: 'ⓑ',
  state: 'ⓢ',
  adjective: 'ⓐ',
  name: 'ⓝ',
  place: 'ⓟ',
  date: 'ⓓ',
  quotation: 'ⓠ',
  role: 'ⓡ',
  /** Of a clause that says nothing of the event. */
  hidden: 'ⓗ',
};

/** The sign of a list of bodies (or of one), in sentences whose lists are gathered. */
export const LIST_SIGN = 'ⓛ';

/** A day that is too far from the item's. */
export const LONG_AGO = 'ⓨ';

/** The signs by their names in patterns. */
export const SIGN_CLASSES: Readonly<Record<string, string>> = {
  ...SIGNS,
  list: LIST_SIGN,
  'long ago': LONG_AGO,
};

/** A range of a text with one sign for its mentions. */
interface Sign extends TextRange {
  readonly sign: string;
  readonly mentions: readonly Mention[];
}

/** A sentence's text with signs in it, and a map back to its words. */
export class SignedText {
  readonly masked: string;
  /** With signs, in lower case: patterns need not fold case. */
  readonly lowered: string;
  /** For each character of the signed text, its range of the text. */
  readonly #ranges: TextRange[] = [];
  readonly #mentionsAt = new Map<number, readonly Mention[]>();

  constructor(
    readonly text: string,
    signs: readonly Sign[],
  ) {
    let masked = '';
    let at = 0;
    const copyTo = (end: number): void => {
      masked += text.slice(at, end).replace(/[Ⓐ-ⓩ]/g, ' ');
      for (; at < end; at += 1) this.#ranges.push({ start: at, end: at + 1 });
    };
    for (const { start, end, sign, mentions } of signs) {
      if (start < at) continue;
      copyTo(start);
      this.#mentionsAt.set(masked.length, mentions);
      masked += sign;
      this.#ranges.push({ start, end });
      at = end;
    }
    copyTo(text.length);
    this.masked = masked;
    this.lowered = toLowerSameLength(masked);
  }

  /** The mentions with signs in a range of the signed text, in order. */
  mentionsIn(range: TextRange): Mention[] {
    const found: Mention[] = [];
    for (let at = range.start; at < range.end; at += 1)
      found.push(...(this.#mentionsAt.get(at) ?? []));
    return found;
  }

  toText(range: TextRange): TextRange {
    const first = this.#ranges[range.start];
    const last = this.#ranges[range.end - 1];
    return { start: first?.start ?? 0, end: last?.end ?? 0 };
  }
}

const signOf = (mention: Mention): Sign => ({
  start: mention.start,
  end: mention.end,
  sign: SIGNS[mention.kind],
  mentions: [mention],
});

export class ArticleSentence extends SignedText {
  #gathered: SignedText | undefined;

  constructor(
    private readonly source: SourcedText,
    readonly mentions: readonly Mention[],
    readonly section: 'title' | 'lead' | 'body',
  ) {
    super(source.text, mentions.map(signOf));
  }

  spanOf(range: TextRange): PageSpan {
    return this.source.span(range.start, range.end);
  }

  /** The same sentence, with ranges of its text hidden as quotations are. */
  without(hidden: readonly TextRange[]): ArticleSentence {
    const isSeen = ({ start, end }: TextRange): boolean =>
      !hidden.some((range) => start < range.end && range.start < end);
    const mentions = [
      ...this.mentions.filter(isSeen),
      ...hidden.map((range): Mention => ({ ...range, kind: 'hidden', name: '' })),
    ].sort((a, b) => a.start - b.start);
    return new ArticleSentence(this.source, mentions, this.section);
  }

  /** The same sentence with one sign for each list of bodies. Computed once. */
  withLists(findLists: (lowered: string) => TextRange[]): SignedText {
    this.#gathered ??= new SignedText(this.text, this.#listed(findLists(this.lowered)));
    return this.#gathered;
  }

  #listed(lists: readonly TextRange[]): Sign[] {
    const signs = lists.map((list) => ({
      ...this.toText(list),
      sign: LIST_SIGN,
      mentions: this.mentionsIn(list),
    }));
    const others = this.mentions.filter(
      ({ start, end }) => !signs.some((list) => list.start < end && start < list.end),
    );
    return [...signs, ...others.map(signOf)].sort((a, b) => a.start - b.start);
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
