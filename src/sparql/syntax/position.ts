/** Lines and columns. */

/** A place as editors count it: from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of an offset, which may be the length of the text. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
