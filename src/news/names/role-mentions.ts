/** Mentions of functions and ranks, and of institutions that are named after an office. */
import type { BodyMentions } from './body-mentions.js';
import { BODY_HEADS, SUBUNIT_HEADS } from './body-words.js';
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
    const isRole = isRoleNoun(token.word) || (token.isCapitalised && isHonorific(token.word));
    // `our fellow organizer`
    const isAttribute =
      /^fellow$/.test(token.word) &&
      /^ (?!(?:at|of|in|from|and|for|with|to)\b)[a-z]/.test(this.names.text.slice(token.end));
    if (
      !isRole ||
      isAttribute ||
      token.isPossessive ||
      GROUP_AFTER.test(this.names.text.slice(token.end))
    )
      return undefined;
    const end = roleEnd(this.names, at);
    return this.readOmbudsman(at, at) ?? this.roleOfKnown(at, end) ?? this.role(at, end);
  }

  /** `the Ombudsman of Serbia`, beside nobody's name: the institution. */
  readOmbudsman(at: number, noun: number): MentionsRead | undefined {
    const last = roleEnd(this.names, noun);
    const place = last + (this.names.tokens[last + 1]?.text === 'the' ? 2 : 1);
    const hasPlace = this.names.tokens[last]?.text === 'of' && isNameWord(this.names.tokens[place]);
    const end = hasPlace ? Math.max(this.names.longestState(place), place + 1) : last;
    const isBesideName =
      NAME_BEFORE.test(this.names.text.slice(0, this.names.tokens[at]?.start)) ||
      /^,? \p{Lu}/u.test(this.names.text.slice(this.names.tokens[end - 1]?.end));
    return /^(?:Ombuds(?:man|person)|Protector)$/.test(this.names.tokens[noun]?.word ?? '') &&
      end > noun + 1 &&
      !isBesideName
      ? one(this.bodies.make(at, end, { state: this.bodies.stateIn(at, end) }), end)
      : undefined;
  }

  /** A word for a function, with the words of its field before it: `Human Rights Officer`. */
  role(at: number, end: number): MentionsRead {
    const start = this.bodies.startOf(at);
    const name = this.names.textOf(at, end);
    return one({ kind: 'role', start, end: start + name.length, name }, end);
  }

  /** `Head of Mission`: a function in the last named body that is one. */
  private roleOfKnown(at: number, end: number): MentionsRead | undefined {
    const head = this.names.tokens[end + 1];
    const isPart =
      SUBUNIT_HEADS.has(head?.word ?? '') || /^(?:Staff|Cabinet)$/.test(head?.word ?? '');
    const isShort =
      this.names.tokens[end]?.text === 'of' &&
      (/^(?:Mission|Office|Centre|Presence)$/.test(head?.word ?? '') ||
        (isPart && isNameWord(this.names.tokens[end + 2]))) &&
      this.isNoNameOrPersons(end + 2);
    if (!head || !isShort || /^(?:of|in|to)$/.test(this.names.tokens[end + 2]?.text ?? ''))
      return undefined;
    const whole = this.known.resolve(head.word)?.name;
    const [role] = this.role(at, end + 2).mentions;
    return role && one({ ...role, ...(whole === undefined ? {} : { whole }) }, end + 2);
  }

  /** `Head of Mission Ann Lee`, but not `Head of Mission Support`. */
  private isNoNameOrPersons(at: number): boolean {
    if (!isNameWord(this.names.tokens[at])) return true;
    const run = this.names.runOfNames(at);
    return (
      run.length === 2 &&
      this.names.isAdjacent(at) &&
      !run.some(({ word }) => BODY_HEADS.has(word) || isPortfolioWord(word))
    );
  }
}

/** The end of the words for a function; after `Minister`, the portfolio belongs to it. */
export function roleEnd(names: NameRuns, noun: number): number {
  const { tokens, text } = names;
  const word = tokens[noun]?.word ?? '';
  if (/^(?:assistant|associate)$/i.test(word) && isRoleNoun(tokens[noun + 1]?.word ?? ''))
    return roleEnd(names, noun + 1);
  if (/^(?:Under-)?Secretary of State\b/.test(text.slice(tokens[noun]?.start))) return noun + 3;
  const hasPortfolio =
    /^(?:minister|protector)$/i.test(word) &&
    /^(?:of|for)$/.test(tokens[noun + 1]?.text ?? '') &&
    names.isAdjacent(noun + 1);
  return (hasPortfolio ? portfolioEnd(names, noun + 2) : undefined) ?? noun + 1;
}

/** `Labour, Health and Social Affairs`: words of portfolios, joined. */
function portfolioEnd(names: NameRuns, start: number): number | undefined {
  const { tokens, text } = names;
  let end: number | undefined;
  const first = start + (tokens[start]?.text.toLowerCase() === 'the' ? 1 : 0);
  // `Foreign Minister of the Government of Albania` is in the government, not for it.
  if (tokens[first]?.word.toLowerCase() === 'government') return undefined;
  for (let at = first; isPortfolio(names, at);) {
    at = portfolioRunEnd(names, at);
    end = at;
    const isListed = text.slice(tokens[at - 1]?.end, tokens[at]?.start) === ', ';
    while (/^(?:and|&|of|for|the)$/i.test(tokens[at]?.text ?? '')) at += 1;
    // `Minister of Justice, Youth Officer Ann Lee`: words before another function are no portfolio.
    if ((at === end && !isListed) || isRoleNoun(tokens[portfolioRunEnd(names, at)]?.word ?? ''))
      break;
  }
  return end;
}

function isPortfolio({ tokens, text }: NameRuns, at: number): boolean {
  const word = tokens[at]?.word ?? '';
  return (
    isPortfolioWord(word) &&
    !isRoleWord(word) &&
    /^,? ?(?:\S+ )*$/.test(text.slice(tokens[at - 1]?.end, tokens[at]?.start))
  );
}

function portfolioRunEnd(names: NameRuns, start: number): number {
  let end = start;
  while (isPortfolioWord(names.tokens[end]?.word ?? '') && (end === start || names.isAdjacent(end)))
    end += 1;
  return end;
}
