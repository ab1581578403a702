/** The query page: runs the form's query, and shows the answer below. */
import { AnswerView } from '../answer/answer-view.js';
import type { Naming } from '../answer/cells.js';
import { runQuery, type AnswerRequest, type Ending } from '../answer/run.js';
import { shortener } from '../answer/terms.js';
import { found } from '../elements.js';
import { Labels } from '../labels.js';
import { COUNT } from '../numbers.js';
import { RequestFailed, send } from '../requests.js';
import { EditorForm } from './editor-form.js';
import { addressOfPlan, explain, fitsAddress, withGraph, type AskedGraph } from './explanation.js';
import { addressOfQuery, answerActions } from './page-actions.js';
import { declaredPrefixes } from './query-cursor.js';
import { saveForm } from './save-form.js';
import { leavingOutNote, whyEmptyNote } from './why-empty.js';

/** The page's answer is requested again, for sorting and charts, if it was this quick. */
const QUICK_MS = 1_000;
/** How often the progress of a run is shown. */
const TELL_EVERY_MS = 400;

export class QueryPage {
  readonly #form: EditorForm;
  readonly #view: AnswerView;
  /** The query that was answered last. */
  #query = '';
  readonly #naming: Naming;
  #running: AbortController | undefined;
  /** What the last query was put to. */
  #asked: AskedGraph;

  constructor(form: HTMLFormElement) {
    this.#form = new EditorForm(form, {
      onRun: () => void this.run(),
      onStop: () => this.#running?.abort(),
      onPlan: () => this.#openPlan(),
    });
    const { version, baseIri } = this.#form;
    this.#asked = this.#form.graph;
    this.#naming = {
      baseIri,
      labels: new Labels(version),
      shorten: (iri) => iri,
      usesNames: true,
    };
    this.#view = new AnswerView(this.#naming, {
      readTriples: async () => {
        const { path, ...rest } = this.#requestOf(this.#query);
        return (await send(path, { accept: 'application/n-triples', ...rest })).text();
      },
      actions: (kind, answered) =>
        answerActions(this.#query, kind, { answered, asked: this.#asked }),
    });
  }

  #requestOf(query: string): AnswerRequest {
    const parameters = withGraph(this.#asked).toString();
    return { path: parameters === '' ? '/sparql' : `/sparql?${parameters}`, form: { query } };
  }

  /** Opens examples here, and repeats the page's query where that is quick. */
  start(): void {
    const examples = document.querySelector('.examples');
    found('.with-aside', HTMLElement).append(saveForm(() => this.#form.editor.text));
    examples?.addEventListener('click', (event) => this.#openExample(event));
    addEventListener('popstate', () => this.#goTo(new URLSearchParams(location.search)));
    const given = document.querySelector<HTMLElement>('.result[data-milliseconds]');
    const isShown = this.#form.editor.text === new URLSearchParams(location.search).get('query');
    if (!isShown) this.#clear();
    else if (given && Number(given.dataset.milliseconds) < QUICK_MS) void this.run();
  }

  /** Goes to an address that this page had before. */
  #goTo(parameters: URLSearchParams): void {
    const query = parameters.get('query');
    this.#form.isAssertedOnly = parameters.get('inferred') === 'false';
    if (query === null) {
      this.#clear();
      return;
    }
    this.#form.editor.text = query;
    void this.run();
  }

  #clear(): void {
    document.querySelectorAll('.result, #query-error').forEach((part) => part.remove());
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
    this.#begin(query);
    const progress = setInterval(
      () => this.#form.say(`Running, ${COUNT.format(this.#view.rowCount)} rows so far …`),
      TELL_EVERY_MS,
    );
    try {
      await this.#read(query, running);
    } finally {
      clearInterval(progress);
      this.#view.element.style.minHeight = '';
      if (this.#running === running) this.#form.setRunning(false);
    }
  }

  #begin(query: string): void {
    // What is below stays in its place until there is an answer again.
    const height = document.querySelector<HTMLElement>('.result')?.offsetHeight ?? 0;
    this.#clear();
    this.#view.element.style.minHeight = `${height}px`;
    // This keeps the answer close to its query.
    document
      .querySelectorAll('.examples details')
      .forEach((topic) => topic.removeAttribute('open'));
    // Right below the editor, where there is no room beside it.
    const { element } = this.#view;
    if (!element.isConnected) found('.with-aside > :first-child', HTMLElement).after(element);
    this.#query = query;
    this.#view.begin();
    this.#form.editor.clearError();
    this.#form.setRunning(true);
    this.#form.say('Running …');
  }

  async #read(query: string, running: AbortController): Promise<void> {
    const startedAt = performance.now();
    // Once another run has begun, the view is its own.
    const isMine = (): boolean => this.#running === running;
    try {
      await this.#learnShortNames(query);
      const ending = await runQuery(this.#requestOf(query), running.signal, this.#view);
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
    const view = this.#view;
    const headline = view.end(ending, milliseconds);
    this.#form.say(`${headline}.`);
    const address = addressOfQuery(query, this.#asked);
    const isNew = fitsAddress(query) && address !== location.pathname + location.search;
    if (isNew) history.pushState(null, '', address);
    const isQuick = view.isEmpty || (view.rowCount > 0 && milliseconds < QUICK_MS);
    if (ending.kind === 'whole' && isQuick) void this.#explainMissing(query);
  }

  /** Asks why there are no rows, or fewer; an answer that comes too late, or none, is no harm. */
  async #explainMissing(query: string): Promise<void> {
    if (!fitsAddress(query)) return;
    const explanation = await explain(query, { graph: this.#asked, mode: 'run' }).catch(
      () => undefined,
    );
    if (this.#query !== query) return;
    const show = (line: number, column: number): void => this.#form.editor.goTo(line, column);
    const { whyEmpty, leavingOut = [] } = explanation ?? {};
    if (whyEmpty) this.#view.addNote(whyEmptyNote(whyEmpty, show));
    for (const part of leavingOut) this.#view.addNote(leavingOutNote(part, show));
  }

  #fail({ problem }: RequestFailed): void {
    this.#view.fail(problem);
    this.#form.fail(problem);
  }

  /** Of the query that was answered, with its rows and times. */
  #openPlan(): void {
    const { editor, graph } = this.#form;
    location.assign(addressOfPlan(editor.text, graph, editor.text === this.#query));
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
    this.#form.editor.text = query;
    void this.run();
  }
}
