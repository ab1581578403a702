import { describe, expect, it } from '@jest/globals';
import { findPeople } from '../../src/news/rules/people.js';
import { PERSON_RULES } from '../../src/news/rules/person-rules.js';
import { readingOf } from '../support/news-page.js';

const find = (text: string): (string | null | undefined)[][] =>
  findPeople(readingOf(text)).persons.map(({ name, role, affiliation }) => [
    name,
    role,
    affiliation,
  ]);

/** For each rule a sentence that it reads, and what it gives. */
const EXAMPLES: Readonly<
  Record<
    string,
    readonly [sentence: string, name: string, role: string | null, affiliation: string | null]
  >
> = {
  'as-role': [
    'Ann Lee, until now a judge there, starts today as Head of the OSCE Presence in Albania.',
    'Ann Lee',
    'Head',
    'OSCE Presence in Albania',
  ],
  'has-new': [
    'The Supreme Court has a new librarian: Ann Lee.',
    'Ann Lee',
    'librarian',
    'Supreme Court',
  ],
  'post-goes-to': [
    'The post of Head of the OSCE Presence in Albania goes to Ann Lee.',
    'Ann Lee',
    'Head',
    'OSCE Presence in Albania',
  ],
  'at-the-head': [
    'At the helm of the Supreme Court is Ann Lee.',
    'Ann Lee',
    'Head',
    'Supreme Court',
  ],
  'name-one-of': ['“It works,” said Ann Lee, one of the trainers.', 'Ann Lee', 'trainer', null],
  'name-trade': ['“It works,” said Ann Lee, a glazier from Osh.', 'Ann Lee', 'glazier', null],
  'name-aside-speaks': ['“It works,” Ann Lee, aged 17, said.', 'Ann Lee', null, null],
  'name-who-spoke': [
    'Ann Lee from Osh, who spoke for the class, was happy.',
    'Ann Lee',
    null,
    null,
  ],
  commands: [
    'Ann Lee, who commands the Border Service, said so.',
    'Ann Lee',
    'Commander',
    'Border Service',
  ],
  'commanded-by': [
    'The Border Service is commanded by Ann Lee.',
    'Ann Lee',
    'Commander',
    'Border Service',
  ],
  'prize-went-to': ['The second prize went to Ann Lee.', 'Ann Lee', null, null],
  'name-office': [
    'Ann Lee, the OSCE Representative on Freedom of the Media, was concerned.',
    'Ann Lee',
    'OSCE Representative on Freedom of the Media',
    'OSCE',
  ],
  'name-role': [
    '“It works,” said Ann Lee, Deputy Head of the OSCE Presence in Albania.',
    'Ann Lee',
    'Deputy Head',
    'OSCE Presence in Albania',
  ],
  'office-name': [
    'OSCE Secretary General Ann Lee spoke.',
    'Ann Lee',
    'OSCE Secretary General',
    'OSCE',
  ],
  'role-of-body-name': [
    'The Head of the OSCE Presence in Albania, Ann Lee, opened the seminar.',
    'Ann Lee',
    'Head',
    'OSCE Presence in Albania',
  ],
  'role-name': [
    'It was opened by Deputy Interior Minister Ann Lee.',
    'Ann Lee',
    'Deputy Interior Minister',
    null,
  ],
  'appointed-office': [
    'Ann Lee has been appointed OSCE Project Co-ordinator in Uzbekistan.',
    'Ann Lee',
    'Project Co-ordinator',
    'OSCE Project Co-ordinator in Uzbekistan',
  ],
  'appointed-role': [
    'Ann Lee took up her duties as Head of the OSCE Presence in Albania.',
    'Ann Lee',
    'Head',
    'OSCE Presence in Albania',
  ],
  'name-of-state-office': [
    'They chose Ann Lee of Germany as the OSCE Representative on Freedom of the Media.',
    'Ann Lee',
    'OSCE Representative on Freedom of the Media',
    'OSCE',
  ],
  'office-apposition-name': [
    'The OSCE Chairperson-in-Office, Maltese Foreign Minister Ann Lee, spoke.',
    'Ann Lee',
    'OSCE Chairperson-in-Office',
    'OSCE',
  ],
  'office-and-role-name': [
    'OSCE Chairperson-in-Office and Minister for Foreign Affairs Ann Lee spoke.',
    'Ann Lee',
    'OSCE Chairperson-in-Office',
    'OSCE',
  ],
  'appoints-to-office': [
    'It appointed Ann Lee OSCE Project Co-ordinator in Uzbekistan.',
    'Ann Lee',
    'Project Co-ordinator',
    'OSCE Project Co-ordinator in Uzbekistan',
  ],
  'appoints-to-role': [
    'It elected Ann Lee as Director of the Police Academy.',
    'Ann Lee',
    'Director',
    'Police Academy',
  ],
  chairs: [
    'Ann Lee, who chairs the Supreme Court, was there.',
    'Ann Lee',
    'Chair',
    'Supreme Court',
  ],
  heads: [
    'Ann Lee, who heads the OSCE Presence in Albania, was there.',
    'Ann Lee',
    'Head',
    'OSCE Presence in Albania',
  ],
  directs: [
    'Ann Lee, directing the Police Academy, was there.',
    'Ann Lee',
    'Director',
    'Police Academy',
  ],
  'headed-by': [
    'The OSCE Presence in Albania is led by Ann Lee.',
    'Ann Lee',
    'Head',
    'OSCE Presence in Albania',
  ],
  'directed-by': [
    'The Police Academy is directed by Ann Lee.',
    'Ann Lee',
    'Director',
    'Police Academy',
  ],
  'chaired-by': [
    'The Supreme Court, chaired by Ann Lee, met.',
    'Ann Lee',
    'Chair',
    'Supreme Court',
  ],
  'at-its-head': ['The delegation came late. At its head was Ann Lee.', 'Ann Lee', 'Head', null],
  'signs-for': [
    'The agreement was signed by Ann Lee for the Police Academy.',
    'Ann Lee',
    null,
    'Police Academy',
  ],
  'name-body-in-brackets': [
    'Ann Lee (Police Academy) moderated.',
    'Ann Lee',
    null,
    'Police Academy',
  ],
  'appointment-as': [
    'The Chair announced the appointment of Ann Lee as Head of the Police Academy.',
    'Ann Lee',
    'Head',
    'Police Academy',
  ],
  'is-new': [
    'Ann Lee, until now Head of the Supreme Court, is the new Director of the Police Academy.',
    'Ann Lee',
    'Director',
    'Police Academy',
  ],
  'represents-state': [
    'Ann Lee, representing Germany in the Council, was there.',
    'Ann Lee',
    null,
    'Germany',
  ],
  represents: [
    'Ann Lee, who represented the German Embassy in Kyiv, was there.',
    'Ann Lee',
    null,
    'German Embassy in Kyiv',
  ],
  'body-genitive-name': [
    'Three in four passed, as the Police Academy’s Ann Lee pointed out.',
    'Ann Lee',
    null,
    'Police Academy',
  ],
  'role-of-words-name': [
    'A member of the winning side, Ann Lee, shook hands.',
    'Ann Lee',
    'member of the winning side',
    null,
  ],
  'for-body-name': [
    'Speaking for the German Embassy in Kyiv, Ann Lee was content.',
    'Ann Lee',
    null,
    'German Embassy in Kyiv',
  ],
  'name-speaks': ['More is to come, Ann Lee promised the guests.', 'Ann Lee', null, null],
  'said-name': ['“It works,” added Ann Lee.', 'Ann Lee', null, null],
};

describe('The table of how people are named', () => {
  it('has an example for each rule', () => {
    const rules = PERSON_RULES.filter(({ isSecond }) => !isSecond).map(({ name }) => name);
    expect(Object.keys(EXAMPLES).sort()).toEqual(rules.sort());
  });

  it.each(Object.entries(EXAMPLES))('reads %s', (rule, [sentence, ...expected]) => {
    const { persons, statements } = findPeople(readingOf(sentence));
    expect(persons.map(({ name, role, affiliation }) => [name, role, affiliation])).toEqual([
      expected,
    ]);
    expect(statements[0]?.rule).toBe(rule);
  });
});

describe('The people of an item', () => {
  it('speak before and after a quotation', () => {
    expect(
      find(
        'Ann Lee, Director of the Supreme Court, said: “Yes.” “No", said Bob Ray, a teacher ' +
          'from Bar.',
      ),
    ).toEqual([
      ['Ann Lee', 'Director', 'Supreme Court'],
      ['Bob Ray', 'teacher', null],
    ]);
  });

  it.each(['Ahmed Kaya', 'Emily Haber', 'Anatoly Petrov'])(
    'may begin a sentence with a first name that looks like a verb or an adverb: %s',
    (name) => {
      expect(find(`${name}, Head of the OSCE Presence in Albania, added that it works.`)).toEqual([
        [name, 'Head', 'OSCE Presence in Albania'],
      ]);
      expect(find(`Recently ${name} said that it works.`).map(([found]) => found)).toEqual([name]);
    },
  );

  it('may be joined', () => {
    expect(
      find(
        'It was opened by Ann Lee, Head of the OSCE Presence in Albania, and Bob Ray, Chief ' +
          'of the State Police.',
      ),
    ).toEqual([
      ['Ann Lee', 'Head', 'OSCE Presence in Albania'],
      ['Bob Ray', 'Chief', 'State Police'],
    ]);
  });

  it('may have an office besides another function', () => {
    const [person] = findPeople(
      readingOf('Ann Lee, Malta’s Minister of Tourism and OSCE Chairperson-in-Office, spoke.'),
    ).persons;
    expect(person).toMatchObject({
      role: 'Minister of Tourism',
      affiliation: 'Malta',
      second: { role: 'OSCE Chairperson-in-Office', affiliation: 'OSCE' },
    });
  });

  it.each([
    'Ann Lee, OSCE Chairperson-in-Office and Minister of Foreign Affairs of Malta, spoke.',
    'OSCE Chairperson-in-Office and Malta’s Minister of Foreign Affairs Ann Lee spoke.',
  ])('may have two functions: %s', (text) => {
    const { persons, statements } = findPeople(readingOf(text));
    expect(persons).toEqual([
      {
        name: 'Ann Lee',
        role: 'OSCE Chairperson-in-Office',
        affiliation: 'OSCE',
        second: { role: 'Minister of Foreign Affairs', affiliation: 'Malta' },
      },
    ]);
    expect(statements.filter(({ about }) => about === 'Ann Lee')).toHaveLength(4);
  });

  it('have the State whose nationality precedes a minister, less surely', () => {
    const { persons, statements } = findPeople(
      readingOf('Ann Lee, Albanian Deputy Minister of Foreign Affairs, said: “Yes”.'),
    );
    expect(persons).toEqual([
      {
        name: 'Ann Lee',
        role: 'Deputy Minister of Foreign Affairs',
        affiliation: 'Albania',
      },
    ]);
    const confidence = (relation: string): number =>
      statements.find((each) => each.relation === relation)?.confidence ?? 0;
    expect(confidence('affiliation')).toBeLessThan(confidence('personRole'));
  });

  it('have the part of a body in their function', () => {
    expect(
      find(
        'Ann Lee, Director of the Department of Eastern Countries of Kyrgyzstan’s Foreign ' +
          'Ministry, hoped for more.',
      ),
    ).toEqual([
      [
        'Ann Lee',
        'Director of the Department of Eastern Countries',
        "Kyrgyzstan's Foreign Ministry",
      ],
    ]);
  });

  it.each([
    [
      'Organized Crime Unit in the Rule of Law Department of the ',
      'OSCE Mission to Bosnia and Herzegovina',
    ],
    [
      'Forensics Section within the Criminal Police Directorate of the ',
      'Ministry of Interior of Serbia',
    ],
    ['Analysis Section under the Crime Department of the ', 'State Police of Albania'],
  ])('have parts within parts in their function: %s', (parts, body) => {
    expect(find(`Ann Lee, Deputy Head of the ${parts}${body}, said so.`)).toEqual([
      ['Ann Lee', `Deputy Head of the ${parts.slice(0, -8)}`, body],
    ]);
  });

  it('have the function that says more than a rank', () => {
    expect(
      find('Ambassador Ann Lee spoke. Ann Lee, Head of the OSCE Presence in Albania, left.'),
    ).toEqual([['Ann Lee', 'Head', 'OSCE Presence in Albania']]);
  });

  it.each([
    [
      'It was opened by Ann Lee, Head of the OSCE Presence in Albania, Prime Minister Bob Ray and ' +
        'Interior Minister Jo Day.',
      ['Ann Lee: Head', 'Bob Ray: Prime Minister', 'Jo Day: Interior Minister'],
    ],
    [
      'Chief of Staff Bob Ray and the Head of the OSCE Presence in Albania, Ann Lee, signed it.',
      ['Bob Ray: Chief of Staff', 'Ann Lee: Head'],
    ],
    [
      'Major General (ret.) Bob Ray and Border Guard Captain Ann Lee gave lectures.',
      ['Bob Ray: Major General', 'Ann Lee: Captain'],
    ],
    [
      'The Mayor of Lezha, Bob Ray, the Head of the OSCE Presence in Albania, Ann Lee, and the ' +
        'Ambassador of Italy, Jo Day, spoke.',
      ['Bob Ray: Mayor of Lezha', 'Ann Lee: Head', 'Jo Day: Ambassador'],
    ],
  ])('have no function of another person in a row: %s', (text, expected) => {
    expect(find(text).map(([name, role]) => `${name}: ${role}`)).toEqual(expected);
  });

  it('are no bodies, places or projects', () => {
    expect(
      find('The Supreme Court said so. New York was named. Young Men Leadership Project said no.'),
    ).toEqual([]);
  });
});
