import { describe, expect, it } from '@jest/globals';
import { EVENT_WORDS } from '../../src/news/rules/event-words.js';
import { assertedOf } from '../../src/news/rules/asserted.js';
import { findEventType } from '../../src/news/rules/event-types.js';
import { isContentType, lineLabelOf, LABELS } from '../../src/news/read/labels.js';
import { parseCount } from '../../src/news/rules/numbers.js';
import { PARTICIPANTS_RULES } from '../../src/news/rules/participant-rules.js';
import { findFormat } from '../../src/news/rules/format.js';
import { findParticipants } from '../../src/news/rules/participants.js';
import { PLACE_RULES } from '../../src/news/rules/place-rules.js';
import { findPlaces } from '../../src/news/rules/places.js';
import { findProject, PROJECT_RULES } from '../../src/news/rules/projects.js';
import { readingOf } from '../support/news-page.js';

describe('The table of labels', () => {
  it('reads each label with and without a colon, and no label in a sentence', () => {
    for (const [kind, labels] of Object.entries(LABELS)) {
      for (const label of labels) {
        expect(lineLabelOf(`${label}: x`)).toMatchObject({
          kind,
          hasColon: true,
          valueStart: label.length + 2,
        });
        expect(lineLabelOf(label)).toMatchObject({ kind, hasColon: false });
      }
    }
    expect(lineLabelOf('Issued by OSCE Centre in Astana')).toMatchObject({
      kind: 'issuedBy',
      valueStart: 'Issued by '.length,
    });
    expect(lineLabelOf('Issued on 14 May 2015')).toMatchObject({ kind: 'issuedOn' });
    expect(lineLabelOf('Issued by the OSCE, it lists ten cases.')).toBeUndefined();
    expect(lineLabelOf('Issued by many bodies, the report is long.')).toBeUndefined();
    expect(isContentType('News Item')).toBe(true);
    expect(isContentType('News from Vienna')).toBe(false);
  });
});

describe('The table of event words', () => {
  const type = (lead: string, title = 'News'): string | undefined =>
    findEventType(assertedOf(readingOf(lead, { title })))[0]?.object;

  it.each([
    ['A train-the-trainer course began.', 'training'],
    ['Two regional workshops were held.', 'workshop'],
    ['A webinar was held.', 'webinar'],
    ['A roundtable was held.', 'round table'],
    ['The 24th Conference of the Alliance was held.', 'conference'],
    ['A study tour took them to Vilnius.', 'study visit'],
    ['The summer school began.', 'summer school'],
    ['The camp began.', 'camp'],
    ['At a side event, they spoke.', 'side event'],
    ['A guest lecture was given.', 'lecture'],
    ['A table-top exercise was held.', 'exercise'],
    ['A moot court was held.', 'competition'],
    ['A youth forum was held.', 'forum'],
    ['A panel debate was held.', 'panel discussion'],
    ['A public debate was held.', 'debate'],
    ['A press conference was held.', 'press conference'],
    ['A public hearing was held.', 'hearing'],
    ['A film festival was held.', 'festival'],
    ['A reception was given.', 'reception'],
    ['An open day was held.', 'open day'],
    ['A job fair was held.', 'fair'],
    ['A dog show was held.', 'show'],
    ['A concert was given.', 'concert'],
    ['The founding assembly was long.', 'assembly'],
    ['A walk through Osh brought them together.', 'race'],
    ['A photo exhibition was shown.', 'exhibition'],
    ['A memorandum was signed.', 'signing'],
    ['Computers were handed over.', 'handover'],
    ['The project was launched.', 'launch'],
    ['The closing ceremony was held.', 'ceremony'],
    ['A centre for young people was opened in Osh.', 'opening'],
    ['The Office opened its doors in Osh.', 'opening'],
    ['The Office opened a mission in Osh.', 'opening'],
    ['The Office opened an observation mission in Osh.', 'election observation'],
    ['Of this, international observers spoke in Osh.', 'election observation'],
    ['They visited Vilnius.', 'visit'],
    ['The talks were held.', 'meeting'],
    ['A book was presented.', 'presentation'],
    ['A debate was held.', 'discussion'],
    ['A campaign was run.', 'campaign'],
    ['A networking event was held.', 'event'],
  ])('reads “%s” as %s', (lead, expected) => {
    expect(type(lead)).toBe(expected);
  });

  it('has a word for each type that is tried here', () => {
    expect(new Set(EVENT_WORDS.map((word) => word.type)).size).toBe(39);
  });

  it('finds none in names of bodies, in quotations and in statements', () => {
    expect(type('The Regional Training Centre read “The Workshop”.')).toBeUndefined();
  });

  it(
    'takes an event before events in general, what happened before what is talked about, and no ' +
      'event of a statement',
    () => {
      expect(type('Public hearings need not be boring, they heard at a seminar.')).toBe('seminar');
      expect(type('How a visit is made was shown; the course took place in Osh.')).toBe('training');
      expect(type('Films were shown, followed by talks.')).toBeUndefined();
      expect(
        findEventType(
          readingOf('She condemned the attack.', {
            body: 'She said so while attending the conference.',
          }),
        ),
      ).toEqual([]);
      expect(
        findEventType(readingOf('It was cold.', { body: 'They liked the training.' }))[0],
      ).toMatchObject({ object: 'training', confidence: 0.55 });
      expect(
        findEventType(readingOf('It was cold.', { body: 'They said so after the visit.' }))[0],
      ).toMatchObject({ object: 'visit', confidence: 0.45 });
      expect(
        findEventType(readingOf('They met.', { body: 'The seminar was organized by many.' }))[0]
          ?.object,
      ).toBe('seminar');
    },
  );

  it.each([
    ['A report was published. It recommends a workshop for each court.'],
    ['The guide proposes more seminars, and calls for a regional conference.'],
    ['It suggests holding a training course.'],
    ['Ann Lee took office. She has chaired conferences and led training courses.'],
    ['Before that, he organized seminars.'],
  ])('finds none in wishes, and in what somebody did before: %s', (lead) => {
    expect(type(lead)).toBeUndefined();
  });

  it('prefers the lead to the title and strong words to weak ones', () => {
    expect(type('After a meeting, a seminar was held.', 'Conference')).toBe('seminar');
  });
});

describe('The number of participants', () => {
  const count = (lead: string): (number | boolean)[] | undefined => {
    const found = findParticipants(readingOf(lead));
    return found ? [found.count, found.isApproximate] : undefined;
  };

  it.each([
    ['It brought together some 28 representatives of ministries.', 28, true],
    ['Fifteen Albanian border guards took part.', 15, false],
    ['Forty-two students attended.', 42, false],
    ['Thirty officers attended and five officers received certificates.', 30, false],
    ['More than a hundred guests came.', 100, true],
    ['It was attended by 1,200 young people.', 1200, false],
    ['The Mission organized a meeting of 35 experts.', 35, false],
    ['It marked the graduation of 31 sergeants.', 31, false],
  ] as const)('is read from “%s”', (lead, expected, isApproximate) => {
    expect(count(lead)).toEqual([expected, isApproximate]);
  });

  it('has an example for each rule', () => {
    const examples: Readonly<Record<string, string>> = {
      'number-of-people': 'A course for 28 judges was held.',
      'number-of-specialists': 'Some 28 experts attended a course.',
      'number-of-others': '28 glaziers attended a course.',
      'number-of-us': '28 of us attended it.',
      'number-member': 'A 28-member delegation came.',
      'number-in-all': 'Officials – 28 in all – met.',
      'number-took-part': '28 of them took part.',
      'attended-by-number': 'It was attended by 28.',
      'number-visited': '28 experts from Sweden visited the port.',
    };
    expect(Object.keys(examples).sort()).toEqual(PARTICIPANTS_RULES.map(({ name }) => name).sort());
    for (const [name, lead] of Object.entries(examples))
      expect([
        name,
        findParticipants(readingOf(lead))?.statement.rule,
        findParticipants(readingOf(lead))?.count,
      ]).toEqual([name, name, 28]);
  });

  it('is that of sentences which tell of taking part, before other numbers', () => {
    expect(
      findParticipants(
        readingOf('A course was held.', {
          body: 'The Mission had sent two officers. Thirty-eight people attended.',
        }),
      )?.count,
    ).toBe(38);
    expect(
      findParticipants(
        readingOf('A course was held.', { body: 'She reported that 600 people had called.' }),
      ),
    ).toBeUndefined();
    expect(
      findParticipants(
        readingOf('Nine cars were handed over.', { body: 'Some 40 officers will use them.' }),
        'handover',
      ),
    ).toBeUndefined();
  });

  it.each([
    'The officers (3 women and 12 men) came.',
    'It aims to train 1,500 officers.',
    'In 2014 officers came.',
    'Six States took part.',
  ])('is not read from “%s”', (lead) => {
    expect(count(lead)).toBeUndefined();
  });

  it('reads numbers as words', () => {
    expect(['two hundred and fifty', 'ninety-one', '3,000', '2014'].map(parseCount)).toEqual([
      250,
      91,
      3000,
      undefined,
    ]);
  });
});

describe('The table of places', () => {
  const places = (lead: string): string[] =>
    findPlaces(readingOf(lead), 'seminar').map((each) => `${each.rule}: ${each.object}`);

  it.each([
    ['venue-in-place', 'The seminar took place at the Police Academy building in Ohrid.', 'Ohrid'],
    ['in-place', 'A seminar was held in the town of Mavrovo.', 'Mavrovo'],
    ['visited-place', 'The delegation visited Vilnius.', 'Vilnius'],
    ['trip-to-place', 'They were on a study trip to Schleswig-Holstein.', 'Schleswig-Holstein'],
    ['at-place', 'The seminar at Ohrid has ended.', 'Ohrid'],
    ['at-sites', 'The visitors inspected three depots, at Balykchy.', 'Balykchy'],
    ['in-part-of-place', 'The show was seen in a park of Tirana.', 'Tirana'],
    ['in-place', 'A camp on the mountain of Kopaonik was opened.', 'Kopaonik'],
    ['in-area', 'A camp in the Talas province was opened.', 'Talas province'],
  ])('has the rule %s', (rule, lead, place) => {
    expect(PLACE_RULES.map((each) => each.name)).toContain(rule);
    expect(places(lead)).toEqual([`${rule}: ${place}`]);
  });

  it('gives several places where they are joined', () => {
    expect(places('Seminars were held in Osh, Talas and Naryn.')).toEqual([
      'in-place: Osh',
      'in-place: Talas',
      'in-place: Naryn',
    ]);
  });

  it('gives the town that an event moved to, but not one that it was moved to', () => {
    expect(places('After a first day in Comrat, the seminar moved to Cahul.')).toEqual([
      'in-place: Comrat',
      'in-place: Cahul',
    ]);
    expect(places('A seminar in Comrat was moved to Cahul.')).toEqual(['in-place: Comrat']);
  });

  it('gives the town in a venue’s name, and a part of a State', () => {
    expect(places('The seminar was held at the Regional Training Centre in Nurek.')).toEqual([
      'venue-name: Nurek',
    ]);
    expect(places('The training was held in south Germany.')).toEqual([
      'part-of-state: south Germany',
    ]);
  });

  it('gives what is left where no town is named for the event', () => {
    expect(places('The ceremony was held at the Baku Police School.')).toEqual([
      'venue: Baku Police School',
    ]);
    expect(places('Students of the University of Graz in Graz held a debate.')).toEqual([
      'venue-name: Graz',
    ]);
    expect(places('Residents of Novska held a debate.')).toEqual(['named-town: Novska']);
    expect(places('Tirana and its mayor had a debate.')).toEqual(['named-town: Tirana']);
  });

  it('gives the stations of a journey, and the State where none is named', () => {
    const stations = (lead: string, body: string): string[] =>
      findPlaces(readingOf(lead, { body }), 'visit').map(({ object }) => object);
    expect(
      stations(
        'The Secretary General visited Moldova.',
        'In Chisinau he had talks, in Orhei he visited a school, and he crossed the river for ' +
          'talks in Bender.',
      ),
    ).toEqual(['Chisinau', 'Orhei', 'Bender']);
    expect(stations('A trip took the judges to Spain.', 'They liked it.')).toEqual(['Spain']);
  });

  it('gives those of further events, but not of events to come', () => {
    const both = (body: string): string[] =>
      findPlaces(assertedOf(readingOf('A seminar was held in Osh.', { body })), 'seminar').map(
        ({ object }) => object,
      );
    expect(both('A second seminar followed in Talas.')).toEqual(['Osh', 'Talas']);
    expect(both('A second seminar will be held in Talas.')).toEqual(['Osh']);
  });

  it('takes no region of the world, and no place that only people come from', () => {
    expect(
      places('A seminar on water in Central Asia was held for journalists from Naryn.'),
    ).toEqual([]);
  });
});

describe('The form of an event', () => {
  const form = (lead: string): string | undefined => findFormat(readingOf(lead))[0]?.object;

  it.each([
    ['A round table was held at the National Library in Balti and streamed online.', 'hybrid'],
    ['The conference in Tirana was broadcast live on the internet.', 'hybrid'],
    ['The seminar was held in Tirana with some speakers joining online.', 'hybrid'],
    ['An online seminar for judges in Tirana was streamed.', 'online'],
    ['A seminar was held in Tirana.', undefined],
  ])('is read from “%s”', (lead, expected) => {
    expect(form(lead)).toBe(expected);
  });
});

describe('The table of projects', () => {
  it.each([
    [
      'project-in-quotation-marks',
      'It is part of the extra-budgetary project “Safe Borders for All”.',
      'Safe Borders for All',
      'extra-budgetary project',
    ],
    [
      'quotation-then-project',
      'Under the “Safe Borders” programme, it was held.',
      'Safe Borders',
      'programme',
    ],
    [
      'named-project',
      'It is part of the Young Men Leadership Project.',
      'Young Men Leadership Project',
      'project',
    ],
    [
      'name-before-project',
      'It was held within the Bright Streets programme.',
      'Bright Streets',
      'programme',
    ],
    [
      'name-then-project',
      'It launched Girls4Tech, a mentoring programme.',
      'Girls4Tech',
      'programme',
    ],
    [
      'named-project-as-subject',
      'The Green Borders Programme (GBP), as it was called, was held.',
      'Green Borders Programme',
      'programme',
    ],
  ])('has the rule %s', (rule, lead, title, kind) => {
    expect(PROJECT_RULES.map((each) => each.name)).toContain(rule);
    const found = findProject(readingOf(lead));
    expect(found?.project).toEqual({ title, kind });
    expect(found?.statement.rule).toBe(rule);
  });

  it('takes no other quotation for a title', () => {
    expect(
      findProject(readingOf('“It works,” he said of the manual “Safe Borders”.')),
    ).toBeUndefined();
  });
});
