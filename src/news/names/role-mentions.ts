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
    const after = this.names.text.slice(token.end);
    const isRole = isRoleNoun(token.word) || (token.isCapitalised && isHonorific(token.word));
    // `our fellow organizer`
    const isAttribute =
      token.word === 'fellow' && /^ (?!(?:at|of|in|from|and|for|with|to)\b)[a-z]/.test(after);
    if (!isRole || isAttribute || token.isPossessive || GROUP_AFTER.test(after)) return undefined;
    const end = roleEnd(this.names, at);
    return this.readOmbudsman(at, at) ?? this.roleOfKnown(at, end) ?? this.role(at, end);
  }

  /** `the Ombudsman of Serbia`, beside nobody's name: the institution. */
  readOmbudsman(at: number, noun: number): MentionsRead | undefined {
    const { tokens, text } = this.names;
    if (!/^(?:Ombuds(?:man|person)|Protector)$/.test(tokens[noun]?.word ?? '')) return undefined;
    const last = roleEnd(this.names, noun);
    const place = last + (tokens[last + 1]?.text === 'the' ? 2 : 1);
    const hasPlace = tokens[last]?.text === 'of' && isNameWord(tokens[place]);
    const end = hasPlace ? Math.max(this.names.longestState(place), place + 1) : last;
    const isBesideName =
      NAME_BEFORE.test(text.slice(0, tokens[at]?.start)) ||
      /^,? \p{Lu}/u.test(text.slice(tokens[end - 1]?.end));
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
    const { tokens } = this.names;
    const head = tokens[end + 1]?.word ?? '';
    const isPart = SUBUNIT_HEADS.has(head) || /^(?:Staff|Cabinet)$/.test(head);
    const isShort =
      tokens[end]?.text === 'of' &&
      (/^(?:Mission|Office|Centre|Presence)$/.test(head) ||
        (isPart && isNameWord(tokens[end + 2]))) &&
      this.isNoNameOrPersons(end + 2) &&
      !/^(?:of|in|to)$/.test(tokens[end + 2]?.text ?? '');
    return isShort ? this.role(at, end + 2, this.known.resolve(head)?.name) : undefined;
  }

  /** `Head of Mission Ann Lee`, but not `Head of Mission Support`. */
  private isNoNameOrPersons(at: number): boolean {
    const run = this.names.runOfNames(at);
    return (
      run.length === 0 ||
      (run.length === 2 &&
        this.names.isAdjacent(at) &&
        !run.some(({ word }) => BODY_HEADS.has(word) || isPortfolioWord(word)))
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
  const wordAt = (at: number): string => tokens[at]?.word ?? '';
  const gapBefore = (at: number): string => text.slice(tokens[at - 1]?.end, tokens[at]?.start);
  const runEnd = (from: number): number => {
    let end = from;
    while (isPortfolioWord(wordAt(end)) && (end === from || names.isAdjacent(end))) end += 1;
    return end;
  };
  let at = start + (tokens[start]?.text.toLowerCase() === 'the' ? 1 : 0);
  let end: number | undefined;
  // `Foreign Minister of the Government of Albania` is in the government, not for it.
  if (wordAt(at).toLowerCase() === 'government') return undefined;
  while (isPortfolioWord(wordAt(at)) && !isRoleWord(wordAt(at)) && /^,? ?$/.test(gapBefore(at))) {
    end = runEnd(at);
    at = end;
    while (/^(?:and|&|of|for|the)$/i.test(tokens[at]?.text ?? '')) at += 1;
    // `Minister of Justice, Youth Officer Ann Lee`: words before another function are no portfolio.
    if ((at === end && gapBefore(at) !== ', ') || isRoleNoun(wordAt(runEnd(at)))) break;
  }
  return end;
}
