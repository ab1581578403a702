import { describe, expect, it } from '@jest/globals';
import { findPeople } from '../../src/news/rules/people.js';
import { readingOf } from '../support/news-page.js';

describe('The Chair and other officials', () => {
  const CHAIR = ['OSCE Chair-in-Office', 'OSCE'] as const;
  it.each<[string, readonly (readonly [role: string, body: string | null])[]]>([
    [
      'OSCE Chair-in-Office and Polish Foreign Minister Ann Lee spoke.',
      [CHAIR, ['Foreign Minister', 'Poland']],
    ],
    [
      'OSCE Chair-in-Office, and Foreign Minister of Malta Ann Lee spoke.',
      [CHAIR, ['Foreign Minister', 'Malta']],
    ],
    [
      'The OSCE Chair-in-Office, Finnish Foreign Minister Ann Lee, spoke.',
      [CHAIR, ['Foreign Minister', 'Finland']],
    ],
    [
      'OSCE Chair-in-Office Ann Lee, the Prime Minister of Albania, spoke.',
      [CHAIR, ['Prime Minister', 'Albania']],
    ],
    [
      'The OSCE Chair-in-Office, Ann Lee, Foreign Minister of Serbia, spoke.',
      [CHAIR, ['Foreign Minister', 'Serbia']],
    ],
    [
      'Swiss Foreign Minister Ann Lee, the OSCE Chair-in-Office, spoke.',
      [CHAIR, ['Foreign Minister', 'Switzerland']],
    ],
    [
      'Irish Foreign Minister and OSCE Chair-in-Office Ann Lee spoke.',
      [CHAIR, ['Foreign Minister', 'Ireland']],
    ],
    [
      'Ann Lee, Malta’s Foreign Minister and OSCE Chair-in-Office, spoke.',
      [CHAIR, ['Foreign Minister', 'Malta']],
    ],
    ['Chairman-in-Office Ann Lee spoke.', [['Chairman-in-Office', 'OSCE']]],
    ['Foreign Minister Ann Lee of Malta spoke.', [['Foreign Minister', 'Malta']]],
    ['The OSCE Chair, Ann Lee, spoke.', [['OSCE Chair', 'OSCE']]],
    [
      'The Personal Representative of the OSCE Chair-in-Office, Ann Lee, spoke.',
      [['Personal Representative of the OSCE Chair-in-Office', 'OSCE']],
    ],
  ])('%s', (text, expected) => {
    const [person] = findPeople(readingOf(text)).persons;
    const posts = [person!, ...(person!.second ? [person!.second] : [])];
    const found = posts.map(({ role, affiliation }) => [role, affiliation]);
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining([...expected]));
  });
});

describe('An office between two people', () => {
  const SECRETARY = 'OSCE Secretary General';
  it.each<[string, Readonly<Record<string, string | null>>]>([
    [
      'The Chair of the OSCE and Maltese Minister for Foreign Affairs, Ann Lee, the OSCE Secretary General, Bob Ray, and the Director of ODIHR, Jo Day, spoke.',
      { 'Ann Lee': 'Minister for Foreign Affairs', 'Bob Ray': SECRETARY, 'Jo Day': 'Director' },
    ],
    [
      'The OSCE Chair-in-Office, Ann Lee, the OSCE Secretary General, Bob Ray, and the Mayor of Osh, Jo Day, met.',
      { 'Ann Lee': 'OSCE Chair-in-Office', 'Bob Ray': SECRETARY, 'Jo Day': 'Mayor of Osh' },
    ],
    [
      'Head of the OSCE Mission to Serbia Ambassador Ann Lee, the Minister of Health, Bob Ray, and others met.',
      { 'Ann Lee': 'Head', 'Bob Ray': 'Minister of Health' },
    ],
    [
      'The Rector, Ann Lee, the Minister of Health of Malta, Bob Ray, and the Mayor of Osh, Jo Day, met.',
      { 'Ann Lee': 'Rector', 'Bob Ray': 'Minister of Health', 'Jo Day': 'Mayor of Osh' },
    ],
    [
      'Ann Lee, the OSCE Secretary General, Bob Ray, the Mayor of Osh, and others met.',
      { 'Ann Lee': SECRETARY },
    ],
    [
      'Ann Lee, Head of the OSCE Mission to Serbia, Bob Ray, Mayor of Osh, and others met.',
      { 'Ann Lee': 'Head', 'Bob Ray': 'Mayor of Osh' },
    ],
    [
      'Foreign Minister Ann Lee, OSCE Chair-in-Office, Ambassador Bob Ray and others met.',
      { 'Ann Lee': 'OSCE Chair-in-Office', 'Bob Ray': 'Ambassador' },
    ],
    [
      'Judge Ann Lee, the Ombudsperson and the Director of the Bar Association met.',
      { 'Ann Lee': 'Judge' },
    ],
    [
      'Bob Ray, Rector Ann Lee and the Speaker, Jo Day, met.',
      { 'Ann Lee': 'Rector', 'Jo Day': 'Speaker' },
    ],
    [
      'Maltese FM Ann Lee, OSCE Chair-in-Office, Ambassador Bob Ray and others met.',
      { 'Bob Ray': 'Ambassador' },
    ],
  ])('%s', (text, expected) => {
    const { persons } = findPeople(readingOf(text));
    expect(Object.fromEntries(persons.map(({ name, role }) => [name, role]))).toEqual(expected);
  });
});

describe('The office of somebody else', () => {
  it.each<[string, string | null | undefined]>([
    [
      'The Special Envoy of the OSCE Chair-in-Office, Ambassador Ann Lee, spoke.',
      'Special Envoy of the OSCE Chair-in-Office',
    ],
    [
      'The Assistant to the OSCE Secretary General, Ann Lee, spoke.',
      'Assistant to the OSCE Secretary General',
    ],
    [
      'The spokesman for the OSCE Secretary General, Ann Lee, spoke.',
      'spokesman for the OSCE Secretary General',
    ],
    ['On behalf of the OSCE Secretary General, Ambassador Ann Lee spoke.', 'Ambassador'],
    ['On behalf of the Minister of Health, Ann Lee spoke.', null],
    ['The husband of the OSCE Chair-in-Office, Bob Lee, spoke.', undefined],
    ['The daughter of the Mayor of Osh, Ann Lee, spoke.', undefined],
    ['Ann Lee, daughter of the Mayor of Osh, said so.', undefined],
    ['The successor of the OSCE Chair-in-Office, Ann Lee, spoke.', undefined],
    ['An adviser to the Minister of Health, Ann Lee, spoke.', undefined],
    ['The former OSCE Chair-in-Office, Ann Lee, spoke.', undefined],
    ['Former OSCE Secretary General Ann Lee spoke.', null],
    ['A visit of the OSCE Secretary General, Ann Lee, took place.', 'OSCE Secretary General'],
    ['The meeting was opened for the Minister of Health, Ann Lee.', 'Minister of Health'],
    ['The Ambassador of Norway wrote to the Minister of Health, Ann Lee.', 'Minister of Health'],
  ])('%s', (text, role) => {
    const [person] = findPeople(readingOf(text)).persons;
    expect([person?.role, person?.affiliation === 'OSCE Chair-in-Office']).toEqual([role, false]);
  });
});

describe('Who is quoted', () => {
  it.each<[string, string[]]>([
    ['Judge Ann Lee met Mayor Bob Ray.', []],
    ['Judge Ann Lee and Mayor Bob Ray led the session.', []],
    ['Judge Ann Lee opened the meeting. “It works,” she said.', ['Ann Lee']],
    ['“It works,” said Judge Ann Lee.', ['Ann Lee']],
    ['“It works,” said the Mayor of Osh, Ann Lee.', ['Ann Lee']],
    ['Judge Ann Lee stressed that it works.', ['Ann Lee']],
    ['Judge Ann Lee met Bob Ray, Mayor of Osh, and said that it works.', ['Ann Lee']],
    ['Judge Ann Lee visited Bob Ray, Mayor of Osh, stressing that it works.', ['Ann Lee']],
    ['The Minister told Ann Lee, Mayor of Osh, that it works.', []],
    ['According to Ann Lee, Mayor of Osh, it works.', ['Ann Lee']],
    [
      'Judge Ann Lee, Mayor of Osh, and Bob Ray, Mayor of Jalal-Abad, noted it.',
      ['Ann Lee', 'Bob Ray'],
    ],
    ['Judge Ann Lee handed it to Bob Ray, Mayor of Osh, who thanked her.', ['Bob Ray']],
    ['It was chaired by Judge Ann Lee.', []],
    ['Judge Ann Lee met Mayor Bob Ray. “It works,” she said.', ['Ann Lee']],
    ['The Rector met Judge Ann Lee and Mayor Bob Ray. “It works,” the Rector said.', []],
    ['The Rector thanked Mayor Bob Ray. “It works,” he said.', []],
    ['The Rector thanked Mayor Bob Ray. He also stressed that it works.', []],
    ['The OSCE Secretary General met Mayor Bob Ray. “It works,” he said.', []],
    ['Rector Ann Lee met Mayor Bob Ray. “It works,” the Mayor said.', ['Bob Ray']],
    [
      'Ambassador Ann Lee, Head of the OSCE Mission to Serbia, met Mayor Bob Ray. “It works,” the Ambassador said.',
      ['Ann Lee'],
    ],
    ['The Minister met Deputy Minister Bob Ray. “It works,” the Minister said.', []],
    ['Judge Ann Lee wrote a report.', []],
    ['Judge Ann Lee wrote to Mayor Bob Ray.', []],
    ['Judge Ann Lee wrote that it works.', ['Ann Lee']],
    ['Judge Ann Lee reported two attacks.', []],
    ['Judge Ann Lee reported that it works.', ['Ann Lee']],
  ])('%s', (text, expected) => {
    const { persons } = findPeople(readingOf(text));
    expect(persons.flatMap(({ name, isOnlyNamed }) => (isOnlyNamed ? [] : [name]))).toEqual(
      expected,
    );
  });
});
