/** Kinds of names in a sentence. */
import type { BodyKind } from '../facts.js';
import type { DateMention } from './dates.js';
import type { TextRange } from './sentences.js';
import { tidyName } from './words.js';

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

/** Whether words in quotation marks can be a body's name. */
export const isQuotedName = (words: string): boolean =>
  /^[\p{Lu}\d][^!?]*$/u.test(words) && words.split(' ').length <= 6;

/** Bodies with a name of their own after the words for their kind. */
const NAMED_IN_QUOTES = new RegExp(
  '(?:Academy|Agency|Alliance|Association|Cent(?:re|er)|Club|Coalition|College|Company|' +
    'Foundation|Fund|Group|Initiative|Institute|Movement|Network|NGO|Organi[sz]ation|School|' +
    'Society|Union|University)(?: of \\S+)?$',
);

/** `the Charitable Foundation “Law and Society”` is one name. */
export function withQuotedNames(mentions: readonly Mention[], text: string): Mention[] {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const body = joined.at(-1);
    const isNameOf =
      mention.kind === 'quotation' &&
      body?.kind === 'body' &&
      NAMED_IN_QUOTES.test(body.name) &&
      text.slice(body.end, mention.start) === ' ' &&
      isQuotedName(mention.name);
    if (isNameOf)
      joined[joined.length - 1] = {
        ...body,
        end: mention.end,
        name: tidyName(`${body.name} ${text.slice(mention.start, mention.end)}`),
      };
    else joined.push(mention);
  }
  return joined;
}
