/** The project of the event. */
import type { FactStatement, ProjectFact } from '../facts.js';
import { type PreparedArticle, statement } from '../names/prepared-article.js';
import { tidyName } from '../names/words.js';
import { matchRows, regexp, type RowMatch, rowsOf } from './rows.js';

/** Patterns with the slot `project` and, if the text has it, `kind`; in order of trust. */
export const PROJECT_ROWS = rowsOf('projects');

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
export function findProject({ sentences }: PreparedArticle): ProjectFinding | undefined {
  const titled = sentences.filter(({ masked }) => MAY_BE_TITLE.test(masked));
  for (const row of PROJECT_ROWS)
    for (const sentence of titled)
      for (const match of matchRows([row], sentence)) {
        const found = projectOf(sentence, match);
        if (found) return found;
      }
  return undefined;
}

/** Signs of titles: every row has one. */
const MAY_BE_TITLE = regexp('[<quotation><name>]');

function projectOf(
  sentence: PreparedArticle['sentences'][number],
  { row, slots }: RowMatch,
): ProjectFinding | undefined {
  const [mention] = sentence.mentionsIn(slots.get('project') ?? { start: 0, end: 0 });
  const kind = slots.get('kind');
  // The word for its kind is in the name, or beside it.
  if (!mention || (!kind && !NAMED_PROJECT.test(mention.name))) return undefined;
  const before = kind ? '' : (NAME_BEFORE.exec(sentence.text.slice(0, mention.start))?.[0] ?? '');
  const title = tidyName(before + mention.name);
  const range = { start: mention.start - before.length, end: mention.end };
  return {
    project: {
      title,
      kind: kindOf(kind ? sentence.lowered.slice(kind.start, kind.end) : title.toLowerCase()),
    },
    statement: statement('projectTitle', title, sentence, range, {
      rule: row.name,
      confidence: row.confidence,
    }),
  };
}

/** `extra-budgetary project` from the words before a title. */
function kindOf(words: string): string {
  const [, noun = 'project'] = /\b(project|programme|initiative|campaign)s?\b/.exec(words) ?? [];
  const [, adjective] = /\b(extra-?budgetary|regional)\b/.exec(words) ?? [];
  return adjective ? `${adjective} ${noun}` : noun;
}
