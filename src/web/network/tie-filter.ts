/** Filters ties: a legend that chooses kinds, and the least number of events. */
import type { TieKind } from '../../json-answers.js';
import { element } from '../elements.js';
import type { DrawnTie } from './network-data.js';

const KINDS: readonly (readonly [kind: TieKind, label: string])[] = [
  ['together', 'organized together'],
  ['partner', 'in co-operation'],
];
const LEAST_EVENTS = [1, 2, 3, 5, 10, 20, 50];

/** A legend with choices; `onChange` is called when another is made. */
export class TieFilter {
  readonly element: HTMLElement;
  readonly #kinds = new Map<TieKind, HTMLInputElement>();
  readonly #least: HTMLSelectElement;

  constructor(ties: readonly DrawnTie[], onChange: () => void) {
    const kinds = KINDS.map(([kind, label]) => {
      const input = element('input', { type: 'checkbox', checked: true });
      this.#kinds.set(kind, input);
      return element(
        'label',
        { class: `tie-kind ${kind}` },
        input,
        ' ',
        element('span', { class: 'tie-sample', 'aria-hidden': true }),
        ` ${label}`,
      );
    });
    const choices = LEAST_EVENTS.map((least) => ({
      least,
      count: ties.filter(({ together, partner }) => together + partner >= least).length,
    })).filter(({ count }) => count > 0);
    this.#least = element(
      'select',
      {},
      ...choices.map(({ least, count }) => {
        const events = `${least === 1 ? 'any number of' : `at least ${least}`} events`;
        const ties = `${count.toLocaleString('en-GB')} ${count === 1 ? 'tie' : 'ties'}`;
        return element('option', { value: least }, `${events}: ${ties}`);
      }),
    );
    this.element = element(
      'fieldset',
      { class: 'network-legend' },
      element('legend', { class: 'visually-hidden' }, 'Ties that are shown'),
      ...kinds,
      element('label', {}, 'of ', this.#least),
    );
    this.element.addEventListener('change', onChange);
  }

  /** Of how many events a tie is, of the kinds that are shown. */
  eventsOf(tie: DrawnTie): number {
    return [...this.#kinds].reduce(
      (sum, [kind, { checked }]) => sum + (checked ? tie[kind] : 0),
      0,
    );
  }

  shows(tie: DrawnTie): boolean {
    return this.eventsOf(tie) >= Number(this.#least.value);
  }
}
