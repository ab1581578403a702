import { describe, expect, it } from '@jest/globals';
import type { FactRelation } from '../../src/news/facts.js';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import { factsLexicon } from '../support/news-lexicon.js';
import { articleOf } from '../support/news-page.js';
import { PEOPLE } from './phrasings/people.js';
import { readPhrasings } from './phrasings/phrasings.js';

const lexicon = factsLexicon();
const PARTS: readonly FactRelation[] = ['organiser', 'partner', 'funder'];

/** Below, a statement is a proposal. */
const SURE = 0.5;

function find(lead: string, relations: readonly FactRelation[], least = 0): string[] {
  const { statements } = extractFacts(articleOf(lead, { issuedBy: [], issuedOn: '2015-05-20' }), {
    lexicon,
  });
  return statements
    .filter(({ relation, confidence }) => relations.includes(relation) && confidence >= least)
    .map(({ relation, object }) => `${relation}: ${object}`)
    .sort();
}

describe.each<[string, readonly FactRelation[], string]>([
  ['Who organizes', PARTS, 'organizers'],
  ['Who hands over or signs', PARTS, 'givers'],
  ['Who helps', PARTS, 'partners'],
  ['Who pays', PARTS, 'funders'],
  ['Who helps or pays', PARTS, 'partners-and-funders'],
  ['Who has a part, in seldom words', PARTS, 'seldom'],
  ['Who does none of these', PARTS, 'bystanders'],
  ['When', ['startDate', 'endDate'], 'dates'],
  ['Where', ['place'], 'places'],
  ['What', ['eventType'], 'event-types'],
  ['How many', ['participantsCount'], 'numbers'],
  ['Under which project', ['projectTitle'], 'projects'],
])('%s', (_, relations, file) => {
  it.each(readPhrasings(file))('%s', (lead, ...expected) => {
    expect(find(lead, relations)).toEqual([...expected].sort());
  });
});

describe('What a clause says of the event', () => {
  const RELATIONS: readonly FactRelation[] = [
    ...PARTS,
    'host',
    'place',
    'startDate',
    'endDate',
    'participantsCount',
    'projectTitle',
  ];

  it.each(readPhrasings('clauses'))('%s', (lead, ...expected) => {
    expect(find(lead, RELATIONS, SURE)).toEqual([...expected].sort());
  });
});

describe('Who speaks', () => {
  it.each(PEOPLE.map(([text, ...people]) => [text, people] as const))('%s', (text, expected) => {
    const { facts } = extractFacts(articleOf(text, { issuedBy: [] }), { lexicon });
    expect(facts.persons.map(({ name, role, affiliation }) => [name, role, affiliation])).toEqual(
      expected,
    );
  });
});
