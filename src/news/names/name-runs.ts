/** The words of one sentence as runs of name words. */
import { BODY_HEADS, NAMED_WORK_HEADS } from './words.js';
import type { Lexicon, LexiconEntry } from './lexicon.js';
import { isNameWord, PARTICLES, isPortfolioWord, isRoleNoun, isRoleWord } from './role-words.js';
import type { WordToken } from './tokens.js';

/** A name in a row of words, while it is read and after. */
export class NamePhrase {
  /** The token after it. */
  end: number;
  /** It has a head noun of a body: `Ministry`, `Centre`. */
  isBody = false;
  /** It has a word such as `Project`, or a joining word inside: no person's name. */
  isCompound = false;
  /** It has a head such as `Programme`. */
  isWork = false;
  isLocated = false;
  hasComplement = false;
  /** The complement names an office-holder, so that role words belong to the name. */
  hasOfficeComplement = false;
  headWord = '';
  /** Where the place after `in` or `to` begins; 0 without. */
  placePosition = 0;
  /** For a part of a body: the token at which the name of the whole begins. */
  wholeStart: number | undefined;
  readonly ofPositions: number[] = [];

  constructor(readonly start: number) {
    this.end = start;
  }

  take({ word }: WordToken, end: number, before = ''): void {
    this.end = end;
    // The last noun before a complement decides: a `Programme Office` is no programme.
    if (NAMED_WORK_HEADS.has(word)) {
      this.isCompound = true;
      this.isWork = true;
      this.isBody &&= this.hasComplement;
    }
    if (BODY_HEADS.has(word) || /^(?:Permanent|Standing) Conference$/.test(`${before} ${word}`)) {
      this.isBody = true;
      this.isWork &&= this.hasComplement;
      this.headWord = word;
    }
  }
}

/** Longest name looked up in the lexicon, in characters. */
const MAX_NAME_LENGTH = 140;

/** The words of a sentence, and what names are made of. */
export class NameRuns {
  constructor(
    readonly tokens: readonly WordToken[],
    readonly text: string,
    readonly lexicon: Lexicon,
  ) {}

  /** A word without a possessive ending; empty past the end, as the following are. */
  readonly word = (at: number): string => this.tokens[at]?.word ?? '';
  readonly textAt = (at: number): string => this.tokens[at]?.text ?? '';

  /** Where a token begins, and where the token before one ends; the end of the text past the last. */
  readonly startOf = (at: number): number => this.tokens[at]?.start ?? this.text.length;
  readonly endOf = (at: number): number => this.tokens[at - 1]?.end ?? this.text.length;

  /** The text before a token, from a token on, and after the token before. */
  readonly before = (at: number): string => this.text.slice(0, this.startOf(at));
  readonly from = (at: number): string => this.text.slice(this.startOf(at));
  readonly after = (at: number): string => this.text.slice(this.endOf(at));

  /** The token itself, or the next one if it is an article. */
  pastThe(at: number): number {
    return at + (/^the$/i.test(this.textAt(at)) ? 1 : 0);
  }

  /** Whether only a gap is between a token and the one before it. */
  isAdjacent(index: number): boolean {
    return /^['’]?\s$/.test(
      this.text.slice(this.tokens[index - 1]?.end, this.tokens[index]?.start),
    );
  }

  /** Whether a name continues at a token: `Ann Lee`, `Pierre von Arx`. */
  goesOn(position: number): boolean {
    const first = position + (PARTICLES.has(this.textAt(position)) ? 1 : 0);
    return this.isAdjacent(position) && isNameWord(this.tokens[first]);
  }

  /** The consecutive name words from `position` on. */
  runOfNames(position: number): WordToken[] {
    const run: WordToken[] = [];
    for (const [offset, token] of this.tokens.slice(position, position + 8).entries()) {
      if (!isNameWord(token) || (offset > 0 && !this.isAdjacent(position + offset))) break;
      run.push(token);
    }
    return run;
  }

  /** Whether the consecutive name words from `position` on have a head noun of a body. */
  hasHead(position: number): boolean {
    return this.runOfNames(position).some(({ word }) => BODY_HEADS.has(word));
  }

  /** Whether a body's name begins at a token, and not its head alone: `Directorate of Police`. */
  protected isNamedBody(position: number): boolean {
    const run = this.runOfNames(position);
    return (
      run.some(({ word }) => BODY_HEADS.has(word)) &&
      (run.length > 1 || this.textAt(position + 1) === 'of')
    );
  }

  /** Whether a run begins with an abbreviation, or anything in the lexicon. */
  protected isKnown(run: readonly WordToken[]): boolean {
    const word = run[0]?.word ?? '';
    const name = this.text.slice(run[0]?.start, run.at(-1)?.end);
    const { state, stateOfAdjective, place, body } = this.lexicon;
    return (
      /^\p{Lu}{2,}$/u.test(word) ||
      (stateOfAdjective(word) ?? state(word) ?? place(word) ?? body(name)) !== undefined
    );
  }

  /** The longest run of tokens that the lexicon has as a State or a body. */
  longest(at: number, type: 'state' | 'body'): { end: number; entry: LexiconEntry } | undefined {
    const count = Math.max(
      this.lexicon.wordsFrom(type, this.word(at)),
      this.lexicon.wordsFrom(type, this.textAt(at)),
    );
    for (let end = Math.min(this.tokens.length, at + count); end > at; end -= 1) {
      const name = this.nameOf(at, end);
      const entry = name.length > MAX_NAME_LENGTH ? undefined : this.lexicon[type](name);
      if (entry) return { end, entry };
    }
    return undefined;
  }

  /** The end of the State’s name that begins at a token; the position itself if none does. */
  longestState(position: number): number {
    return this.longest(position, 'state')?.end ?? position;
  }

  /** The words from one token up to another, without a possessive ending. */
  nameOf(at: number, end: number): string {
    const last = this.tokens[end - 1];
    return this.text.slice(
      this.tokens[at]?.start,
      last?.isPossessive ? last.start + last.word.length : last?.end,
    );
  }

  /** The words from one token up to another. */
  textOf(at: number, end: number): string {
    return this.text.slice(this.tokens[at]?.start, this.tokens[end - 1]?.end);
  }

  /** `Mission to Moldova and Ukraine`, unless a body is known with the first State only. */
  protected secondState(start: number, stateEnd: number): number {
    if (this.textAt(stateEnd) !== 'and' || this.lexicon.body(this.textOf(start, stateEnd)))
      return stateEnd;
    const end = this.longestState(stateEnd + 1);
    return end > stateEnd + 1 ? end : stateEnd;
  }

  /** `Mission to Serbia Ann Lee`, `Speaker of Parliament Ann Lee`: the body's name is complete. */
  protected isBeforePerson(phrase: NamePhrase): boolean {
    const { start, end, isBody, hasComplement, placePosition } = phrase;
    const last = Math.max(phrase.ofPositions.at(-1) ?? 0, placePosition);
    const isTown = this.lexicon.place(this.textOf(last || start, end)) !== undefined;
    const isWhole =
      last > 0 && (this.longestState(last) === end || (isTown && last === placePosition));
    // `Institute of Statistics`, `Council of Magistracy`
    const isSubject = last > 0 && end === last + 1 && /s$|[ct]y$/.test(this.word(last));
    const isMinistry = hasComplement && this.word(start) === 'Ministry';
    return (
      ((isBody && (isWhole || (isMinistry && this.runOfNames(end).length === 2))) ||
        ((isTown || isSubject || this.word(end - 1) === phrase.headWord) &&
          this.isBeforeHolder(start, end))) &&
      !isPortfolioWord(this.word(end)) &&
      !this.hasHead(end)
    );
  }

  /** `Head of the OSCE Presence Ann Lee`: after a function, a body or a town, and then a person. */
  protected isBeforeHolder(start: number, end: number): boolean {
    let at = start - 1;
    while (/^the$/i.test(this.textAt(at)) || this.lexicon.stateOfAdjective(this.word(at))) at -= 1;
    const run = this.runOfNames(end);
    return (
      this.textAt(at) === 'of' &&
      (isRoleWord(this.word(at - 1)) || isPortfolioWord(this.word(at - 1))) &&
      (run.length === 2 || run.length === 3) &&
      !run.some(({ word }) => isPortfolioWord(word) || BODY_HEADS.has(word)) &&
      !this.isKnown(run) &&
      !/^ (?:of|for|on|in)\b/.test(this.after(end + run.length))
    );
  }

  /** `School No. 3`, `Tribunal for the former Yugoslavia`: where that ends, or `end`. */
  protected endOfRest(end: number): number {
    const rest = this.after(end);
    if (/^ No\. ?\d/.test(rest)) return end + 2;
    return /^ (?:of|for) the former \p{Lu}/u.test(rest) ? end + 4 : end;
  }

  /** The end of the words for a function; after `Minister`, the portfolio belongs to it. */
  roleEnd(noun: number): number {
    const word = this.word(noun);
    if (/^(?:assistant|associate)$/i.test(word) && isRoleNoun(this.word(noun + 1)))
      return this.roleEnd(noun + 1);
    if (/^(?:Under-)?Secretary of State\b/.test(this.from(noun).slice(0, 40))) return noun + 3;
    const hasPortfolio =
      /^(?:minister|protector)$/i.test(word) && /^(?:of|for)$/.test(this.textAt(noun + 1));
    return (hasPortfolio ? this.portfolioEnd(noun + 2) : undefined) ?? noun + 1;
  }

  /** `Labour, Health and Social Affairs`: words of portfolios, joined. */
  private portfolioEnd(start: number): number | undefined {
    const isPortfolioAt = (at: number): boolean => isPortfolioWord(this.word(at));
    let at = this.pastThe(start);
    let end: number | undefined;
    // `Foreign Minister of the Government of Albania` is in the government, not for it.
    if (this.word(at) === 'Government') return undefined;
    while (isPortfolioAt(at) && !isRoleWord(this.word(at))) {
      do at += 1;
      while (isPortfolioAt(at) && this.isAdjacent(at));
      end = at;
      while (/^(?:and|&|of|for|the)$/i.test(this.textAt(at))) at += 1;
      // `Minister of Justice, Youth Officer Ann Lee`: words before another function are no portfolio.
      const next = at + this.runOfNames(at).length;
      if (!/^,? [\w&]/.test(this.after(end)) || isRoleNoun(this.word(next))) break;
    }
    return end;
  }
}
