/** The query page: what is in the form is run, answered below it, and remembered. */
import { found } from '../elements.js';
import { Labels } from '../labels.js';
import { RequestFailed } from '../requests.js';
import type { AskedGraph } from './asked-graph.js';
import type { Naming } from './cells.js';
import { explain, fitsAddress } from './explanation.js';
import { rememberQuery } from './history.js';
import { addressOfQuery, answerActions } from './page-actions.js';
import { PastList } from './past-list.js';
import { EditorForm } from './editor-form.js';
import { declaredPrefixes } from './query-cursor.js';
import { ResultPanel } from './result-panel.js';
import { runQuery, type Ending } from './run.js';
import { saveForm } from './save-form.js';
import { shortener } from './terms.js';
import { whyEmptyNote } from './why-empty.js';

/** The page's answer is requested again, for sorting and charts, if it was this quick. */
const QUICK_MS = 1_000;
/** How often the progress of a run is told. */
const TELL_EVERY_MS = 400;

export class QueryPage {
  readonly #form: EditorForm;
  readonly #panel: ResultPanel;
  readonly #naming: Naming;
  readonly #past = new PastList((query) => void this.open(query));
  #running: AbortController | undefined;
  /** What the last query was put to. */
  #asked: AskedGraph;

  constructor(form: HTMLFormElement) {
    this.#form = new EditorForm(form, {
      onRun: () => void this.run(),
      onStop: () => this.#running?.abort(),
      onPlan: () => void this.#showPlan(),
    });
    const { version, baseIri, editor } = this.#form;
    this.#asked = this.#form.graph;
    this.#naming = {
      baseIri,
      labels: new Labels(version),
      shorten: (iri) => iri,
      usesNames: true,
      usesPrefixes: true,
      showsTypes: true,
    };
    this.#panel = new ResultPanel(this.#naming, {
      explain: (mode) => explain(editor.text, { graph: this.#form.graph, mode }),
      drawGraph: async (query, width) =>
        (await import('./answer-graph.js')).drawAnswer(query, this.#asked, this.#naming, width),
      actions: (query, kind, answered) =>
        answerActions(query, kind, { asked: this.#asked, answered }),
    });
  }

  /** Opens examples here, and repeats the page's query where that is quick. */
  start(): void {
    const examples = document.querySelector('.examples');
    examples?.append(this.#past.element);
    found('form.editor', HTMLFormElement).after(saveForm(() => this.#form.editor.text));
    examples?.addEventListener('click', (event) => {
      this.#openExample(event);
    });
    addEventListener('popstate', () => {
      location.reload();
    });
    const given = document.querySelector<HTMLElement>('.result[data-milliseconds]');
    if (given && Number(given.dataset.milliseconds) < QUICK_MS) void this.run();
  }

  /** Puts a query into the editor, and runs it. */
  async open(query: string): Promise<void> {
    this.#form.editor.text = query;
    await this.run();
  }

  /** Runs what is in the editor; a run that is under way is stopped. */
  async run(): Promise<void> {
    const query = this.#form.editor.text;
    if (query.trim() === '') {
      this.#form.say('There is no query yet.');
      this.#form.editor.focus();
      return;
    }
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.#asked = this.#form.graph;
    this.#begin(query);
    const progress = setInterval(() => {
      this.#form.say(`Running, ${this.#panel.rowCount.toLocaleString('en-GB')} rows so far …`);
    }, TELL_EVERY_MS);
    try {
      await this.#answer(query, running);
    } finally {
      clearInterval(progress);
      if (this.#running === running) this.#form.setRunning(false);
    }
  }

  #begin(query: string): void {
    document.querySelectorAll('.result, #query-error').forEach((part) => {
      part.remove();
    });
    // The answer stands close to its query.
    document.querySelectorAll('.examples details').forEach((topic) => {
      topic.removeAttribute('open');
    });
    this.#layOutPanel();
    this.#panel.begin(query);
    this.#form.editor.clearError();
    this.#form.setRunning(true);
    this.#form.say('Running …');
  }

  /** Right below the editor, where there is no room beside it. */
  #layOutPanel(): void {
    if (!this.#panel.element.isConnected)
      found('.with-aside > :first-child', HTMLElement).after(this.#panel.element);
  }

  async #answer(query: string, running: AbortController): Promise<void> {
    const startedAt = performance.now();
    // Once another run has begun, the panel is its own.
    const isMine = (): boolean => this.#running === running;
    try {
      await this.#learnShortNames(query);
      const ending = await runQuery(
        query,
        { graph: this.#asked, signal: running.signal },
        this.#panel,
      );
      if (isMine()) this.#end(query, ending, performance.now() - startedAt);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      if (isMine()) this.#fail(error);
    }
  }

  async #learnShortNames(query: string): Promise<void> {
    this.#naming.shorten = shortener(
      new Map([...(await this.#form.prefixes), ...declaredPrefixes(query)]),
    );
  }

  #end(query: string, ending: Ending, milliseconds: number): void {
    const headline = this.#panel.end(ending, milliseconds);
    this.#form.say(`${headline}.`);
    rememberQuery({
      query,
      at: new Date().toISOString(),
      outcome: headline,
      rows: this.#panel.firstRows,
    });
    this.#past.refresh();
    const address = addressOfQuery(query, this.#asked);
    if (fitsAddress(query) && address !== location.pathname + location.search)
      history.pushState(null, '', address);
    if (ending.kind === 'whole' && ending.boolean === undefined && this.#panel.isEmpty)
      void this.#explainEmptiness(query);
  }

  /** Asks why there are no rows; an answer that comes too late, or none, is no harm. */
  async #explainEmptiness(query: string): Promise<void> {
    if (!fitsAddress(query)) return;
    const explanation = await explain(query, { graph: this.#asked, mode: 'run' }).catch(
      () => undefined,
    );
    if (!explanation?.whyEmpty || this.#panel.query !== query) return;
    this.#panel.addNote(
      whyEmptyNote(explanation.whyEmpty, {
        show: (line, column) => {
          this.#form.editor.goTo(line, column);
        },
        tryQuery: (other) => void this.open(other),
      }),
    );
  }

  #fail({ problem }: RequestFailed): void {
    this.#panel.fail(problem);
    this.#form.say(
      problem.line === undefined
        ? 'The query was not answered.'
        : `The query was not answered: there is an error in line ${problem.line}.`,
    );
    this.#form.markError(problem);
    this.#form.editor.focus();
  }

  async #showPlan(): Promise<void> {
    this.#layOutPanel();
    try {
      await this.#learnShortNames(this.#form.editor.text);
      await this.#panel.showPlan('plan');
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      this.#fail(error);
    }
  }

  /** An example is opened in the editor, unless somebody wants it in a window of its own. */
  #openExample(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const query = link && new URL(link.href).searchParams.get('query');
    if (
      query === null ||
      !(event instanceof MouseEvent) ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey
    )
      return;
    event.preventDefault();
    void this.open(query);
  }
}
