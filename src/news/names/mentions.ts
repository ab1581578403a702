/** Finds what a sentence names: bodies, States, adjectives of nationality, other names, days and quotations. */
import {
  ADVERBS, AREA_WORDS, BODY_HEADS, BODY_KIND_BEFORE, bodyKindOf, ONE_WORD_BODIES, REGIONS, SENTENCE_STARTERS, SMALL_BODY_HEADS, SMALL_SHORT_NAMES,
} from './body-words.js';
import type { KnownNames } from './known-names.js';
import type { Lexicon } from './lexicon.js';
import type { Mention } from './mention.js';
import { isNameWord, NameReader } from './name-reader.js';
import { PLURAL_HEADS, readPluralBodies } from './plural-bodies.js';
import { roleEnd } from './role-reader.js';
import { ATTRIBUTIVE_ROLES, isHonorific, isRoleNoun } from './role-words.js';
import { type Token, tokenize } from './tokens.js';

/** A body named after who heads it: `Prosecutor General’s Office`. Elsewhere such words are a person's function. */
const HOLDERS_OFFICE = /^(?:\p{Lu}\p{L}+ ){0,2}\p{Lu}\p{L}+(?:['’]s|s['’]) Office\b/u;

/** Nouns that make the small word for a body before them an adjective: `police officers`. */
const NOUN_AFTER = /^ (?:officer|official|staff|force|service|delegation|school|academ|expert|represent|cadet|trainer|unit|station|reform|work|cooperation|co-operation|personnel|bod|guard|agenc|institution|and customs|and border|of\b)/;

/** Longest name of the lexicon that is looked for, in characters. */
const MAX_NAME_LENGTH = 140;

/** What was read at a place, and the token after it. */
interface Read {
  readonly mentions: readonly Mention[];
  readonly end: number;
}

/** Reads the mentions of one sentence. `taken` are its quotations and dates; nothing is looked for inside them. */
export class MentionReader {
  private readonly tokens: Token[];
  private readonly names: NameReader;
  private readonly hasPlural: boolean;

  constructor(
    private readonly text: string,
    private readonly taken: readonly Mention[],
    private readonly lexicon: Lexicon,
    private readonly known: KnownNames,
  ) {
    this.tokens = tokenize(text).filter((token) => !taken.some((each) => each.start < token.end && token.start < each.end));
    this.names = new NameReader(this.tokens, text, lexicon);
    this.hasPlural = this.tokens.some((token) => PLURAL_HEADS.has(token.word));
  }

  /** All mentions in order, the taken ones included. */
  read(): Mention[] {
    const found: Mention[] = [...this.taken];
    for (let at = 0; at < this.tokens.length;) {
      const read = this.readAt(at);
      if (read) found.push(...read.mentions);
      at = read ? read.end : at + 1;
    }
    return found.sort((a, b) => a.start - b.start);
  }

  private readAt(at: number): Read | undefined {
    const token = this.tokens[at];
    if (!token || /^(?:the|governments|states)$/i.test(token.text)) return undefined;
    const shared = this.hasPlural ? this.readShared(at) : undefined;
    if (shared) return shared;
    const state = this.longest(at, 'state');
    const adjective = this.lexicon.stateOfAdjective(token.word);
    const body = this.longest(at, 'body');
    if (state && (!body || body.end <= state.end)) return this.readAfterState(at, state.end, state.entry.iso2, 'state');
    if (adjective && token.isCapitalised && !body) return this.readAfterState(at, at + 1, adjective.iso2, 'adjective');
    if (!token.isCapitalised) return this.readSmallBody(at, at, null) ?? this.readSmallShortName(at) ?? this.readRole(token, at);
    const isOffice = HOLDERS_OFFICE.test(this.text.slice(token.start, token.start + 80));
    const isAttribute = ATTRIBUTIVE_ROLES.has(token.word.toLowerCase()) && this.names.runOfNames(at + 1).some((next) => BODY_HEADS.has(next.word));
    if (isOffice || (isAttribute && this.names.isAdjacent(at + 1)) || (isNameWord(token) && !this.isSentenceStart(at))) return this.readName(at, body);
    return body ? this.readKnownBody(at, body.end) : this.readRole(token, at);
  }

  /** `the Embassies of Italy and Norway`: each of them. */
  private readShared(at: number): Read | undefined {
    const shared = readPluralBodies(at, {
      tokens: this.tokens, text: this.text, lexicon: this.lexicon, isNameWord, stateEnd: (position) => this.names.longestState(position),
    });
    const mentions = shared?.bodies.map(({ name, state, start, end }): Mention => (
      { kind: 'body', start, end, name: tidyName(name), bodyKind: bodyKindOf(name), state }));
    return shared && mentions && { mentions, end: shared.end };
  }

  /** A word for a function or a rank; each is a mention of its own. */
  private readRole(token: Token, at: number): Read | undefined {
    const isRole = isRoleNoun(token.word) || (token.isCapitalised && isHonorific(token.word));
    const end = roleEnd(this.tokens, this.text, at);
    return isRole && !token.isPossessive ? this.roleOfKnown(at, end) ?? this.role(at, end) : undefined;
  }

  /** A word for a function, with the words of its field before it: `Human Rights Officer`. */
  private role(at: number, end: number): Read {
    const first = this.tokens[at]!; // callers give a range of tokens that is not empty
    const last = this.tokens[end - 1]!;
    return one({ kind: 'role', start: first.start, end: last.end, name: this.text.slice(first.start, last.end) }, end);
  }

  /** `Head of Mission`: a function in the body last named that is one. */
  private roleOfKnown(at: number, end: number): Read | undefined {
    const head = this.tokens[end + 1];
    const isShort = this.tokens[end]?.text === 'of' && /^(?:Mission|Office|Centre|Presence)$/.test(head?.word ?? '') && !isNameWord(this.tokens[end + 2]);
    if (!head || !isShort || /^(?:of|in|to)$/.test(this.tokens[end + 2]?.text ?? '')) return undefined;
    const whole = this.known.resolve(head.word)?.name;
    const [role] = this.role(at, end + 2).mentions;
    return role && one({ ...role, ...(whole === undefined ? {} : { whole }) }, end + 2);
  }

  /** What follows a State or an adjective may be a body of that State: `Kazakhstan’s Border Service`, `German Embassy`. */
  private readAfterState(at: number, end: number, iso2: string, kind: 'state' | 'adjective'): Read | undefined {
    const next = this.tokens[end];
    if (next && isNameWord(next) && this.names.isAdjacent(end) && (kind === 'adjective' || !this.lexicon.stateOfAdjective(next.word))) {
      const phrase = this.names.read(end);
      if (phrase.isBody) return one(this.body(at, phrase.end, iso2, phrase.wholeStart), phrase.end);
      if (phrase.isWork && kind === 'adjective') return this.readPlaceOrName(at, phrase.end, true);
    }
    const small = this.names.isAdjacent(end) ? this.readSmallBody(at, end, iso2) : undefined;
    const isAfterThe = this.tokens[at - 1]?.text.toLowerCase() === 'the';
    if (small && (kind === 'adjective' || isAfterThe || this.tokens[end - 1]?.isPossessive)) return small;
    const first = this.tokens[at]!; // readAt saw it
    const last = this.tokens[end - 1]!; // end is after at
    const stop = last.isPossessive ? last.start + last.word.length : last.end;
    return one({ kind, start: first.start, end: stop, name: this.text.slice(first.start, stop), state: iso2 }, end);
  }

  /** `German Federal government`, `police of Schleswig-Holstein`: bodies written small. */
  private readSmallBody(at: number, head: number, iso2: string | null): Read | undefined {
    const token = this.tokens[head];
    if (!token || !SMALL_BODY_HEADS.has(token.word.toLowerCase())) return undefined;
    if (head > at || iso2 !== null) {
      return NOUN_AFTER.test(this.text.slice(token.end)) ? undefined : one(this.body(at, head + 1, iso2), head + 1);
    }
    const name = this.tokens[head + 2];
    if (this.tokens[head + 1]?.text !== 'of' || !isNameWord(name)) return undefined;
    const state = this.longest(head + 2, 'state');
    const end = state?.end ?? this.names.read(head + 2).end;
    return one(this.body(head, end, state?.entry.iso2 ?? null), end);
  }

  /** `the ministry`: short for the ministry named before. */
  private readSmallShortName(at: number): Read | undefined {
    const token = this.tokens[at];
    if (!token || !SMALL_SHORT_NAMES.has(token.word) || this.tokens[at - 1]?.text.toLowerCase() !== 'the' || NOUN_AFTER.test(this.text.slice(token.end))) return undefined;
    const body = this.known.resolve(token.word.charAt(0).toUpperCase() + token.word.slice(1));
    return body && one(this.repeated(body, at, at + 1), at + 1);
  }

  private readName(at: number, known: { end: number } | undefined): Read | undefined {
    const phrase = this.names.read(at);
    const abbreviated = phrase.end - at === 1 ? this.known.abbreviated(this.nameOf(at, at + 1)) : undefined;
    if (abbreviated) return one(this.repeated(abbreviated, at, at + 1), at + 1);
    if (known && (known.end >= phrase.end || this.isPartOfKnown(known.end))) return this.readKnownBody(at, known.end);
    const name = this.nameOf(at, phrase.end);
    const resolved = this.resolveShortName(at, phrase.end, name);
    if (resolved) return one(resolved, phrase.end);
    if (phrase.isBody || ONE_WORD_BODIES.has(name) || /^(?:UN|EU|NATO) \p{Lu}/u.test(name)) return this.readBody(at, phrase.end, phrase.wholeStart);
    const role = this.tokens[phrase.end];
    if (role && this.names.isAdjacent(phrase.end) && isRoleNoun(role.word)) return this.role(at, roleEnd(this.tokens, this.text, phrase.end));
    return this.readPlaceOrName(at, phrase.end, phrase.isCompound);
  }

  private readBody(at: number, end: number, wholeStart: number | undefined): Read | undefined {
    const isHeadAlone = end - at === 1 && !ONE_WORD_BODIES.has(this.nameOf(at, end));
    const isMembers = /members? of (?:the )?$/i.test(this.text.slice(0, this.tokens[at]?.start)) && this.tokens[at]?.word === 'Parliament' && end - at === 1;
    return isHeadAlone || isMembers ? undefined : one(this.body(at, end, this.stateInName(at, end), wholeStart), end);
  }

  /** A town, an area such as `Almaty region`, or a name of which no more is known. */
  private readPlaceOrName(at: number, end: number, isCompound: boolean): Read {
    const name = this.nameOf(at, end);
    const place = this.lexicon.place(name);
    const first = this.tokens[at]!; // readAt saw it
    const isRegion = REGIONS.test(name);
    const area = this.names.isAdjacent(end) && AREA_WORDS.has(this.tokens[end]?.text ?? '') && !isRegion ? this.tokens[end] : undefined;
    const stop = area?.end ?? first.start + name.length;
    const mention = { start: first.start, end: stop, name: tidyName(this.text.slice(first.start, stop)), isCompound: isCompound || isRegion };
    const known = this.known.named(mention.name);
    if (known) return one(this.repeated(known, at, end), end);
    if (BODY_KIND_BEFORE.test(this.text.slice(0, first.start)) && !area) return one({ ...this.body(at, end, null), bodyKind: 'ngo' }, end);
    if (place || area) return one({ ...mention, kind: 'place', state: place?.country ?? null }, area ? end + 1 : end);
    const person = this.known.person(name);
    if (!mention.isCompound) this.known.addPerson({ ...mention, kind: 'name' });
    return one({ ...mention, kind: 'name', state: null, name: person?.name ?? mention.name }, end);
  }

  /** Whether what follows a known name is `of the` and a known body that it is part of, as the OSCE's units are. */
  private isPartOfKnown(end: number): boolean {
    const position = end + (this.tokens[end + 1]?.text === 'the' ? 2 : 1);
    if (this.tokens[end]?.text !== 'of') return false;
    return this.tokens[position]?.word === 'OSCE' || this.longest(position, 'body') !== undefined;
  }

  /** A body that the lexicon knows; `Secretary General of the World Customs Organization` is a function in another. */
  private readKnownBody(at: number, end: number): Read {
    const name = this.nameOf(at, end);
    const position = end + (this.tokens[end + 1]?.text === 'the' ? 2 : 1);
    const isOfOther = this.tokens[end]?.text === 'of' && isNameWord(this.tokens[position]) && this.tokens[position]?.word !== 'OSCE';
    if (isOfOther && !name.startsWith('OSCE') && /^(?:Secretary General|Director|President|High Commissioner)$/.test(name)) return this.role(at, end);
    const isAfterThe = /\bthe $/i.test(this.text.slice(0, this.tokens[at]?.start));
    const full = isAfterThe ? this.known.complete(name) : undefined;
    if (full) return one(this.repeated(full, at, end), end);
    const unit = name === 'OSCE' && this.names.isAdjacent(end) ? this.longest(end, 'body') : undefined;
    if (unit) return one({ ...this.body(at, unit.end, unit.entry.state), bodyKind: unit.entry.kind, name: `OSCE ${tidyName(this.nameOf(end, unit.end))}` }, unit.end);
    const entry = this.lexicon.body(name);
    return one({ ...this.body(at, end, entry?.state ?? null), bodyKind: entry?.kind ?? bodyKindOf(name) }, end);
  }

  /** “The Centre”, “the OSCE Presence”, “the Working Group”: short for a body named before. */
  private resolveShortName(at: number, end: number, name: string): Mention | undefined {
    const isGeneric = end - at === 1 && BODY_HEADS.has(name) && /\bthe $/i.test(this.text.slice(0, this.tokens[at]?.start));
    const isShort = end - at === 2 && name.startsWith('OSCE ') && BODY_HEADS.has(name.slice(5));
    const isAfterThe = /\bthe $/i.test(this.text.slice(0, this.tokens[at]?.start));
    const last = this.tokens[end - 1]?.word ?? '';
    const isHeadLast = end - at >= 2 && isAfterThe && this.tokens.slice(at, end).every((token) => token.isCapitalised) && (BODY_HEADS.has(last) || isRoleNoun(last));
    const body = isGeneric || isShort ? this.known.resolve(name) : isHeadLast ? this.known.complete(name) : undefined;
    return body ? this.repeated(body, at, end) : undefined;
  }

  /** A body named before, under a short name that stands here. */
  private repeated(body: Mention, at: number, end: number): Mention {
    const first = this.tokens[at]!; // callers give a range of tokens that is not empty
    return { ...body, start: first.start, end: first.start + this.nameOf(at, end).length };
  }

  private body(at: number, end: number, state: string | null, wholeStart?: number): Mention {
    const first = this.tokens[at]!; // callers give a range of tokens that is not empty
    const name = this.nameOf(at, end);
    const mention: Mention = {
      kind: 'body', start: first.start, end: first.start + name.length, name: tidyName(name), bodyKind: this.lexicon.body(name)?.kind ?? bodyKindOf(name), state,
      ...(wholeStart === undefined ? {} : { whole: tidyName(this.nameOf(wholeStart, end)) }),
    };
    this.known.addBody(mention);
    const short = /^ \((?:OSCE\/|the )?(\p{Lu}[\p{L}\p{N}/-]{1,14})\)/u.exec(this.text.slice(mention.end));
    if (short?.[1]) this.known.abbreviate(short[1], mention);
    return mention;
  }

  private stateInName(at: number, end: number): string | null {
    for (let i = at; i < end; i += 1) {
      const state = this.longest(i, 'state');
      if (state && state.end <= end && (i === at || ['of', 'the', 'to'].includes(this.tokens[i - 1]?.text ?? ''))) return state.entry.iso2;
    }
    return null;
  }

  private nameOf(at: number, end: number): string {
    const last = this.tokens[end - 1];
    return this.text.slice(this.tokens[at]?.start, last?.isPossessive ? last.start + last.word.length : last?.end);
  }

  /** The longest run of tokens from `at` on that is the name of a State or a body. */
  private longest<T extends 'state' | 'body'>(at: number, type: T): { end: number; entry: NonNullable<ReturnType<Lexicon[T]>> } | undefined {
    const first = this.tokens[at];
    const count = first ? Math.max(this.lexicon.wordsFrom(type, first.word), this.lexicon.wordsFrom(type, first.text)) : 0;
    for (let end = Math.min(this.tokens.length, at + count); end > at; end -= 1) {
      const last = this.tokens[end - 1];
      const isGap = !last || last.end - (first?.start ?? 0) > MAX_NAME_LENGTH;
      const entry = isGap ? undefined : this.lexicon[type](this.nameOf(at, end));
      // The compiler does not see that the look-up of a type gives an entry of that type.
      if (entry !== undefined) return { end, entry: entry as NonNullable<ReturnType<Lexicon[T]>> };
    }
    return undefined;
  }

  /** A capital at the start of a sentence makes no name, unless another name word follows. */
  private isSentenceStart(at: number): boolean {
    const token = this.tokens[at];
    const next = this.tokens[at + 1];
    if (!token || !/^["“„(\s]*$/.test(this.text.slice(0, token.start)) || /\p{Lu}.*\p{Lu}/u.test(token.word)) return false;
    const isFollowed = isNameWord(next) && this.names.isAdjacent(at + 1);
    // `Ahmed` and `Anatoly` are names, before others at least; adverbs are known.
    if (token.word.endsWith('ing') || (/(?:ed|ly)$/.test(token.word) && (!isFollowed || ADVERBS.has(token.word.toLowerCase()))) || (SENTENCE_STARTERS.has(token.word.toLowerCase()) && !isFollowed)) return true;
    const isAlone = !isFollowed && next?.text !== 'of';
    return isAlone && !this.lexicon.place(token.word) && !this.known.person(token.word);
  }
}

const one = (mention: Mention, end: number): Read => ({ mentions: [mention], end });

/** A name as it is given out: one kind of apostrophe, no article, single spaces. */
export function tidyName(name: string): string {
  return name.replace(/[’‘`]/g, '\'').replace(/\s+/g, ' ').replace(/^the /i, '').trim();
}
