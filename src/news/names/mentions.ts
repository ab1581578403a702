/** Finds bodies, States, nationalities, functions, other names, days and quotations in a sentence. */
import {
  ADVERBS,
  AREA_WORDS,
  BODY_HEADS,
  BODY_KIND_BEFORE,
  HOLDERS_OFFICE,
  NAMED_WORK_HEADS,
  ONE_WORD_BODIES,
  REGIONS,
  SENTENCE_STARTERS,
  tidyName,
} from './words.js';
import { BodyMentions } from './body-mentions.js';
import type { KnownNames } from './known-names.js';
import type { Lexicon } from './lexicon.js';
import { one, type Mention, type MentionsRead, withQuotedNames } from './mention.js';
import { NameReader } from './name-reader.js';
import type { NamePhrase } from './name-runs.js';
import {
  ATTRIBUTIVE_ROLES,
  isHonorific,
  isNameWord,
  isPortfolioWord,
  isRoleNoun,
} from './role-words.js';
import { readPluralBodies } from './plural-bodies.js';
import { type WordToken, tokenize } from './tokens.js';

/** Bodies by these words only with their State: `Swiss Development Cooperation`. */
const OF_STATES_ONLY = /^(?:Development|Humanitarian) (?:Co-?operation|Aid)$/;

/** An `expert group`, or an `official visit`, is nobody's function. */
const GROUP_AFTER =
  /^ (?:groups?|teams?|panels?|bod(?:y|ies)|level|opinion|network|visits?|languages?|opening)\b/;

/** `Ann Lee, who is the new`: what follows is her office. */
const NAME_BEFORE = new RegExp(
  "\\p{Lu}[\\p{L}’'-]+(?: \\(|,| –)? ?(?:(?:who )?(?:is|was|serve[ds]|acting|has been)(?: as)? )?" +
    '(?:an? [a-z ]+ and )?(?:the )?(?:(?:new|first|former|deputy|acting|then) )*$|\\bDeputy $',
  'u',
);

/** Mentions of one sentence, outside its quotations and dates (`taken`). */
export class MentionReader {
  private readonly tokens: WordToken[];
  private readonly names: NameReader;
  private readonly bodies: BodyMentions;

  constructor(
    private readonly text: string,
    private readonly taken: readonly Mention[],
    private readonly lexicon: Lexicon,
    private readonly known: KnownNames,
  ) {
    this.tokens = tokenize(text).filter(
      (token) => !taken.some((each) => each.start < token.end && token.start < each.end),
    );
    this.names = new NameReader(this.tokens, text, lexicon);
    this.bodies = new BodyMentions(this.names, known);
  }

  /** All mentions in order, the taken ones included. */
  read(): Mention[] {
    const found: Mention[] = [...this.taken];
    for (let at = 0; at < this.tokens.length;) {
      const read = this.readAt(at);
      for (const mention of read?.mentions ?? []) found.push(mention);
      at = read ? read.end : at + 1;
    }
    return withQuotedNames(
      found.sort((a, b) => a.start - b.start),
      this.text,
    );
  }

  private readAt(at: number): MentionsRead | undefined {
    const token = this.tokens[at];
    if (!token || /^(?:the|governments|states|acting)$/i.test(token.text)) return undefined;
    const shared = readPluralBodies(at, this.names) ?? this.bodies.coordinator(at);
    if (shared) return shared;
    const state = this.names.longest(at, 'state');
    const adjective = this.lexicon.stateOfAdjective(token.word);
    const named = this.names.longest(at, 'body');
    const body = named && this.bodies.isFunctionOf(at, named.end) ? undefined : named;
    if (state && (!body || body.end <= state.end))
      return this.readAfterState(at, state.end, state.entry.iso2, 'state');
    if (adjective && token.isCapitalised && !body)
      return this.readAfterState(at, at + 1, adjective.iso2, 'adjective');
    if (!token.isCapitalised) return this.readRole(token, at);
    const isOffice = HOLDERS_OFFICE.test(this.names.from(at).slice(0, 80));
    const isAttribute =
      ATTRIBUTIVE_ROLES.has(token.word.toLowerCase()) && this.names.hasHead(at + 1);
    if (isOffice || isAttribute || (isNameWord(token) && !this.isSentenceStart(at)))
      return this.readName(at, body);
    return body ? this.readKnownBody(at, body.end) : this.readRole(token, at);
  }

  /** A body of the State before it: `Kazakhstan’s Border Service`, `German Embassy`. */
  private readAfterState(
    at: number,
    end: number,
    iso2: string | null,
    kind: 'state' | 'adjective',
  ): MentionsRead | undefined {
    const next = this.tokens[end];
    if (isNameWord(next) && this.names.isAdjacent(end)) {
      const phrase = this.names.read(end);
      const words = this.names.nameOf(end, phrase.end);
      if (phrase.isBody || ONE_WORD_BODIES.has(words) || OF_STATES_ONLY.test(words))
        return one(
          this.bodies.make(at, phrase.end, { state: iso2, wholeStart: phrase.wholeStart }),
          phrase.end,
        );
      if (phrase.isWork && !this.tokens[end - 1]?.isPossessive)
        return this.readPlaceOrName(at, phrase.end, true);
    }
    const start = this.names.startOf(at);
    const name = this.names.nameOf(at, end);
    return one({ kind, start, end: start + name.length, name, state: iso2 }, end);
  }

  private readName(at: number, known: { end: number } | undefined): MentionsRead | undefined {
    const phrase = this.names.read(at);
    const name = this.names.nameOf(at, phrase.end);
    // `the “Teaching Together” Project`: a common noun with a capital.
    if (NAMED_WORK_HEADS.has(name)) return undefined;
    const abbreviated = this.known.abbreviated.get(name);
    if (abbreviated) return one(this.bodies.repeat(abbreviated, at, at + 1), at + 1);
    // `Programme Office of the OSCE`: a part of a known body.
    const isPart = known && /^ of (?:the )?OSCE\b/.test(this.names.after(known.end));
    if (known && (known.end >= phrase.end || isPart)) return this.readKnownBody(at, known.end);
    if (this.isBodyOfFunction(at, phrase)) return this.readKnownBody(at, at + 1);
    const resolved = this.bodies.resolve(at, phrase.end);
    if (resolved) return one(resolved, phrase.end);
    if (
      phrase.isBody ||
      ONE_WORD_BODIES.has(name) ||
      /^(?:UN|EU|NATO|United Nations|World) \p{Lu}| International(?: \p{Lu}|$)/u.test(name)
    )
      return this.readBody(at, phrase.end, phrase.wholeStart);
    if (this.names.isAdjacent(phrase.end) && isRoleNoun(this.names.word(phrase.end)))
      return this.role(at, this.names.roleEnd(phrase.end));
    return this.readPlaceOrName(at, phrase.end, phrase.isCompound);
  }

  /** `OSCE Police Reform Adviser`, `ODIHR Hate Crime Officer`: the other words are the function's. */
  private isBodyOfFunction(at: number, { end, isBody }: NamePhrase): boolean {
    const first = this.names.nameOf(at, at + 1);
    return (
      !(isBody && BODY_HEADS.has(this.names.word(end - 1))) &&
      this.names.isAdjacent(end) &&
      isRoleNoun(this.names.word(end)) &&
      /^\p{Lu}{3,}$/u.test(first) &&
      this.lexicon.body(first) !== undefined
    );
  }

  private readBody(
    at: number,
    end: number,
    wholeStart: number | undefined,
  ): MentionsRead | undefined {
    const name = this.names.nameOf(at, end);
    const isHeadAlone = end - at === 1 && !ONE_WORD_BODIES.has(name);
    const isMembers =
      name === 'Parliament' && /members? of (?:the )?$/i.test(this.names.before(at));
    return isHeadAlone || isMembers
      ? undefined
      : one(this.bodies.make(at, end, { state: this.bodies.stateIn(at, end), wholeStart }), end);
  }

  /** A town, an area such as `Almaty region`, or an otherwise unknown name. */
  private readPlaceOrName(at: number, end: number, isCompound: boolean): MentionsRead {
    const name = this.names.nameOf(at, end);
    const place = this.lexicon.place(name);
    const start = this.names.startOf(at);
    const isRegion = REGIONS.test(name);
    const area =
      this.names.isAdjacent(end) && AREA_WORDS.has(this.names.textAt(end))
        ? this.tokens[end]
        : undefined;
    const stop = area?.end ?? start + name.length;
    const mention = {
      start,
      end: stop,
      name: tidyName(this.text.slice(start, stop)),
      isCompound: isCompound || isRegion,
    };
    const known = this.known.named(mention.name);
    if (known) return one(this.bodies.repeat(known, at, end), end);
    if (BODY_KIND_BEFORE.test(this.text.slice(0, start)))
      return one(this.bodies.make(at, end, { state: null, bodyKind: 'ngo' }), end);
    if (place || area)
      return one({ ...mention, kind: 'place', state: place?.iso2 ?? null }, area ? end + 1 : end);
    const person = this.known.person(name);
    if (!mention.isCompound) this.known.addPerson({ ...mention, kind: 'name' });
    return one({ ...mention, kind: 'name', state: null, name: person?.name ?? mention.name }, end);
  }

  /** `WCO Secretary General` is a function in another body. */
  private readKnownBody(at: number, end: number): MentionsRead {
    const name = this.names.nameOf(at, end);
    const before = this.tokens[at - 1];
    const isAfterOther =
      before?.isCapitalised === true && before.text !== 'The' && this.names.isAdjacent(at);
    if (isAfterOther && /^(?:Secretary General|Director|President|High Commissioner)$/.test(name))
      return this.role(at, end);
    return one(this.bodies.make(at, end, { state: this.lexicon.body(name)?.iso2 ?? null }), end);
  }

  /** A capital at the start of a sentence makes no name, unless another name word follows. */
  private isSentenceStart(at: number): boolean {
    const word = this.names.word(at);
    if (!/^["“„(\s]*$/.test(this.names.before(at)) || /\p{Lu}.*\p{Lu}/u.test(word)) return false;
    const next = this.names.word(at + 1);
    // `Energy Minister Ann Lee`
    if (isPortfolioWord(word) && next === 'Minister') return false;
    if (word.endsWith('ing') || ADVERBS.has(word.toLowerCase())) return true;
    // `Ahmed` and `Anatoly` are names before others.
    if (this.names.goesOn(at + 1)) return false;
    if (/(?:ed|ly)$/.test(word) || SENTENCE_STARTERS.has(word.toLowerCase())) return true;
    return next !== 'of' && !this.lexicon.place(word) && !this.known.person(word);
  }

  /** A word for a function or a rank; each is a mention of its own. */
  private readRole(token: WordToken, at: number): MentionsRead | undefined {
    const after = this.text.slice(token.end);
    const isRole = isRoleNoun(token.word) || (token.isCapitalised && isHonorific(token.word));
    if (!isRole || token.isPossessive || GROUP_AFTER.test(after)) return undefined;
    const end = this.names.roleEnd(at);
    return this.readOmbudsman(at, at) ?? this.roleOfKnown(at, end) ?? this.role(at, end);
  }

  /** `the Ombudsman of Serbia`, beside nobody's name: the institution. */
  private readOmbudsman(at: number, noun: number): MentionsRead | undefined {
    const { names } = this;
    if (!/^(?:Ombuds(?:man|person)|Protector)$/.test(names.word(noun))) return undefined;
    const last = names.roleEnd(noun);
    const place = names.pastThe(last + 1);
    const hasPlace = names.textAt(last) === 'of' && isNameWord(names.tokens[place]);
    const end = hasPlace ? Math.max(names.longestState(place), place + 1) : last;
    const isBesideName = NAME_BEFORE.test(names.before(at)) || /^,? \p{Lu}/u.test(names.after(end));
    return end > noun + 1 && !isBesideName
      ? one(this.bodies.make(at, end, { state: this.bodies.stateIn(at, end) }), end)
      : undefined;
  }

  /** A word for a function, with the words of its field before it: `Human Rights Officer`. */
  private role(at: number, end: number, whole?: string): MentionsRead {
    const start = this.names.startOf(at);
    const name = this.names.textOf(at, end);
    const part = whole === undefined ? {} : { whole };
    return one({ kind: 'role', start, end: start + name.length, name, ...part }, end);
  }

  /** `Head of Mission`: a function in the last named body that is one. */
  private roleOfKnown(at: number, end: number): MentionsRead | undefined {
    const head = this.names.word(end + 1);
    // `Head of Mission Ann Lee`, but not `Head of Mission Support`.
    const more = this.names.runOfNames(end + 2).length;
    const isShort =
      this.names.textAt(end) === 'of' &&
      /^(?:Mission|Office|Centre|Presence|Staff|Cabinet)$/.test(head) &&
      (more === 0 || more === 2) &&
      !/^(?:of|in|to)$/.test(this.names.textAt(end + 2));
    return isShort ? this.role(at, end + 2, this.known.resolve(head)?.name) : undefined;
  }
}
