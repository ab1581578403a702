import { describe, expect, it } from '@jest/globals';
import type { FactRelation } from '../../src/news/facts.js';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import { NUMBER_ROWS } from '../../src/news/rules/participants.js';
import { PERSON_ROWS } from '../../src/news/rules/people.js';
import { PROJECT_ROWS } from '../../src/news/rules/projects.js';
import { factsLexicon } from '../support/news-lexicon.js';
import { articleOf, readingOf } from '../support/news-page.js';
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

it.each(readPhrasings('status'))('An event was held, or not: %s', (lead, ...expected) => {
  const { event } = extractFacts(articleOf(lead, { issuedOn: '2015-05-20' }), { lexicon }).facts;
  expect([`${event?.status ?? '-'} ${event?.startDate ?? '-'}`]).toEqual(expected);
});

describe('Who speaks', () => {
  const peopleIn = (text: string) =>
    extractFacts(articleOf(text, { issuedBy: [] }), { lexicon }).facts.persons;

  it.each(readPhrasings('people'))('%s', (text, ...expected) => {
    expect(
      peopleIn(text).map(({ name, role, affiliation, second }) =>
        [name, role, affiliation, ...(second ? [second.role, second.affiliation] : [])]
          .map((part) => part ?? '-')
          .join(' | '),
      ),
    ).toEqual(expected);
  });

  it.each(readPhrasings('quoted'))('and is quoted: %s', (text, ...expected) => {
    expect(peopleIn(text).flatMap(({ name, isOnlyNamed }) => (isOnlyNamed ? [] : [name]))).toEqual(
      expected,
    );
  });

  it.each([
    ['Ann Lee, Albanian Deputy Minister of Foreign Affairs, said: “Yes”.', false],
    ['OSCE High Commissioner on National Minorities Ann Lee said: “Yes”.', true],
  ])('for a body that is named, or less surely: %s', (text, isNamed) => {
    const { statements } = extractFacts(articleOf(text), { lexicon });
    const [body, role] = (['affiliation', 'personRole'] as const).map(
      (relation) => statements.find((each) => each.relation === relation)?.confidence ?? 0,
    );
    expect(body === role).toBe(isNamed);
  });
});

describe('The names in a sentence', () => {
  it.each(readPhrasings('mentions'))('%s', (text, ...expected) => {
    expect(
      readingOf(text)
        .sentences.flatMap(({ mentions }) => mentions)
        .filter(({ kind }) => kind !== 'role')
        .map(({ kind, name }) => `${kind}: ${name}`),
    ).toEqual(expected);
  });
});

describe('The phrasings', () => {
  it.each([
    ['people', PERSON_ROWS.filter(({ isSecond }) => !isSecond)],
    ['numbers', NUMBER_ROWS],
    ['projects', PROJECT_ROWS],
  ])('have an example for each rule for %s', (file, rules) => {
    const used = new Set(
      readPhrasings(file).flatMap(([lead]) =>
        extractFacts(articleOf(lead, { issuedBy: [] }), { lexicon }).statements.map(
          ({ rule }) => rule,
        ),
      ),
    );
    expect(rules.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});
