/**
 * A field with suggestions while typing: things of the graph first, where the form also searches,
 * then the questions that were probably meant.
 */
import type { AskJson, Candidate, SearchJson } from '../../json-answers.js';
import { element, fill } from '../elements.js';
import { LatestAnswer } from '../latest-answer.js';
import { COUNT, counted } from '../numbers.js';
import { addressHere, sendForJson } from '../requests.js';
import { Combobox, type Choice } from './combobox.js';

/** The service takes some ten milliseconds; fast typing sends no request for each letter. */
const PAUSE_MS = 100;
const MOST_THINGS = 5;
/** Lower scores only have some of the words somewhere in their text. */
const LEAST_SCORE = 0.3;

interface Suggestions extends AskJson {
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
    if (q.trim() === '') return { understood: false, candidates: [], things: [] };
    const ask = <Form>(path: string, parameters: Readonly<Record<string, string>>): Promise<Form> =>
      sendForJson<Form>(`${path}?${this.#queryOf({ q, ...parameters })}`, { signal });
    const [{ understood, candidates }, found] = await Promise.all([
      ask<AskJson>('/ask', {}),
      this.#isSearchToo ? ask<SearchJson>('/search', { limit: String(MOST_THINGS) }) : undefined,
    ]);
    const things = found?.hits.filter(({ score }) => score > LEAST_SCORE) ?? [];
    return { understood, candidates, things };
  }

  #queryOf(parameters: Readonly<Record<string, string>>): string {
    const ofVersion = this.#version === undefined ? {} : { version: this.#version };
    return new URLSearchParams({ ...parameters, ...ofVersion }).toString();
  }

  #show(found: Suggestions | undefined): void {
    const { candidates = [], understood = false, things = [] } = found ?? {};
    this.#combobox.show([
      ...things.flatMap((thing) => this.#thingChoice(thing)),
      ...candidates.map((candidate) => this.#questionChoice(candidate)),
    ]);
    fill(this.#state, stateOf(candidates.length, understood));
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

  #questionChoice({ question, count }: Candidate): Choice {
    return {
      content: [
        element('span', { class: 'added' }, question),
        ' ',
        element('span', { class: 'tally' }, `finds ${COUNT.format(count)}`),
      ],
      choose: () => {
        this.field.value = question;
        this.#combobox.close();
        location.assign(addressHere(`/ask?${this.#queryOf({ q: question })}`));
      },
    };
  }
}

function stateOf(candidateCount: number, isUnderstood: boolean): string {
  if (isUnderstood) return 'This is a complete question.';
  return candidateCount === 0
    ? ''
    : `${counted(candidateCount, 'question')}: choose with the arrow keys.`;
}
