import { describe, expect, it } from '@jest/globals';
import { findOrganizers } from '../../src/news/rules/organizers.js';
import { formsOf, ROLE_TABLE } from '../../src/news/rules/verbs.js';
import { readingOf } from '../support/news-page.js';

const NOBODY = { persons: [], statements: [] };

describe('The table of verbs', () => {
  const NAME = 'OSCE Mission to Serbia';
  const find = (sentence: string): string[] =>
    findOrganizers(readingOf(sentence), NOBODY, undefined).statements.map(
      ({ relation, object }) => `${relation}: ${object}`,
    );
  /** An example of the spellings: `organise`. */
  const spelled = (forms: string): string =>
    forms
      .replace(/\[(.).*?\]/g, '$1')
      .replace(/.\?(?!:)/g, '')
      .replace(/~/g, ' ');

  describe.each([
    ['organize', 'organiser'],
    ['hold', 'organiser'],
    ['support', 'partner'],
    ['fund', 'funder'],
  ])('of the class %s', (verbClass, role) => {
    const verbs = (ROLE_TABLE.verbs[verbClass] ?? '').trim().split(/\s+/).map(spelled);

    it.each(verbs)('has “%s” with a subject, with by, and in a list of two verbs', (verb) => {
      const { participle } = formsOf(verb);
      const expected: unknown = expect.arrayContaining([`${role}: ${NAME}`]);
      expect(find(`The ${NAME} has ${participle} a seminar in Vranje.`)).toEqual(expected);
      expect(find(`A seminar was ${participle} in Vranje on Friday by the ${NAME}.`)).toEqual(
        expected,
      );
      if (role !== 'partner')
        expect(find(`A seminar was shown and ${participle} by the ${NAME}.`)).toEqual(expected);
    });
  });
});

it.each([
  ['carry_out', 'carried the course out', 'carried out', 'carrying out'],
  ['plan', 'planned', 'planned', 'planning'],
  ['oversee', 'oversaw', 'overseen', 'overseeing'],
  ['begin', 'began', 'begun', 'beginning'],
  ['pay', 'pays', 'paid', 'paying'],
])('The forms of the verb %s are known', (verb, form, participle, gerund) => {
  const { active, ...others } = formsOf(verb);
  expect(form).toMatch(new RegExp(`^(?:${active.join('|')})`));
  expect(others).toMatchObject({ participle, gerund });
});

describe('The bodies with a part in the event', () => {
  const find = (lead: string, title = 'News'): string[] =>
    findOrganizers(readingOf(lead, { title }), NOBODY, undefined).statements.map(
      ({ relation, object }) => `${relation}: ${object}`,
    );

  it('do not include the OSCE of the title beside named bodies', () => {
    expect(
      find(
        'The workshop was organized by the OSCE Presence in Albania.',
        'OSCE organizes workshop',
      ),
    ).toEqual(['organiser: OSCE Presence in Albania']);
  });

  it('have a kind and a State', () => {
    expect(
      findOrganizers(
        readingOf('It was organized by the Austrian Federal Ministry of Defence.'),
        NOBODY,
        undefined,
      ).organisers,
    ).toEqual([
      {
        name: 'Austrian Federal Ministry of Defence',
        kind: 'ministry-defence',
        state: 'AT',
        role: 'organiser',
      },
    ]);
  });
});

describe('Words that stand for bodies', () => {
  const find = (lead: string): string[] =>
    findOrganizers(readingOf(lead), NOBODY, undefined).statements.map(
      ({ relation, object, confidence }) => `${relation}: ${object} ${confidence}`,
    );

  it('are read for those listed after them, or named last, less surely', () => {
    expect(find('Two bodies had organized it: the Supreme Court and UN Women.')).toEqual([
      'organiser: Supreme Court 0.72',
      'organiser: UN Women 0.72',
    ]);
    expect(
      find('It was supported by the Supreme Court and UN Women. They organized a course.'),
    ).toEqual(
      ['organiser: Supreme Court 0.8', 'organiser: UN Women 0.8'].map((each) =>
        each.replace('organiser', 'partner'),
      ),
    );
    expect(
      find(
        'The Supreme Court met UN Women. The Supreme Court and UN Women agreed. Both ' +
          'organized a course.',
      ),
    ).toEqual(['organiser: Supreme Court 0.72', 'organiser: UN Women 0.72']);
  });
});

describe('Organizers that no rule names', () => {
  const find = (lead: string, eventType?: string): string[] =>
    findOrganizers(
      readingOf(lead, { issuedBy: ['OSCE Mission to Serbia'] }),
      NOBODY,
      eventType,
    ).statements.map(({ object, rule, confidence }) => `${object}: ${rule} ${confidence}`);

  it('are the issuer that the text names, if it is an event that is organised', () => {
    expect(
      find('Judges met for a seminar. The OSCE Mission to Serbia was there.', 'seminar'),
    ).toEqual(['OSCE Mission to Serbia: issuer 0.5']);
    expect(find('The guests met the OSCE Mission to Serbia.', 'visit')).toEqual([]);
  });
});
