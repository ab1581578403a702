/** Guesses of who helped or paid where no rule of the tables applies, by words beside a body. */
import { bodiesIn, listsIn, withLists } from '../names/body-lists.js';
import { LIST_SIGN, SIGNS } from '../names/masked-sentence.js';
import type { Mention } from '../names/mention.js';
import type { ArticleSentence, PreparedArticle } from '../names/prepared-article.js';
import { spellOut } from '../names/slots.js';
import type { PartFinding } from './part-findings.js';
import type { PeopleFindings } from './people.js';
import { WORD_CLASSES } from './word-classes.js';

const CONFIDENCE = 0.55;

type Role = 'funder' | 'partner';

/** Words beside a body in its clause, and the role that they give it, the surer first. */
const CUES: readonly (readonly [role: Role, words: string])[] = [
  [
    'funder',
    'money|cheque|<purse>|costs?|expenses|tickets?|' +
      'pa(?:y|ys|id)\\b(?!(?: [a-z]+)? (?:attention|visits?|tribute|heed|respects?))',
  ],
  [
    'partner',
    '<partners>|help(?:s|ed|ing)?|assist(?:s|ed|ing)?|back(?:s|ed|ing)?|aided|side|hand|lent|' +
      'lends?|shoulders?',
  ],
];

const CLAUSE = `[^;.${LIST_SIGN}]`;
const COMPILED = CUES.map(([role, words]) => ({
  role,
  after: new RegExp(spellOut(`^${CLAUSE}{0,70}?\\b(?:${words})\\b`, WORD_CLASSES)),
  before: new RegExp(
    spellOut(
      `\\b(?:${words})\\b${CLAUSE}{0,60}?(?: (?:by|from|of|with|in|was|were|is|are|had)|:)` +
        ' (?:both |the |those of |that of )?$',
      WORD_CLASSES,
    ),
  ),
}));

/** Before those who get something, or who are only named: `help for A`, `the Head of A`. */
const NO_PART = new RegExp(
  '\\b(?:to|for|at|on|towards|into|between|among|against|help(?:s|ed)?|assist(?:s|ed)?|' +
    `support(?:s|ed)?|backs?|(?:[a-z]+ers?|representatives?) (?:from|of)|${SIGNS.role} (?:of|at|in)) ` +
    '(?:the )?$',
);

/** Work over the years, and what is denied. */
const OTHER_MATTER =
  /\b(?:such as|between|since|so far|over the (?:last|past)|in recent years|every year|not|never|without)\b/;
const OF_EVENT = new RegExp(`${WORD_CLASSES.event ?? ''}|\\b(?:it|this|both|them)\\b`);

/** Bodies without a role whose clause has words for one of these roles, which nobody has yet. */
export function findByCues(
  reading: PreparedArticle,
  roles: readonly Role[],
  found: readonly PartFinding[],
  people: PeopleFindings,
): PartFinding[] {
  const cues = COMPILED.filter(({ role }) => roles.includes(role));
  const taken = new Set(found.map(({ body }) => body.name));
  const spokenFor = new Set(
    people.statements
      .filter(({ relation }) => relation === 'affiliation')
      .map(({ span }) => span.start),
  );
  const isFree = (sentence: ArticleSentence, body: Mention): boolean =>
    body.name !== 'OSCE' && !taken.has(body.name) && !spokenFor.has(sentence.spanOf(body).start);
  return reading.sentences.flatMap((sentence) => {
    const signed = withLists(sentence);
    const { lowered } = signed;
    if (cues.length === 0 || !OF_EVENT.test(lowered) || OTHER_MATTER.test(lowered)) return [];
    return listsIn(lowered).flatMap((list) => {
      const [before, after] = [lowered.slice(0, list.start), lowered.slice(list.end)];
      if (NO_PART.test(before)) return [];
      const role = (
        cues.find((cue) => cue.after.test(after)) ?? cues.find((cue) => cue.before.test(before))
      )?.role;
      if (role === undefined) return [];
      return bodiesIn(signed, list)
        .filter(({ kind }) => kind === 'body' || (kind === 'state' && role === 'funder'))
        .filter((body) => isFree(sentence, body))
        .map((body) => ({
          role,
          body,
          sentence,
          rule: `likely-${role}`,
          confidence: CONFIDENCE,
          isSubject: false,
        }));
    });
  });
}
