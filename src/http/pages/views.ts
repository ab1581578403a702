/** What the pages show: plain values, already worked out, so that a page only lays them out. */
import type { StoredQuery } from '../../queries/index.js';
import type { QueryPreview } from '../../sparql/index.js';

/** `href` is a path of this server, or an address outside when `isExternal`. */
export interface Link {
  readonly label: string;
  readonly href: string;
  readonly isExternal?: boolean;
  /** The language of the text, where it is not English. */
  readonly language?: string;
  /** The number of things that its address lists. */
  readonly count?: number;
  /** Whether it is what the page shows. */
  readonly isCurrent?: boolean;
}

/** A value of a fact: a thing, or text with its language or datatype. */
export type ValueView =
  | { readonly kind: 'link'; readonly link: Link }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly language?: string | undefined;
      readonly datatype?: string | undefined;
    };

type Rows = Extract<QueryPreview, { readonly kind: 'solutions' }>;

/** The answer of a query on its page. */
export type QueryResultView = { readonly milliseconds: number } & (
  | Exclude<QueryPreview, Rows>
  | (Omit<Rows, 'solutions'> & { readonly rows: readonly (readonly (ValueView | null)[])[] })
);

/** The query page: what was asked, and the answer or the error. */
export interface QueryView {
  readonly query: string;
  /** IRIs that begin so are answered by this server. */
  readonly baseIri: string;
  readonly examples: readonly Pick<StoredQuery, 'topic' | 'title' | 'description' | 'query'>[];
  readonly result?: QueryResultView;
  /** Message of the error that the query met, with line and column when they are known. */
  readonly error?: { readonly message: string; readonly line?: number; readonly column?: number };
  /** The same answer in the formats for programs. */
  readonly downloads: readonly Link[];
  /** Parameters of the request besides the query, for all further requests of the page. */
  readonly asked?: readonly (readonly [name: string, value: string])[];
  /** Whether queries without FROM see less than lists and records. */
  readonly isDefaultGraphAlone?: boolean;
}

/** What every page has around its content. */
export interface PageFrame {
  /** The version of the graph shown, if the page depends on one. */
  readonly version?: number;
  /** Whether the reader asked for this version: the page says so, and its forms keep it. */
  readonly isPinned?: boolean;
  readonly canonical?: string;
  /** Alternates for the page's head: the same in other formats. */
  readonly alternates?: readonly { readonly mediaType: string; readonly href: string }[];
}
