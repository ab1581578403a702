/** What people often write in place of what SPARQL has. */
import type { TextEdit, FailurePoint } from './failure-point.js';

/** What to write instead. With an edit, it is given only where the grammar then gets further. */
export interface Remedy {
  /** A sentence without its full stop. */
  readonly advice: string;
  readonly edit?: TextEdit;
}

export interface Slip {
  readonly name: string;
  readonly find: (place: FailurePoint) => Remedy | undefined;
}

/** A slip that is told by what stands around it. */
export interface SurroundedSlip {
  readonly name: string;
  /** Fits the end of what stands before the place, where strings, IRIs and comments are blank. */
  readonly before?: RegExp;
  /** Fits what stands at the place. */
  readonly at?: RegExp;
  /** The remedy; `before` and `at` are what fitted. */
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

/** A remedy that writes something else for the first `length` characters at the place. */
export function instead(place: FailurePoint, length: number, text: string, advice: string): Remedy {
  return { advice, edit: { offset: place.offset, length, text } };
}
