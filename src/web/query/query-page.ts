/** The parts of the query page put together: what is written is checked, run and remembered. */
import { element, fill, found } from '../elements.js';
import { Labels } from '../labels.js';
import { RequestFailed } from '../requests.js';
import type { Naming } from './cells.js';
import { thingCompletion, wordCompletion } from './completion.js';
import { CostLight } from './cost-light.js';
import { CostWatch, LONGEST_ADDRESS, explain, type Explanation } from './cost.js';
import { Editor } from './editor.js';
import { rememberQuery } from './history.js';
import { addressOfQuery, answerActions, shareButton } from './page-actions.js';
import { PastList } from './past-list.js';
import { declaredPrefixes } from './query-place.js';
import { ResultPanel } from './result-panel.js';
import { runQuery, type Ending } from './run.js';
import { shortener } from './terms.js';
import { loadPrefixes, loadVocabulary, type Vocabulary } from './vocabulary.js';
import { whyEmptyNote } from './why-empty.js';

/** An answer that the page came with is asked for again, to be sorted and drawn, if that took no longer. */
const QUICK_MS = 1_000;
/** How often the progress of a run is told. */
const TELL_EVERY_MS = 400;

/** The page, from its form on. */
export class QueryPage {
  readonly #version: string | undefined;
  readonly #editor: Editor;
  readonly #panel: ResultPanel;
  readonly #naming: Naming;
  readonly #light = new CostLight();
  readonly #watch: CostWatch;
  readonly #state = element('p', { class: 'run-state hint', role: 'status' });
  readonly #runButton: HTMLButtonElement;
  readonly #stopButton = element('button', { type: 'button', class: 'stop', hidden: true }, 'Stop');
  readonly #past: PastList;
  readonly #prefixes = loadPrefixes();
  #running: AbortController | undefined;

  constructor(private readonly form: HTMLFormElement) {
    const field = found('textarea', HTMLTextAreaElement, form);
    this.#version = form.querySelector<HTMLInputElement>('input[name=version]')?.value;
    this.#runButton = found('button[type=submit]', HTMLButtonElement, form);
    this.#naming = { baseIri: form.dataset.baseIri ?? '', labels: new Labels(this.#version), shorten: (iri) => iri, usesNames: true };
    let vocabulary: Promise<Vocabulary> | undefined;
    const host = element('div', { class: 'code' });
    field.before(host);
    this.#editor = new Editor(host, field.value === '' ? starter(this.#naming.baseIri) : field.value, {
      completions: [wordCompletion(() => (vocabulary ??= loadVocabulary(this.#version, this.#prefixes))), thingCompletion], prefixes: this.#prefixes,
    }, {
      onChange: (text) => {
        this.#changed(text);
      },
      onRun: () => void this.run(),
    });
    field.remove();
    this.#watch = new CostWatch(this.#version, (explanation) => {
      this.#show(explanation);
    });
    this.#panel = new ResultPanel(this.#naming, {
      explain: (mode) => explain(this.#editor.text, { version: this.#version, mode }),
      actions: (kind, answered) => answerActions(this.#editor.text, kind, { asked: this.#version, answered }),
    });
    this.#past = new PastList((query) => void this.open(query));
  }

  /** Lays the page out, and answers the query that it came with where it has not been answered at length. */
  start(): void {
    const label = found('label', HTMLLabelElement, this.form);
    label.removeAttribute('for');
    label.addEventListener('click', () => {
      this.#editor.focus();
    });
    this.#runButton.title = 'Control and Enter';
    const plan = element('button', { type: 'button', class: 'quiet' }, 'Plan');
    plan.addEventListener('click', () => void this.#showPlan());
    const share = shareButton(() => addressOfQuery(this.#editor.text, this.#version), (text) => {
      fill(this.#state, text);
    });
    fill(found('.actions', HTMLElement, this.form), this.#runButton, this.#stopButton, this.#light.element, plan, share);
    this.form.append(this.#state);
    const examples = document.querySelector('.examples');
    examples?.append(this.#past.element);
    examples?.addEventListener('click', (event) => {
      this.#openExample(event);
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.run();
    });
    this.#stopButton.addEventListener('click', () => this.#running?.abort());
    addEventListener('popstate', () => {
      location.reload();
    });
    this.#watch.changed(this.#editor.text);
    const given = document.querySelector<HTMLElement>('.result[data-milliseconds]');
    if (given && Number(given.dataset.milliseconds) < QUICK_MS) void this.run();
  }

  /** Puts a query into the editor, and runs it. */
  async open(query: string): Promise<void> {
    this.#editor.text = query;
    await this.run();
  }

  /** Runs what is in the editor; a run that is under way is stopped. */
  async run(): Promise<void> {
    const query = this.#editor.text;
    if (query.trim() === '') {
      fill(this.#state, 'There is no query yet.');
      this.#editor.focus();
      return;
    }
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.#begin();
    const startedAt = performance.now();
    const progress = setInterval(() => {
      fill(this.#state, `Running, ${this.#panel.rowCount.toLocaleString('en-GB')} rows so far …`);
    }, TELL_EVERY_MS);
    try {
      await this.#learnShortNames(query);
      const ending = await runQuery(query, { version: this.#version, signal: running.signal }, this.#panel);
      // Another run has taken the panel.
      if (this.#running === running) await this.#end(query, ending, performance.now() - startedAt);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      if (this.#running === running) this.#fail(error);
    } finally {
      clearInterval(progress);
      if (this.#running === running) this.#setRunning(false);
    }
  }

  #begin(): void {
    document.querySelectorAll('.result, #query-error').forEach((part) => {
      part.remove();
    });
    // The answer stands close to its query.
    document.querySelectorAll('.examples details').forEach((topic) => {
      topic.removeAttribute('open');
    });
    this.#layOutPanel();
    this.#panel.begin();
    this.#editor.clearError();
    this.#setRunning(true);
    fill(this.#state, 'Running …');
  }

  /** Right below the editor, where there is no room beside it. */
  #layOutPanel(): void {
    if (!this.#panel.element.isConnected) found('.with-aside > :first-child', HTMLElement).after(this.#panel.element);
  }

  async #learnShortNames(query: string): Promise<void> {
    this.#naming.shorten = shortener(new Map([...(await this.#prefixes), ...declaredPrefixes(query)]));
  }

  async #end(query: string, ending: Ending, milliseconds: number): Promise<void> {
    const headline = this.#panel.end(ending, milliseconds);
    fill(this.#state, `${headline}.`);
    rememberQuery({ query, at: new Date().toISOString(), outcome: headline });
    this.#past.refresh();
    const address = addressOfQuery(query, this.#version);
    if (address.length <= LONGEST_ADDRESS && address !== location.pathname + location.search) history.pushState(null, '', address);
    if (ending.kind === 'whole' && ending.boolean === undefined && this.#panel.rowCount === 0) await this.#explainEmptiness(query);
  }

  /** Asks why there are no rows; an answer that comes too late, or none, is no harm. */
  async #explainEmptiness(query: string): Promise<void> {
    if (query.length > LONGEST_ADDRESS) return;
    const explanation: Explanation | undefined = await explain(query, { version: this.#version, mode: 'run' }).catch(() => undefined);
    if (!explanation?.whyEmpty || this.#editor.text !== query) return;
    this.#panel.addNote(whyEmptyNote(explanation.whyEmpty, {
      show: (line, column) => {
        this.#editor.goTo(line, column);
      },
      tryQuery: (other) => void this.open(other),
    }));
  }

  #fail({ problem }: RequestFailed): void {
    this.#panel.fail(problem);
    fill(this.#state, problem.line === undefined ? 'The query was not answered.' : `The query was not answered: there is an error in line ${problem.line}.`);
    if (problem.line !== undefined) this.#editor.markError(problem.detail, problem.line, problem.column ?? 1);
    this.#editor.focus();
  }

  #setRunning(isRunning: boolean): void {
    this.#stopButton.hidden = !isRunning;
    this.form.toggleAttribute('data-running', isRunning);
  }

  #changed(text: string): void {
    this.#editor.clearError();
    this.#watch.changed(text);
  }

  #show(explanation: Explanation | undefined): void {
    this.#light.show(explanation);
    const problem = explanation?.problem;
    if (problem?.line !== undefined) this.#editor.markError(problem.detail, problem.line, problem.column ?? 1);
  }

  /** An example is opened in the editor, unless somebody wants it in a window of its own. */
  #openExample(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const query = link && new URL(link.href).searchParams.get('query');
    if (query === null || !(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.open(query);
  }

  async #showPlan(): Promise<void> {
    this.#layOutPanel();
    try {
      await this.#learnShortNames(this.#editor.text);
      await this.#panel.showPlan('plan');
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      this.#fail(error);
    }
  }
}

/** What stands in the editor where nothing was asked: something that can be run, and changed. */
function starter(baseIri: string): string {
  return `PREFIX og: <${baseIri}ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?event ?day ?organizer WHERE {
  ?event a og:Workshop ;
         og:startDate ?day ;
         og:organizer ?organizer .
}
ORDER BY DESC(?day)
LIMIT 100
`;
}
