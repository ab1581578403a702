/** An answer's canonical form: the same rows, whatever the blank nodes' labels. */
import { createHash } from 'node:crypto';
import { ServiceError, badRequest } from '../../errors.js';
import {
  blankNode,
  canonicalLabelsOf,
  canonicalLines,
  compareCodePoints,
  integerLiteral,
  mentionsBlankNode,
  namedNode,
  quad,
  toNTriplesTerm,
  withLabels,
  type CanonicalLabels,
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
  switch (answer.kind) {
    case 'boolean':
      return { kind: 'boolean', variables: [], isOrdered: false, lines: [String(answer.value)] };
    case 'graph': {
      const quads = await gathered(answer.quads, (each) => [
        each.subject,
        each.predicate,
        each.object,
      ]);
      return {
        kind: 'graph',
        variables: [],
        isOrdered: false,
        lines: [...new Set(await canonicalLines(quads))],
      };
    }
    case 'solutions': {
      const { variables } = answer;
      const rows = await withCanonicalNodes(
        await gathered(answer.solutions, (row) => row),
        variables,
        traits,
      );
      return {
        kind: 'solutions',
        variables,
        isOrdered: traits.isOrdered,
        lines: inOrder(rows, variables, traits),
      };
    }
  }
}

export function digestOfResult({
  kind,
  variables,
  isOrdered,
  lines,
}: CanonicalResult): ResultDigest {
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
  const own = rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.some((term) => term !== undefined && hasBlankNode(term)));
  if (own.length === 0) return rows;
  const counted = new Map<string, { row: Solution; index: number; count: number }>();
  for (const { row, index } of own) {
    const key = isOrdered ? String(index) : lineOf(row);
    counted.set(key, { row, index, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  const labels = await canonicalLabelsOf(
    [...counted.values()].flatMap(({ row, index, count }) => {
      const node = blankNode(`row${index}`);
      const cells = variables.flatMap((name, column) => {
        const value = row[column] as Quad['object'] | undefined;
        return value
          ? [quad(node, namedNode(`urn:variable:${encodeURIComponent(name)}`), value)]
          : [];
      });
      return [
        ...cells,
        quad(node, namedNode('urn:row:place'), integerLiteral(isOrdered ? index : count)),
      ];
    }),
  );
  if (!labels)
    throw badRequest(
      'The blank nodes of this answer are too alike to compute a hash that identifies it; ' +
        'ask for named things.',
    );
  return rows.map((row) => row.map((term) => term && relabelled(term, labels)));
}

function hasBlankNode(term: Term): boolean {
  return (
    term.termType === 'BlankNode' || (term.termType === 'Quad' && mentionsBlankNode(term as Quad))
  );
}

function relabelled(term: Term, labelOf: CanonicalLabels): Term {
  if (term.termType === 'BlankNode') return blankNode(labelOf(term) ?? term.value);
  return term.termType === 'Quad' ? withLabels(term as Quad, labelOf) : term;
}
