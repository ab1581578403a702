/** Why a query has no rows (`/explain`): parts at fault, hints, and repaired queries. */
import type { EmptyPart, WhyEmpty } from '../../json-answers.js';
import { element, type Child } from '../elements.js';

export interface RepairTools {
  /** Puts the cursor at a part of the query. */
  readonly show: (line: number, column: number) => void;
  /** Puts another query in its place, and runs it. */
  readonly tryQuery: (query: string) => void;
}

const COUNT = new Intl.NumberFormat('en-GB');
/** The service counts no further. */
const MOST_COUNTED = 10_000;

/** The note below an answer without rows. */
export function whyEmptyNote(
  { because, hints, repairedQuery, isComplete }: WhyEmpty,
  tools: RepairTools,
): HTMLElement {
  const isOffered = hints.some(({ query }) => query === repairedQuery);
  return element(
    'div',
    { class: 'why-empty' },
    element(
      'h3',
      {},
      because.length === 1
        ? 'There are no rows because nothing matches this part'
        : 'No row matches all of these together. Without any one of them there are rows',
    ),
    element('ul', {}, ...because.map((part) => partItem(part, tools))),
    hints.length > 0 &&
      element(
        'ul',
        { class: 'hints' },
        ...hints.map(({ text, query }) =>
          element(
            'li',
            {},
            element('span', { class: 'message' }, text),
            query !== undefined && tryButton(query, tools),
          ),
        ),
      ),
    repairedQuery !== undefined &&
      !isOffered &&
      element('p', {}, 'These changes give rows: ', tryButton(repairedQuery, tools)),
    !isComplete &&
      element('p', { class: 'hint' }, 'There was not enough time to check everything.'),
  );
}

function partItem(
  { part, line, column, rows, rowsWithout }: EmptyPart,
  { show }: RepairTools,
): HTMLElement {
  const place = element(
    'button',
    { type: 'button', class: 'as-link', title: `Line ${line}, column ${column}` },
    part,
  );
  place.addEventListener('click', () => show(line, column));
  const counts = [
    ...(rows === undefined ? [] : [`alone ${rowsOf(rows)}`]),
    ...(rowsWithout === undefined ? [] : [`without it ${rowsOf(rowsWithout)}`]),
  ];
  return element(
    'li',
    {},
    place,
    counts.length > 0 && element('span', { class: 'hint' }, ` ${counts.join(', ')}`),
  );
}

function rowsOf(count: number): string {
  const more = count >= MOST_COUNTED ? ' or more' : '';
  return `${COUNT.format(count)}${more} ${count === 1 ? 'row' : 'rows'}`;
}

function tryButton(query: string, { tryQuery }: RepairTools): Child {
  const button = element('button', { type: 'button', class: 'quiet try', title: query }, 'Try it');
  button.addEventListener('click', () => tryQuery(query));
  return button;
}
