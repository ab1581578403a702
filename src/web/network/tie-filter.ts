/** The filter of ties in the page's address: kind, number of events, bodies. */
import type { TieKind } from '../../json-answers.js';
import { element } from '../elements.js';
import type { DrawnTie } from './network-data.js';

const KINDS: readonly (readonly [kind: TieKind | '', label: string])[] = [
  ['', 'all ties'],
  ['together', 'organized together'],
  ['partner', 'in co-operation'],
];
const LEAST_EVENTS = [1, 2, 3, 5, 10, 20, 50];

/** A legend with choices; `onChange` is called when another is made. */
export class TieFilter {
  readonly element: HTMLElement;
  readonly #kind = element('select', {});
  readonly #least = element('select', {});

  constructor(ties: readonly DrawnTie[], parameters: URLSearchParams, onChange: () => void) {
    this.#kind.append(
      ...KINDS.map(([kind, label]) =>
        element('option', { value: kind, selected: kind === parameters.get('tie') }, label),
      ),
    );
    const chosen = Number(parameters.get('least') ?? 1);
    const choices = [...new Set([...LEAST_EVENTS, chosen])]
      .sort((one, other) => one - other)
      .map((least) => ({
        least,
        count: ties.filter(({ together, partner }) => together + partner >= least).length,
      }))
      .filter(({ least, count }) => count > 0 || least === chosen);
    this.#least.append(
      ...choices.map(({ least, count }) => {
        const events = `${least === 1 ? 'any number of' : `at least ${least}`} events`;
        const ties = `${count.toLocaleString('en-GB')} ${count === 1 ? 'tie' : 'ties'}`;
        const isChosen = least === chosen;
        return element('option', { value: least, selected: isChosen }, `${events}: ${ties}`);
      }),
    );
    this.element = element(
      'fieldset',
      { class: 'network-legend' },
      element('legend', { class: 'visually-hidden' }, 'Ties shown'),
      element('label', {}, 'Show ', this.#kind),
      element('label', {}, 'of ', this.#least),
      sample('together', 'organized together'),
      sample('partner', 'in co-operation'),
    );
    this.element.addEventListener('change', onChange);
  }

  /** Its parameters in the address; empty for defaults. */
  get parameters(): Readonly<Record<'tie' | 'least', string>> {
    return { tie: this.#kind.value, least: this.#least.value === '1' ? '' : this.#least.value };
  }

  shows(tie: DrawnTie): boolean {
    const kind = this.#kind.value as TieKind | '';
    const count = kind === '' ? tie.together + tie.partner : tie[kind];
    return count >= Number(this.#least.value);
  }
}

function sample(kind: TieKind, label: string): HTMLElement {
  return element(
    'span',
    { class: `tie-kind ${kind}` },
    element('span', { class: 'tie-sample', 'aria-hidden': true }),
    ` ${label}`,
  );
}
