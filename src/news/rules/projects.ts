/** The project of the event. */
import type { FactStatement, ProjectFact } from '../facts.js';
import { type PreparedArticle, statement } from '../names/prepared-article.js';
import { tidyName } from '../names/words.js';
import { bestOf, findIn, type Finding, regexp, rowsOf } from './rows.js';

/** Patterns with the slot `project` and, if the text has it, `kind`. */
export const PROJECT_ROWS = rowsOf('projects');

/** Words that make a name without quotation marks a project's. */
const NAMED_PROJECT =
  / (?:Project|Programme|Program|Initiative|Trail|Campaign)\b| (?:project|programme|initiative)$/;

/** `Integrated Co-operation on` before `Explosive Hazards Programme`. */
const NAME_BEFORE = /(?:(?!OSCE\b)\p{Lu}[\p{L}-]+ ){1,4}(?:on|for|against) $/u;

/** The title of a project. */
type Project = FactStatement & Pick<ProjectFact, 'kind'>;

const MAY_BE_TITLE = regexp('[<quotation><name>]');

/** The surest of the projects that the text names by their titles. */
export function findProject({ sentences }: PreparedArticle): Project | undefined {
  // Every row has the sign of a title.
  const titled = sentences.filter(({ masked }) => MAY_BE_TITLE.test(masked));
  return bestOf(findIn(PROJECT_ROWS, titled).flatMap(projectsOf))[0];
}

function projectsOf({ row, slots, sentence, confidence }: Finding): Project[] {
  const [mention] = sentence.mentionsIn(slots.get('project') ?? { start: 0, end: 0 });
  const kind = slots.get('kind');
  // The word for its kind is in the name, or beside it.
  if (!mention || (!kind && !NAMED_PROJECT.test(mention.name))) return [];
  const before = kind ? '' : (NAME_BEFORE.exec(sentence.text.slice(0, mention.start))?.[0] ?? '');
  const title = tidyName(before + mention.name);
  const range = { start: mention.start - before.length, end: mention.end };
  const words = kind ? sentence.lowered.slice(kind.start, kind.end) : title.toLowerCase();
  const said = statement('projectTitle', title, sentence, range, { rule: row.name, confidence });
  return [{ ...said, kind: kindOf(words) }];
}

/** `extra-budgetary project` from the words before a title. */
function kindOf(words: string): string {
  const [, noun = 'project'] = /\b(project|programme|initiative|campaign)s?\b/.exec(words) ?? [];
  const [, adjective] = /\b(extra-?budgetary|regional)\b/.exec(words) ?? [];
  return adjective ? `${adjective} ${noun}` : noun;
}
