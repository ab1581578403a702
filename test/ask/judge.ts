/** Whether an answer is the one that the facts give. */
import type { Reply } from '../../src/ask/index.js';
import { fold } from './facts.js';
import type { Gold } from './question.js';

type Answer = Extract<Reply, { understood: true }>['answer'];

/** Whether an answer says what is expected. */
export function isGold(gold: Gold, answer: Answer): boolean {
  switch (gold.kind) {
    case 'number':
      return answer.value === gold.gold;
    case 'yes-no':
      return answer.kind === 'yes-no' && answer.value === gold.gold;
    case 'things':
      return listsOf(answer).some((names) => areSame(gold.gold, names));
    case 'table':
      return isTable(gold, answer);
  }
}

/** The names that an answer may mean: its things, or one column of its rows. */
function listsOf({ things, rows = [], columns = [] }: Answer): (readonly string[])[] {
  if (things) return [things.map(({ label }) => label)];
  return columns.map((column) =>
    rows.flatMap((row) =>
      row[column] === undefined || row[column] === '' ? [] : [String(row[column])],
    ),
  );
}

function areSame(wanted: readonly (readonly string[])[], named: readonly string[]): boolean {
  const forms = wanted.map((names) => names.map(fold));
  const folded = new Set(named.map(fold));
  return (
    forms.every((names) => names.some((name) => folded.has(name))) &&
    [...folded].every((name) => forms.some((names) => names.includes(name)))
  );
}

function isTable(
  { gold, ranking = false }: Extract<Gold, { kind: 'table' }>,
  answer: Answer,
): boolean {
  const rows = answer.rows
    ? answer.rows.map((row) => Object.values(row))
    : (answer.things ?? []).map(({ label }) => [label]);
  if (rows.length !== gold.length) return false;
  const holds = (row: readonly (string | number)[], wanted: (typeof gold)[number]): boolean =>
    wanted.every((cell) =>
      row.some((each) =>
        typeof cell === 'number'
          ? Number(each) === cell
          : [cell].flat().some((name) => fold(String(each)) === fold(name)),
      ),
    );
  if (ranking) return inOrder(gold, rows, holds);
  const free = new Set(rows);
  return gold.every((wanted) => {
    const row = [...free].find((each) => holds(each, wanted));
    return row !== undefined && free.delete(row);
  });
}

/** The order counts, but among those whose number is the same. */
function inOrder(
  gold: readonly (readonly unknown[])[],
  rows: readonly (readonly (string | number)[])[],
  holds: (row: readonly (string | number)[], wanted: never) => boolean,
): boolean {
  const numberOf = (wanted: readonly unknown[]): unknown =>
    wanted.find((cell) => typeof cell === 'number');
  const places = rows.map((row) => gold.findIndex((wanted) => holds(row, wanted as never)));
  return (
    new Set(places).size === rows.length &&
    places.every(
      (place, index) =>
        place >= 0 &&
        (place === index ||
          (numberOf(gold[place]!) !== undefined &&
            numberOf(gold[place]!) === numberOf(gold[index]!))),
    )
  );
}
