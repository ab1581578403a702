/** Unclosed and superfluous brackets. */
import type { FailurePoint } from './failure-point.js';
import type { Slip } from './slip.js';
import { positionOf } from './position.js';

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

interface Bracket {
  readonly bracket: string;
  readonly closing: string;
  readonly offset: number;
}

/** Unclosed brackets, the innermost last. A closing bracket closes its partner and all within. */
function openBrackets(text: string): Bracket[] {
  const open: Bracket[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[{}()[\]]/g)) {
    const closing = CLOSING[bracket];
    if (closing !== undefined) open.push({ bracket, closing, offset: index });
    else {
      const partner = open.findLastIndex((each) => each.closing === bracket);
      if (partner !== -1) open.length = partner;
    }
  }
  return open;
}

function describe(place: FailurePoint, { bracket, offset }: Bracket): string {
  const { line, column } = positionOf(place.text, offset);
  return `The "${bracket}" at line ${line}, column ${column}`;
}

/** Slips with brackets, checked last: a bracket is often missing for another reason. */
export const BRACKET_SLIPS: readonly Slip[] = [
  {
    name: 'a bracket that is not closed before what stands here',
    find: (place) => {
      const innermost = openBrackets(place.before).at(-1);
      if (!innermost) return undefined;
      const { closing } = innermost;
      if (!place.accepts(closing)) return undefined;
      const where = place.isEnd ? 'at the end' : `before "${place.found ?? ''}"`;
      return {
        advice: `${describe(place, innermost)} is not closed. Put "${closing}" ${where}`,
        ...(place.isEnd ? {} : { edit: { offset: place.offset, length: 0, text: `${closing} ` } }),
      };
    },
  },
  {
    name: 'a bracket that closes nothing',
    find: (place) => {
      const closes =
        Object.values(CLOSING).includes(place.found ?? '') &&
        !openBrackets(place.before).some(({ closing }) => closing === place.found);
      return closes
        ? {
            advice: `This "${place.found}" closes nothing. Remove it`,
            edit: { offset: place.offset, length: 1, text: ' ' },
          }
        : undefined;
    },
  },
];
