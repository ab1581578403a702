/** Makes mentions of bodies from names, short names and abbreviations. */
import type { BodyKind } from '../facts.js';
import { bodyKindOf } from './body-names.js';
import { BODY_HEADS, tidyName } from './words.js';
import type { KnownNames } from './known-names.js';
import { type Mention, type MentionsRead, one } from './mention.js';
import { isRoleWord } from './role-words.js';
import type { NameRuns } from './name-runs.js';

const CO_ORDINATOR = /^(?:OSCE )?Project Co-?ordinator(?=[.,;]|['’]s|$| (?!in\b|for\b)[a-z])/;

const UN_OFFICE =
  /^(?:UN|United Nations) (?:High Commissioner for (?:Refugees|Human Rights)|Women|Volunteers|Resident Co-?ordinator)\b/;

interface BodyTraits {
  readonly state: string | null;
  /** The token at which the name of its whole begins. */
  readonly wholeStart?: number | undefined;
  /** Its kind, where other words than those of its name give it. */
  readonly bodyKind?: BodyKind;
}

export class BodyMentions {
  constructor(
    private readonly words: NameRuns,
    private readonly known: KnownNames,
  ) {}

  /** Adds the body to the known ones, with an abbreviation that may follow in brackets. */
  make(at: number, end: number, { state, wholeStart, bodyKind }: BodyTraits): Mention {
    const start = this.words.startOf(at);
    const name = this.words.nameOf(at, end);
    const mention: Mention = {
      kind: 'body',
      start,
      end: start + name.length,
      name: tidyName(name),
      bodyKind: bodyKind ?? this.words.lexicon.body(name)?.kind ?? bodyKindOf(name),
      state,
      ...(wholeStart === undefined ? {} : { whole: tidyName(this.words.nameOf(wholeStart, end)) }),
    };
    this.known.addBody(mention);
    const short = /^ \((?:OSCE\/|the )?(\p{Lu}[\p{L}\p{N}/-]{1,14})\)/u.exec(
      this.words.text.slice(mention.end),
    );
    if (short?.[1]) this.known.abbreviated.set(short[1], mention);
    return mention;
  }

  /** A body named before, by its short name here. */
  repeat(body: Mention, at: number, end: number): Mention {
    const start = this.words.startOf(at);
    return { ...body, start, end: start + this.words.nameOf(at, end).length };
  }

  /** “The Centre”, “the OSCE Presence”, “the Working Group”: short for a body named before. */
  resolve(at: number, end: number): Mention | undefined {
    const name = this.words.nameOf(at, end);
    const isAfterThe = /\bthe $/i.test(this.words.before(at));
    const isGeneric = BODY_HEADS.has(name) && isAfterThe;
    const isShort = name.startsWith('OSCE ') && BODY_HEADS.has(name.slice(5));
    const isHeadLast = isAfterThe && BODY_HEADS.has(this.words.word(end - 1));
    const body =
      isGeneric || isShort
        ? this.known.resolve(name)
        : isHeadLast
          ? this.known.complete(name)
          : undefined;
    return body && this.repeat(body, at, end);
  }

  /** `the OSCE Project Co-ordinator`, of the country named before; and offices of the UN. */
  coordinator(at: number): MentionsRead | undefined {
    const rest = this.words.from(at).slice(0, 60);
    const office = UN_OFFICE.exec(rest)?.[0].split(' ').length;
    if (office !== undefined) return one(this.make(at, at + office, { state: null }), at + office);
    const words = CO_ORDINATOR.exec(rest)?.[0];
    const body = words && this.known.complete(words);
    const end = at + (words?.split(' ').length ?? 0);
    return body ? one(this.repeat(body, at, end), end) : undefined;
  }

  /** `Secretary General of the Council of Europe`, `Ann Lee, Secretary General of the OSCE`. */
  isFunctionOf(at: number, end: number): boolean {
    return (
      this.words.textAt(end) === 'of' &&
      this.words.tokens.slice(at, end).every(({ word }) => isRoleWord(word)) &&
      (/\p{L}, (?:the )?$/u.test(this.words.before(at)) ||
        !/^of (?:the )?(?:OSCE|CSCE|Organi[sz]ation)\b/.test(this.words.from(end)))
    );
  }

  /** ISO code of the State in a name: at its beginning, or after `of`, `the` or `to`. */
  stateIn(at: number, end: number): string | null {
    for (let i = at; i < end; i += 1) {
      const state = this.words.longest(i, 'state');
      if (
        state &&
        state.end <= end &&
        (i === at || ['of', 'the', 'to'].includes(this.words.textAt(i - 1)))
      )
        return state.entry.iso2;
    }
    return null;
  }
}
