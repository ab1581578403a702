/** The project under which the event took place. */
import type { FactStatement, ProjectFact } from '../facts.js';
import { SIGNS } from '../names/masked-sentence.js';
import { tidyName } from '../names/tidy-name.js';
import {
  type PreparedArticle,
  type ArticleSentence,
  statement,
} from '../names/prepared-article.js';
import { compile, matchSlots } from '../names/slots.js';

/** A pattern for the title of a project. */
export interface ProjectRule {
  readonly name: string;
  /** With the slots `{project}` and, where the text says it, `(?<kind>…)`. */
  readonly pattern: string;
  readonly confidence: number;
}

const KIND =
  `(?<kind>(?:(?:osce|[${SIGNS.body}${SIGNS.adjective}]|extra-budgetary|multi-year|multi-donor|` +
  "regional|national|joint|larger|long-term|(?:two|three|four|five|six)-year)(?:’s|'s)? )*" +
  '(?:projects?|programmes?|initiatives?|campaign)' +
  '(?! (?:manager|officer|co-?ordinator|assistant|leader|staff|team|director)))';
/** `called`, `under the title`, `, which bears the title`, `, the name of which is`. */
const NAMING =
  '(?:,? (?:called|entitled|titled|named|on|known as|(?:with|under|by|bears|bearing|has|' +
  'having|carries|carrying) the (?:title|name|motto)(?: of)?|whose (?:title|name) is|the ' +
  '(?:title|name) of which is|is called|runs under the (?:title|name)|which|that|is|was))*';
const LINK =
  '(?:within|part of|as part of|through|under|in the framework of|' +
  'within the framework of|in the context of|belongs? to|forms? part of|' +
  'formed part of|launched|by|for|of|on|in|thanks to|from)';

/** Patterns for titles of projects, over masked sentences. */
export const PROJECT_RULES: readonly ProjectRule[] = [
  {
    name: 'project-in-quotation-marks',
    pattern: `${KIND}${NAMING},? (?<project>${SIGNS.quotation})`,
    confidence: 0.95,
  },
  {
    name: 'quotation-then-project',
    pattern: `(?<project>${SIGNS.quotation}),? (?:is |was |as )?(?:an? |the |one )?${KIND}`,
    confidence: 0.85,
  },
  {
    name: 'named-project',
    pattern:
      `(?<!${SIGNS.role}) ${LINK} ` +
      `(?:the |an? |its |their )?(?:[a-z-]+ )?(?<project>${SIGNS.name})`,
    confidence: 0.7,
  },
  {
    name: 'named-project-as-subject',
    pattern:
      `(?:^|, )(?:the |its )?(?<project>${SIGNS.name})(?: \\([^()]{1,20}\\))?` +
      '(?:,| (?:is|was|aims|will|has|supports?|brings?|began|started|' +
      'runs?|offers?|enters?|entered|continues?|ended|came)\\b)',
    confidence: 0.6,
  },
];

const COMPILED = PROJECT_RULES.map((rule) => ({ ...rule, pattern: compile(rule.pattern) }));

/** The words that make a name without quotation marks a project's. */
const NAMED_PROJECT = / (?:Project|Programme|Program|Initiative|Trail|Campaign)\b/;

/** Titles are no sentences. */
const SPOKEN = /[.!?…,]["”“»]?$/;

/** A title that was found, as fact and as statement. */
export interface ProjectFinding {
  readonly project: ProjectFact;
  readonly statement: FactStatement;
}

/** The first project that the text names by its title. */
export function findProject(reading: PreparedArticle): ProjectFinding | undefined {
  for (const rule of COMPILED) {
    for (const sentence of reading.sentences) {
      const found = findInSentence(rule, sentence);
      if (found) return found;
    }
  }
  return undefined;
}

function findInSentence(
  rule: (typeof COMPILED)[number],
  sentence: ArticleSentence,
): ProjectFinding | undefined {
  for (const match of matchSlots(rule.pattern, sentence)) {
    const slot = match.slots.get('project');
    const mention = slot ? sentence.mentionsIn(slot)[0] : undefined;
    if (!mention || (mention.kind === 'name' && !NAMED_PROJECT.test(mention.name))) continue;
    const title = tidyName(mention.name);
    if (title.split(' ').length < 2 || SPOKEN.test(sentence.text.slice(mention.start, mention.end)))
      continue;
    const kind = match.slots.get('kind');
    const kindText = kind ? sentence.toText(kind) : undefined;
    return {
      project: {
        title,
        kind: kindText ? kindOf(sentence.text.slice(kindText.start, kindText.end)) : kindOf(title),
      },
      statement: statement('projectTitle', title, sentence, mention, {
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
  const adjective = /\b(extra-budgetary|regional)\b/i.exec(words)?.[1]?.toLowerCase();
  return adjective ? `${adjective} ${noun}` : noun;
}
