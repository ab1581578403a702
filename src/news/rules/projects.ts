/** The project under which the event took place. */
import type { FactStatement, ProjectFact } from '../facts.js';
import { tidyName } from '../names/mentions.js';
import { type Reading, type Sentence, statement } from '../names/reading.js';
import { compile, matchSlots } from '../names/slots.js';

/** A pattern for the title of a project. */
export interface ProjectRule {
  readonly name: string;
  /** With the slots `{project}` and, where the text says it, `(?<kind>…)`. */
  readonly pattern: string;
  readonly confidence: number;
}

const KIND = '(?<kind>(?:(?:osce|[\ue000\ue002]|extra-budgetary|multi-year|multi-donor|regional|national|joint|larger|long-term|three-year|two-year|five-year|four-year)(?:’s|\'s)? )*(?:projects?|programmes?|initiatives?))';
const LINK = '(?:within|part of|as part of|through|under|in the framework of|within the framework of|in the context of|belongs? to|forms? part of|formed part of|launched|by|for|of|on|in)';

/** Patterns for titles of projects, over masked sentences. */
export const PROJECT_RULES: readonly ProjectRule[] = [
  { name: 'project-in-quotation-marks', pattern: `${KIND},?(?: (?:called|entitled|titled|named|on|known as|with the title|under the title|is called))*,? (?<project>\ue006)`, confidence: 0.95 },
  { name: 'quotation-then-project', pattern: `(?<project>\ue006),? (?:is |was |as )?(?:an? |the )?${KIND}`, confidence: 0.85 },
  { name: 'named-project', pattern: `\\b${LINK} (?:the |an? |its )?(?:\\w+ )?(?<project>\ue003)`, confidence: 0.7 },
];

const COMPILED = PROJECT_RULES.map((rule) => ({ ...rule, pattern: compile(rule.pattern) }));

/** The words that make a name without quotation marks a project's. */
const NAMED_PROJECT = / (?:Project|Programme|Program|Initiative|Trail|Campaign)\b/;

/** A title that was found, as fact and as statement. */
export interface ProjectFinding {
  readonly project: ProjectFact;
  readonly statement: FactStatement;
}

/** The first project that the text names by its title. */
export function findProject(reading: Reading): ProjectFinding | undefined {
  for (const rule of COMPILED) {
    for (const sentence of reading.sentences) {
      const found = findInSentence(rule, sentence);
      if (found) return found;
    }
  }
  return undefined;
}

function findInSentence(rule: (typeof COMPILED)[number], sentence: Sentence): ProjectFinding | undefined {
  for (const match of matchSlots(rule.pattern, sentence)) {
    const slot = match.slots.get('project');
    const mention = slot ? sentence.mentionsIn(slot)[0] : undefined;
    if (!mention || (mention.kind === 'name' && !NAMED_PROJECT.test(mention.name))) continue;
    const title = tidyName(mention.name);
    if (title.split(' ').length < 2) continue;
    const kind = match.slots.get('kind');
    const kindText = kind ? sentence.toText(kind) : undefined;
    return {
      project: { title, kind: kindText ? kindOf(sentence.text.slice(kindText.start, kindText.end)) : kindOf(title) },
      statement: statement('projectTitle', title, sentence, mention, { rule: rule.name, confidence: rule.confidence }),
    };
  }
  return undefined;
}

/** `extra-budgetary project` from the words before a title. */
function kindOf(words: string): string {
  const noun = /\b(project|programme|initiative|campaign)s?\b/i.exec(words)?.[1]?.toLowerCase() ?? 'project';
  const adjective = /\b(extra-budgetary|regional)\b/i.exec(words)?.[1]?.toLowerCase();
  return adjective ? `${adjective} ${noun}` : noun;
}
