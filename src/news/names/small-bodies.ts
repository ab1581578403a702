/** Bodies in lower case: `the ministry`, `German government`. */
import type { BodyMentions } from './body-mentions.js';
import { SMALL_BODY_HEADS, SMALL_SHORT_NAMES } from './body-words.js';
import type { KnownNames } from './known-names.js';
import { one, type MentionsRead } from './mention.js';
import type { NameReader } from './name-reader.js';
import { isNameWord } from './name-words.js';
import type { WordToken } from './tokens.js';

/** Nouns that make the small word for a body before them an adjective: `police officers`. */
const NOUN_AFTER = new RegExp(
  '^ (?:officer|official|staff|force|service|delegation|school|academ|expert|' +
    'represent|cadet|trainer|unit|station|reform|work|cooperation|co-operation|' +
    'personnel|bod|guard|agenc|institution|and customs|and border|of\\b)',
);

/** Reads such bodies from the words of one sentence. */
export class SmallBodies {
  constructor(
    private readonly tokens: readonly WordToken[],
    private readonly text: string,
    private readonly known: KnownNames,
    private readonly names: NameReader,
    private readonly bodies: BodyMentions,
  ) {}

  /** `German Federal government`, `police of Schleswig-Holstein`: bodies in lower case. */
  read(at: number, head: number, iso2: string | null): MentionsRead | undefined {
    const token = this.tokens[head];
    if (!token || !SMALL_BODY_HEADS.has(token.word.toLowerCase())) return undefined;
    if (head > at || iso2 !== null) {
      return NOUN_AFTER.test(this.text.slice(token.end))
        ? undefined
        : one(this.bodies.make(at, head + 1, { state: iso2 }), head + 1);
    }
    const name = this.tokens[head + 2];
    if (this.tokens[head + 1]?.text !== 'of' || !isNameWord(name)) return undefined;
    const state = this.bodies.longest(head + 2, 'state');
    const end = state?.end ?? this.names.read(head + 2).end;
    return one(this.bodies.make(head, end, { state: state?.entry.iso2 ?? null }), end);
  }

  /** `the ministry`, `the NGO`: short for the one named before. */
  readShortName(at: number): MentionsRead | undefined {
    const token = this.tokens[at];
    if (token?.word === 'NGO' && this.bodies.isAfterThe(at)) {
      const ngo = this.known.lastOf('ngo');
      return ngo && one(this.bodies.repeat(ngo, at, at + 1), at + 1);
    }
    if (
      !token ||
      !SMALL_SHORT_NAMES.has(token.word) ||
      this.tokens[at - 1]?.text.toLowerCase() !== 'the' ||
      NOUN_AFTER.test(this.text.slice(token.end))
    )
      return undefined;
    const body = this.known.resolve(token.word.charAt(0).toUpperCase() + token.word.slice(1));
    return body && one(this.bodies.repeat(body, at, at + 1), at + 1);
  }
}
