/** Views of versions, differences, the catalogue and citations. */
import type {
  Citation,
  ComparedThing,
  DiffDescription,
  DigestedVersionInfo,
  Statistics,
  ThingChange,
  Verification,
  VersionInfo,
} from '../../snapshots/index.js';
import type { Link } from './views.js';

export type VersionView = VersionInfo;

export interface SnapshotView {
  readonly info: DigestedVersionInfo;
  /** The last kept version before it; 0 if none. */
  readonly before: number;
  readonly files: readonly {
    readonly name: string;
    readonly href: string;
    readonly size: number | null;
    readonly sha256: string | null;
    readonly mediaType: string;
  }[];
}

export interface CountedLink {
  readonly link: Link;
  readonly count: number;
}

export interface CatalogView {
  readonly statistics: Statistics;
  readonly files: SnapshotView['files'];
  readonly classes: readonly CountedLink[];
  readonly properties: readonly CountedLink[];
  readonly graphs: readonly CountedLink[];
  readonly formats: readonly Link[];
}

/** The page of a difference between versions, of the graph or of one thing. */
export interface DiffView {
  readonly description: DiffDescription;
  /** IRI of the only thing, if one was chosen. */
  readonly thing: string | undefined;
  /** Things of the page: their changes, or all their statements on both sides. */
  readonly shown:
    | { readonly view: 'words'; readonly things: readonly ThingChange[] }
    | { readonly view: 'sides'; readonly things: readonly ComparedThing[] };
  /** The place of the first of them among all, from 0. */
  readonly firstIndex: number;
  /** The page of another view with a thing, by its place among all. */
  readonly sidesHrefOf: (index: number) => string;
  readonly viewHrefs: { readonly words: string; readonly sides: string };
  readonly previousHref?: string;
  readonly nextHref?: string;
  /** The path on this server for an IRI. */
  readonly pathOf: (iri: string) => string | undefined;
}

/** The page of a cited query, as cited, or verified. */
export interface CiteView {
  readonly citation: Citation;
  readonly url: string;
  readonly bibTeX: string;
  readonly verification?: Verification;
}
