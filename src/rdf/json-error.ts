/** Finds where a text stops being JSON. `JSON.parse` does not always say. */
import { messageOf } from '../errors.js';

/** Where a text that `JSON.parse` refuses stops being JSON. Cost: some twenty times that. */
export function offsetOfJsonError(text: string): number {
  let [open, wrong] = [0, text.length + 1];
  while (wrong - open > 1) {
    const length = (open + wrong) >>> 1;
    if (isBeginning(text.slice(0, length))) open = length;
    else wrong = length;
  }
  return open;
}

/** Whether nothing is wrong with a text but that it may lack an end. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = messageOf(error);
    const [, position] =
      /in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message) ?? [];
    return message === 'Unexpected end of JSON input' || Number(position) >= text.length;
  }
}

/** The offset of the first bracket that is nested too deeply, if any. */
export function offsetOfDepth(text: string, maxDepth: number): number | undefined {
  let [depth, isInText] = [0, false];
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === '"') isInText = !isInText;
    else if (isInText) offset += character === '\\' ? 1 : 0;
    else if (character === ']' || character === '}') depth -= 1;
    else if ((character === '[' || character === '{') && ++depth > maxDepth) return offset;
  }
  return undefined;
}
