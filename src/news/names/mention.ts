/** Kinds of names in a sentence. */
import type { BodyKind } from '../facts.js';
import type { DateMention } from './dates.js';
import type { TextRange } from './sentences.js';

export type MentionKind =
  'body' | 'state' | 'adjective' | 'name' | 'place' | 'date' | 'quotation' | 'role' | 'hidden';

/** A named thing, with its place in the sentence. */
export interface Mention extends TextRange {
  readonly kind: MentionKind;
  /** The words as written, or for a short name the full name. */
  readonly name: string;
  readonly bodyKind?: BodyKind;
  /** ISO code of the State of a body, a State or an adjective. */
  readonly state?: string | null;
  readonly date?: DateMention;
  /** For a part of another body, or a function in one: the other's name. */
  readonly whole?: string;
  /** A name that cannot be a person's. */
  readonly isCompound?: boolean;
}

/** The mentions at a token, and the token after them. */
export interface MentionsRead {
  readonly mentions: readonly Mention[];
  readonly end: number;
}

export const one = (mention: Mention, end: number): MentionsRead => ({ mentions: [mention], end });

/** Words of a body's name in quotation marks. */
export const MAX_QUOTED_NAME = 6;
