/** Queries side by side, kept on this browser. Without storage they last as long as the page. */
import { element, fill, button } from '../elements.js';

export interface Tab {
  readonly id: string;
  text: string;
  /** Whether somebody wrote in it: then opening another query leaves it alone. */
  isWritten: boolean;
}

const KEY = 'osce-graph.tabs';

export class Tabs {
  readonly element: HTMLElement;
  readonly #list = element('div', { role: 'tablist', 'aria-label': 'Queries' });
  readonly #close = button('Close tab', () => this.#closeShown());
  readonly #tabs = keptTabs();
  readonly #closed = new Set<string>();
  #shown: Tab;

  /**
   * `given` is the query of the address, or what a first tab begins with. A reloaded page shows the
   * tab that it had. `panel` is the element with the text; `onShow` is called for another tab.
   */
  constructor(
    given: { readonly query: string; readonly isFromAddress: boolean },
    private readonly panel: HTMLElement,
    private readonly onShow: (tab: Tab) => void,
  ) {
    const before = this.#tabs.find(({ id }) => id === history.state);
    const same = this.#tabs.find(({ text }) => text === given.query);
    const other = given.isFromAddress ? undefined : this.#tabs[0];
    this.#shown = before ?? same ?? other ?? this.#added(given.query);
    const add = button('New tab', () => this.#show(this.#added('')));
    this.element = element('div', { class: 'tabs' }, this.#list, add, this.#close);
    this.#list.addEventListener('keydown', (event) => this.#onKey(event));
    this.#write();
  }

  get shown(): Tab {
    return this.#shown;
  }

  /** What was written in the tab that is shown. */
  write(text: string): void {
    if (text === this.#shown.text) return;
    Object.assign(this.#shown, { text, isWritten: true });
    this.#write();
  }

  /** Shows a query: in the tab that has it, in one that nobody wrote in, or in a new one. */
  open(text: string): void {
    const tab =
      this.#tabs.find((each) => each.text === text) ??
      (this.#shown.isWritten ? this.#added(text) : this.#shown);
    tab.text = text;
    this.#show(tab);
  }

  #added(text: string): Tab {
    const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    const tab = { id, text, isWritten: false };
    this.#tabs.push(tab);
    return tab;
  }

  #show(tab: Tab): void {
    this.#shown = tab;
    this.#write();
    this.onShow(tab);
  }

  #closeShown(): void {
    const at = this.#tabs.indexOf(this.#shown);
    this.#closed.add(this.#shown.id);
    this.#tabs.splice(at, 1);
    this.#show(this.#tabs[Math.max(0, at - 1)] ?? this.#added(''));
    this.#focus();
  }

  #focus(): void {
    this.#list.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }

  /** As tabs do: arrows go round, Home and End to the ends, Delete closes. */
  #onKey(event: KeyboardEvent): void {
    const at = this.#tabs.indexOf(this.#shown);
    const count = this.#tabs.length;
    const next = { ArrowLeft: at - 1 + count, ArrowRight: at + 1, Home: 0, End: count - 1 }[
      event.key
    ];
    if (event.key === 'Delete') this.#closeShown();
    const tab = next === undefined ? undefined : this.#tabs[next % count];
    if (!tab) return;
    event.preventDefault();
    this.#show(tab);
    this.#focus();
  }

  #write(): void {
    fill(
      this.#list,
      ...this.#tabs.map((tab) => {
        const isShown = tab === this.#shown;
        const name = nameOf(tab.text);
        const show = (): void => {
          this.#show(tab);
          this.#focus();
        };
        return button(name, show, {
          class: undefined,
          role: 'tab',
          id: `tab-${tab.id}`,
          'aria-selected': String(isShown),
          'aria-controls': this.panel.id,
          tabindex: isShown ? 0 : -1,
          title: name,
        });
      }),
    );
    this.panel.setAttribute('aria-labelledby', `tab-${this.#shown.id}`);
    this.#close.hidden = this.#tabs.length === 1;
    this.#keep();
  }

  /** Tabs of other windows stay. */
  #keep(): void {
    const mine = new Set(this.#tabs.map(({ id }) => id));
    const others = keptTabs().filter(({ id }) => !mine.has(id) && !this.#closed.has(id));
    try {
      localStorage.setItem(KEY, JSON.stringify([...this.#tabs, ...others]));
    } catch {
      // Storage is full or switched off.
    }
  }
}

/** Its first comment, or the text without the prologue. */
function nameOf(text: string): string {
  const comment = /(?:^|\s)#\+?\s+(?:summary:\s*)?(.*\S)/m.exec(text)?.[1];
  return (comment?.replace(/^"(.*)"$/, '$1') ?? gistOf(text)) || 'New query';
}

/** A query's text without the prologue, in a line. */
function gistOf(query: string): string {
  const body =
    query
      .replace(/^\s*(?:#.*|(?:prefix|base)\s+[^>]*>)\s*$/gim, '')
      .replace(/\s+/g, ' ')
      .trim() || query.trim();
  return body.length > 90 ? `${body.slice(0, 89)}…` : body;
}

/** None without storage; what somebody else has written there is passed over. */
function keptTabs(): Tab[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isTab) : [];
  } catch {
    return [];
  }
}

function isTab(value: unknown): value is Tab {
  const { id, text, isWritten } = (value ?? {}) as Record<string, unknown>;
  return typeof id === 'string' && typeof text === 'string' && typeof isWritten === 'boolean';
}
