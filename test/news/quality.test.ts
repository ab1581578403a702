import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { pairsOf } from '../../src/news/facts.js';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import { factsLexicon } from '../support/news-lexicon.js';
import {
  addToTallies,
  f1Of,
  precisionOf,
  scoredPages,
  sumOf,
  type Tally,
} from '../support/news-score.js';

const lexicon = factsLexicon();

/** Lowest F1 of each relation over all pages. */
const FLOORS: Readonly<Record<string, number>> = {
  issuedBy: 0.98,
  fieldOfWork: 1,
  organiser: 0.95,
  partner: 0.95,
  funder: 0.95,
  place: 0.95,
  startDate: 0.95,
  endDate: 0.95,
  eventType: 0.93,
  person: 0.97,
  personRole: 0.95,
  affiliation: 0.95,
  projectTitle: 0.9,
  participantsCount: 0.95,
};

function read(
  folder: string,
  ending: 'txt' | 'html',
): { tallies: Map<string, Tally>; mistakes: string[]; pageCount: number } {
  const directory = fileURLToPath(new URL(`pages/${folder}/`, import.meta.url));
  const tallies = new Map<string, Tally>();
  const pages = scoredPages(directory).filter(({ name }) => name.endsWith(ending));
  const mistakes = pages.flatMap(({ name, article, gold }) =>
    addToTallies(tallies, gold, pairsOf(extractFacts(article, { lexicon }).statements)).map(
      (mistake) => `${folder}/${name}: ${mistake}`,
    ),
  );
  return { tallies, mistakes, pageCount: pages.length };
}

/** The sets of pages, and how many of each form there are. */
const SETS = [
  ['first', 'txt', 30],
  ['first', 'html', 8],
  ['second', 'txt', 32],
  ['second', 'html', 10],
  ['third', 'txt', 20],
  ['third', 'html', 20],
  ['fourth', 'txt', 10],
  ['fourth', 'html', 10],
  ['fifth', 'txt', 10],
  ['fifth', 'html', 10],
  ['sixth', 'txt', 6],
  ['sixth', 'html', 6],
  ['seventh', 'txt', 20],
  ['seventh', 'html', 12],
  ['eighth', 'txt', 14],
  ['eighth', 'html', 10],
  ['ninth', 'txt', 16],
  ['ninth', 'html', 8],
  ['tenth', 'txt', 15],
  ['tenth', 'html', 10],
  ['eleventh', 'txt', 18],
  ['eleventh', 'html', 12],
  ['twelfth', 'txt', 14],
  ['twelfth', 'html', 8],
] as const;

const READINGS = SETS.map(([folder, ending, count]) => ({
  folder,
  ending,
  count,
  ...read(folder, ending),
}));

describe.each(READINGS)(
  'The facts of the pages in $folder as $ending',
  ({ tallies, mistakes, pageCount, count }) => {
    it('are those that a reader takes from them', () => {
      expect(pageCount).toBe(count);
      const all = sumOf(tallies.values());
      expect({
        shown: mistakes,
        isGood: f1Of(all) >= 0.96,
        isPrecise: precisionOf(all) >= 0.98,
      }).toEqual({ shown: mistakes, isGood: true, isPrecise: true });
    });
  },
);

describe('The facts of all pages', () => {
  it.each(Object.entries(FLOORS))('of the relation %s reach F1 %s', (relation, floor) => {
    const all = sumOf(READINGS.flatMap(({ tallies }) => tallies.get(relation) ?? []));
    const shown = READINGS.flatMap(({ mistakes }) =>
      mistakes.filter((each) => each.includes(` ${relation}: `)),
    );
    expect({ shown, isReached: f1Of(all) >= floor }).toEqual({ shown, isReached: true });
  });
});
