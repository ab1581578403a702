/** The query page: runs the form's query, shows the answer below, and remembers both. */
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
/** How often the progress of a run is shown. */
const TELL_EVERY_MS = 400;

export class QueryPage {
  readonly #form: EditorForm;
  /** The answers, by tab. */
  readonly #panels = new Map<string, ResultPanel>();
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
      onTab: () => this.#showTab(),
    });
    const { version, baseIri } = this.#form;
    this.#asked = this.#form.graph;
    this.#naming = {
      baseIri,
      labels: new Labels(version),
      shorten: (iri) => iri,
      usesNames: true,
      usesPrefixes: true,
      showsTypes: true,
    };
  }

  /** Of the tab that is shown. */
  get #panel(): ResultPanel {
    const { id } = this.#form.tabs.shown;
    const panel = this.#panels.get(id) ?? this.#newPanel();
    this.#panels.set(id, panel);
    return panel;
  }

  #newPanel(): ResultPanel {
    return new ResultPanel(this.#naming, {
      explain: (mode) => explain(this.#form.editor.text, { graph: this.#form.graph, mode }),
      drawGraph: async (query, width) =>
        (await import('./answer-graph.js')).drawAnswer(query, this.#asked, this.#naming, width),
      actions: (query, kind, answer) =>
        answerActions(query, kind, { ...answer, asked: this.#asked }),
    });
  }

  /** Opens examples here, and repeats the page's query where that is quick. */
  start(): void {
    const examples = document.querySelector('.examples');
    examples?.append(this.#past.element);
    found('form.editor', HTMLFormElement).after(saveForm(() => this.#form.editor.text));
    examples?.addEventListener('click', (event) => this.#openExample(event));
    addEventListener('popstate', () => this.#goTo(new URLSearchParams(location.search)));
    const given = document.querySelector<HTMLElement>('.result[data-milliseconds]');
    const isShown = this.#form.editor.text === new URLSearchParams(location.search).get('query');
    if (!isShown) this.#clear();
    else if (given && Number(given.dataset.milliseconds) < QUICK_MS) void this.run();
  }

  /** Shows a query in a tab, and runs it. */
  async open(query: string): Promise<void> {
    this.#form.tabs.open(query);
    await this.run();
  }

  /** Goes to an address that this page had before. */
  #goTo(parameters: URLSearchParams): void {
    const query = parameters.get('query');
    this.#form.isAssertedOnly = parameters.get('inferred') === 'false';
    if (query === null) {
      this.#clear();
      return;
    }
    this.#form.tabs.open(query);
    if (query !== this.#panel.query) void this.run();
  }

  #clear(): void {
    document.querySelectorAll('.result, #query-error').forEach((part) => part.remove());
  }

  /** With the address of its answer, where it has one. */
  #showTab(): void {
    this.#clear();
    const { query } = this.#panel;
    const address =
      query === '' || !fitsAddress(query) ? undefined : addressOfQuery(query, this.#form.graph);
    if (query !== '') this.#layOutPanel();
    history.replaceState(this.#form.tabs.shown.id, '', address);
  }

  /** Runs the editor's query; stops a run under way. */
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
    const panel = this.#begin(query);
    const progress = setInterval(
      () => this.#form.say(`Running, ${panel.rowCount.toLocaleString('en-GB')} rows so far …`),
      TELL_EVERY_MS,
    );
    try {
      await this.#answer(query, panel, running);
    } finally {
      clearInterval(progress);
      if (this.#running === running) this.#form.setRunning(false);
    }
  }

  #begin(query: string): ResultPanel {
    this.#clear();
    // This keeps the answer close to its query.
    document
      .querySelectorAll('.examples details')
      .forEach((topic) => topic.removeAttribute('open'));
    this.#layOutPanel();
    this.#panel.begin(query);
    this.#form.editor.clearError();
    this.#form.setRunning(true);
    this.#form.say('Running …');
    return this.#panel;
  }

  /** Right below the editor, where there is no room beside it. */
  #layOutPanel(): void {
    if (!this.#panel.element.isConnected)
      found('.with-aside > :first-child', HTMLElement).after(this.#panel.element);
  }

  async #answer(query: string, panel: ResultPanel, running: AbortController): Promise<void> {
    const startedAt = performance.now();
    // Once another run has begun, the panel is its own.
    const isMine = (): boolean => this.#running === running;
    try {
      await this.#learnShortNames(query);
      const ending = await runQuery(query, { graph: this.#asked, signal: running.signal }, panel);
      if (isMine()) this.#end(panel, ending, performance.now() - startedAt);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      if (isMine()) this.#fail(panel, error);
    }
  }

  async #learnShortNames(query: string): Promise<void> {
    this.#naming.shorten = shortener(
      new Map([...(await this.#form.prefixes), ...declaredPrefixes(query)]),
    );
  }

  #end(panel: ResultPanel, ending: Ending, milliseconds: number): void {
    const { query } = panel;
    const headline = panel.end(ending, milliseconds);
    this.#form.say(`${headline}.`);
    rememberQuery({
      query,
      at: new Date().toISOString(),
      outcome: headline,
      rows: panel.firstRows,
    });
    this.#past.refresh();
    const address = addressOfQuery(query, this.#asked);
    const isNew = fitsAddress(query) && address !== location.pathname + location.search;
    if (isNew && panel === this.#panel) history.pushState(this.#form.tabs.shown.id, '', address);
    if (ending.kind === 'whole' && ending.boolean === undefined && panel.isEmpty)
      void this.#explainEmptiness(panel);
  }

  /** Asks why there are no rows; an answer that comes too late, or none, is no harm. */
  async #explainEmptiness(panel: ResultPanel): Promise<void> {
    const { query } = panel;
    if (!fitsAddress(query)) return;
    const explanation = await explain(query, { graph: this.#asked, mode: 'run' }).catch(
      () => undefined,
    );
    if (!explanation?.whyEmpty || panel.query !== query) return;
    panel.addNote(
      whyEmptyNote(explanation.whyEmpty, (line, column) => this.#form.editor.goTo(line, column)),
    );
  }

  #fail(panel: ResultPanel, { problem }: RequestFailed): void {
    panel.fail(problem);
    this.#form.say(
      problem.line === undefined
        ? 'The query was not answered.'
        : `The query was not answered: there is an error in line ${problem.line}.`,
    );
    if (panel !== this.#panel) return;
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
      this.#fail(this.#panel, error);
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
