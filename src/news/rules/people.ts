/** Applies the table of people's names: speaker, function, and body. */
import type { FactStatement, PersonFact } from '../facts.js';
import { SIGNS } from '../names/masked-sentence.js';
import type { Mention } from '../names/mention.js';
import type { PreparedArticle, ArticleSentence } from '../names/prepared-article.js';
import { statement } from '../names/prepared-article.js';
import { isWritten, readFunction } from './person-function.js';
import { findSpeakers } from './speakers.js';
import type { TextRange } from '../names/sentences.js';
import {
  isHonorific,
  isPortfolioWord,
  isPost,
  OF_OFFICIALS,
  withOffices,
} from '../names/role-words.js';
import { matchSlots, type SlotMatch } from '../names/slots.js';
import { type Row, rowsOf } from './rows.js';

const NAME_BEFORE = new RegExp(`${SIGNS.name}, (?:the )?$`);
const NEXT_NAME = new RegExp(`^,? ${SIGNS.name}`);
/** `Head of the Mission Ambassador `, before a name. */
const FUNCTION_BEFORE = new RegExp(
  `${SIGNS.role}(?: (?:of|for|in|at|to|on) (?:the )?\\S+)*(?: ${SIGNS.role})* $`,
);
const NAME_FOLLOWS = new RegExp(`^,? (?:${SIGNS.role}\\.? )*${SIGNS.name}`);

/** Before people to whom something was done: `the murder of the journalist`. */
const SUFFERED = new RegExp(
  '\\b(?:murder|killing|assassination|death|abduction|kidnapping|disappearance|beating|' +
    'arrest|detention|imprisonment|sentencing|release) of (?:[a-z-]+ )*$',
);

const BEFORE_OFFICE = `(?:(?:the|then|new|current|${SIGNS.adjective}) )*$`;
/** Before the office of somebody else: `the wife of the`; `spokesman for the` in signs. */
const OF_ANOTHER = new RegExp(
  `(?:(?:${SIGNS.role}|\\b${OF_OFFICIALS}) (?:of|for)|\\b(?:on behalf|in (?:the )?(?:name|memory)) of) ${BEFORE_OFFICE}`,
  'i',
);
/** Of those who are there for somebody; ambassadors hand letters to ministers. */
const ADVISES =
  /\b(?:advis[eo]r|assistant|deputy|envoy|secretary|counsel\p{L}*|representative|aide) to (?:the )?(?:\p{Lu}\S* )?$/iu;
const FORMER = /\b(?:former|previous|late|ex)[ -](?:\p{Lu}\S* )?$/iu;

/** A row for somebody who speaks or acts. */
interface PersonRow extends Row {
  /** The function, where the pattern has no slot for it. */
  readonly role?: string;
  /** Another function of somebody whose first function an earlier row found. */
  readonly isSecond?: true;
  /** The function may belong to the next name of a row. */
  readonly isInRow?: true;
}

/** In order: a person keeps the function from the first row. */
export const PERSON_ROWS = rowsOf<PersonRow>('people');

interface PersonFinding {
  readonly name: string;
  role: FactStatement | undefined;
  affiliation: FactStatement | undefined;
  second?: Pick<PersonFinding, 'role' | 'affiliation'>;
  readonly person: FactStatement;
}

/** People for the facts as a whole, and their statements with places. */
export interface PeopleFindings {
  readonly persons: readonly PersonFact[];
  readonly statements: readonly FactStatement[];
}

/** The people whom the text quotes, reports as speaking or names with their function. */
export function findPeople(reading: PreparedArticle): PeopleFindings {
  const people = new Map<string, PersonFinding>();
  for (const sentence of reading.sentences.filter(({ masked }) => masked.includes(SIGNS.name))) {
    for (const rule of PERSON_ROWS) {
      for (const match of matchSlots(rule.pattern, sentence.lowered)) {
        const finding = readMatch(sentence, match, rule, reading);
        if (finding && rule.isSecond) addSecond(people, finding);
        else if (finding) merge(people, finding);
      }
    }
  }
  const found = [...people.values()].sort((a, b) => a.person.span.start - b.person.span.start);
  const speakers = findSpeakers(
    reading,
    found.map(({ name, role, second }) => ({
      name,
      posts: [role, second?.role].flatMap((each) => each?.object ?? []),
    })),
  );
  return {
    persons: found.map(({ name, second, ...post }) => ({
      name,
      ...toPost(post),
      ...(second ? { second: toPost(second) } : {}),
      ...(speakers.has(name) ? {} : { isOnlyNamed: true as const }),
    })),
    statements: found.flatMap(({ person, role, affiliation, second }) =>
      [person, role, affiliation, second?.role, second?.affiliation].filter(
        (each) => each !== undefined,
      ),
    ),
  };
}

const toPost = ({ role, affiliation }: Pick<PersonFinding, 'role' | 'affiliation'>) => ({
  role: role?.object ?? null,
  affiliation: affiliation?.object ?? null,
});

function readMatch(
  sentence: ArticleSentence,
  match: SlotMatch,
  rule: PersonRow,
  { lexicon, known }: PreparedArticle,
): PersonFinding | undefined {
  const slot = match.slots.get('person');
  const mention = slot ? sentence.mentionsIn(slot)[0] : undefined;
  if (!mention || !isPersonName(mention)) return undefined;
  if (SUFFERED.test(sentence.masked.slice(0, match.start))) return undefined;
  const found = { rule: rule.name, confidence: rule.confidence };
  const office = match.slots.get('office');
  const given = match.slots.get('role') ?? office;
  if (slot && given && isOfAnother(sentence, { given, slot, end: match.end }, rule))
    return undefined;
  const person = statement('person', mention.name, sentence, mention, found);
  const role = rule.isSecond ? given : ownRole(sentence, match);
  const isOffice = role !== undefined && role === office;
  const post = role ? readFunction(sentence, role, { lexicon, known, isOffice }) : undefined;
  if (!post && given) return undefined;
  const body = match.slots.get('body');
  const named = body ? sentence.mentionsIn(body)[0] : undefined;
  // Nobody is a member of an office-holder.
  const led = named && /-in-[Oo]ffice$|Secretary[- ]General$/.test(named.name) ? undefined : named;
  const affiliation =
    post?.affiliation ??
    (led && rule.role !== undefined && isWritten(led)
      ? { ...led, name: led.whole ?? led.name }
      : led) ??
    sentence.mentionsIn(match.slots.get('from') ?? NOWHERE)[0];
  const about = { ...found, about: mention.name };
  return {
    name: mention.name,
    person,
    role: post
      ? statement('personRole', post.role, sentence, post, about)
      : rule.role === undefined
        ? undefined
        : statement(
            'personRole',
            ledRole(rule.role, led, sentence.mentionsIn(match.slots.get('part') ?? NOWHERE)[0]),
            sentence,
            sentence.toText(match),
            about,
          ),
    affiliation: affiliation
      ? statement('affiliation', affiliation.name, sentence, affiliation, {
          ...about,
          confidence: post?.isDerived ? rule.confidence - 0.3 : rule.confidence,
        })
      : undefined,
  };
}

/** Whether the words around an office give it to somebody else, or to nobody. */
function isOfAnother(
  sentence: ArticleSentence,
  { given, slot, end }: { given: TextRange; slot: TextRange; end: number },
  { isInRow }: PersonRow,
): boolean {
  if (given.start > slot.start)
    return isInRow === true && isFunctionFirst(sentence, slot.start, end);
  const before = sentence.text.slice(0, sentence.toText(given).start);
  return (
    FORMER.test(before) ||
    ADVISES.test(before) ||
    OF_ANOTHER.test(sentence.masked.slice(0, given.start))
  );
}

/** `the Minister, Ann Lee, the Mayor and members of the council`. */
const NEXT_OF_ROW = new RegExp(
  `^[${SIGNS.role}${SIGNS.body}], ${SIGNS.name}, the [^,]*?(?: and (?!${SIGNS.role})|, )`,
);

/** `Minister Ann Lee, the Ombudsperson and the Director of the Agency`: others without names. */
const UNNAMED_OFFICE = new RegExp(
  `^${SIGNS.role} ${SIGNS.name}, the ${SIGNS.role} and the ${SIGNS.role}`,
);

const ENDS_IN_NAME = new RegExp(`(?<! of )${SIGNS.name}$`);

/**
 * `the Head of the Mission, Ann Lee, the Mayor, Bob Roe, and …`: in a row that begins with a
 * function, the words after a name belong to the next one.
 */
function isFunctionFirst(sentence: ArticleSentence, name: number, end: number): boolean {
  const masked = withOffices(sentence);
  if (UNNAMED_OFFICE.test(masked.slice(Math.max(0, name - 2), end))) return true;
  if (!NAME_FOLLOWS.test(masked.slice(end)))
    return NEXT_OF_ROW.test(masked.slice(Math.max(0, name - 3), end + 5));
  const row = masked.slice(0, name).split(/, (?:and )?/);
  const own = FUNCTION_BEFORE.exec(row.pop() ?? '')?.[0];
  if (own !== undefined) {
    const before = sentence.mentionsIn({ start: name - own.length, end: name });
    // `Minister Ann Lee, Chair of the Council, Ambassador Bob Roe`
    if (before.some((each) => isPost(each) && !isHonorific(each.name)))
      return masked.startsWith(', the ', name + 1) || NEXT_NAME.test(masked.slice(end));
  }
  let isFirst = false;
  while (row.length > 0) {
    const words = row.pop() ?? '';
    if (!words.includes(SIGNS.role) || ENDS_IN_NAME.test(words)) return isFirst;
    isFirst = true;
    if (!ENDS_IN_NAME.test(row.at(-1) ?? '')) return true;
    isFirst = false;
    row.pop();
  }
  return isFirst;
}

/**
 * `Ann Lee, Head of the Mission, Mayor Bob Roe`: a function after a name is of that person, unless
 * the row begins with one; then the next person's is only what follows, if anything.
 */
function ownRole(sentence: ArticleSentence, { start, slots }: SlotMatch): TextRange | undefined {
  const role = slots.get('role') ?? slots.get('office');
  const person = slots.get('person');
  const { masked } = sentence;
  const nameBefore = NAME_BEFORE.exec(masked.slice(0, start))?.index ?? masked.length;
  const isAfterName = sentence
    .mentionsIn({ start: nameBefore, end: nameBefore + 1 })
    .some((each) => each.name.includes(' '));
  if (!role || !person || person.start < role.end || !isAfterName) return role;
  const own = { start: role.end + 2, end: person.start - 1 };
  return masked[role.end] !== ',' || isFunctionFirst(sentence, nameBefore, role.end)
    ? role
    : own.end > own.start
      ? own
      : undefined;
}

/** Words of events and subjects: `the Annual Session of the Assembly`, `Countering Corruption`. */
const NO_PERSON = new RegExp(
  '^(?:Session|Conference|Meeting|Forum|Summit|Seminar|Workshop|Annual|Regional|International|' +
    'Gender|Rights|Security|Policy|Corruption|Trafficking|Convention|' +
    'Act|Code|Law|Treaty|Charter|Document|Agreement|Protocol|Declaration|Constitution|' +
    'Force|Focal|Leaders|Youth|Media|Tatars|Turks|Philharmonic|Region|District|Province|County|' +
    'Canton|Municipality|Base|Course|Training|Issues?|Affairs|Project|' +
    'Programme|Strategy|Countering|Combating)$',
);

const NOWHERE: TextRange = { start: 0, end: 0 };

/** `who leads the Department of the Mission`, `the Mission’s Department`: of the function. */
function ledRole(role: string, led: Mention | undefined, part: Mention | undefined): string {
  const unit =
    part?.name ??
    (led?.whole === undefined || !isWritten(led)
      ? undefined
      : led.name.slice(0, -led.whole.length).replace(/ (?:of|at|in)(?: the)? $/, ''));
  return unit === undefined ? role : `${role} of the ${unit}`;
}

/** Two to five words, or a name with particles; no body, no place, no project. */
export function isPersonName(mention: Mention): boolean {
  const words = mention.name.split(' ');
  return (
    mention.kind === 'name' &&
    !mention.isCompound &&
    words.length >= 2 &&
    words.length <= 5 &&
    !words.some((word) => NO_PERSON.test(word)) &&
    words.filter(isPortfolioWord).length < 2 &&
    words.every(
      (word) => /^(?:\p{Lu}\.|[\p{L}\p{M}'’-]+)$/u.test(word) && !/^\p{Lu}{2,}$/u.test(word),
    )
  );
}

/** Adds another function of somebody who has one. */
function addSecond(
  people: Map<string, PersonFinding>,
  { name, role, affiliation }: PersonFinding,
): void {
  const known = people.get(name.toLowerCase());
  if (role && known?.role && known.role.object !== role.object)
    known.second ??= { role, affiliation };
}

/** `OSCE Chairperson-in-Office Ann Lee, the Prime Minister of Malta`, within one sentence. */
function isAnother({ role, affiliation, person }: PersonFinding, other: PersonFinding): boolean {
  const spans = [role, affiliation].flatMap((each) => each?.span ?? []);
  const others = [other.role, other.affiliation].flatMap((each) => each?.span ?? []);
  return (
    other.role !== undefined &&
    other.person.span.start === person.span.start &&
    !isHonorific(role?.object ?? '') &&
    !isHonorific(other.role.object) &&
    [role, other.role].some((each) => /-in-[Oo]ffice$/.test(each?.object ?? '')) &&
    !spans.some(({ start, end }) => others.some((each) => each.start < end && start < each.end))
  );
}

/** Adds a rule's findings; the first function stays, unless it is a mere rank. */
function merge(people: Map<string, PersonFinding>, finding: PersonFinding): void {
  const key = finding.name.toLowerCase();
  // `Pierre von Arx`, and later `Von Arx`
  const known =
    people.get(key) ??
    [...people.values()].find(({ name }) => name.toLowerCase().endsWith(` ${key}`));
  if (!known) {
    people.set(key, finding);
    return;
  }
  if (isAnother(known, finding)) addSecond(people, finding);
  if (
    finding.role &&
    (!known.role || (isHonorific(known.role.object) && !isHonorific(finding.role.object)))
  ) {
    // `Ambassador Ann Lee of Sweden was appointed Head of the Mission`
    if (finding.affiliation) known.affiliation = finding.affiliation;
    known.role = finding.role;
  }
  if (!known.affiliation && finding.affiliation) known.affiliation = finding.affiliation;
}
