/** Why a query has no rows (`/explain`): the parts at fault. */
import type { EmptyPart, WhyEmpty } from '../../json-answers.js';
import { element, button } from '../elements.js';

/** Puts the cursor at a part of the query. */
type ShowPlace = (line: number, column: number) => void;

const COUNT = new Intl.NumberFormat('en-GB');
/** The service counts no further. */
const MOST_COUNTED = 10_000;

/** The note below an answer without rows. */
export function whyEmptyNote({ because, isComplete }: WhyEmpty, show: ShowPlace): HTMLElement {
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
    element('ul', {}, ...because.map((part) => partItem(part, show))),
    !isComplete &&
      element('p', { class: 'hint' }, 'There was not enough time to check everything.'),
  );
}

function partItem(
  { part, line, column, rows, rowsWithout }: EmptyPart,
  show: ShowPlace,
): HTMLElement {
  const place = button(part, () => show(line, column), {
    class: 'as-link',
    title: `Line ${line}, column ${column}`,
  });
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
