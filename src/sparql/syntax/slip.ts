/** Common slips in place of SPARQL. */
import type { TextEdit, FailurePoint } from './failure-point.js';

/** A correction. One with an edit counts only if the grammar then gets further. */
export interface Remedy {
  /** A sentence without its full stop. */
  readonly advice: string;
  readonly edit?: TextEdit;
}

export interface Slip {
  readonly name: string;
  readonly find: (place: FailurePoint) => Remedy | undefined;
}

export interface SurroundedSlip {
  readonly name: string;
  /** Matches the end of the text before the place, where strings, IRIs and comments are blank. */
  readonly before?: RegExp;
  /** Matches at the place. */
  readonly at?: RegExp;
  /** `before` and `at` are the matches. */
  readonly remedy: (
    place: FailurePoint,
    before: RegExpExecArray,
    at: RegExpExecArray,
  ) => Remedy | undefined;
}

const ANYWHERE = /$/;
const ANYTHING = /^/;

export function toSlip({ name, before = ANYWHERE, at = ANYTHING, remedy }: SurroundedSlip): Slip {
  return {
    name,
    find: (place) => {
      const fitsBefore = before.exec(place.before);
      const fitsAt = fitsBefore && at.exec(place.after);
      return fitsAt ? remedy(place, fitsBefore, fitsAt) : undefined;
    },
  };
}

/** A remedy that replaces the first `length` characters at the place. */
export function instead(place: FailurePoint, length: number, text: string, advice: string): Remedy {
  return { advice, edit: { offset: place.offset, length, text } };
}
