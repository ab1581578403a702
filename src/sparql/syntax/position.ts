/** A place as in editors: from 1. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** The position of an offset, which may be the length of the text. */
export function positionOf(text: string, offset: number): LineAndColumn {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
