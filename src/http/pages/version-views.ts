/** Views of versions, differences, the catalogue and citations. */
import type {
  Citation,
  ComparedThing,
  DiffDescription,
  ThingChange,
  Verification,
} from '../../snapshots/index.js';

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
