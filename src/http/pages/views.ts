/** What the pages show: plain values, already worked out, so that a page only lays them out. */

import type { Html } from './html.js';

/** `href` is a path of this server, or an address outside when `isExternal`. */
export interface Link {
  readonly label: string;
  readonly href: string;
  readonly isExternal?: boolean;
  /** The language of the text, where it is not English. */
  readonly language?: string;
}

/** A value of a fact: a thing, or text with its language or datatype. */
export type ValueView =
  | { readonly kind: 'link'; readonly link: Link }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly language?: string;
      readonly datatype?: string;
    };

export interface Fact {
  readonly property: Link;
  readonly values: readonly ValueView[];
  /** Of each value the receipt that it rests on, where there is one. */
  readonly receipts?: readonly (ReceiptLink | undefined)[];
}

/** A receipt by its id on the page; without words it has a note. */
export interface ReceiptLink {
  readonly id: string;
  readonly hasWords: boolean;
}

/** Places of a map in degrees, those with most first, and capitals to find one's way by. */
export interface MapView {
  readonly places: readonly {
    readonly link: Link;
    readonly count: number;
    readonly at: Coordinates;
  }[];
  readonly capitals: readonly (Coordinates & { readonly name: string })[];
}

/** A place on the globe, in degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** How much there was in each year, from the first to the last. */
export interface YearsView {
  readonly nouns: readonly [one: string, many: string];
  readonly years: readonly {
    readonly year: number;
    readonly count: number;
    readonly href?: string;
    readonly isChosen?: boolean;
  }[];
}

/** The place of a fact's words. */
export interface ReceiptView {
  /** On the page. */
  readonly id: string;
  readonly statement: string;
  readonly quote: string;
  /** Nobody compared the words with the page, whose text is not kept. */
  readonly isUnchecked: boolean;
  /** The text of the page around the words, if it is kept. */
  readonly before: string;
  readonly after: string;
  /** An editor's. */
  readonly note: string;
  readonly rule: string;
  readonly confidence: string;
  readonly start: number;
  readonly end: number;
}

/** Where the facts of one news item come from. */
export interface OriginView {
  /** Addresses of its source pages, outside. */
  readonly pages: readonly Link[];
  /** How they were checked, in words; empty where nobody says so. */
  readonly check: string;
  /** The service read the page, so that each fact has its words. */
  readonly isRead: boolean;
}

/** What points at a thing by one property. */
export interface IncomingView {
  /** What these things are to it. */
  readonly title: string;
  readonly property: Link;
  /** The first of them; of some kinds with a date. */
  readonly things: readonly {
    readonly link: Link;
    readonly date: Html | undefined;
    /** Of a post, the people who hold or held it. */
    readonly holders?: readonly Link[];
  }[];
  readonly total: number;
  /** All of them. */
  readonly moreHref?: string;
  readonly csvHref: string;
  readonly years?: YearsView;
  /** Other things that most of them have to do with. */
  readonly companions?: readonly { readonly link: Link; readonly count: number }[];
}

/** The page of a thing: its facts, the things that point at it, and their sources. */
export interface ThingView {
  readonly iri: string;
  readonly label: string;
  /** The language of the label, where it is not English. */
  readonly language?: string;
  /** Classes, those it was said to be of first. */
  readonly types: readonly Link[];
  /** The sentence that says what it is, in pieces; empty where there is none. */
  readonly summary: readonly (string | Link)[];
  readonly facts: readonly Fact[];
  /** Facts of technical interest. */
  readonly details: readonly Fact[];
  readonly isCut: boolean;
  readonly incoming: readonly IncomingView[];
  /** Where it is, or where what it has to do with took place. */
  readonly map?: MapView;
  /** The documents that speak of it, with their IRIs, which print shows beside them. */
  readonly sources: readonly { readonly link: Link; readonly iri: string }[];
  /** Of news items and events. */
  readonly origins: readonly OriginView[];
  readonly receipts: readonly ReceiptView[];
  readonly formats: readonly Link[];
  /** Its statements, in SPARQL. */
  readonly query: string;
  /** Where its past is listed. */
  readonly historyHref?: string;
  /** schema.org JSON-LD for the page's head, as JSON text. */
  readonly schemaOrg?: string;
}

/** A query that readers can start from. */
export interface ExampleQuery {
  /** What it is about, as a heading for several. */
  readonly topic: string;
  readonly title: string;
  readonly description: string;
  readonly query: string;
}

/** The answer of a query on its page. */
export type QueryResultView =
  | {
      readonly kind: 'solutions';
      readonly variables: readonly string[];
      readonly rows: readonly (readonly (ValueView | null)[])[];
      /** All rows there are; `rows` may be the first of them. */ readonly total: number;
      readonly milliseconds: number;
    }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly milliseconds: number }
  | {
      readonly kind: 'graph';
      readonly turtle: string;
      readonly statementCount: number;
      /** `turtle` may have the first of them. */
      readonly shownCount: number;
      readonly milliseconds: number;
    };

/** The query page: what was asked, and the answer or the error. */
export interface QueryView {
  readonly query: string;
  /** IRIs that begin so are answered by this server. */
  readonly baseIri: string;
  readonly examples: readonly ExampleQuery[];
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
  /** The canonical address of the page, where it has one. */
  readonly canonical?: string;
  /** Alternates for the page's head: the same in other formats. */
  readonly alternates?: readonly { readonly mediaType: string; readonly href: string }[];
}
