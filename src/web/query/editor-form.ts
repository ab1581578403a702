/** The page's form, with the editor as its field; checks queries while they are written. */
import type { AskedGraph, Explained } from './explanation.js';
import { element, fill, found, button } from '../elements.js';
import type { LatestAnswer } from '../latest-answer.js';
import type { Problem } from '../requests.js';
import { thingCompletion, wordCompletion } from './completion.js';
import { draftHere, keepDraft } from './draft.js';
import { Editor } from './editor.js';
import { forecastOf, watchQuery } from './forecast.js';
import { loadPrefixes, loadVocabulary, type KnownTerms } from './vocabulary.js';

export interface FormEvents {
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onPlan: () => void;
}

/** The editor, its buttons, what to expect of the query, and the line that says what goes on. */
export class EditorForm {
  readonly editor: Editor;
  /** The version that the page was asked of, where it is not just the latest. */
  readonly version: string | undefined;
  readonly baseIri: string;
  readonly prefixes = loadPrefixes();
  readonly #forecast = element('p', { class: 'forecast' });
  readonly #state = element('span', { class: 'run-state hint', role: 'status' });
  readonly #stopButton = button('Stop', () => this.events.onStop(), {
    class: 'stop',
    hidden: true,
  });
  readonly #watch: LatestAnswer<Explained>;
  readonly #assertedOnly: HTMLInputElement;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly events: FormEvents,
  ) {
    this.version = form.querySelector<HTMLInputElement>('input[name=version]')?.value;
    this.baseIri = form.dataset.baseIri ?? '';
    this.#assertedOnly = found('input[name=inferred]', HTMLInputElement, form);
    this.#watch = watchQuery(
      () => this.graph,
      (explanation) => this.#show(explanation),
    );
    const field = found('textarea', HTMLTextAreaElement, form);
    const host = element('div', { class: 'code' });
    field.replaceWith(host);
    this.editor = this.#editorIn(host);
    this.editor.start(draftHere() ?? (field.value || starter(this.baseIri)));
    found('label', HTMLLabelElement, form).remove();
    this.#layOutButtons();
    this.#assertedOnly.addEventListener('change', () => this.#watch.changed(this.editor.text));
    this.#watch.changed(this.editor.text);
  }

  get graph(): AskedGraph {
    return [...new FormData(this.form)].flatMap(([name, value]) =>
      name === 'query' || typeof value !== 'string' ? [] : [[name, value] as const],
    );
  }

  /** As an address says it. */
  set isAssertedOnly(isAssertedOnly: boolean) {
    this.#assertedOnly.checked = isAssertedOnly;
  }

  say(text: string): void {
    fill(this.#state, text);
  }

  setRunning(isRunning: boolean): void {
    this.#stopButton.hidden = !isRunning;
    this.form.toggleAttribute('data-running', isRunning);
  }

  /** The answer's place says the problem, so nothing else does. */
  fail(problem: Problem): void {
    this.#watch.stop();
    fill(this.#forecast);
    this.say('Not answered.');
    this.#markError(problem);
    this.editor.focus();
  }

  /** Underlines a problem, where its place is known. */
  #markError({ detail, line, column = 1 }: Problem): void {
    if (line !== undefined) this.editor.markError(detail, line, column);
  }

  #editorIn(host: HTMLElement): Editor {
    let vocabulary: Promise<KnownTerms> | undefined;
    const known = (): Promise<KnownTerms> =>
      (vocabulary ??= loadVocabulary(this.version, this.prefixes));
    const completions = [wordCompletion(known), thingCompletion(known, this.version)];
    const editor = new Editor(
      host,
      { completions, prefixes: this.prefixes },
      {
        onRun: this.events.onRun,
        onChange: (text) => {
          keepDraft(text);
          this.#watch.changed(text);
        },
      },
    );
    return editor;
  }

  #layOutButtons(): void {
    const run = found('button[type=submit]', HTMLButtonElement, this.form);
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.events.onRun();
    });
    fill(
      found('.actions', HTMLElement, this.form),
      run,
      this.#stopButton,
      this.#forecast,
      button('Plan', this.events.onPlan),
    );
    const key = (name: string): HTMLElement => element('kbd', {}, name);
    const keys = element(
      'span',
      { class: 'hint keys' },
      ...[key('Ctrl+Enter'), ' runs, ', key('Ctrl+Space'), ' completes, ', key('Esc')],
      ...[' then ', key('Tab'), ' leaves the editor.'],
    );
    found('.option', HTMLElement, this.form).append(this.#state, keys);
  }

  #show(explanation: Explained | undefined): void {
    fill(this.#forecast, explanation ? forecastOf(explanation) : '');
    this.#forecast.classList.toggle('broken', explanation?.problem !== undefined);
    if (explanation?.problem) this.#markError(explanation.problem);
  }
}

/** The text to begin with: a query to run and change. */
function starter(baseIri: string): string {
  return `# Workshops, latest first
PREFIX og: <${baseIri}ontology#>
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
