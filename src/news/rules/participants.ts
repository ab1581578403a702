/** The number of participants. */
import type { FactStatement } from '../facts.js';
import type { PreparedArticle, ArticleSentence } from '../names/prepared-article.js';
import { statement } from '../names/prepared-article.js';
import { NUMBER, parseCount } from './numbers.js';
import { regexp, type Row, rowsOf } from './word-classes.js';

/** A row with the groups `number` and `about`; in each sentence the first match decides. */
interface NumberRow extends Row {
  /** Only in sentences about taking part. */
  readonly needsCue?: true;
  /** It counts all, whatever is before it. */
  readonly isTotal?: true;
}

export const NUMBER_ROWS = rowsOf('numbers') as readonly NumberRow[];

/** After one of these, a number counts something other than attendance. */
const OTHER_COUNT_BEFORE = regexp('<other count> ?[^.;,]{0,12}$');

/** Words of sentences about participants. */
const ATTENDING = regexp('<attending>');

/** After a number: those who did not take part for that. */
const ONLY_WISHED = new RegExp(
  '^(?: (?!(?:and|but|of whom)\\b)[\\p{L}\ue000-\ue006’-]+){0,6}? ?(?:(?:had|have|has|were|was|are|is|been) )*' +
    '(?:applied|applying|applications|registered|invited|accepted|admitted|selected|nominated|shortlisted|' +
    'expected|put their names down)\\b(?![^,;.]*\\b(?:took part|attended|participated|trained|came)\\b)',
  'u',
);

/** Words after which a number is part of somebody's statement. */
const TOLD_BEFORE = new RegExp(
  '\\b(?:(?:reported|announced|recalled|noted|explained|added|said|' +
    'promised|estimated|declared|stressed)(?: [\\p{L}-]+){0,2} that|spoke of|' +
    'counted|expects?|expected|hopes? for|promised|estimated) [^.;]{0,80}$',
  'u',
);

/** Events at which numbers of people mostly count somebody else. */
const UNATTENDED: ReadonlySet<string> = new Set(['handover', 'signing']);

/** The number of participants and whether it is rounded. */
export interface ParticipantsFinding {
  readonly count: number;
  readonly isApproximate: boolean;
  readonly statement: FactStatement;
}

/** In the lead, else in sentences about taking part, else anywhere. */
export function findParticipants(
  reading: PreparedArticle,
  eventType?: string,
): ParticipantsFinding | undefined {
  if (!reading.mayHaveEvent) return undefined;
  const lead = reading.sentences.filter((sentence) => sentence.section === 'lead');
  const body = reading.sentences.filter((sentence) => sentence.section === 'body');
  const attending = (): ArticleSentence[] =>
    [...lead, ...body].filter((sentence) => ATTENDING.test(sentence.lowered));
  return UNATTENDED.has(eventType ?? '')
    ? firstCount(attending().filter((sentence) => !/\bwill\b/.test(sentence.lowered)))
    : (firstCount(lead) ?? firstCount(attending()) ?? firstCount(body));
}

function firstCount(sentences: readonly ArticleSentence[]): ParticipantsFinding | undefined {
  for (const sentence of sentences) {
    const found = countIn(sentence);
    if (found) return found;
  }
  return undefined;
}

/** Groups are counted together: `12 Afghan and 11 Tajik officers`, `20 judges and 5 clerks`. */
const UNIT =
  '(?! (?:km|kilomet|met(?:er|re)s|miles|hectares|tonnes|kg|litres|days|hours|weeks|months|' +
  'years|pages|copies))';
const WORD = "[\\p{L}\ue000-\ue006’'-]+(?<!s)";
const GROUP_BEFORE = regexp(
  `\\b(?:(${NUMBER}) ${WORD}, )?(${NUMBER})${UNIT}<between>(?:<people>|<teachers>|customs|` +
    `${WORD}) and $`,
  'u',
);
const MORE_WORDS = '(?: (?:from|of|in|at) (?:the )?[\\p{L}\ue000-\ue006-]+)?';
const GROUP = `(${NUMBER})<between><people>\\b`;
/** Some of the group before: `, 12 of them women,` */
const SOME_OF_THEM =
  '(?:,? \\(?(?:[a-z0-9-]+ of (?:them|whom|these)|including)[^,;.()]{1,40}[,)])?';
const GROUPS_AFTER = regexp(
  `^${MORE_WORDS}${SOME_OF_THEM}(?:, ${GROUP}${MORE_WORDS}${SOME_OF_THEM})?,? and ${GROUP}`,
  'u',
);

function countOf(text: string, match: RegExpMatchArray, number: string): number | undefined {
  const { index: start = 0 } = match;
  const count = parseCount(number);
  const [before, after] = [text.slice(0, start), text.slice(start + match[0].length)];
  const others = [
    before.endsWith(' and ') ? GROUP_BEFORE.exec(before) : null,
    after.includes(' and ') ? GROUPS_AFTER.exec(after) : null,
  ].flatMap((groups) => groups?.slice(1).flatMap((words) => parseCount(words || '') ?? []) ?? []);
  const more = others.reduce((sum, other) => sum + other, 0);
  // `40 officers, 17 women and 23 men`
  return count === undefined || (others.length > 1 && more === count) ? count : count + more;
}

/** `Three councillors, from Bar, told …`: some of those who took part; `wait each day`. */
const SPEAKS =
  /^(?:(?:, from [^;:.]*?,| from [\ue001-\ue004])? (?:told|said|reported|recalled)\b|[^.;]{0,40} (?:each|every|per|a) day\b| at a time\b|,? (?:(?:who )?(?:helped|assisted|volunteered)|(?:served|acted|worked) as)\b(?! by)| (?:have|has) been (?!train|attend|discuss|in )[^.;,]{1,60} since\b)/;

/** `of 80 candidates`, `30 of the 70 invited officials`; `80 have attended since 2009`. */
const isOfOthers = (before: string, match: string, after: string): boolean =>
  (/(?:^|[;,] |\bout |\d |[a-z]+teen |ty )of (?:the |its )?$/.test(before) &&
    /\b(?:invited|applicants|candidates|registered|nominated|shortlisted)\b/.test(match)) ||
  /^(?:(?!\b(?:what|which|how|that)\b)[^.;,])*\b(?:have|has) (?:[a-z]+ ){1,3}since\b/.test(
    match + after,
  );

const HAS_NUMBER = new RegExp(`\\b${NUMBER}`);

/** The first count of a sentence. */
function countIn(sentence: ArticleSentence): ParticipantsFinding | undefined {
  if (!HAS_NUMBER.test(sentence.lowered)) return undefined;
  for (const { name, pattern, confidence, needsCue, isTotal } of NUMBER_ROWS) {
    if (needsCue && !ATTENDING.test(sentence.lowered)) continue;
    for (const match of pattern.matchesIn(sentence.lowered)) {
      const { about, number = '', orso } = match.groups ?? {};
      const count = countOf(sentence.lowered, match, number);
      if (
        count === undefined ||
        count < 2 ||
        (!isTotal && OTHER_COUNT_BEFORE.test(sentence.lowered.slice(0, match.index)))
      )
        continue;
      const after = sentence.lowered.slice(match.index + match[0].length);
      if (isOfOthers(sentence.lowered.slice(0, match.index), match[0], after)) continue;
      if (SPEAKS.test(after) || ONLY_WISHED.test(after)) continue;
      if (sentence.section === 'body' && TOLD_BEFORE.test(sentence.lowered.slice(0, match.index)))
        continue;
      const range = sentence.toText({ start: match.index, end: match.index + match[0].length });
      const sure = sentence.section === 'lead' ? confidence : confidence - 0.1;
      return {
        count,
        isApproximate: (about ?? orso) !== undefined,
        statement: statement('participantsCount', String(count), sentence, range, {
          rule: name,
          confidence: sure,
        }),
      };
    }
  }
  return undefined;
}
