/** Addresses of a list and its pages, pinned to a version so that pages fit together. */
import type { HeaderLink } from '../exchange/links.js';
import type { ListRequest } from './list-request.js';

/** Parameters of the page or its presentation. */
export const OF_PAGE: readonly string[] = [
  'page',
  'size',
  'format',
  'facets',
  'view',
  'month',
  'include',
  'fields',
];

export class ListAddresses {
  readonly #request: ListRequest;
  readonly #version: number;
  readonly publicUrl: string;
  /** An empty list has one. */
  readonly pageCount: number;

  constructor(request: ListRequest, version: number, publicUrl: string, total = 0) {
    this.#request = request;
    this.#version = version;
    this.publicUrl = publicUrl;
    this.pageCount = Math.max(1, Math.ceil(total / request.pageSize));
  }

  /** The filtered list as a whole, in this version. */
  get collection(): string {
    return this.#addressOf(this.#request.parameters.filter(([name]) => !OF_PAGE.includes(name)));
  }

  page(number: number, changes: Readonly<Record<string, string>> = {}): string {
    const others = this.#request.parameters.filter(
      ([name]) => name !== 'page' && !(name in changes),
    );
    return this.#addressOf([...others, ['page', String(number)], ...Object.entries(changes)]);
  }

  /** With other parameters, on the first page, pinned only if the request was. */
  changed(changes: Readonly<Record<string, string | undefined>>): string {
    const kept = this.#request.parameters.filter(([name]) => name !== 'page' && !(name in changes));
    return addressOf(this.base, [
      ...kept,
      ...Object.entries(changes).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, value]],
      ),
    ]);
  }

  get self(): string {
    return this.page(this.#request.page);
  }

  /** The same list of the latest version. */
  get unpinned(): string {
    return addressOf(
      this.base,
      this.#request.parameters.filter(([name]) => name !== 'version'),
    );
  }

  get pages(): { first: string; previous?: string; next?: string; last: string } {
    const { page } = this.#request;
    return {
      first: this.page(1),
      ...(page > 1 ? { previous: this.page(Math.min(page - 1, this.pageCount)) } : {}),
      ...(page < this.pageCount ? { next: this.page(page + 1) } : {}),
      last: this.page(this.pageCount),
    };
  }

  get pageLinks(): HeaderLink[] {
    const { first, previous, next, last } = this.pages;
    return [
      { rel: 'first', href: first },
      { rel: 'prev', href: previous },
      { rel: 'next', href: next },
      { rel: 'last', href: last },
    ].flatMap(({ rel, href }) => (href === undefined ? [] : [{ rel, href }]));
  }

  get base(): string {
    return `${this.publicUrl}/${this.#request.kind.name}`;
  }

  #addressOf(parameters: readonly (readonly [string, string])[]): string {
    return addressOf(this.base, [
      ...parameters.filter(([name]) => name !== 'version'),
      ['version', String(this.#version)],
    ]);
  }
}

function addressOf(base: string, parameters: readonly (readonly [string, string])[]): string {
  return parameters.length === 0
    ? base
    : `${base}?${new URLSearchParams(parameters.map(([...pair]) => pair)).toString()}`;
}
