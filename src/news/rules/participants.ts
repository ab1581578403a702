/** How many took part. */
import type { FactStatement } from '../facts.js';
import { type Reading, type Sentence, statement } from '../names/reading.js';
import { NUMBER, numberOf } from './numbers.js';

/** People who take part in events. */
const GROUP = '(?:participants?|representatives|officers|officials|guards|members|people|persons|students|pupils|schoolchildren|journalists|women|men|judges|prosecutors|practitioners|staff'
  + '|activists|teachers|boys|girls|parliamentarians|delegates|lawyers|attorneys|employees|servicemen|servicewomen|soldiers|policemen|policewomen|investigators|inspectors|leaders|professionals|trainees|graduates|cadets'
  + '|civil servants|mediators|entrepreneurs|managers|advocates|educators|scholars|academics|diplomats|ambassadors|attendees|guests|specialists|engineers|children|youths?|youngsters|teenagers|adolescents|volunteers|farmers'
  + '|workers|mayors|councillors|librarians|psychologists|personnel|doctors|physicians|nurses|lecturers|professors|bloggers|editors|reporters|photographers|artists|firefighters|rescuers|detectives|dispatchers|clerks|researchers|scientists|citizens|residents|villagers'
  + '|politicians|deputies|senators|ministers|commanders|visitors|spectators|colleagues|alumni|handlers|operators|technicians|sappers|deminers|businesswomen|businessmen|ombudspersons|notaries|clerics|imams|priests|defenders|planners|interns|veterans'
  + '|candidates|heads|chiefs|players|athletes|interpreters|translators|secretaries|assistants|accountants|auditors|rangers|foresters|fishermen|herders)';
/** Those who may as well have taught. */
const TEACHING_GROUP = '(?:experts|trainers|instructors|advisers|observers|monitors|analysts|lecturers|speakers)';

const APPROXIMATELY = '(?:some|about|around|approximately|nearly|almost|more than|over|at least|up to|as many as|roughly|close to|not quite|well over|upwards of|just under|a good)';
const COUNT = `(?:(?<about>${APPROXIMATELY}) )?(?<![\\d,.(-])\\b(?<number>${NUMBER})(?<orso> or so)?`;
/** Up to five words between number and group; what follows `of` or `from` is another group. */
const BETWEEN = `(?: (?:(?!(?:and|of|from|in|or|to|for|with|the|a|his|her|their|had|has|have|was|were|is|are|who|which|that|at|on|by|as|than|about|into|how|what|when|where|why|until|after|before|per|years?|days?|hours?|months?|percent)\\b)[\\p{L}\ue000-\ue006’'-]+,? (?:and (?!\\p{L}+ (?:from|of)\\b|${NUMBER}\\b))?){0,5}?)`;

/** A pattern for the number of those who took part. */
export interface ParticipantsRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly confidence: number;
  /** Only in sentences that tell of taking part. */
  readonly needsCue?: true;
}

const rule = (name: string, source: string, confidence: number, needsCue?: true): ParticipantsRule => (
  { name, pattern: new RegExp(source, 'giu'), confidence, ...(needsCue ? { needsCue } : {}) });

/** Patterns with the groups `number` and `about`; in each sentence the first that fits decides. */
export const PARTICIPANTS_RULES: readonly ParticipantsRule[] = [
  rule('participants-numbered', `\\b(?:participants?|guests|trainees|graduates|attendees|audience|number of (?:participants|those present|guests))\\b(?: (?:in|of|at) [a-z ]{1,30}?)?(?: (?:was|were|numbered|reached|stood at|came to|totalled)|,|:) (?:a total of )?${COUNT}(?! (?:from|women|men|of whom)|\\p{L}|,?\\d| (?:years|days|hours|per))`, 0.85),
  rule('number-of-people', `${COUNT}${BETWEEN}${GROUP}\\b(?!’)`, 0.85),
  rule('number-of-specialists', `${COUNT}${BETWEEN}${TEACHING_GROUP}\\b`, 0.8, true),
  rule('number-in-all', `${COUNT} (?:in all|altogether|in total|all told)\\b`, 0.75),
  rule('number-took-part', `${COUNT}(?: of (?:them|these))?(?: (?:in all|altogether))? (?:took part|attended|participated|were present|had come|came|completed|graduated|received certificates|enrolled|were trained)\\b`, 0.8),
  rule('attended-by-number', `\\b(?:attended by|brought together|followed by|drew|gathered|united|joined by|audience of|group of|class of|total of) (?:a total of )?${COUNT}(?=[.,;]| (?:from|in|on|at|filled|listened|watched|heard|applauded|followed)\\b)(?! (?:States|countries|\\d))`, 0.75),
];

/** What a number counts is no attendance of the event when one of these stands before it. */
const OTHER_COUNT_BEFORE = /(?:\(|including|of whom|among them|another|additional|killed|injured|wounded|detained|arrested|plans? to|aims? to|going to|will (?:be )?train|train\w* (?:to|a total of)|since \d{4}|\bper|last year|\beach|age of|\baged?|\bunder|more than one in|one in|out of|\bgroups of|\bteams of|households?|villages?|wrote to|for the other|(?:murders?|deaths?|arrests?|abductions?|release|cases?|victims?) of) ?[^.;,]{0,12}$/i;

/** Words of sentences that tell who took part. */
const ATTENDING = /\b(?:attend\w*|took part|taking part|participat\w*|brought together|came|come|gathered|joined|met|meet|listened|learning|learned (?:how|about|what)|trained|taught|complet\w*|graduat\w*|certificates?|audience|present|invited|participants|guests|among (?:them|the))\b/i;

/** Words after which a number is part of what somebody says. */
const TOLD_BEFORE = /\b(?:(?:reported|announced|recalled|noted|explained|added|said|promised|estimated|declared|stressed)(?: [\p{L}-]+){0,2} that|spoke of|counted|promised|estimated) [^.;]{0,80}$/iu;

/** Events at which numbers of people mostly count somebody else. */
const UNATTENDED: ReadonlySet<string> = new Set(['handover', 'signing']);

/** Words of sentences that tell of another event. */
const TO_COME = /\bwill (?:begin|start|be held|take place|follow)|\b(?:is|are) (?:planned|scheduled|due)\b/i;

/** The number of participants and whether it is rounded. */
export interface ParticipantsFinding {
  readonly count: number;
  readonly isApproximate: boolean;
  readonly statement: FactStatement;
}

/** The first count of people who took part: in the lead, or else in sentences that tell of taking part, or else in any. */
export function findParticipants(reading: Reading, eventType?: string): ParticipantsFinding | undefined {
  if (!reading.mayHaveEvent) return undefined;
  const lead = reading.sentences.filter((sentence) => sentence.section === 'lead');
  const body = reading.sentences.filter((sentence) => sentence.section === 'body');
  const attending = [...lead, ...body].filter((sentence) => ATTENDING.test(sentence.masked));
  const sentences = UNATTENDED.has(eventType ?? '') ? attending : [...lead, ...attending, ...body];
  for (const sentence of sentences) {
    const found = countIn(sentence);
    if (found) return found;
  }
  return undefined;
}

function countIn(sentence: Sentence): ParticipantsFinding | undefined {
  for (const { name, pattern, confidence, needsCue } of PARTICIPANTS_RULES) {
    if (sentence.section === 'body' && TO_COME.test(sentence.masked)) continue;
    if (needsCue && !ATTENDING.test(sentence.masked)) continue;
    for (const match of sentence.masked.matchAll(pattern)) {
      const { about, number = '', orso } = match.groups ?? {};
      const count = numberOf(number);
      if (count === undefined || count < 2 || OTHER_COUNT_BEFORE.test(sentence.masked.slice(0, match.index))) continue;
      if (sentence.section === 'body' && TOLD_BEFORE.test(sentence.masked.slice(0, match.index))) continue;
      const range = sentence.toText({ start: match.index, end: match.index + match[0].length });
      const sure = sentence.section === 'lead' ? confidence : confidence - 0.1;
      return {
        count, isApproximate: (about ?? orso) !== undefined,
        statement: statement('participantsCount', String(count), sentence, range, { rule: name, confidence: sure }),
      };
    }
  }
  return undefined;
}
