/** The project of the event. */
import type { FactStatement, ProjectFact } from '../facts.js';
import { SIGNS } from '../names/masked-sentence.js';
import { tidyName } from '../names/words.js';
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

interface ProjectFinding {
  readonly project: ProjectFact;
  readonly statement: FactStatement;
}

/** The first project that the text names by its title. */
export function findProject(reading: PreparedArticle): ProjectFinding | undefined {
  const titled = reading.sentences.filter(({ masked }) => MAY_BE_TITLE.test(masked));
  for (const rule of PROJECT_ROWS) {
    for (const sentence of titled) {
      const found = findInSentence(rule, sentence);
      if (found) return found;
    }
  }
  return undefined;
}

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
