/** Mentions of functions and ranks, and of institutions that are named after an office. */
import type { BodyMentions } from './body-mentions.js';
import type { KnownNames } from './known-names.js';
import { one, type MentionsRead } from './mention.js';
import type { NameReader } from './name-reader.js';
import { isNameWord, isHonorific, isPortfolioWord, isRoleNoun, isRoleWord } from './role-words.js';
import type { WordToken } from './tokens.js';
import type { NameRuns } from './name-runs.js';

/** An `expert group`, or an `official visit`, is nobody's function. */
const GROUP_AFTER =
  /^ (?:groups?|teams?|panels?|bod(?:y|ies)|level|opinion|network|visits?|languages?|opening)\b/;

/** `Ann Lee, who is the new`: what follows is her office. */
const NAME_BEFORE = new RegExp(
  "\\p{Lu}[\\p{L}’'-]+(?: \\(|,| –)? ?(?:(?:who )?(?:is|was|serve[ds]|acting|has been)(?: as)? )?" +
    '(?:an? [a-z ]+ and )?(?:the )?(?:(?:new|first|former|deputy|acting|then) )*$|\\bDeputy $',
  'u',
);

export class RoleMentions {
  constructor(
    private readonly known: KnownNames,
    private readonly names: NameReader,
    private readonly bodies: BodyMentions,
  ) {}

  /** A word for a function or a rank; each is a mention of its own. */
  read(token: WordToken, at: number): MentionsRead | undefined {
    const after = this.names.text.slice(token.end);
    const isRole = isRoleNoun(token.word) || (token.isCapitalised && isHonorific(token.word));
    if (!isRole || token.isPossessive || GROUP_AFTER.test(after)) return undefined;
    const end = roleEnd(this.names, at);
    return this.readOmbudsman(at, at) ?? this.roleOfKnown(at, end) ?? this.role(at, end);
  }

  /** `the Ombudsman of Serbia`, beside nobody's name: the institution. */
  readOmbudsman(at: number, noun: number): MentionsRead | undefined {
    const { names } = this;
    if (!/^(?:Ombuds(?:man|person)|Protector)$/.test(names.word(noun))) return undefined;
    const last = roleEnd(names, noun);
    const place = names.pastThe(last + 1);
    const hasPlace = names.textAt(last) === 'of' && isNameWord(names.tokens[place]);
    const end = hasPlace ? Math.max(names.longestState(place), place + 1) : last;
    const isBesideName = NAME_BEFORE.test(names.before(at)) || /^,? \p{Lu}/u.test(names.after(end));
    return end > noun + 1 && !isBesideName
      ? one(this.bodies.make(at, end, { state: this.bodies.stateIn(at, end) }), end)
      : undefined;
  }

  /** A word for a function, with the words of its field before it: `Human Rights Officer`. */
  role(at: number, end: number, whole?: string): MentionsRead {
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

/** The end of the words for a function; after `Minister`, the portfolio belongs to it. */
export function roleEnd(names: NameRuns, noun: number): number {
  const word = names.word(noun);
  if (/^(?:assistant|associate)$/i.test(word) && isRoleNoun(names.word(noun + 1)))
    return roleEnd(names, noun + 1);
  if (/^(?:Under-)?Secretary of State\b/.test(names.from(noun).slice(0, 40))) return noun + 3;
  const hasPortfolio =
    /^(?:minister|protector)$/i.test(word) && /^(?:of|for)$/.test(names.textAt(noun + 1));
  return (hasPortfolio ? portfolioEnd(names, noun + 2) : undefined) ?? noun + 1;
}

/** `Labour, Health and Social Affairs`: words of portfolios, joined. */
function portfolioEnd(names: NameRuns, start: number): number | undefined {
  const isPortfolioAt = (at: number): boolean => isPortfolioWord(names.word(at));
  let at = names.pastThe(start);
  let end: number | undefined;
  // `Foreign Minister of the Government of Albania` is in the government, not for it.
  if (names.word(at) === 'Government') return undefined;
  while (isPortfolioAt(at) && !isRoleWord(names.word(at))) {
    do at += 1;
    while (isPortfolioAt(at) && names.isAdjacent(at));
    end = at;
    while (/^(?:and|&|of|for|the)$/i.test(names.textAt(at))) at += 1;
    // `Minister of Justice, Youth Officer Ann Lee`: words before another function are no portfolio.
    const next = at + names.runOfNames(at).length;
    if (!/^,? [\w&]/.test(names.after(end)) || isRoleNoun(names.word(next))) break;
  }
  return end;
}
