/**
 * A field with suggestions while typing: things of the graph first, where the form also searches,
 * then continuations of a question that have answers.
 */
import type { Continuation, Continuations, SearchJson } from '../../json-answers.js';
import { element, fill } from '../elements.js';
import { LatestAnswer } from '../latest-answer.js';
import { addressHere, sendForJson } from '../requests.js';
import { Combobox, type Choice } from './combobox.js';

/** The service takes some ten milliseconds; fast typing sends no request for each letter. */
const PAUSE_MS = 100;
const COUNT = new Intl.NumberFormat('en-GB');
const MOST_THINGS = 5;
/** Lower scores only have some of the words somewhere in their text. */
const LEAST_SCORE = 0.3;

interface Suggestions extends Continuations {
  readonly things: SearchJson['hits'];
}

/** The field of a form for questions, with its list and a status line. */
export class GuidedQuestion {
  readonly #state = element('p', { class: 'hint asking-state', role: 'status' });
  readonly #combobox: Combobox;
  readonly #answer: LatestAnswer<Suggestions>;
  readonly #version: string | undefined;
  /** Whether the form also finds things. */
  readonly #isSearchToo: boolean;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly field: HTMLInputElement,
  ) {
    this.#version = form.querySelector<HTMLInputElement>('input[name=version]')?.value;
    this.#isSearchToo = form.getAttribute('role') === 'search';
    this.#answer = new LatestAnswer({
      ask: (q, signal) => this.#suggest(q, signal),
      tell: (found) => this.#show(found),
      pauseMs: PAUSE_MS,
    });
    this.#combobox = new Combobox(field, 'Suggestions', {
      onWanted: () => this.#answer.askNow(this.field.value),
      onClosed: () => this.#answer.stop(),
    });
  }

  /** Puts the list below the field, and listens. */
  start(): void {
    this.field.closest('.search-row')?.append(this.#combobox.list);
    this.form.append(this.#state);
    this.field.addEventListener('input', () => this.#answer.changed(this.field.value));
    this.form.addEventListener('submit', () => {
      this.field.value = this.field.value.trim();
    });
  }

  async #suggest(q: string, signal: AbortSignal): Promise<Suggestions> {
    const ask = <Form>(path: string, parameters: Readonly<Record<string, string>>): Promise<Form> =>
      sendForJson<Form>(`${path}?${this.#queryOf({ q, ...parameters })}`, { signal });
    const isSearched = this.#isSearchToo && q.trim() !== '';
    const [questions, found] = await Promise.all([
      ask<Continuations>('/ask', { continue: '' }),
      isSearched ? ask<SearchJson>('/search', { limit: String(MOST_THINGS) }) : undefined,
    ]);
    return { ...questions, things: found?.hits.filter(({ score }) => score > LEAST_SCORE) ?? [] };
  }

  #queryOf(parameters: Readonly<Record<string, string>>): string {
    const ofVersion = this.#version === undefined ? {} : { version: this.#version };
    return new URLSearchParams({ ...parameters, ...ofVersion }).toString();
  }

  #show(found: Suggestions | undefined): void {
    const { continuations = [], isWhole = false, things = [] } = found ?? {};
    this.#combobox.show([
      ...things.flatMap((thing) => this.#thingChoice(thing)),
      ...continuations.map((continuation) => this.#questionChoice(continuation)),
    ]);
    fill(this.#state, stateOf(continuations.length, isWhole, this.#isSearchToo));
  }

  /** Terms of the ontology have no page of their own. */
  #thingChoice({ iri, label, kind }: SearchJson['hits'][number]): Choice[] {
    const path = /\/id\/.+$/.exec(iri)?.[0];
    if (path === undefined) return [];
    return [
      {
        content: [
          element('span', { class: 'added' }, label),
          ' ',
          element('span', { class: 'tally' }, kind.replaceAll('-', ' ')),
        ],
        choose: () => {
          const query = this.#queryOf({});
          location.assign(addressHere(query === '' ? path : `${path}?${query}`));
        },
      },
    ];
  }

  #questionChoice({ question, added, count, isWhole }: Continuation): Choice {
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
      choose: () => this.#choose(question),
    };
  }

  /** The question continues immediately after the choice. */
  #choose(question: string): void {
    this.field.value = `${question} `;
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
    // Shows the end of a long question.
    this.field.scrollLeft = this.field.scrollWidth;
    this.#combobox.close();
    this.#answer.askNow(this.field.value);
  }
}

function stateOf(wayCount: number, isWhole: boolean, isSearchToo: boolean): string {
  const ways = wayCount === 0 ? '' : `${wayCount} ${wayCount === 1 ? 'way' : 'ways'} to continue`;
  if (isWhole) return `This is a complete question${ways === '' ? '' : `, with ${ways}`}.`;
  if (ways !== '') return `${ways}: choose with the arrow keys.`;
  // Words that are no question may be searched for.
  return isSearchToo ? '' : 'No question that can be answered continues like this.';
}
