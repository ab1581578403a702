/** The list of queries that were run on this browser. */
import { button, element, fill, hint } from '../elements.js';
import { forgetQueries, gistOf, pastQueries, type PastQuery } from './history.js';

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** The list, which is read anew when it is opened. */
export class PastList {
  readonly element: HTMLDetailsElement;
  readonly #list = element('ul', { class: 'plain' });

  constructor(private readonly open: (query: string) => void) {
    this.element = element(
      'details',
      { class: 'past' },
      element('summary', {}, 'History'),
      this.#list,
    );
    this.element.addEventListener('toggle', () => {
      if (this.element.open) this.refresh();
    });
  }

  refresh(): void {
    const past = pastQueries();
    const clear = button('Clear history', () => {
      forgetQueries();
      this.refresh();
    });
    fill(
      this.#list,
      ...past.map((each) => this.#item(each)),
      past.length > 0
        ? element('li', {}, clear)
        : element(
            'li',
            { class: 'hint' },
            'Queries that you run are listed here, in this browser only.',
          ),
    );
  }

  #item({ query, at, outcome }: PastQuery): HTMLElement {
    const moment = new Date(at);
    return element(
      'li',
      {},
      button(gistOf(query), () => this.open(query), { class: 'as-link', title: query }),
      hint(outcome, Number.isNaN(moment.getTime()) ? '' : `, ${WHEN.format(moment)}`),
    );
  }
}
