/** A capitalized name during and after reading. */
import { BODY_HEADS, NAMED_WORK_HEADS } from './body-words.js';
import type { WordToken } from './tokens.js';

/** A name from token `start` up to (not including) token `end`. */
export interface NamePhrase {
  readonly start: number;
  readonly end: number;
  /** It has a head noun of a body: `Ministry`, `Centre`. */
  readonly isBody: boolean;
  /** It has a word such as `Project`, or a joining word inside: no person's name. */
  readonly isCompound: boolean;
  /** It has a word such as `Programme`. */
  readonly isWork: boolean;
  /** For a part of a body: the token at which the name of the whole begins. */
  readonly wholeStart?: number;
}

/** The state of a name while it is read. */
export class PhraseState {
  end: number;
  isBody = false;
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
  wordsSinceJoin = 0;
  private lastWord = '';
  readonly ofPositions: number[] = [];

  constructor(readonly start: number) {
    this.end = start;
  }

  take(token: WordToken, end: number): void {
    const isStanding =
      token.word === 'Conference' &&
      (this.lastWord === 'Permanent' || this.lastWord === 'Standing');
    this.lastWord = token.word;
    this.end = end;
    this.wordsSinceJoin += 1;
    // The last noun before a complement decides the kind of a name: a `Party Dialogue Project` is
    // no party, a `Programme Office` no programme.
    if (NAMED_WORK_HEADS.has(token.word)) {
      this.isCompound = true;
      this.isWork = true;
      this.isBody &&= this.hasComplement;
    }
    if (BODY_HEADS.has(token.word) || isStanding) {
      this.isBody = true;
      this.isWork &&= this.hasComplement;
      this.headWord = token.word;
    }
  }
}
