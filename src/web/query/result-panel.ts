/** The section with the answer: rows, views, and actions. */
import type { Explained } from './explanation.js';
import { element, fill, type Child } from '../elements.js';
import type { Problem } from '../requests.js';
import { nameOf, type Naming } from './cells.js';
import { markdownTable } from './markdown.js';
import { picturesOf, type Picture } from './chart-choice.js';
import { chartOf } from './chart.js';
import type { AnswerKind, GivenAnswer } from './page-actions.js';
import { inMs, planTree } from './plan-tree.js';
import { ResultsTable } from './results-table.js';
import { MOST_ROWS, MOST_TURTLE, type AnswerReceiver, type Ending } from './run.js';
import type { Row } from './terms.js';
import { ViewBar, switches } from './view-bar.js';

export interface PanelTools {
  /** A graph that was answered, drawn for so many pixels. @throws RequestFailed */
  readonly drawGraph: (query: string, width: number) => Promise<HTMLElement>;
  readonly explain: (mode: 'plan' | 'run') => Promise<Explained>;
  /** Downloads, link, citation, for an answer of a kind. */
  readonly actions: (query: string, kind: AnswerKind, answer: GivenAnswer) => readonly Child[];
}

const ROWS_REMEMBERED = 5;
const COUNT = new Intl.NumberFormat('en-GB');
/** Answers of more rows are not drawn. */
const MOST_ROWS_DRAWN = 20_000;
const PICTURE_NAMES: Readonly<Record<Picture['kind'], string>> = {
  map: 'Map',
  columns: 'By year',
  bars: 'Bars',
};

export class ResultPanel implements AnswerReceiver {
  readonly element: HTMLElement;
  readonly #headline = element('h2', { id: 'answer' });
  readonly #took = element('p', { class: 'hint' });
  readonly #notes = element('div');
  readonly #bar = new ViewBar();
  readonly #view = element('div', { class: 'view' });
  readonly #actions = element('div', { class: 'answer-actions' });
  query = '';
  #table: ResultsTable | undefined;
  #turtle: Text | undefined;
  #version: string | null = null;

  constructor(
    private readonly naming: Naming,
    private readonly tools: PanelTools,
  ) {
    this.element = element(
      'section',
      { class: 'result', 'aria-labelledby': 'answer' },
      element('div', { class: 'results-head' }, this.#headline, this.#took),
      this.#notes,
      this.#bar.element,
      this.#view,
      this.#actions,
    );
  }

  get rowCount(): number {
    return this.#table?.rows.length ?? 0;
  }

  get isEmpty(): boolean {
    return this.#table !== undefined && this.rowCount === 0;
  }

  /** Some rows as text, for the history. */
  get firstRows(): string {
    return this.#markdown(ROWS_REMEMBERED);
  }

  /** Clears the panel for the answer of another query. */
  begin(query: string): void {
    this.query = query;
    this.#table = undefined;
    this.#turtle = undefined;
    this.#version = null;
    delete this.element.dataset.outcome;
    fill(this.#headline, 'Running');
    for (const part of [this.#took, this.#notes, this.#view, this.#actions]) fill(part);
    this.#bar.clear();
  }

  readonly onVersion = (version: string | null): void => {
    this.#version = version;
  };

  readonly onVariables = (variables: readonly string[]): void => {
    this.#table = new ResultsTable(variables, this.naming);
    fill(this.#view, this.#table.element);
  };

  readonly onRows = (rows: readonly Row[]): void => {
    this.#table?.add(rows);
    fill(this.#headline, `${COUNT.format(this.rowCount)} rows so far`);
  };

  readonly onTurtle = (text: string): void => {
    if (!this.#turtle) {
      this.#turtle = document.createTextNode('');
      fill(
        this.#view,
        element(
          'pre',
          { class: 'turtle', tabindex: 0, 'aria-label': 'The graph in Turtle' },
          this.#turtle,
        ),
      );
    }
    this.#turtle.appendData(text);
  };

  /** The answer has ended; describes it in one line. */
  end(ending: Ending, milliseconds: number): string {
    const headline = this.#headlineOf(ending);
    this.element.dataset.outcome = ending.kind === 'whole' ? 'done' : 'partial';
    fill(this.#headline, headline);
    fill(
      this.#took,
      `${inMs(milliseconds)}${this.#version === null ? '' : `, version ${this.#version}`}`,
    );
    fill(this.#notes, noteOn(ending));
    this.#table?.finish();
    if (ending.kind === 'whole' && ending.boolean !== undefined)
      fill(this.#view, element('p', { class: 'verdict' }, ending.boolean ? 'Yes' : 'No'));
    else if (ending.kind === 'whole' && this.isEmpty)
      fill(this.#view, element('p', { class: 'empty' }, 'No results.'));
    this.#offerViews();
    const kind = this.#turtle ? 'graph' : this.#table ? 'solutions' : 'boolean';
    if (ending.kind !== 'stopped' || this.#table || this.#turtle)
      fill(
        this.#actions,
        ...this.tools.actions(this.query, kind, {
          answered: this.#version,
          markdown: this.rowCount > 0 && (() => this.#markdown()),
        }),
      );
    return headline;
  }

  /** The service has refused the query. */
  fail({ detail, line, column }: Problem): void {
    const place =
      line === undefined
        ? ''
        : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`;
    this.element.dataset.outcome = 'failed';
    fill(this.#headline, `The query cannot be answered${place}`);
    for (const part of [this.#took, this.#view, this.#actions]) fill(part);
    this.#bar.clear();
    fill(
      this.#notes,
      element('div', { class: 'problem' }, element('p', { class: 'message' }, detail)),
    );
  }

  /** Says below the answer why there is none. */
  addNote(note: HTMLElement): void {
    this.#notes.append(note);
  }

  /** Shows the plan of the query in the editor, whatever else is there. */
  async showPlan(mode: 'plan' | 'run'): Promise<void> {
    const plan = element(
      'div',
      {},
      element('p', { class: 'hint' }, mode === 'run' ? 'Running and measuring …' : 'Planning …'),
    );
    if (this.#headline.textContent === '') fill(this.#headline, 'Plan');
    fill(this.#view, plan);
    this.#bar.press('Plan');
    const explanation = await this.tools.explain(mode);
    const measure = element(
      'button',
      { type: 'button', class: 'quiet' },
      explanation.runMs === undefined ? 'Run and measure' : 'Measure again',
    );
    measure.addEventListener('click', () => void this.showPlan('run'));
    fill(
      plan,
      planTree(explanation, this.naming.shorten),
      element('p', { class: 'actions' }, measure),
    );
  }

  #headlineOf(ending: Ending): string {
    if (ending.kind === 'whole' && ending.boolean !== undefined) return 'Answer';
    if (this.#turtle) return ending.kind === 'whole' ? 'A graph' : 'A part of a graph';
    const rows = `${COUNT.format(this.rowCount)} ${this.rowCount === 1 ? 'row' : 'rows'}`;
    return ending.kind === 'whole'
      ? rows
      : ending.kind === 'full'
        ? `The first ${rows}`
        : `${rows}, not all`;
  }

  /** What the answer can be looked at as. */
  #offerViews(): void {
    const table = this.#table;
    const views = new Map<string, () => HTMLElement>();
    if (table && this.rowCount > 0) {
      views.set('Table', () => table.element);
      const pictures = this.rowCount > MOST_ROWS_DRAWN ? [] : this.#picturesOf(table);
      for (const picture of pictures)
        views.set(PICTURE_NAMES[picture.kind], () =>
          chartOf(this.#picturesOf(table).find(({ kind }) => kind === picture.kind) ?? picture),
        );
    } else if (this.#view.firstElementChild) {
      const answer = this.#view.firstElementChild as HTMLElement;
      views.set(this.#turtle ? 'Turtle' : 'Answer', () => answer);
      if (this.#turtle) views.set('Graph', () => this.#drawnGraph());
    }
    this.#bar.offer(
      [
        ...[...views].map(([name, show]) => ({
          name,
          show: () => {
            fill(this.#view, show());
            table?.refresh();
          },
        })),
        { name: 'Plan', show: () => void this.showPlan('plan') },
      ],
      this.rowCount > 0 && switches(this.naming, () => table?.refresh()),
    );
  }

  #drawnGraph(): HTMLElement {
    const place = element('div', {}, element('p', { class: 'hint' }, 'Drawing …'));
    this.tools.drawGraph(this.query, this.#view.clientWidth).then(
      (drawn) => fill(place, drawn),
      () => {
        fill(place, element('p', { class: 'hint' }, 'The graph could not be drawn.'));
      },
    );
    return place;
  }

  /** Made anew each time, since names may have become known. */
  #picturesOf({ variables, rows }: ResultsTable): Picture[] {
    return picturesOf(variables, rows, (term) => nameOf(term, this.naming));
  }

  #markdown(most?: number): string {
    const { variables = [], rows = [] } = this.#table ?? {};
    const cells = rows
      .slice(0, most)
      .map((row) => variables.map((_, at) => nameOf(row[at], this.naming)));
    return cells.length === 0 ? '' : markdownTable(variables, cells);
  }
}

function noteOn({ kind }: Ending): HTMLElement | undefined {
  switch (kind) {
    case 'whole':
      return undefined;
    case 'stopped':
      return element('p', { class: 'note' }, 'Stopped. Partial results.');
    case 'cut':
      return element(
        'div',
        { class: 'problem', role: 'alert' },
        element(
          'p',
          {},
          'The answer is incomplete. The service stopped it early, for example because the query ' +
            'reached its time or memory limit, or the connection broke.',
        ),
      );
    case 'full':
      return element(
        'p',
        { class: 'note' },
        `This page holds ${COUNT.format(MOST_ROWS)} rows, or ${COUNT.format(MOST_TURTLE)} ` +
          'characters of a graph; there is more. The files below have all of it.',
      );
  }
}
