/** Tables as CSV (RFC 4180, UTF-8). */

export type CsvCell = string | readonly string[] | undefined;

/** Between the texts of a cell with several. In a text it becomes `¦`; IRIs cannot have it. */
export const LIST_SEPARATOR = '|';

const PART_LENGTH = 1 << 16;

/** A text as a field of a line, quoted where it must be. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** In parts of whole lines. Texts such as `=1+1` stay: a spreadsheet should import text columns. */
export function* csvParts<Item>(
  columns: readonly string[],
  items: Iterable<Item>,
  rowOf: (item: Item) => readonly CsvCell[],
): Generator<string> {
  let part = csvLine(columns);
  for (const item of items) {
    part += csvLine(rowOf(item));
    if (part.length < PART_LENGTH) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}

function csvLine(cells: readonly CsvCell[]): string {
  const fields = cells.map((cell) =>
    typeof cell === 'object'
      ? cell.map((text) => text.replaceAll(LIST_SEPARATOR, '¦')).join(LIST_SEPARATOR)
      : (cell ?? ''),
  );
  return `${fields.map(csvField).join(',')}\r\n`;
}
