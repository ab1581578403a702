/** Unclosed and superfluous brackets. */
import type { FailurePoint } from './failure-point.js';
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

/** What is wrong with the brackets at a place; an edit counts only where it helps. */
export function bracketAdvice(place: FailurePoint): string | undefined {
  const { offset, found = '' } = place;
  const open = openBrackets(place.before);
  const innermost = open.at(-1);
  if (innermost && place.accepts(innermost.closing)) {
    const { bracket, closing } = innermost;
    if (place.isEnd || place.isMendedBy({ offset, length: 0, text: `${closing} ` })) {
      const { line, column } = positionOf(place.text, innermost.offset);
      const where = place.isEnd ? 'at the end' : `before "${found}"`;
      return `The "${bracket}" at line ${line}, column ${column} is not closed. Put "${closing}" ${where}`;
    }
  }
  const closesNothing =
    Object.values(CLOSING).includes(found) && !open.some(({ closing }) => closing === found);
  return closesNothing && place.isMendedBy({ offset, length: 1, text: ' ' })
    ? `This "${found}" closes nothing. Remove it`
    : undefined;
}
