/** Tables in `docs/`, which tests compare with the code that they describe. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_DIRECTORY } from '../../src/rdf/index.js';

/** The text of a document, by its path in the package. */
export function documentText(path: string): string {
  return readFileSync(join(PACKAGE_DIRECTORY, path), 'utf8');
}

/** A table in Markdown. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n');
}

/** The table of a document that has this header, as it is written. */
export function tableWithHeader(path: string, header: string): string {
  const text = documentText(path);
  const start = text.startsWith(header) ? 0 : text.indexOf(`\n${header}\n`) + 1;
  if (start === 0 && !text.startsWith(header))
    throw new Error(`${path} has no table with the header ${header}`);
  return (/^(?:\|.*(?:\n|$))+/.exec(text.slice(start))?.[0] ?? '').trimEnd();
}

/** The rows of such a table, each as its cells without back-ticks. */
export function rowsWithHeader(path: string, header: string): string[][] {
  return tableWithHeader(path, header)
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '').replaceAll('\\|', '|')),
    );
}

/**
 * The document must have this table. With `UPDATE_DOCS=1` it gets it: the table with the same
 * header is replaced.
 */
export function requireTable(path: string, expected: string): void {
  const found = tableWithHeader(path, expected.slice(0, expected.indexOf('\n')));
  if (found === expected) return;
  if (process.env.UPDATE_DOCS === '1') {
    writeFileSync(
      join(PACKAGE_DIRECTORY, path),
      documentText(path).replace(found, () => expected),
    );
    return;
  }
  throw new Error(
    `A table of ${path} differs from the code. Run this test with UPDATE_DOCS=1 to replace ` +
      `it, or paste this:\n\n${expected}\n`,
  );
}
