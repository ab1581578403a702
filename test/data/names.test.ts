/** The report on names that the build of the data writes. */
import { describe, expect, it } from '@jest/globals';
import { buildData } from '../../data/build/build.js';
import { readFacts } from '../../data/build/facts-files.js';
import { checkoutPath } from '../support/rdf.js';

const facts = readFacts(checkoutPath('data/facts'));
const built = buildData(facts);
describe('The report on names', () => {
  it('has no name that came to nothing', () => {
    expect(
      built.news.flatMap(({ links }) => links.filter(({ link }) => link.outcome === 'none')),
    ).toEqual([]);
    expect(built.files.get('unlinked.md')).toContain('## Names that came to nothing (0)');
  });

  it('has each body whose part in an item without an event is not said', () => {
    const lost = facts.news.filter(
      ({ event, organisers }) => event === null && organisers.length > 0,
    );
    expect(lost.length).toBeGreaterThan(0);
    for (const { id, organisers } of lost)
      for (const { name, role } of organisers)
        expect(built.files.get('unlinked.md')).toContain(`| ${name} | ${role} | ${id} |`);
  });
});
