/**
 * A field with a list of what could be written in it (ARIA 1.2, combobox with a list that is not
 * selected from by itself).
 */
import { element, fill, type Child } from '../elements.js';

/** One line of the list. */
export interface Choice {
  readonly content: readonly Child[];
  /** Called when it is chosen. */
  readonly choose: () => void;
}

/** What whoever has the field does about it. */
export interface ComboboxEvents {
  /** The list is wanted while none is shown that fits the text. */
  readonly onWanted: () => void;
  /** Nobody wants it any more. */
  readonly onClosed: () => void;
}

/** The focus stays in the field; the active line is told by `aria-activedescendant`. */
export class Combobox {
  readonly list: HTMLUListElement;
  #choices: readonly Choice[] = [];
  #active = -1;
  /** Where the list begins once it is there: with a key that asked for it. */
  #wanted: 'none' | 'first' | 'last' = 'none';
  /** Whether the list is of a text before the one in the field. */
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
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.list.id,
    }))
      field.setAttribute(name, value);
    field.addEventListener('keydown', (event) => {
      if (!event.isComposing && this.#press(event)) event.preventDefault();
    });
    field.addEventListener('input', () => {
      this.#isStale = true;
      this.#wanted = 'none';
      this.#activate(-1);
    });
    field.addEventListener('blur', () => {
      this.close();
    });
    // A press of the mouse leaves the focus in the field.
    this.list.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  /** Shows lines to choose from; none close the list. */
  show(choices: readonly Choice[]): void {
    if (choices.length === 0 || document.activeElement !== this.field) {
      this.#hide();
      return;
    }
    this.#choices = choices;
    this.#isStale = false;
    fill(this.list, ...choices.map((choice, index) => this.#option(choice, index)));
    this.list.hidden = false;
    this.field.setAttribute('aria-expanded', 'true');
    this.#activate(
      this.#wanted === 'first' ? 0 : this.#wanted === 'last' ? choices.length - 1 : -1,
    );
    this.#wanted = 'none';
    if (this.#active === -1) this.list.scrollTop = 0;
  }

  /** Hides the list, and says so. */
  close(): void {
    this.#hide();
    this.events.onClosed();
  }

  #hide(): void {
    this.#wanted = 'none';
    this.#activate(-1);
    this.#choices = [];
    this.list.hidden = true;
    this.field.setAttribute('aria-expanded', 'false');
  }

  #option({ content, choose }: Choice, index: number): HTMLLIElement {
    const option = element(
      'li',
      { id: `${this.list.id}-${index}`, role: 'option', 'aria-selected': 'false' },
      ...content,
    );
    option.addEventListener('click', choose);
    return option;
  }

  /** Whether the key was for the list. */
  #press({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || shiftKey) return false;
    switch (key) {
      case 'ArrowDown':
        return this.#move(1, 'first');
      case 'ArrowUp':
        return this.#move(-1, 'last');
      case 'Enter':
        return this.#chooseActive();
      case 'Escape':
        return this.#escape();
      // The cursor moves in the text, and the list is left.
      case 'Home':
      case 'End':
      case 'ArrowLeft':
      case 'ArrowRight':
        this.#activate(-1);
        return false;
      default:
        return false;
    }
  }

  /** From the field to the list, through it, and back to the field at its ends. */
  #move(by: 1 | -1, wanted: 'first' | 'last'): boolean {
    if (!this.isOpen || this.#isStale) {
      // It is asked for once, however often the key is pressed meanwhile.
      if (this.#wanted === 'none') this.events.onWanted();
      this.#wanted = wanted;
      return true;
    }
    const places = this.#choices.length + 1;
    this.#activate(((this.#active + 1 + by + places) % places) - 1);
    return true;
  }

  #chooseActive(): boolean {
    const choice = this.#choices[this.#active];
    choice?.choose();
    return choice !== undefined;
  }

  #escape(): boolean {
    const wasOpen = this.isOpen;
    this.close();
    return wasOpen;
  }

  #activate(index: number): void {
    this.list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = this.list.children[index];
    if (!option) {
      this.field.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.field.setAttribute('aria-activedescendant', option.id);
  }
}
