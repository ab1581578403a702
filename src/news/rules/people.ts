/** Applies the table of people's names: speaker, function, and body. */
import type { FactStatement, PersonFact } from '../facts.js';
import { SIGNS, type ArticleSentence } from '../names/masked-sentence.js';
import type { Mention } from '../names/mention.js';
import { type PreparedArticle, statement } from '../names/prepared-article.js';
import { isHonorific, isPortfolioWord, withOffices } from '../names/role-words.js';
import type { TextRange } from '../names/sentences.js';
import { readFunction, readOffice } from './person-function.js';
import { matchRows, regexp, type Row, type RowMatch, rowsOf } from './rows.js';
import { findSpeakers } from './speakers.js';

/** A row for somebody who speaks or acts. */
interface PersonRow extends Row {
  /** The function, where the pattern has no slot for it. */
  readonly role?: string;
  /** Another function of somebody whose first function an earlier row found. */
  readonly isSecond?: true;
}

/** In order: a person keeps the function from the first row. */
export const PERSON_ROWS = rowsOf('people') as readonly PersonRow[];

/** A function of somebody, with the body. */
interface Post {
  readonly role?: FactStatement | undefined;
  readonly affiliation?: FactStatement | undefined;
}

interface PersonFinding {
  readonly person: FactStatement;
  readonly post: Post;
  readonly second?: Post;
}

export type PeopleFindings = ReturnType<typeof findPeople>;

/** The people whom the text quotes, reports as speaking or names with their function. */
export function findPeople(reading: PreparedArticle) {
  const people = new Map<string, PersonFinding>();
  for (const sentence of reading.sentences.filter(({ masked }) => masked.includes(SIGNS.name)))
    for (const match of matchRows(PERSON_ROWS, sentence)) {
      const finding = readMatch(sentence, match, reading);
      if (finding) merge(people, finding, match.row);
    }
  const found = [...people.values()].sort((a, b) => a.person.span.start - b.person.span.start);
  const speakers = findSpeakers(
    reading,
    found.map(({ person, post, second }) => ({
      name: person.object,
      posts: [post, second].flatMap((each) => each?.role?.object ?? []),
    })),
  );
  const toFact = ({ role, affiliation }: Post) => ({
    role: role?.object ?? null,
    affiliation: affiliation?.object ?? null,
  });
  return {
    persons: found.map(({ person, post, second }): PersonFact => ({
      name: person.object,
      ...toFact(post),
      ...(second && { second: toFact(second) }),
      ...(!speakers.has(person.object) && { isOnlyNamed: true as const }),
    })),
    statements: found.flatMap(({ person, post, second }) =>
      [person, post.role, post.affiliation, second?.role, second?.affiliation].flatMap(
        (each) => each ?? [],
      ),
    ),
  };
}

function readMatch(
  sentence: ArticleSentence,
  match: RowMatch<PersonRow>,
  reading: PreparedArticle,
): PersonFinding | undefined {
  const { row, slots } = match;
  const mentionIn = (slot: string): Mention | undefined =>
    sentence.mentionsIn(slots.get(slot) ?? { start: 0, end: 0 })[0];
  const mention = mentionIn('person');
  const name = slots.get('person')?.start ?? 0;
  if (!mention || !isPersonName(mention)) return undefined;
  const given = slots.get('role') ?? slots.get('office');
  if (given && given.start > name && isOfNext(sentence, name, match.end)) return undefined;
  const role = row.isSecond ? given : ownRole(sentence, match);
  const office = role && role === slots.get('office');
  const found = office
    ? readOffice(sentence, mentionIn('office'))
    : role && readFunction(sentence, role, reading);
  if (!found && given) return undefined;
  const about = { rule: row.name, confidence: row.confidence, about: mention.name };
  const employer = found?.affiliation ?? mentionIn('body') ?? mentionIn('from');
  const words = found ?? sentence.toText(match);
  const part = mentionIn('part');
  const said = found?.role ?? (row.role && part ? `${row.role} of the ${part.name}` : row.role);
  const isDerived = found?.isDerived === true;
  return {
    person: statement('person', mention.name, sentence, mention, {
      rule: row.name,
      confidence: row.confidence,
    }),
    post: {
      role: said === undefined ? undefined : statement('personRole', said, sentence, words, about),
      affiliation:
        employer &&
        statement('affiliation', employer.name, sentence, employer, {
          ...about,
          confidence: row.confidence - (isDerived ? 0.3 : 0),
        }),
    },
  };
}

const RANKS = regexp('(?:<role>\\.? )+$');
const FUNCTION_BEFORE = regexp('<function before>$');
const NEXT_NAME = regexp('^,? <name>');
const NEXT_PERSON = regexp('^,? (?:<role>\\.? )*<name>');
const NAME_BEFORE = regexp('<name>, (?:the )?$');

/**
 * What is between a name and the function before it: nothing, as in `Mayor Ann Lee`, or a comma.
 * Undefined if it has none, or one that is of the name before: `Ann Lee, the Mayor, Bob Roe`.
 */
function titleOf(sentence: ArticleSentence, name: number): '' | ',' | undefined {
  const before = withOffices(sentence).slice(0, name);
  const ranks = RANKS.exec(before)?.index ?? name;
  if (sentence.mentionsIn({ start: ranks, end: name }).some((each) => !isHonorific(each.name)))
    return '';
  const found = FUNCTION_BEFORE.exec(before.slice(0, ranks));
  if (!found) return undefined;
  const { last, comma } = found.groups ?? {};
  return comma === undefined ? '' : last === undefined ? ',' : undefined;
}

/** Whether the function after a name is of the next one: `Mayor Ann Lee, Head of the Mission, Bob Roe`. */
function isOfNext(sentence: ArticleSentence, name: number, end: number): boolean {
  const title = titleOf(sentence, name);
  const after = sentence.masked.slice(end);
  return title === ','
    ? NEXT_PERSON.test(after) || sentence.masked.startsWith(', the ', name + 1)
    : title === '' && NEXT_NAME.test(after);
}

/**
 * `Ann Lee, Head of the Mission, Mayor Bob Roe`: a function after a name is of that person; then the
 * next person's is only what follows, if anything.
 */
function ownRole(sentence: ArticleSentence, { start, slots }: RowMatch): TextRange | undefined {
  const role = slots.get('role') ?? slots.get('office');
  const name = slots.get('person')?.start ?? 0;
  const before = NAME_BEFORE.exec(sentence.masked.slice(0, start))?.index;
  const isOfLast =
    role &&
    role.end < name &&
    before !== undefined &&
    sentence.masked[role.end] === ',' &&
    sentence
      .mentionsIn({ start: before, end: before + 1 })
      .some(({ name }) => name.includes(' ')) &&
    !isOfNext(sentence, before, role.end);
  if (!isOfLast) return role;
  return role.end + 2 < name - 1 ? { start: role.end + 2, end: name - 1 } : undefined;
}

/** Words of events and subjects: `the Annual Session of the Assembly`, `Countering Corruption`. */
const NO_PERSON = regexp('(?:^| )<nobody>(?: |$)');

/** Two to five words, or a name with particles; no body, no place, no project. */
export function isPersonName({ kind, name, isCompound }: Mention): boolean {
  const words = name.split(' ');
  return (
    kind === 'name' &&
    !isCompound &&
    words.length >= 2 &&
    words.length <= 5 &&
    !NO_PERSON.test(name) &&
    words.filter(isPortfolioWord).length < 2 &&
    words.every(
      (word) => /^(?:\p{Lu}\.|[\p{L}\p{M}'’-]+)$/u.test(word) && !/^\p{Lu}{2,}$/u.test(word),
    )
  );
}

/** Adds a row's findings; the first function stays, unless it is a mere rank. */
function merge(people: Map<string, PersonFinding>, finding: PersonFinding, row: PersonRow): void {
  const name = finding.person.object.toLowerCase();
  // `Pierre von Arx`, and later `Von Arx`
  const whole = [...people.keys()].find((each) => !row.isSecond && each.endsWith(` ${name}`));
  const key = people.has(name) ? name : (whole ?? name);
  const known = people.get(key);
  if (!known) {
    if (!row.isSecond) people.set(name, finding);
    return;
  }
  const { role, affiliation } = known.post;
  const next = finding.post;
  const isOther = next.role && role && role.object !== next.role.object;
  const second =
    known.second ??
    (isOther && (row.isSecond || isAnother(known, finding)) ? finding.post : undefined);
  // `Ambassador Ann Lee of Sweden was appointed Head of the Mission`
  const isBetter =
    !row.isSecond &&
    next.role &&
    (!role || (isHonorific(role.object) && !isHonorific(next.role.object)));
  const post = isBetter
    ? { role: next.role, affiliation: next.affiliation ?? affiliation }
    : { role, affiliation: affiliation ?? (row.isSecond ? undefined : next.affiliation) };
  people.set(key, { person: known.person, post, ...(second && { second }) });
}

/** `OSCE Chairperson-in-Office Ann Lee, the Prime Minister of Malta`, within one sentence. */
function isAnother({ person, post }: PersonFinding, other: PersonFinding): boolean {
  const roles = [post.role, other.post.role].flatMap((each) => each?.object ?? []);
  const spansOf = ({ role, affiliation }: Post) =>
    [role, affiliation].flatMap((each) => each?.span ?? []);
  return (
    other.person.span.start === person.span.start &&
    roles.some((each) => /-in-[Oo]ffice$/.test(each)) &&
    !spansOf(post).some(({ start, end }) =>
      spansOf(other.post).some((each) => each.start < end && start < each.end),
    )
  );
}
