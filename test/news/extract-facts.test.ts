import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import type { ExtractedFacts, FactRelation } from '../../src/news/facts.js';
import { pairsOf } from '../../src/news/facts.js';
import { readPage } from '../../src/news/read/read-page.js';
import { factsLexicon } from '../support/news-lexicon.js';
import { articleOf } from '../support/news-page.js';

const lexicon = factsLexicon();
const page = (name: string): string =>
  readFileSync(new URL(`pages/${name}.txt`, import.meta.url), 'utf8');

function extract(source: string): ExtractedFacts {
  return extractFacts(readPage(source, { mediaType: 'text/plain' }), { lexicon });
}

const objects = ({ statements }: ExtractedFacts, relation: FactRelation): string[] =>
  statements.filter((each) => each.relation === relation).map((each) => each.object);

describe('Other pages', () => {
  it('give a round table with partners and an abbreviated organiser', () => {
    const statements = pairsOf(extract(page('chisinau-round-table')).statements);
    expect(statements).toEqual([
      ['issuedBy', 'Office of the Co-ordinator of OSCE Economic and Environmental Activities'],
      ['fieldOfWork', 'Economic activities'],
      ['fieldOfWork', 'Good governance'],
      ['eventType', 'round table'],
      ['startDate', '2023-09-14'],
      ['endDate', '2023-09-15'],
      ['place', 'Chisinau'],
      ['organiser', 'Office of the Co-ordinator of OSCE Economic and Environmental Activities'],
      ['partner', 'National Bank of Moldova'],
      ['partner', 'United Nations Office on Drugs and Crime'],
      ['funder', 'Italy'],
      ['funder', 'Poland'],
      ['funder', 'Romania'],
      ['funder', 'United Kingdom'],
      ['funder', 'United States'],
      ['person', 'Vera Strobachova-Budway'],
      ['personRole', 'Senior Economic Officer'],
      ['affiliation', 'Office of the Co-ordinator of OSCE Economic and Environmental Activities'],
      ['participantsCount', '35'],
    ]);
  });

  it('give a handover with the date of the dateline', () => {
    const { facts } = extract(page('moldova-handover'));
    expect(facts).toMatchObject({
      date: '2015-03-12',
      contentType: 'Press Release',
      event: { type: 'handover', startDate: '2015-03-12', place: 'Chisinau' },
    });
    expect(facts.organisers.map(({ name, role }) => [name, role])).toEqual([
      ['OSCE Mission to Moldova', 'organiser'],
      ['Sweden', 'funder'],
      ['Finland', 'funder'],
    ]);
    expect(facts.persons).toEqual([
      {
        name: 'Oleg Ivanov',
        role: 'Deputy Interior Minister',
        affiliation: null,
        isOnlyNamed: true,
      },
      {
        name: 'Michael Scanlan',
        role: 'Head',
        affiliation: 'OSCE Mission to Moldova',
        isOnlyNamed: true,
      },
    ]);
  });

  it('have the body that they are about as issuer where they have no labels', () => {
    const { facts, statements } = extract(
      'Judges meet in Niš\nThe UN and the OSCE Mission to Serbia held a seminar for twenty ' +
        'judges of the courts in the region of Niš.\n',
    );
    expect(facts.issuers).toEqual(['OSCE Mission to Serbia']);
    expect(statements.find(({ relation }) => relation === 'issuedBy')).toMatchObject({
      rule: 'issuer-in-text',
      confidence: 0.4,
    });
  });

  it('tell the State of a place that is known, or is named with one', () => {
    const country = (lead: string): string | null | undefined =>
      extractFacts(articleOf(lead), { lexicon }).facts.event?.countryIso2;
    expect(
      [
        'A seminar was held in Tirana.',
        'A seminar was held in Bolzano, Italy.',
        'A seminar was held in Bolzano.',
      ].map(country),
    ).toEqual(['AL', 'IT', null]);
  });

  it('give no event where the item is a statement', () => {
    const source =
      'Press statement\nConcern over attack\nAnn Lee was concerned after a meeting in Vienna ' +
      'on 3 May 2012.\n- Issued on: 3 May 2012\n- Issued by:\n- OSCE Secretariat\n';
    expect(extract(source).facts.event).toBeNull();
  });

  it.each([
    ['The Ministry of Justice organized a seminar on an anti-corruption strategy for 2012.', true],
    ['The Ministry of Justice organized a seminar on a law adopted in 2011.', true],
    [
      'The seminar, which prepares for elections next year, was organized by the Ministry of Justice.',
      true,
    ],
    ['The Ministry of Justice organized the seminar to discuss last year’s floods.', true],
    ['A similar seminar was organized by the Ministry of Justice last year.', false],
    ['The Ministry of Justice, which organized the seminar in Nis last year, attended.', false],
    ['Earlier in the week, they were at a fair organized by the Ministry of Justice.', false],
    ['An event organized by the Ministry of Justice is on the eve of the seminar.', false],
    ['The Ministry of Justice organized a similar seminar in 2011.', false],
  ])('know whether “%s” is about their event: %s', (body, isOfItsTime) => {
    const article = articleOf('Thirty journalists attended a seminar.', { issuedBy: [], body });
    expect(objects(extractFacts(article, { lexicon }), 'organiser')).toEqual(
      isOfItsTime ? ['Ministry of Justice'] : [],
    );
  });

  it('are read from a very long item before the test runs out of time', () => {
    const sentence =
      'The workshop was organized by the Ministry of Labour and Aa, Bb and Cc, ' +
      'and Jan Aa, Head of the Office in Osh, said five big things. ';
    const { statements } = extract(
      'News Item\nTitle\nLead.\n- Issued by:\n- A\n- Fields of work:\n- B\n' + sentence.repeat(700),
    );
    expect(statements.length).toBeGreaterThan(3);
  });
});
