/** A question guided while typed: only continuations with answers are offered. */
import type { Continuation, Continuations } from '../../json-answers.js';
import { element, fill } from '../elements.js';
import { LatestAnswer } from '../latest-answer.js';
import { sendForJson } from '../requests.js';
import { Combobox, type Choice } from './combobox.js';

/** The service takes some ten milliseconds; fast typing is not asked about each letter. */
const PAUSE_MS = 100;
const COUNT = new Intl.NumberFormat('en-GB');

/** The field of a form that asks, with its list and a line that says how far the question is. */
export class GuidedQuestion {
  readonly #state = element('p', { class: 'hint asking-state', role: 'status' });
  readonly #combobox: Combobox;
  readonly #answer: LatestAnswer<Continuations>;
  /** The whole question that was last chosen, if nothing was typed since. */
  #chosen: string | undefined;

  /** `askButton` asks the question, where Enter alone would send something else. */
  constructor(
    private readonly form: HTMLFormElement,
    private readonly field: HTMLInputElement,
    private readonly askButton: HTMLButtonElement | undefined,
  ) {
    const version = form.querySelector<HTMLInputElement>('input[name=version]')?.value;
    this.#answer = new LatestAnswer({
      ask: (q, signal) => {
        const ofVersion = version === undefined ? {} : { version };
        const parameters = new URLSearchParams({ q, continue: '', ...ofVersion });
        return sendForJson<Continuations>(`/ask?${parameters.toString()}`, { signal });
      },
      tell: (found) => {
        this.#show(found);
      },
      pauseMs: PAUSE_MS,
    });
    this.#combobox = new Combobox(field, 'How the question can go on', {
      onWanted: () => {
        this.#answer.askNow(this.field.value);
      },
      onClosed: () => {
        this.#answer.stop();
      },
    });
  }

  /** Puts the list below the field, and listens. */
  start(): void {
    this.field.closest('.search-row')?.append(this.#combobox.list);
    this.form.append(this.#state);
    this.field.addEventListener('input', () => {
      this.#chosen = undefined;
      this.#answer.changed(this.field.value);
    });
    // On the form, so that the list has the key first.
    this.form.addEventListener('keydown', (event) => {
      if (event.target === this.field) this.#press(event);
    });
    this.form.addEventListener('submit', () => {
      this.field.value = this.field.value.trim();
    });
  }

  #show(found: Continuations | undefined): void {
    const { continuations = [], isWhole = false } = found ?? {};
    this.#combobox.show(continuations.map((continuation) => this.#choice(continuation)));
    fill(this.#state, stateOf(continuations.length, isWhole, this.askButton !== undefined));
  }

  #choice({ question, added, count, isWhole }: Continuation): Choice {
    return {
      content: [
        element('span', { class: 'added' }, added),
        ' ',
        element(
          'span',
          { class: 'tally' },
          `${isWhole ? 'finds' : 'up to'} ${COUNT.format(count)}`,
        ),
      ],
      choose: () => {
        this.#choose(question, isWhole);
      },
    };
  }

  /** The question goes on after what was chosen, at once. */
  #choose(question: string, isWhole: boolean): void {
    this.field.value = `${question} `;
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
    // Of a long question the end is in sight.
    this.field.scrollLeft = this.field.scrollWidth;
    this.#chosen = isWhole ? this.field.value : undefined;
    this.#combobox.close();
    this.#answer.askNow(this.field.value);
  }

  /** Who was guided to a question asks it, whatever the form is for otherwise. */
  #press(event: KeyboardEvent): void {
    const isGuided = this.#chosen !== undefined && this.#chosen === this.field.value;
    if (event.key !== 'Enter' || event.defaultPrevented || !isGuided || !this.askButton) return;
    event.preventDefault();
    this.form.requestSubmit(this.askButton);
  }
}

function stateOf(wayCount: number, isWhole: boolean, isSearchToo: boolean): string {
  const ways = wayCount === 0 ? '' : `${wayCount} ${wayCount === 1 ? 'way' : 'ways'} to go on`;
  if (isWhole)
    return `A whole question${ways === '' ? '' : `, with ${ways}`}: it can be asked as it stands.`;
  if (ways !== '') return `${ways}, by the arrow keys.`;
  // Words that are no question may be searched for.
  return isSearchToo ? '' : 'No question that the graph has an answer to goes on like this.';
}
