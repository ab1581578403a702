/** The list of queries that were run on this browser. */
import { element, fill } from '../elements.js';
import { forgetQueries, gistOf, nameQuery, pastQueries, type PastQuery } from './history.js';

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
    if (past.length === 0)
      fill(
        this.#list,
        element(
          'li',
          { class: 'hint' },
          'Queries that you run are listed here, in this browser only.',
        ),
      );
    else
      fill(
        this.#list,
        ...past
          .sort((one, other) => Number(other.name !== undefined) - Number(one.name !== undefined))
          .map((each) => this.#item(each)),
        element('li', {}, this.#forgetButton()),
      );
  }

  #item({ query, at, outcome, rows = '', name }: PastQuery): HTMLElement {
    const button = element(
      'button',
      { type: 'button', class: 'as-link', title: query },
      name ?? gistOf(query),
    );
    button.addEventListener('click', () => this.open(query));
    const moment = new Date(at);
    return element(
      'li',
      {},
      button,
      element(
        'p',
        { class: 'hint' },
        `${outcome}${Number.isNaN(moment.getTime()) ? '' : `, ${WHEN.format(moment)}`}`,
      ),
      rows !== '' &&
        element('details', {}, element('summary', {}, 'First rows'), element('pre', {}, rows)),
      this.#saving(query, name),
    );
  }

  /** A field for the name of a saved query; empty, it is saved no more. */
  #saving(query: string, name: string | undefined): HTMLElement {
    const field = element('input', { type: 'text', value: name, maxlength: 80 });
    field.addEventListener('change', () => {
      nameQuery(query, field.value.trim() || undefined);
      this.refresh();
    });
    return element('label', { class: 'hint' }, 'Save as ', field);
  }

  #forgetButton(): HTMLElement {
    const button = element('button', { type: 'button', class: 'quiet' }, 'Clear history');
    button.addEventListener('click', () => {
      forgetQueries();
      this.refresh();
    });
    return button;
  }
}
