/**
 * The rows of an answer as a table. A short one is on the page as it is. A long one scrolls in a
 * frame of its own, with rows of one height, of which only the visible ones exist: however many
 * there are, the browser lays out some dozens.
 */
import { element, fill } from '../elements.js';
import { cellOf, nameOf, type Naming } from './cells.js';
import { sortedIndexes, type Sorting } from './row-order.js';
import { numberIn, type Row } from './terms.js';

/** Longer tables scroll in their frame. */
const MOST_ON_PAGE = 150;
/** Rows above and below the visible ones. */
const MARGIN_ROWS = 16;
/** Of one line, in pixels, where a letter has 16. */
const ROW_HEIGHT_REM = 2.25;
/** Widths of columns of a long table, in letters. */
const [NARROWEST, WIDEST] = [7, 42];
/** Of a column with more things than these, the rest is sorted by IRI. */
const MOST_NAMES_TO_SORT = 8_000;
/** How long scrolling has to pause before names are requested. */
const NAMES_PAUSE_MS = 80;

export class ResultsTable {
  readonly element: HTMLElement;
  readonly #head = element('tr');
  readonly #body = element('tbody');
  /** Replace the rows that do not exist. */
  readonly #above = element('tr', { 'aria-hidden': 'true' });
  readonly #below = element('tr', { 'aria-hidden': 'true' });
  readonly #columns = element('colgroup');
  readonly #table: HTMLTableElement;
  readonly #rows: Row[] = [];
  #order: Uint32Array | undefined;
  /** Indexes of the variables that are shown. */
  #columnsShown: number[] = [];
  #sorting: Sorting | undefined;
  #canSort = false;
  #made = new Map<number, HTMLElement>();
  #shown = { start: 0, end: 0, rowCount: 0 };
  #isDue = false;
  #namesTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly variables: readonly string[],
    private readonly naming: Naming,
  ) {
    this.#table = element(
      'table',
      {},
      this.#columns,
      element('thead', {}, this.#head),
      element('tbody', { class: 'spacer' }, this.#above),
      this.#body,
      element('tbody', { class: 'spacer' }, this.#below),
    );
    this.element = element(
      'div',
      {
        class: 'table-scroll rows',
        role: 'region',
        'aria-label': 'Rows of the answer',
        tabindex: 0,
      },
      this.#table,
    );
    this.element.addEventListener('scroll', () => this.#schedule(), { passive: true });
    this.#writeHead();
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  get isTall(): boolean {
    return this.#rows.length > MOST_ON_PAGE;
  }

  add(rows: readonly Row[]): void {
    const wasTall = this.isTall;
    for (const row of rows) this.#rows.push(row);
    if (this.isTall && !wasTall) this.#becomeTall();
    this.#schedule();
  }

  /** No more rows will come: from now on the table can be sorted. */
  finish(): void {
    this.#canSort = this.#rows.length > 1;
    this.refresh();
  }

  /** Writes the visible rows anew, for example when names change. */
  refresh(): void {
    this.#made = new Map();
    this.#writeHead();
    this.#shown.rowCount = -1;
    this.#schedule();
  }

  #becomeTall(): void {
    this.#made = new Map();
    this.#writeHead();
    this.element.classList.add('tall');
    const sample = this.#rows.slice(0, MOST_ON_PAGE);
    const lengthOf = (row: Row, column: number): number => nameOf(row[column], this.naming).length;
    const widths = this.variables.map((name, column) =>
      Math.min(
        WIDEST,
        Math.max(NARROWEST, name.length + 3, ...sample.map((row) => lengthOf(row, column) + 2)),
      ),
    );
    const numberWidth = 6;
    fill(
      this.#columns,
      ...[numberWidth, ...widths].map((width) => {
        const column = element('col');
        column.style.width = `${width}ch`;
        return column;
      }),
    );
    this.#table.style.minWidth = `${widths.reduce((sum, width) => sum + width, numberWidth)}ch`;
    this.#shown.rowCount = -1;
  }

  #writeHead(): void {
    this.#columnsShown = [...this.variables.keys()].filter((column) => !this.#isRepeated(column));
    fill(
      this.#head,
      element(
        'th',
        { scope: 'col', class: 'row-number' },
        element('span', { class: 'visually-hidden' }, 'Row'),
      ),
      ...this.#columnsShown.map((column) => this.#headOf(this.variables[column] ?? '', column)),
    );
  }

  #headOf(variable: string, column: number): HTMLElement {
    const direction = this.#sorting?.column === column ? this.#sorting.direction : undefined;
    if (!this.#canSort) return element('th', { scope: 'col' }, variable);
    const button = element(
      'button',
      { type: 'button', class: 'sort', title: 'Sort by this column' },
      variable,
      element(
        'span',
        { 'aria-hidden': 'true', class: 'sort-mark' },
        direction === undefined ? '↕' : direction === 'ascending' ? '↑' : '↓',
      ),
    );
    button.addEventListener('click', () => void this.#sortBy(column));
    const isNumber = numberIn(this.#rows[0]?.[column]) !== undefined;
    return element(
      'th',
      { scope: 'col', 'aria-sort': direction ?? 'none', class: isNumber ? 'number' : undefined },
      button,
    );
  }

  /** Up, down, and as it came. */
  async #sortBy(column: number): Promise<void> {
    const before = this.#sorting?.column === column ? this.#sorting.direction : undefined;
    const sorting: Sorting | undefined =
      before === 'descending'
        ? undefined
        : { column, direction: before === undefined ? 'ascending' : 'descending' };
    this.#sorting = sorting;
    this.#writeHead();
    this.#head.querySelectorAll<HTMLElement>('button')[this.#columnsShown.indexOf(column)]?.focus();
    if (sorting && this.naming.usesNames) await this.naming.labels.learn(this.#irisOf(column));
    if (this.#sorting !== sorting) return;
    this.#order =
      sorting && sortedIndexes(this.#rows, sorting, (term) => nameOf(term, this.naming));
    this.refresh();
  }

  /** The first of the things in a column, as many as may be named before sorting. */
  #irisOf(column: number): string[] {
    const terms = this.#rows.map((row) => row[column]);
    const iris = terms.flatMap((term) => (term?.type === 'uri' ? [term.value] : []));
    return [...new Set(iris)].slice(0, MOST_NAMES_TO_SORT);
  }

  #schedule(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#write();
    });
  }

  /** Writes the rows in sight, where others are there. */
  #write(): void {
    const { start, end } = this.#inSight();
    const shown = this.#shown;
    const isThere =
      shown.rowCount === this.#rows.length && start >= shown.start && end <= shown.end;
    if (isThere) return;
    const [from, to] = this.isTall
      ? [Math.max(0, start - MARGIN_ROWS), Math.min(this.#rows.length, end + MARGIN_ROWS)]
      : [0, this.#rows.length];
    this.#shown = { start: from, end: to, rowCount: this.#rows.length };
    this.#table.setAttribute('aria-rowcount', String(this.#rows.length + 1));
    this.#body.replaceChildren(...this.#rowsBetween(from, to));
    this.#above.style.height = `${from * rowHeight()}px`;
    this.#below.style.height = `${(this.#rows.length - to) * rowHeight()}px`;
    this.#askNames(from, to);
  }

  /** Rows that are there already are taken again. */
  #rowsBetween(from: number, to: number): HTMLElement[] {
    const made = new Map<number, HTMLElement>();
    for (let place = from; place < to; place++)
      made.set(place, this.#made.get(place) ?? this.#rowAt(place));
    this.#made = made;
    return [...made.values()];
  }

  #inSight(): { readonly start: number; readonly end: number } {
    if (!this.isTall) return { start: 0, end: this.#rows.length };
    const height = rowHeight();
    const start = Math.floor(this.element.scrollTop / height);
    return {
      start: Math.min(start, this.#rows.length),
      end: Math.min(this.#rows.length, start + Math.ceil(this.element.clientHeight / height) + 1),
    };
  }

  #rowAt(place: number): HTMLElement {
    const index = this.#indexAt(place);
    return element(
      'tr',
      { 'aria-rowindex': place + 2 },
      element('th', { scope: 'row', class: 'row-number' }, index + 1),
      ...this.#columnsShown.map((column) => cellOf(this.#rows[index]?.[column], this.naming)),
    );
  }

  /** Whether a column has the names of the things before it, which are shown by name. */
  #isRepeated(column: number): boolean {
    return (
      this.naming.usesNames &&
      !this.isTall &&
      this.#rows.length > 0 &&
      this.#rows.every((row) => {
        const [thing, name] = [row[column - 1], row[column]];
        return thing?.type === 'uri' && name?.value === nameOf(thing, this.naming);
      })
    );
  }

  /** The row at a place, in the chosen order. */
  #indexAt(place: number): number {
    return this.#order?.[place] ?? place;
  }

  /** Learns what the things in sight are called, once scrolling rests. */
  #askNames(from: number, to: number): void {
    clearTimeout(this.#namesTimer);
    if (!this.naming.usesNames) return;
    this.#namesTimer = setTimeout(() => {
      const iris: string[] = [];
      for (let place = from; place < to; place++)
        for (const term of this.#rows[this.#indexAt(place)] ?? [])
          if (term?.type === 'uri') iris.push(term.value);
      void this.naming.labels.learn(iris).then((isNews) => {
        if (isNews) this.refresh();
      });
    }, NAMES_PAUSE_MS);
  }
}

function rowHeight(): number {
  return ROW_HEIGHT_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);
}
