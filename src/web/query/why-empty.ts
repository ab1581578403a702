/** Why a query has no rows, or fewer (`/explain`): the parts at fault. */
import type { EmptyPart, WhyEmpty } from '../../json-answers.js';
import { element, button } from '../elements.js';
import { COUNT, counted } from '../numbers.js';

/** Puts the cursor at a part of the query. */
type ShowPlace = (line: number, column: number) => void;

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

/** The note above an answer that lacks rows for want of a value. */
export const leavingOutNote = (part: EmptyPart, show: ShowPlace): HTMLElement =>
  element(
    'p',
    { class: 'hint' },
    `${COUNT.format(part.rows ?? 0)} of ${COUNT.format(part.rowsWithout ?? 0)}: the others have no `,
    placeOf(part, show),
    '. OPTIONAL { … } around it keeps them.',
  );

const placeOf = ({ part, line, column }: EmptyPart, show: ShowPlace): HTMLElement =>
  button(part, () => show(line, column), {
    class: 'as-link',
    title: `Line ${line}, column ${column}`,
  });

function partItem(empty: EmptyPart, show: ShowPlace): HTMLElement {
  const { rows, rowsWithout } = empty;
  const place = placeOf(empty, show);
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

/** The service counts no further than the most. */
const rowsOf = (count: number): string =>
  count < MOST_COUNTED ? counted(count, 'row') : `${COUNT.format(count)} or more rows`;
