/** The project of the event. */
import { matchesOf } from '../../rdf/index.js';
import type { FactStatement, ProjectFact } from '../facts.js';
import { SIGNS } from '../names/masked-sentence.js';
import { tidyName } from '../names/tidy-name.js';
import type { PreparedArticle, ArticleSentence } from '../names/prepared-article.js';
import { statement } from '../names/prepared-article.js';
import { matchSlots } from '../names/slots.js';
import { type Row, rowsOf } from './word-classes.js';

/** Patterns with the slot `{project}` and, if the text has it, `(?<kind>…)`. */
export const PROJECT_ROWS = rowsOf('projects') as readonly Row[];

/** Signs of titles: every rule has one. */
const MAY_BE_TITLE = new RegExp(`[${SIGNS.quotation}${SIGNS.name}]`);

/** Words that make a name without quotation marks a project's. */
const NAMED_PROJECT =
  / (?:Project|Programme|Program|Initiative|Trail|Campaign)\b| (?:project|programme|initiative)$/;

/** `Integrated Co-operation on` before `Explosive Hazards Programme`. */
const NAME_BEFORE = /(?:(?!OSCE\b)\p{Lu}[\p{L}-]+ ){1,4}(?:on|for|against) $/u;

/** Titles are no sentences. */
const SPOKEN = /[.!?…]["”“»]?$/;

export interface ProjectFinding {
  readonly project: ProjectFact;
  readonly statement: FactStatement;
}

/** A title without quotation marks: capitalized words, small ones between. */
const TITLE_WORD = "\\p{Lu}[\\p{L}\\d’'-]*";
const TITLE_JOIN = '(?:of|and|for|in|on|to|the|against|with|from|at|by|through|without|&|towards)';
const TITLE = `${TITLE_WORD}(?:,?(?: ${TITLE_JOIN}){0,2} ${TITLE_WORD}){1,14}`;
const WORK = '(?<kind>projects?|programmes?|initiatives?|campaign)';

const HAS_WORK = /\b(?:projects?|programmes?|initiatives?|campaign)\b/;

/** Over the text itself, since names, bodies and States may be parts of a title. */
export const BARE_TITLES: readonly { name: string; pattern: RegExp; confidence: number }[] = [
  {
    name: 'title-before-project',
    pattern: new RegExp(
      '\\b(?:under|within|of|through|by|for|in|launched|implements?|to)' +
        "(?: the| its| their| an?| this|(?: the)? [\\p{Lu}][\\p{L} ]{1,60}?['’]s?)? " +
        `(?:[\\p{L}-]+-(?:funded|supported|led|year|wide|financed) )?(?<title>${TITLE})` +
        `,? ${WORK}\\b(?! (?:manager|officer|co-?ordinator|assistant|leader|staff|team|director))`,
      'gu',
    ),
    confidence: 0.75,
  },
  {
    name: 'project-then-title',
    pattern: new RegExp(
      `\\b${WORK}(?:,? (?:called|entitled|titled|named|on|known as|under the title))? ` +
        `(?:the )?['‘]?(?<title>${TITLE})`,
      'gu',
    ),
    confidence: 0.7,
  },
  {
    name: 'project-in-single-marks',
    pattern: new RegExp(
      `\\b${WORK}(?:,? (?:called|entitled|titled|named|on|known as))?,? ` +
        "['‘](?<title>\\p{Lu}[^'‘“”\"]{8,150}?)['’](?![\\p{L}])",
      'gu',
    ),
    confidence: 0.9,
  },
];

/** The first project that the text names by its title. */
export function findProject(reading: PreparedArticle): ProjectFinding | undefined {
  const titled = reading.sentences.filter(({ masked }) => MAY_BE_TITLE.test(masked));
  for (const rule of PROJECT_ROWS) {
    for (const sentence of titled) {
      const found = findInSentence(rule, sentence);
      if (found) return found;
    }
  }
  return bareTitle(reading);
}

/** A title marked only by capitals; no body’s name, and not the Organization’s alone. */
function bareTitle({ sentences, lexicon }: PreparedArticle): ProjectFinding | undefined {
  for (const { name, pattern, confidence } of BARE_TITLES.toReversed()) {
    for (const sentence of sentences.filter(({ text }) => HAS_WORK.test(text))) {
      for (const match of matchesOf(pattern, sentence.text)) {
        const { title: words = '', kind = 'project' } = match.groups ?? {};
        const title = tidyName(words.replace(/^(?:\S+ ){0,3}?\S+['’]s /, ''));
        const before = match[0].slice(0, match[0].lastIndexOf(words));
        const end = match.index + before.length + words.length;
        const range = { start: end - title.length, end };
        // `the project Strengthening Customs Control`
        const isAfterProject = name !== 'title-before-project' && !/\bthe ['‘]?$/.test(before);
        const isBody = sentence.mentions.some(
          (mention) =>
            (mention.kind === 'date' || (mention.kind === 'body' && !isAfterProject)) &&
            mention.start <= range.start &&
            mention.end >= range.end - 1,
        );
        if (isBody || lexicon.body(title) || lexicon.state(title) || !isTitle(title)) continue;
        return {
          project: { title, kind: kindOf(kind) },
          statement: statement('projectTitle', title, sentence, range, { rule: name, confidence }),
        };
      }
    }
  }
  return undefined;
}

/**
 * Two words of a name are somebody’s or a town’s; OSCE and States alone are the project's owner.
 */
const isTitle = (title: string): boolean =>
  title.split(' ').length >= 3 && !/^(?:OSCE|EU|UN|UNDP|European Union)\b/.test(title);

function findInSentence(rule: Row, sentence: ArticleSentence): ProjectFinding | undefined {
  for (const match of matchSlots(rule.pattern, sentence)) {
    const slot = match.slots.get('project');
    const mention = slot ? sentence.mentionsIn(slot)[0] : undefined;
    const kind = match.slots.get('kind');
    // The word for its kind is in the name, or beside it.
    if (!mention || (!kind && !NAMED_PROJECT.test(mention.name))) continue;
    const before = kind ? '' : (NAME_BEFORE.exec(sentence.text.slice(0, mention.start))?.[0] ?? '');
    const range = { start: mention.start - before.length, end: mention.end };
    const title = tidyName(before + mention.name);
    const isWord = title.split(' ').length < 2 && !/\p{L}\d|\p{Ll}\p{Lu}|^\p{Lu}{4,}$/u.test(title);
    if (isWord || SPOKEN.test(sentence.text.slice(mention.start, mention.end))) continue;
    const kindText = kind ? sentence.toText(kind) : undefined;
    return {
      project: {
        title,
        kind: kindText ? kindOf(sentence.text.slice(kindText.start, kindText.end)) : kindOf(title),
      },
      statement: statement('projectTitle', title, sentence, range, {
        rule: rule.name,
        confidence: rule.confidence,
      }),
    };
  }
  return undefined;
}

/** `extra-budgetary project` from the words before a title. */
function kindOf(words: string): string {
  const noun =
    /\b(project|programme|initiative|campaign)s?\b/i.exec(words)?.[1]?.toLowerCase() ?? 'project';
  const adjective = /\b(extra-?budgetary|regional)\b/i.exec(words)?.[1]?.toLowerCase();
  return adjective ? `${adjective} ${noun}` : noun;
}
