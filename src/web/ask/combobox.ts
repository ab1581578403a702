/**
 * A field with a list of suggestions (ARIA 1.2, combobox with a list that is not selected from by
 * itself). The package moves through an existing list; this adds pending lists.
 */
import Navigation from '@github/combobox-nav';
import { element, fill, type Child } from '../elements.js';

export interface Choice {
  readonly content: readonly Child[];
  /** Called when it is chosen. */
  readonly choose: () => void;
}

/** Event handlers that the owner of the field provides. */
export interface ComboboxEvents {
  /** A list for the text is wanted and none is shown. */
  readonly onWanted: () => void;
  /** It is no longer wanted. */
  readonly onClosed: () => void;
}

/** The focus stays in the field; `aria-activedescendant` names the active line. */
export class Combobox {
  readonly list: HTMLUListElement;
  readonly #navigation: Navigation;
  /** The arrow key that requested a list: where to begin in it. */
  #wanted: 'ArrowDown' | 'ArrowUp' | undefined;
  /** Whether the list belongs to an earlier text of the field. */
  #isStale = false;

  constructor(
    private readonly field: HTMLInputElement,
    label: string,
    private readonly events: ComboboxEvents,
  ) {
    this.list = element('ul', {
      id: `${field.id}-choices`,
      class: 'choices-list',
      role: 'listbox',
      'aria-label': label,
      hidden: true,
    });
    this.#navigation = new Navigation(field, this.list, { tabInsertsSuggestions: false });
    field.addEventListener('keydown', (event) => this.#press(event));
    field.addEventListener('input', () => {
      this.#isStale = true;
      this.#wanted = undefined;
    });
    field.addEventListener('blur', () => this.close());
    // A press of the mouse leaves the focus in the field.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** Shows choices; none close the list. */
  show(choices: readonly Choice[]): void {
    const wanted = this.#wanted;
    this.#hide();
    if (choices.length === 0 || document.activeElement !== this.field) return;
    this.#isStale = false;
    fill(this.list, ...choices.map((choice, index) => this.#option(choice, index)));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.#navigation.start();
    if (wanted) this.#navigation.navigate(wanted === 'ArrowDown' ? 1 : -1);
  }

  /** Hides the list, and reports it. */
  close(): void {
    this.#hide();
    this.events.onClosed();
  }

  #hide(): void {
    this.#wanted = undefined;
    this.#navigation.stop();
    this.list.hidden = true;
  }

  #option({ content, choose }: Choice, index: number): HTMLLIElement {
    const option = element('li', { id: `${this.list.id}-${index}`, role: 'option' }, ...content);
    option.addEventListener('click', choose);
    return option;
  }

  /** Gets each key before the package, which listens only while there is a list. */
  #press(event: KeyboardEvent): void {
    const { key, isComposing, ctrlKey, metaKey, shiftKey } = event;
    if (isComposing || ctrlKey || metaKey || shiftKey) return;
    if (key === 'Escape') {
      if (!this.list.hidden) event.preventDefault();
      this.close();
      return;
    }
    if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !(this.list.hidden || this.#isStale)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // Requested once, however often the key is pressed meanwhile.
    if (this.#wanted === undefined) this.events.onWanted();
    this.#wanted = key;
  }
}
