/** A news item's title, labels and paragraphs, each with its place in the source. */
import type { SourcedText } from './sourced-text.js';

export type PageMediaType = 'text/html' | 'text/plain';

/** Place and date of writing in a press release: `VIENNA, 10 April 2024 –`. */
export interface Dateline {
  readonly text: SourcedText;
  readonly city: string;
  /** ISO date, or null when the dateline names the city only. */
  readonly date: string | null;
}

/** A news item without the site around it. */
export interface Article {
  readonly title: SourcedText;
  /** The page has no title; its text begins with these words. */
  readonly isTitleFromText?: true;
  /** `News Item`, `Press Release`, …; null when the page does not say. */
  readonly contentType: SourcedText | null;
  readonly issuedOn: { readonly date: string; readonly text: SourcedText } | null;
  readonly issuedBy: readonly SourcedText[];
  readonly fieldsOfWork: readonly SourcedText[];
  /** The paragraphs in order, the lead once, the dateline taken off. */
  readonly paragraphs: readonly SourcedText[];
  /** How many of the paragraphs, from the first, make up the lead. */
  readonly leadCount: number;
  readonly dateline: Dateline | null;
}
