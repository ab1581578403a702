/** Mentions of functions and ranks, and of institutions that are named after an office. */
import type { BodyMentions } from './body-mentions.js';
import { BODY_HEADS, SUBUNIT_HEADS } from './body-words.js';
import type { KnownNames } from './known-names.js';
import { one, type MentionsRead } from './mention.js';
import type { NameReader } from './name-reader.js';
import { isNameWord } from './name-words.js';
import { roleEnd } from './role-reader.js';
import { isHonorific, isPortfolioWord, isRoleNoun } from './role-words.js';
import { textOf, type WordToken } from './tokens.js';

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
    private readonly tokens: readonly WordToken[],
    private readonly text: string,
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
      /^ (?!(?:at|of|in|from|and|for|with|to)\b)[a-z]/.test(this.text.slice(token.end));
    if (
      !isRole ||
      isAttribute ||
      token.isPossessive ||
      GROUP_AFTER.test(this.text.slice(token.end))
    )
      return undefined;
    const end = roleEnd(this.tokens, this.text, at);
    return this.readOmbudsman(at, at) ?? this.roleOfKnown(at, end) ?? this.role(at, end);
  }

  /** `the Ombudsman of Serbia`, beside nobody's name: the institution. */
  readOmbudsman(at: number, noun: number): MentionsRead | undefined {
    const last = roleEnd(this.tokens, this.text, noun);
    const place = last + (this.tokens[last + 1]?.text === 'the' ? 2 : 1);
    const hasPlace = this.tokens[last]?.text === 'of' && isNameWord(this.tokens[place]);
    const end = hasPlace ? Math.max(this.names.longestState(place), place + 1) : last;
    const isBesideName =
      NAME_BEFORE.test(this.text.slice(0, this.tokens[at]?.start)) ||
      /^,? \p{Lu}/u.test(this.text.slice(this.tokens[end - 1]?.end));
    return /^(?:Ombuds(?:man|person)|Protector)$/.test(this.tokens[noun]?.word ?? '') &&
      end > noun + 1 &&
      !isBesideName
      ? one(this.bodies.make(at, end, { state: this.bodies.stateIn(at, end) }), end)
      : undefined;
  }

  /** A word for a function, with the words of its field before it: `Human Rights Officer`. */
  role(at: number, end: number): MentionsRead {
    const start = this.bodies.startOf(at);
    const name = textOf(this.tokens, this.text, at, end);
    return one({ kind: 'role', start, end: start + name.length, name }, end);
  }

  /** `Head of Mission`: a function in the last named body that is one. */
  private roleOfKnown(at: number, end: number): MentionsRead | undefined {
    const head = this.tokens[end + 1];
    const isPart =
      SUBUNIT_HEADS.has(head?.word ?? '') || /^(?:Staff|Cabinet)$/.test(head?.word ?? '');
    const isShort =
      this.tokens[end]?.text === 'of' &&
      (/^(?:Mission|Office|Centre|Presence)$/.test(head?.word ?? '') ||
        (isPart && isNameWord(this.tokens[end + 2]))) &&
      this.isNoNameOrPersons(end + 2);
    if (!head || !isShort || /^(?:of|in|to)$/.test(this.tokens[end + 2]?.text ?? ''))
      return undefined;
    const whole = this.known.resolve(head.word)?.name;
    const [role] = this.role(at, end + 2).mentions;
    return role && one({ ...role, ...(whole === undefined ? {} : { whole }) }, end + 2);
  }

  /** `Head of Mission Ann Lee`, but not `Head of Mission Support`. */
  private isNoNameOrPersons(at: number): boolean {
    if (!isNameWord(this.tokens[at])) return true;
    const run = this.names.runOfNames(at);
    return (
      run.length === 2 &&
      this.names.isAdjacent(at) &&
      !run.some(({ word }) => BODY_HEADS.has(word) || isPortfolioWord(word))
    );
  }
}
