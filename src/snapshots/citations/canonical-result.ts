/** An answer's canonical form: the same rows, whatever the blank nodes' labels. */
import { createHash } from 'node:crypto';
import { ServiceError, badRequest } from '../../errors.js';
import {
  blankNode,
  canonicalLabelsOf,
  canonicalLines,
  compareCodePoints,
  integerLiteral,
  hasBlankNode,
  namedNode,
  quad,
  toNTriplesTerm,
  withLabel,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import type { QueryAnswer, QueryTraits, Solution } from '../../sparql/index.js';

export interface CanonicalResult {
  readonly kind: QueryAnswer['kind'];
  /** Only for solutions. */
  readonly variables: readonly string[];
  readonly isOrdered: boolean;
  /**
   * Solutions: the terms of a row in N-Triples, separated by tabs, nothing where unbound; sorted by
   * code point unless the query orders them, and then only among equal rows. A graph: its sorted
   * canonical N-Quads. Yes or no: `true` or `false`.
   */
  readonly lines: readonly string[];
}

export interface ResultDigest {
  readonly kind: QueryAnswer['kind'];
  readonly rows: number;
  readonly ordered: boolean;
  /** SHA-256 of the variables in a line, tab-separated, and the lines, each with its line feed. */
  readonly sha256: string;
  /** The same with all lines sorted: equal where only the order differs. */
  readonly rowsSha256: string;
}

/** Most characters of an answer's lines: they are sorted in memory. */
export const MAX_ANSWER_LENGTH = 32 << 20;

/** @throws ServiceError `query-memory`, `bad-request` without such a form, the query's own */
export async function canonicalResult(
  answer: QueryAnswer,
  traits: QueryTraits,
): Promise<CanonicalResult> {
  const { kind } = answer;
  const plain = { kind, variables: [], isOrdered: false };
  if (kind === 'boolean') return { ...plain, lines: [String(answer.value)] };
  if (kind === 'graph') {
    const quads = await gathered(answer.quads, ({ subject, predicate, object }) => [
      subject,
      predicate,
      object,
    ]);
    return { ...plain, lines: [...new Set(await canonicalLines(quads))] };
  }
  const { variables } = answer;
  const all = await gathered(answer.solutions, (row) => row);
  const rows = await withCanonicalNodes(all, variables, traits);
  return {
    kind,
    variables,
    isOrdered: traits.isOrdered,
    lines: inOrder(rows, variables, traits),
  };
}

export function digestOfResult(result: CanonicalResult): ResultDigest {
  const { kind, variables, isOrdered, lines } = result;
  const hash = (ordered: readonly string[]): string =>
    createHash('sha256')
      .update([variables.join('\t'), ...ordered].map((line) => `${line}\n`).join(''))
      .digest('hex');
  return {
    kind,
    rows: lines.length,
    ordered: isOrdered,
    sha256: hash(lines),
    rowsSha256: hash([...lines].sort(compareCodePoints)),
  };
}

export function answerTooLong(): ServiceError {
  return new ServiceError(
    'query-memory',
    `The answer has more than ${MAX_ANSWER_LENGTH >> 20} million characters, the most that can be cited or ` +
      'written as Parquet; ask for less.',
    { details: { limit: MAX_ANSWER_LENGTH } },
  );
}

async function gathered<Item>(
  items: AsyncIterable<Item>,
  termsOf: (item: Item) => readonly (Term | undefined)[],
): Promise<Item[]> {
  const all: Item[] = [];
  let length = 0;
  for await (const item of items) {
    for (const term of termsOf(item)) length += term?.value.length ?? 0;
    if (length > MAX_ANSWER_LENGTH) throw answerTooLong();
    all.push(item);
  }
  return all;
}

/** Rows that are equal in the query's order are sorted among themselves. */
function inOrder(
  rows: readonly Solution[],
  variables: readonly string[],
  { isOrdered, orderVariables }: QueryTraits,
): string[] {
  const lines = rows.map((row) => lineOf(row));
  if (!isOrdered) return lines.sort(compareCodePoints);
  const columns = orderVariables?.map((name) => variables.indexOf(name));
  if (!columns || columns.includes(-1)) return lines;
  const keyOf = (index: number): string => lineOf(columns.map((column) => rows[index]?.[column]));
  const sorted: string[] = [];
  for (let first = 0, end = 0; first < lines.length; first = end) {
    const key = keyOf(first);
    for (end = first + 1; end < lines.length && keyOf(end) === key;) end += 1;
    for (const line of lines.slice(first, end).sort(compareCodePoints)) sorted.push(line);
  }
  return sorted;
}

function lineOf(row: Solution): string {
  return row.map((term) => (term ? toNTriplesTerm(term) : '')).join('\t');
}

/** Labels blank nodes by their rows: RDFC-1.0 over the rows as a graph. */
async function withCanonicalNodes(
  rows: readonly Solution[],
  variables: readonly string[],
  { isOrdered }: QueryTraits,
): Promise<readonly Solution[]> {
  const counted = new Map<string, { row: Solution; index: number; count: number }>();
  rows.forEach((row, index) => {
    if (!row.some((term) => term !== undefined && hasBlankNode(term))) return;
    const key = isOrdered ? String(index) : lineOf(row);
    counted.set(key, { row, index, count: (counted.get(key)?.count ?? 0) + 1 });
  });
  if (counted.size === 0) return rows;
  const labels = await canonicalLabelsOf(
    [...counted.values()].flatMap(({ row, index, count }) => {
      const node = blankNode(`row${index}`);
      const place = integerLiteral(isOrdered ? index : count);
      return [
        ...variables.flatMap((name, column) => {
          const value = row[column] as Quad['object'] | undefined;
          const variable = namedNode(`urn:variable:${encodeURIComponent(name)}`);
          return value ? [quad(node, variable, value)] : [];
        }),
        quad(node, namedNode('urn:row:place'), place),
      ];
    }),
  );
  if (!labels)
    throw badRequest(
      'The blank nodes of this answer are too alike to compute a hash that identifies it; ' +
        'ask for named things.',
    );
  return rows.map((row) => row.map((term) => term && withLabel(term, labels)));
}
