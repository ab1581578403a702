import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerOf } from '../../../src/ask/answer/answer.js';
import { ANYTHING } from '../../../src/ask/concept.js';
import type { Reply } from '../../../src/ask/index.js';
import { Vocabulary } from '../../../src/ask/vocabulary/vocabulary.js';
import { alternativesOf } from '../../../src/search/index.js';
import { RunningApp } from '../../support/running-app.js';

type Answered = Extract<Reply, { understood: true }>;

const PREFIXES =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> ' +
  'PREFIX dcterms: <http://purl.org/dc/terms/> ' +
  'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ';

describe('Questions put together of parts', () => {
  let app: RunningApp;
  const ask = (question: string): Promise<Reply> =>
    app.service.questions.ask(app.service.current, question);
  const answered = async (question: string): Promise<Answered> => {
    const reply = await ask(question);
    if (!reply.understood) throw new Error(`${question}: ${reply.message}`);
    return reply;
  };
  const labelsIn = async (question: string): Promise<string[]> =>
    ((await answered(question)).answer.things ?? []).map(({ label }) => label).sort();
  /** The distinct texts of a query’s first column. */
  const selected = async (pattern: string): Promise<string[]> =>
    [...new Set(await app.select(PREFIXES + pattern))].sort();

  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app.close());

  it.each([
    [
      'Who organized the last workshop in Tashkent?',
      '?last og:organizer/rdfs:label ?found . { SELECT ?last { ?last a og:Workshop ; og:place/' +
        'rdfs:label "Tashkent"@en ; og:startDate ?day } ORDER BY DESC(?day) LIMIT 1 }',
    ],
    [
      'In which country was the first training course held?',
      '?first og:country/rdfs:label ?found . { SELECT ?first { ?first a og:TrainingCourse ; ' +
        'og:startDate ?day } ORDER BY ?day LIMIT 1 } FILTER(LANG(?found) = "en")',
    ],
  ])('name things by their order: %s', async (question, pattern) => {
    expect(await labelsIn(question)).toEqual(await selected(`SELECT ?found { ${pattern} }`));
  });

  it.each([
    [
      'Which events have more than two organizers?',
      '{ SELECT ?event { ?event a og:Event ; og:organizer ?body } GROUP BY ?event ' +
        'HAVING(COUNT(DISTINCT ?body) > 2) }',
    ],
    [
      'events without a partner',
      '?event a og:Event FILTER NOT EXISTS { ?event og:partner ?partner }',
    ],
    ['Which events have a funder?', '?event a og:Event ; og:funder ?funder'],
  ])('count the ends of relations that have no name: %s', async (question, pattern) => {
    const { answer } = await answered(question);
    const found = await selected(`SELECT ?event { ${pattern} }`);
    expect((answer.things ?? []).map(({ iri }) => iri).sort()).toEqual(found);
    expect(found.length).toBeGreaterThan(5);
  });

  it('leave out of a ranking what the question names', async () => {
    const labels = await labelsIn('Which body organized the most events with ODIHR?');
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.join()).not.toContain('Democratic Institutions');
  });

  it.each([
    ['Who was quoted both in 2019 and in 2020?', 'Who was quoted in both 2019 and 2020?'],
    [
      'Which organizations that organized events in Albania also organized events in Serbia?',
      'Which organizations organized events in both Albania and Serbia?',
    ],
    [
      'Which events were both organized by ODIHR and held in Warsaw?',
      'events in Warsaw that were organized by ODIHR',
    ],
    ['Who was the most quoted person in 2014?', 'Which person is quoted most often in 2014?'],
    [
      'Were there more events in Armenia or in Azerbaijan?',
      'Which had more events, Armenia or Azerbaijan?',
    ],
    [
      'Who organized more events, ODIHR or the Mission to Serbia?',
      'Which body organized more events, ODIHR or the Mission to Serbia?',
    ],
    ['Which events were orgnaized by ODIHR?', 'Which events were organized by ODIHR?'],
    ['I’m looking for events in Tirana', 'events in Tirana'],
    ['How many events took place in Tirana so far?', 'number of events in Tirana'],
  ])('mean the same in other words: %s', async (question, same) => {
    const [left, right] = [(await answered(question)).answer, (await answered(same)).answer];
    expect(left).toEqual(right);
    expect(left.value ?? left.things?.length).toBeGreaterThan(0);
  });

  it.each([
    ['Did ODIHR organize more events in 2004 than in 2018?', 'events organized by ODIHR in'],
    ['Is the number of events in 2004 greater than in 2018?', 'events in'],
  ])('compare two numbers, and say them: %s', async (question, counted) => {
    const [first, second] = [
      (await labelsIn(`${counted} 2004`)).length,
      (await labelsIn(`${counted} 2018`)).length,
    ];
    expect((await answered(question)).answer).toMatchObject({
      value: first > second,
      rows: [{ first, second }],
    });
  });

  it.each([
    ['When and where did the last Summit take place?', 'When was the last Summit?', 'Astana'],
    [
      'Where is the Mission to Serbia based and when was it set up?',
      'When was the Mission to Serbia set up?',
      'Belgrade',
    ],
    [
      'Who organized the last workshop in Tashkent, and when?',
      'When did the last workshop in Tashkent take place?',
      'OSCE',
    ],
    ['What is the capital of Mongolia and when did it join?', 'When did Mongolia join?', 'Ulaan'],
    ['Which State joined last and when?', 'When did Mongolia join?', 'Mongolia'],
  ])('ask for several properties of the same things: %s', async (both, when, other) => {
    const [row] = (await answered(both)).answer.rows ?? [];
    const [date] = (await answered(when)).answer.rows ?? [];
    expect(Object.values(row ?? {})).toEqual(
      expect.arrayContaining([date?.date, expect.stringContaining(other)]),
    );
  });

  it.each([
    ['How many days did the Istanbul Summit last?', { value: 2 }],
    [
      'How long was the Mission to Estonia open?',
      { rows: [expect.objectContaining({ time: '8 years, 10 months, 16 days', days: 3241 })] },
    ],
    ['Was Italy chairing the OSCE when the Budapest Summit took place?', { value: true }],
    ['Which State was chairing the OSCE when the Budapest Summit was held?', ['Italy']],
    ['Who chaired the OSCE first, Norway or Denmark?', ['Denmark']],
    ['the first State that chaired the OSCE', ['Germany']],
    ['the last field operation that was closed', ['OSCE Project Co-ordinator in Ukraine']],
    ['Which States joined in the same year as Albania?', ['Estonia', 'Latvia', 'Lithuania']],
    ['How many people took part in the Green Bridge conference?', { value: 150 }],
    ['Which Armenian defence ministers are quoted?', ['Serzh Sargssian', 'Seyran Ohanyan']],
    [
      'Which body organized an event together with both ODIHR and the Mission to Serbia?',
      ["Lawyers' Committee for Human Rights"],
    ],
    ['In what capacity did Astrid Thors speak?', { rows: [{ role: 'High Commissioner' }] }],
  ])('combine dates, names and amounts: %s', async (question, expected) => {
    if (Array.isArray(expected)) expect(await labelsIn(question)).toEqual(expected);
    else expect((await answered(question)).answer).toMatchObject(expected);
  });

  it('rank from the second on, unless equals come before it', async () => {
    const { answer } = await answered('Top two States by number of events');
    expect(await labelsIn('Which State had the second most events?')).toEqual([
      answer.rows?.[1]?.State,
    ]);
    expect(await ask('Which State organized the second most events?')).toMatchObject({
      understood: false,
    });
  });

  it('rank each thing once, by its first row', async () => {
    const { service } = app;
    const search = await service.searches.of(service.current);
    const answer = await answerOf(
      {
        ask: 'things',
        concept: ANYTHING,
        pick: { by: 'date', date: { of: 'event' }, direction: 'first', count: 1, rank: 2 },
      },
      'SELECT * { VALUES (?thing ?day) { (<urn:a> 1) (<urn:a> 2) (<urn:b> 3) } } ORDER BY ?day',
      service.sparql,
      Vocabulary.of(service.current, service.names, service.vocabulary, search),
      {},
    );
    expect(answer?.things?.map(({ iri }) => iri)).toEqual(['urn:b']);
  });

  it('count how many more there are, but not how many fewer where there are more', async () => {
    const [more, fewer] = [
      (await labelsIn('training courses in Turkmenistan')).length,
      (await labelsIn('seminars in Turkmenistan')).length,
    ];
    const question = (left: string, right: string): string =>
      `How many more ${left} than ${right} were held in Turkmenistan?`;
    expect((await answered(question('training courses', 'seminars'))).answer.value).toBe(
      more - fewer,
    );
    expect((await ask(question('seminars', 'training courses'))).understood).toBe(false);
  });

  it.each([
    'How long has the Presence in Albania been open?',
    'Which State last chaired the OSCE?',
    'Which States had more events?',
    'Who organized the Purple Bridge conference?',
    'When was the Mission to Zamunda opened and when was it closed?',
    'Where was the last Summit and why was it held?',
  ])('are refused as a whole if a part is: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ understood: false });
  });

  it.each([
    'Is Italy chairing the OSCE?',
    'What is ODIHR organizing?',
    'In 2015, were there more workshops in Tirana than seminars in Tirana?',
    'Were more people quoted in 2019 than in 2018?',
    'Which had fewer events, Albania or Andorra?',
    'Which State chaired the OSCE first and when?',
    'the last four States that chaired the OSCE',
    'the last closed field operation',
  ])('are refused rather than taken for another question: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ understood: false });
  });

  it.each([
    [
      'news 2019 elections Serbia',
      '?found a og:NewsItem ; og:fieldOfWork/rdfs:label "Elections"@en ; dcterms:issued ?day ; ' +
        'og:reportsOn/(og:country|og:place/og:inState)/rdfs:label "Serbia"@en ' +
        'FILTER(STRSTARTS(STR(?day), "2019"))',
    ],
    [
      'events with the WCO',
      '?body rdfs:label "World Customs Organization"@en . ' +
        '?found og:organizer|og:host|og:partner|og:funder|og:supporter ?body',
    ],
    [
      'events about trafficking in Uzbekistan',
      '?found a og:Event ; og:country|og:place/og:inState ?state ; ' +
        'og:reportedBy/og:fieldOfWork/rdfs:label "Combating trafficking in human beings"@en . ' +
        '?state rdfs:label "Uzbekistan"@en',
    ],
    [
      'events of the Media Law School programme',
      '?found a og:Event ; og:partOfProject/rdfs:label ?project ' +
        'FILTER(STR(?project) = "Media Law School")',
    ],
    [
      'Who headed both the Office in Yerevan and the Office in Tajikistan?',
      '?found og:holdsPost ?one , ?two . ?one og:roleName ?head ; og:postAt/rdfs:label ' +
        '"OSCE Office in Yerevan"@en . ?two og:roleName ?head ; og:postAt/rdfs:label ' +
        '"OSCE Office in Tajikistan"@en FILTER(STR(?head) = "Head")',
    ],
    [
      'news quoting Helga Schmid',
      '?found og:quotes/rdfs:label ?name FILTER(STR(?name) = "Helga Maria Schmid")',
    ],
    [
      'Names of the two Chairpersons-in-Office of 2018',
      '?chair a og:Chairpersonship ; og:year ?year ; og:chairpersonInOffice ?found ' +
        'FILTER(STR(?year) = "2018")',
    ],
  ])('put keywords, companions and posts together: %s', async (question, pattern) => {
    const { answer } = await answered(question);
    const found = await selected(`SELECT ?found { ${pattern} }`);
    expect((answer.things ?? []).map(({ iri }) => iri).sort()).toEqual(found);
    expect(found.length).toBeGreaterThan(0);
  });

  it.each([
    ['When did each OSCE summit take place?', 7, 'date'],
    ['Where is each institution based?', 3, 'seat'],
    ['List the OSCE summits with dates and places', 7, 'place'],
    ['Which State held the chair in each year from 2010 to 2014?', 5, 'date'],
    ['What did the Istanbul Summit adopt?', 3, 'adopted document'],
    ['Who are the three people quoted in the most news items?', 3, 'number'],
    ['What was the last event in Minsk, and who organized it and when?', 1, 'organizer'],
  ])('have a row for each thing: %s', async (question, count, column) => {
    const { rows = [] } = (await answered(question)).answer;
    expect(rows.map((row) => row[column]).filter((cell) => cell !== '').length).toBe(count);
  });

  it.each([
    // As many as there are, and no more
    'Names of the three Chairpersons-in-Office of 2018',
    'the four Asian partners',
    'events about drug trafficking',
    'events with Helga Maria Schmid',
    'events with the OSCE',
    'What did ODIHR adopt?',
    'people who were quoted more often',
  ])('are refused where a part does not fit: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ understood: false });
  });

  it.each([
    ['How many more workshops than seminars on gender took place?', 'on gender'],
    ['In 2018, did ODIHR organize more workshops than seminars?', 'in 2018 organized by ODIHR'],
    ['Did ODIHR organize more workshops than seminars in Warsaw?', 'in Warsaw organized by ODIHR'],
  ])('compare what both sides of “than” share: %s', async (question, shared) => {
    const [first, second] = [
      (await labelsIn(`workshops ${shared}`)).length,
      (await labelsIn(`seminars ${shared}`)).length,
    ];
    expect((await answered(question)).answer.rows).toEqual([{ first, second }]);
  });

  it.each([
    [
      'Which workshops took place in 2018 and who organized them?',
      { what: 'Weapons storage at border police stations to be upgraded', organizer: '' },
    ],
    [
      'Which field operations were opened in 1995 and in which year were they closed?',
      { what: 'OSCE Mission to Bosnia and Herzegovina', year: '' },
    ],
  ])('keep listed things without the second property: %s', async (question, row) => {
    expect((await answered(question)).answer.rows).toContainEqual(row);
  });

  it('count by month as much as altogether', async () => {
    const { answer } = await answered('How many events per month in 2019?');
    expect(answer.columns).toEqual(['month', 'number']);
    const sum = (answer.rows ?? []).reduce((all, { number }) => all + Number(number), 0);
    expect(sum).toBeGreaterThan(5);
    expect(sum).toBeLessThanOrEqual((await labelsIn('events in 2019')).length);
  });

  it('give what bodies of a State did as another reading', async () => {
    const { answer, otherReadings } = await answered(
      'How many events were paid for by the United States?',
    );
    expect(otherReadings).toHaveLength(1);
    expect(Number(otherReadings[0]!.answer.value)).toBeGreaterThan(Number(answer.value));
    // What only its bodies did is no answer for the State, as in lists.
    for (const question of [
      'How many events did Germany organize?',
      'Has Denmark funded an event?',
    ]) {
      const ofState = await ask(question);
      expect([question, ofState.understood, 'isNotRecorded' in ofState]).toEqual([
        question,
        false,
        false,
      ]);
    }
  });

  it.each([
    ['How many events did the Presence in Albania and the Albanian State Police organize?', true],
    ['How many workshops were held by the Mission to Skopje and the Mission to Serbia?', true],
    ['Number of events that the Centre in Bishkek and the Mission to Ukraine organized', true],
    ['How many events did the Mission to Serbia and ODIHR organize together?', false],
    ['How many events did the Mission to Serbia organize jointly with ODIHR?', false],
    ['How many events did the Mission to Serbia together with ODIHR organize?', false],
    ['How many events were jointly organized by the Mission to Serbia and ODIHR?', false],
    ['How many events were organized by the Mission to Serbia or ODIHR?', false],
  ])('say that “A and B” may act each or together: %s', async (question, isUnclear) => {
    const reply = await ask(question);
    expect([question, reply.understood]).toEqual([question, !isUnclear]);
    if (reply.understood) return;
    const numbers = await Promise.all(
      reply.suggestions.map(async (each) => (await answered(each)).answer.value),
    );
    expect(new Set(numbers).size).toBe(2);
  });

  it('suggest only what is answered when it is asked', async () => {
    for (const question of [
      'News about youth and education',
      'Which States have not joined the OSCE?',
      'Which events did the OSCE Mission to Zamunda organise?',
    ]) {
      const reply = await ask(question);
      if (reply.understood) throw new Error(`“${question}” was answered.`);
      for (const suggestion of reply.suggestions)
        expect(await ask(suggestion)).toMatchObject({ understood: true });
    }
  });

  it('have a query for the things behind a number', async () => {
    const { answer, listSparql } = await answered('How many workshops took place in Tashkent?');
    expect(new Set(await app.select(listSparql ?? '')).size).toBe(answer.value);
  });
});

describe('A pattern of phrases', () => {
  it('is all phrases that it writes as one', () => {
    expect(alternativesOf('(in)? (what|which) year')).toEqual([
      'what year',
      'which year',
      'in what year',
      'in which year',
    ]);
  });
});
