import { describe, expect, it } from '@jest/globals';
import type { Relation } from '../../src/news/facts.js';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import { factsLexicon } from '../support/news-lexicon.js';
import { articleOf } from '../support/news-page.js';
import { DATES, EVENT_TYPES, NUMBERS, PLACES, PROJECTS } from './phrasings/events.js';
import { HELPING, ORGANIZING } from './phrasings/organizing.js';
import {
  BYSTANDERS,
  FUNDERS,
  GIVERS,
  ORGANIZERS,
  PARTNERS,
  type Phrasing,
} from './phrasings/parts.js';
import { PEOPLE } from './phrasings/people.js';

const lexicon = factsLexicon();
const PARTS: readonly Relation[] = ['organiser', 'partner', 'funder'];

function find(lead: string, relations: readonly Relation[]): string[] {
  const { statements } = extractFacts(articleOf(lead, { issuedBy: [], issuedOn: '2015-05-20' }), {
    lexicon,
  });
  return statements
    .filter(({ relation }) => relations.includes(relation))
    .map(({ relation, object }) => `${relation}: ${object}`)
    .sort();
}

describe.each<[string, readonly Relation[], readonly Phrasing[]]>([
  ['Who organises', PARTS, [...ORGANIZERS, ...ORGANIZING]],
  ['Who hands over or signs', PARTS, GIVERS],
  ['Who helps', PARTS, PARTNERS],
  ['Who pays', PARTS, FUNDERS],
  ['Who helps or pays', PARTS, HELPING],
  ['Who does none of these', PARTS, BYSTANDERS],
  ['When', ['startDate', 'endDate'], DATES],
  ['Where', ['place'], PLACES],
  ['What', ['eventType'], EVENT_TYPES],
  ['How many', ['participantsCount'], NUMBERS],
  ['Under which project', ['projectTitle'], PROJECTS],
])('%s', (_, relations, phrasings) => {
  it.each(phrasings.map((phrasing) => [...phrasing]))('%s', (lead = '', ...expected) => {
    expect(find(lead, relations)).toEqual([...expected].sort());
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
