/** Solutions as a table for people. */
import { shortIri, type Term } from '../rdf/index.js';
import type { Solution } from '../sparql/index.js';

/** Wider cells are cut with an ellipsis; `--format tsv` has them whole. */
const MAX_CELL_WIDTH = 60;

/** All solutions in aligned columns, with prefixes and a last line that counts them. */
export async function tableText(
  variables: readonly string[],
  solutions: AsyncIterable<Solution>,
  prefixes: Readonly<Record<string, string>>,
): Promise<string> {
  const rows: string[][] = [];
  for await (const solution of solutions)
    rows.push(solution.map((term) => (term ? cell(term, prefixes) : '')));
  const header = variables.map((name) => `?${name}`);
  const widths = header.map((title, column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), title.length),
  );
  const line = (cells: readonly string[]): string =>
    `${widths
      .map((width, column) => cells[column]?.padEnd(width))
      .join('  ')
      .trimEnd()}\n`;
  const count = `${rows.length} ${rows.length === 1 ? 'solution' : 'solutions'}\n`;
  return [
    line(header),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
    count,
  ].join('');
}

function cell(term: Term, prefixes: Readonly<Record<string, string>>): string {
  const text = term.termType === 'NamedNode' ? shortIri(term.value, prefixes) : term.value;
  const plain = text.replace(/\s+/g, ' ');
  return plain.length > MAX_CELL_WIDTH ? `${plain.slice(0, MAX_CELL_WIDTH - 1)}…` : plain;
}
