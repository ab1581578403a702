/**
 * `npm run rules [FOLDER…]`: for each row of the reader's tables, how many pages it matches on, and
 * on how many the facts are worse or better without it. The pages are those of the tests and of the
 * folders, which hold `NNN.txt` or `NNN.html` with `NNN.gold.json`, or `gold.txt` for all.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pairsOf } from '../../src/news/facts.js';
import type { Finder } from '../../src/news/names/finder.js';
import { CLAUSE_ROWS } from '../../src/news/rules/asserted.js';
import { DATE_CUES } from '../../src/news/rules/event-dates.js';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import { PART_ROWS } from '../../src/news/rules/part-findings.js';
import { NUMBER_ROWS } from '../../src/news/rules/participants.js';
import { PERSON_ROWS } from '../../src/news/rules/people.js';
import { PLACE_ROWS } from '../../src/news/rules/places.js';
import { PROJECT_ROWS } from '../../src/news/rules/projects.js';
import { factsLexicon } from '../support/news-lexicon.js';
import {
  addToTallies,
  f1Of,
  precisionOf,
  type ScoredPage,
  scoredPages,
  sumOf,
  type Tally,
} from '../support/news-score.js';

interface AnyRow {
  readonly name?: string;
  readonly pattern: Finder;
}
const TABLES: Readonly<Record<string, readonly AnyRow[]>> = {
  roles: PART_ROWS,
  people: PERSON_ROWS,
  places: PLACE_ROWS,
  numbers: NUMBER_ROWS,
  dates: DATE_CUES,
  projects: PROJECT_ROWS,
  clauses: CLAUSE_ROWS,
};
const lexicon = factsLexicon();

function read({ article, gold }: ScoredPage): { tally: Tally; mistakes: number } {
  const tallies = new Map<string, Tally>();
  const mistakes = addToTallies(
    tallies,
    gold,
    pairsOf(extractFacts(article, { lexicon }).statements),
  ).length;
  return { tally: sumOf(tallies.values()), mistakes };
}

const own = fileURLToPath(new URL('../news/pages/', import.meta.url));
const folders = readdirSync(own, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(own, name));
const pages = [...folders, ...process.argv.slice(2)].flatMap(scoredPages);

/** The pages on which a pattern matches. */
const matched = new Map<Finder, Set<ScoredPage>>();
let current: ScoredPage | undefined;
for (const { pattern } of Object.values(TABLES).flat()) {
  const find = pattern.matchesIn.bind(pattern);
  pattern.matchesIn = (text): RegExpExecArray[] => {
    const found = find(text);
    if (found.length > 0 && current)
      matched.set(pattern, (matched.get(pattern) ?? new Set()).add(current));
    return found;
  };
}
const before = new Map(
  pages.map((page) => {
    current = page;
    return [page, read(page)] as const;
  }),
);
current = undefined;
const all = sumOf([...before.values()].map(({ tally }) => tally));
console.log(
  `${pages.length} pages: F1 ${f1Of(all).toFixed(4)}, precision ${precisionOf(all).toFixed(4)}`,
);
console.log('table\trow\tmatches\tworse without\tbetter without');
for (const [table, rows] of Object.entries(TABLES)) {
  for (const [at, row] of [...rows].entries()) {
    // The tables are arrays of their modules: a row is taken out, and put back.
    (rows as AnyRow[]).splice(at, 1);
    const seen = [...(matched.get(row.pattern) ?? [])];
    const changes = seen.map((page) => read(page).mistakes - (before.get(page)?.mistakes ?? 0));
    (rows as AnyRow[]).splice(at, 0, row);
    const worse = changes.filter((change) => change > 0).length;
    const better = changes.filter((change) => change < 0).length;
    console.log([table, row.name ?? at, seen.length, worse, better].join('\t'));
  }
}
