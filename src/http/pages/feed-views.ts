/** Views of pages about fed pages and their proposals. */
import type { Link, ValueView } from './views.js';

/** A piece of a page's text; evidence of facts has an id and a colour, counted from 0. */
export interface TextPiece {
  readonly text: string;
  readonly id?: string;
  readonly colour?: number;
}

export interface FeedOutcome {
  /** By its IRI. */
  readonly newsItem: Link;
  readonly wasKnown: boolean;
  /** The page is in the graph with this text, so there is nothing to commit. */
  readonly isSamePage: boolean;
  /** How a known item was recognized. */
  readonly reasons: readonly string[];
  /** The page is in the graph with another text: what committing this one adds and removes. */
  readonly difference:
    | {
        readonly version: number;
        readonly added: readonly string[];
        readonly removed: readonly string[];
      }
    | undefined;
  readonly facts: readonly FeedFact[];
  readonly pieces: readonly TextPiece[];
  readonly conforms: boolean;
  readonly report: readonly {
    readonly severity: string;
    readonly focusNode: string;
    readonly message: string;
  }[];
  readonly proposals: readonly string[];
  /** What the graph's rules keep from being committed, and the words of the page. */
  readonly heldBack: readonly {
    readonly object: string;
    readonly reason: string;
    readonly sentence: string;
  }[];
  /** Decisions on facts, as JSON that is sent with the page. */
  readonly decisions: string;
}

/** A fact of a page on trial, and the decision on it. */
export interface FeedFact {
  /** In words. */
  readonly relation: string;
  readonly object: ValueView;
  readonly about: string | undefined;
  readonly rule: string;
  readonly confidence: number;
  readonly state: 'asserted' | 'accepted' | 'refused' | 'in review';
  readonly pieceId: string;
  readonly colour: number;
  /** The statement as JSON. */
  readonly key: string;
  readonly canBeRefused: boolean;
  readonly isOfThing: boolean;
  /** Undefined if undecided. */
  readonly said?: 'accept' | 'refuse';
  /** Another thing, as typed. */
  readonly thing: string;
}

export interface FeedView {
  readonly text: string;
  readonly source: string;
  readonly outcome?: FeedOutcome;
  /** Why the page was refused. */
  readonly refusal?: string;
}
