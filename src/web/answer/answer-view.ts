/** An answer: its rows, or graph, as they arrive, and the views that they allow. */
import { button, element, fill, hint, type Child } from '../elements.js';
import { COUNT, counted } from '../numbers.js';
import type { Problem } from '../requests.js';
import { nameOf, type Naming } from './cells.js';
import { pictureOf } from './chart.js';
import { picturesOf, type Picture } from './chart-choice.js';
import { located, placesIn } from './places.js';
import { ResultsTable } from './results-table.js';
import { MOST_ROWS, MOST_TURTLE, type AnswerReceiver, type Ending } from './run.js';
import type { Row } from './terms.js';

export interface AnswerTools {
  /** The graph that was answered, as N-Triples. @throws RequestFailed */
  readonly readTriples: () => Promise<string>;
  /** Downloads, citation, for an answer of a kind and a version. */
  readonly actions: (kind: AnswerKind, version: string | null) => readonly Child[];
  /** The view to begin with; by default the first. */
  readonly first?: string | undefined;
}

export type AnswerKind = 'solutions' | 'boolean' | 'graph';

interface View {
  readonly name: string;
  readonly show: () => Element | undefined;
}

const VIEW_NAMES = { map: 'Map', timeline: 'Timeline', chart: 'Chart', graph: 'Graph' } as const;
/** Answers of more rows are not drawn. */
const MOST_ROWS_DRAWN = 20_000;
/** Points of a map whose things are asked for their names. */
const MOST_NAMED = 1_000;

export class AnswerView implements AnswerReceiver {
  readonly element: HTMLElement;
  readonly #headline = element('h2', { id: 'answer' });
  readonly #took = element('p', { class: 'hint' });
  readonly #notes = element('div');
  readonly #bar = element('div', { class: 'view-bar' });
  readonly #view = element('div', { class: 'view' });
  readonly #actions = element('div', { class: 'answer-actions' });
  #table: ResultsTable | undefined;
  #turtle: Text | undefined;
  #version: string | null = null;

  constructor(
    private readonly naming: Naming,
    private readonly tools: AnswerTools,
  ) {
    this.element = element(
      'section',
      { class: 'result', 'aria-labelledby': 'answer' },
      element('div', { class: 'results-head' }, this.#headline, this.#took),
      this.#notes,
      this.#bar,
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

  /** Clears the view for another answer. */
  begin(): void {
    this.#table = undefined;
    this.#turtle = undefined;
    this.#version = null;
    delete this.element.dataset.outcome;
    this.#clear('Running');
  }

  #clear(headline: string): void {
    fill(this.#headline, headline);
    for (const part of [this.#took, this.#notes, this.#bar, this.#view, this.#actions]) fill(part);
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
      const attributes = { class: 'turtle', tabindex: 0, 'aria-label': 'The graph in Turtle' };
      fill(this.#view, element('pre', attributes, this.#turtle));
    }
    this.#turtle.appendData(text);
  };

  /** The answer has ended; describes it in one line. */
  end(ending: Ending, milliseconds: number): string {
    const headline = this.#headlineOf(ending);
    const boolean = ending.kind === 'whole' ? ending.boolean : undefined;
    this.element.dataset.outcome = ending.kind === 'whole' ? 'done' : 'partial';
    fill(this.#headline, headline);
    fill(
      this.#took,
      `${inMs(milliseconds)}${this.#version === null ? '' : `, version ${this.#version}`}`,
    );
    fill(this.#notes, noteOn(ending));
    this.#table?.finish();
    if (boolean !== undefined)
      fill(this.#view, element('p', { class: 'verdict' }, boolean ? 'Yes' : 'No'));
    else if (ending.kind === 'whole' && this.isEmpty)
      fill(this.#view, element('p', { class: 'empty' }, 'No results.'));
    this.#offerViews();
    const kind = this.#turtle ? 'graph' : this.#table ? 'solutions' : 'boolean';
    if (ending.kind !== 'stopped' || this.#table || this.#turtle)
      fill(this.#actions, ...this.tools.actions(kind, this.#version));
    return headline;
  }

  /** The service has refused the query. */
  fail({ detail, line, column }: Problem): void {
    const place =
      line === undefined
        ? ''
        : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`;
    this.element.dataset.outcome = 'failed';
    this.#clear(`The query cannot be answered${place}`);
    const message = element('p', { class: 'message' }, detail);
    fill(this.#notes, element('div', { class: 'problem', role: 'alert' }, message));
  }

  /** Says below the headline why there is no answer. */
  addNote(note: HTMLElement): void {
    this.#notes.append(note);
  }

  #headlineOf(ending: Ending): string {
    if (ending.kind === 'whole' && ending.boolean !== undefined) return 'Answer';
    if (this.#turtle) return ending.kind === 'whole' ? 'A graph' : 'A part of a graph';
    const rows = counted(this.rowCount, 'row');
    return ending.kind === 'whole'
      ? rows
      : ending.kind === 'full'
        ? `The first ${rows}`
        : `${rows}, not all`;
  }

  #offerViews(): void {
    const views = this.#views();
    const group = { class: 'views', role: 'group', 'aria-label': 'Look at it as' };
    const show = (view: View): void => {
      const content = view.show();
      if (content) fill(this.#view, content);
      this.#press(view.name);
      this.#table?.refresh();
    };
    const buttons = views.map((view) =>
      button(view.name, () => show(view), { 'aria-pressed': 'false', 'data-view': view.name }),
    );
    fill(this.#bar, element('div', group, ...buttons), this.rowCount > 0 && this.#namesSwitch());
    const first = views.find(({ name }) => name.toLowerCase() === this.tools.first) ?? views[0];
    if (first) show(first);
  }

  /** The ways to look at the answer, the plain one first. */
  #views(): View[] {
    const table = this.#table;
    const answer = this.#view.firstElementChild;
    if (table && this.rowCount > 0) {
      const drawn = this.rowCount > MOST_ROWS_DRAWN ? [] : table.rows;
      const pictures = this.#picturesOf({ variables: table.variables, rows: drawn });
      const isMapped = pictures.some(({ kind }) => kind === 'map');
      const places = isMapped ? -1 : placesIn(drawn, this.naming);
      return [
        { name: 'Table', show: () => table.element },
        ...pictures.map(({ kind }, index) => ({
          name: VIEW_NAMES[kind],
          // Made anew each time, since names may have become known.
          show: () => {
            const picture = this.#picturesOf(table)[index];
            return picture && pictureOf(picture, this.naming);
          },
        })),
        ...(places < 0
          ? []
          : [{ name: VIEW_NAMES.map, show: () => this.#drawn(this.#mapOf(table, places)) }]),
      ];
    }
    if (!answer) return [];
    return this.#turtle
      ? [
          { name: 'Turtle', show: () => answer },
          { name: VIEW_NAMES.graph, show: () => this.#drawn(this.#readGraph()) },
        ]
      : [{ name: 'Answer', show: () => answer }];
  }

  #press(name: string): void {
    for (const each of this.#bar.querySelectorAll('[data-view]'))
      each.setAttribute('aria-pressed', String(each.getAttribute('data-view') === name));
  }

  #namesSwitch(): HTMLElement {
    const box = element('input', { type: 'checkbox', checked: this.naming.usesNames });
    box.addEventListener('change', () => {
      this.naming.usesNames = box.checked;
      this.#table?.refresh();
    });
    return element('label', { class: 'switch' }, box, ' Names instead of IRIs');
  }

  #drawn(loaded: Promise<Picture | undefined>): HTMLElement {
    const place = element('div', {}, hint('Drawing …'));
    loaded.then(
      (picture) =>
        fill(place, picture ? pictureOf(picture, this.naming) : hint('Nothing to draw.')),
      () => fill(place, hint('This could not be drawn.')),
    );
    return place;
  }

  async #readGraph(): Promise<Picture> {
    const [text, { statementsIn }] = await Promise.all([
      this.tools.readTriples(),
      import('./graph.js'),
    ]);
    return { kind: 'graph', links: statementsIn(text) };
  }

  async #mapOf({ variables, rows }: ResultsTable, column: number): Promise<Picture | undefined> {
    const { naming } = this;
    const source = { baseIri: naming.baseIri, version: this.#version ?? undefined };
    const places = await located(rows, column, source);
    const terms = places.slice(0, MOST_NAMED).flat();
    await naming.labels.learn(terms.flatMap((term) => (term?.type === 'uri' ? [term.value] : [])));
    return this.#picturesOf({ variables: [...variables, 'lat', 'long'], rows: places }).find(
      ({ kind }) => kind === 'map',
    );
  }

  #picturesOf({ variables, rows }: Pick<ResultsTable, 'variables' | 'rows'>): Picture[] {
    return picturesOf(variables, rows, (term) => nameOf(term, this.naming));
  }
}

/** A time with as many places as it needs. */
function inMs(milliseconds: number): string {
  const digits =
    milliseconds < 10 ? milliseconds.toFixed(1) : COUNT.format(Math.round(milliseconds));
  return `${digits} ms`;
}

function noteOn({ kind }: Ending): HTMLElement | undefined {
  if (kind === 'whole') return undefined;
  if (kind === 'cut')
    return element(
      'p',
      { class: 'problem', role: 'alert' },
      'The answer is incomplete. The service stopped it early, for example because the query ' +
        'reached its time or memory limit, or the connection broke.',
    );
  return element(
    'p',
    { class: 'note' },
    kind === 'stopped'
      ? 'Stopped. Partial results.'
      : `This page holds ${COUNT.format(MOST_ROWS)} rows, or ${COUNT.format(MOST_TURTLE)} ` +
          'characters of a graph; there is more. The files below have all of it.',
  );
}
