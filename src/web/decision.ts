/** A choice between decisions on something that the page shows, beside it. */
import { element } from './elements.js';

export interface Decision {
  readonly decision: 'accept' | 'refuse';
  /** Another thing than the one that was proposed. */
  readonly thing?: string;
}

const LABELS = { accept: 'Accept', refuse: 'Refuse', other: 'Accept as another thing' } as const;

export class DecisionField {
  /** Names another thing; shown for that choice alone. */
  readonly thing: HTMLInputElement;
  readonly element: HTMLElement;
  readonly #choice: HTMLSelectElement;

  constructor(about: string, answers: readonly (keyof typeof LABELS)[], undecided: string) {
    this.#choice = element(
      'select',
      { 'aria-label': `Decision: ${about}` },
      element('option', { value: '' }, undecided),
      ...answers.map((value) => element('option', { value }, LABELS[value])),
    );
    this.thing = element('input', {
      'aria-label': `The other thing: ${about}`,
      placeholder: 'organization/odihr',
      autocomplete: 'off',
      spellcheck: 'false',
      hidden: true,
    });
    this.#choice.addEventListener('change', () => this.choose(this.#choice.value));
    this.element = element('span', { class: 'decision' }, this.#choice, this.thing);
  }

  choose(answer: string): void {
    this.#choice.value = answer;
    this.thing.hidden = answer !== 'other';
  }

  /** @throws Error where another thing is missing */
  get value(): Decision | undefined {
    const { value } = this.#choice;
    if (value === '') return undefined;
    if (value !== 'other') return { decision: value === 'accept' ? 'accept' : 'refuse' };
    const thing = this.thing.value.trim();
    if (thing === '') throw new Error('Name the other thing, or choose another decision.');
    return { decision: 'accept', thing };
  }
}
