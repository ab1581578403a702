/** A number for each id, where most ids lie close together. */
import type { TermId } from '../../graph/index.js';
import type { Budget } from '../workers/index.js';

const PAGE_BITS = 10;
const PAGE_IDS = 1 << PAGE_BITS;

/** Numbers by id, 0 at first, in pages: 4 bytes an id of pages written to. */
export class NumbersById {
  readonly #pages = new Map<number, Uint32Array>();
  #lastNumber = -1;
  #last: Uint32Array = NO_PAGE;

  constructor(private readonly budget: Budget) {}

  get(id: TermId): number {
    const number = id >>> PAGE_BITS;
    if (number !== this.#lastNumber) {
      this.#last = this.#pages.get(number) ?? NO_PAGE;
      this.#lastNumber = number;
    }
    return this.#last[id & (PAGE_IDS - 1)]!;
  }

  set(id: TermId, value: number): void {
    const number = id >>> PAGE_BITS;
    let page = this.#pages.get(number);
    if (!page) {
      this.budget.addMemory(PAGE_IDS * 4);
      page = new Uint32Array(PAGE_IDS);
      this.#pages.set(number, page);
    }
    this.#lastNumber = number;
    this.#last = page;
    page[id & (PAGE_IDS - 1)] = value;
  }

  clear(): void {
    for (const page of this.#pages.values()) page.fill(0);
  }
}

const NO_PAGE = new Uint32Array(PAGE_IDS);
