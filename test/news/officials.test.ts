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
  ])('%s', (text, expected) => {
    const { persons } = findPeople(readingOf(text));
    expect(persons.flatMap(({ name, isOnlyNamed }) => (isOnlyNamed ? [] : [name]))).toEqual(
      expected,
    );
  });
});
