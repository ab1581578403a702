import { describe, expect, it } from '@jest/globals';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import { factsLexicon } from '../support/news-lexicon.js';
import { articleOf } from '../support/news-page.js';
import { BYSTANDERS, FUNDERS, GIVERS, ORGANIZERS, PARTNERS, type Phrasing } from './phrasings/parts.js';

const lexicon = factsLexicon();

function partsOf(lead: string): string[] {
  const { statements } = extractFacts(articleOf(lead, { issuedBy: [] }), { lexicon });
  return statements.filter(({ relation }) => ['organiser', 'partner', 'funder'].includes(relation)).map(({ relation, object }) => `${relation}: ${object}`).sort();
}

describe.each<[string, readonly Phrasing[]]>([
  ['Who organises', ORGANIZERS], ['Who hands over or signs', GIVERS], ['Who helps', PARTNERS], ['Who pays', FUNDERS], ['Who does none of these', BYSTANDERS],
])('%s', (_, phrasings) => {
  it.each(phrasings.map((phrasing) => [...phrasing]))('%s', (lead = '', ...expected) => {
    expect(partsOf(lead)).toEqual([...expected].sort());
  });
});
