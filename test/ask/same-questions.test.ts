import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../src/ask/index.js';
import { RunningApp } from '../support/running-app.js';

type Answered = Extract<Reply, { understood: true }>;

describe('Questions in other words', () => {
  let app: RunningApp;
  const ask = (question: string): Promise<Reply> =>
    app.service.questions.ask(app.service.current, question);
  const answered = async (question: string): Promise<Answered> => {
    const reply = await ask(question);
    if (!reply.understood) throw new Error(`${question}: ${reply.message}`);
    return reply;
  };
  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app.close());

  it.each([
    // Words that add nothing
    [
      "I'd like to know how many workshops took place in Albania",
      'How many workshops took place in Albania?',
    ],
    [
      'Could you please tell me who headed the Mission to Montenegro?',
      'Who headed the Mission to Montenegro?',
    ],
    ["I'm interested in workshops about policing in Kosovo", 'workshops about policing in Kosovo'],
    [
      'What was the first event in Bishkek that the graph records?',
      'What was the first event in Bishkek?',
    ],
    ['the very last Summit - which one was it?', 'the last Summit'],
    [
      'Who has served as head of the OSCE Mission to Moldova?',
      'Who was head of the OSCE Mission to Moldova?',
    ],
    [
      'For which events was the International Organization for Migration a partner of the OSCE Centre in Astana?',
      'Which events of the OSCE Centre in Astana had the International Organization for Migration as a partner?',
    ],
    [
      'Rank the OSCE institutions by the number of events they have organised',
      'Rank the OSCE institutions by the number of events organised',
    ],
    // Indirect questions
    [
      'Can you tell me when the Mission to Croatia was closed?',
      'When was the Mission to Croatia closed?',
    ],
    ['I want to know where ODIHR is based', 'Where is ODIHR based?'],
    ['Do you know whether Mongolia joined before Albania?', 'Did Mongolia join before Albania?'],
    ['The HCNM sits where?', 'Where does the HCNM sit?'],
    ['When did the OSCE close its Mission to Georgia?', 'When was the Mission to Georgia closed?'],
    [
      'People who have been deputy head of the Mission to Bosnia and Herzegovina',
      'Who has been deputy head of the Mission to Bosnia and Herzegovina?',
    ],
    [
      'Which participating States joined in 1992 and later chaired the OSCE?',
      'Which participating States joined in 1992 and chaired the OSCE?',
    ],
    [
      'For which projects did the Mission to Skopje organise events?',
      'Which projects have events that the Mission to Skopje organised?',
    ],
    // Other orders
    ['ODIHR: number of news items per year', 'Number of ODIHR news items per year'],
    [
      'Of what body is the Security Committee a part?',
      'What body is the Security Committee a part of?',
    ],
    ['Events for which Norway paid', 'Events that Norway paid for'],
    [
      'Serbia or Albania: which hosted more events?',
      'Which hosted more events, Serbia or Albania?',
    ],
    [
      'Of the events in Albania, how many were workshops?',
      'How many of the events in Albania were workshops?',
    ],
    ['workshops, Dushanbe, 2015-2018', 'workshops in Dushanbe from 2015 to 2018'],
    // Other words
    ['Norwegian-funded events', 'Events that were funded by Norway'],
    [
      'How big was the Green Bridge conference?',
      'How many people attended the Green Bridge conference?',
    ],
    ['Which events had 100 participants or more?', 'Which events had at least 100 participants?'],
    ['Events in the first half of 2015', 'Events from January 2015 to June 2015'],
    ['Events between 1 May and 30 June 2015', 'Events from 1 May 2015 to 30 June 2015'],
    ['Countries with more than 20 events', 'Countries in which more than 20 events took place'],
    ['Field operations that existed in 1999', 'Field operations that were open in 1999'],
    ['Which missions are open today?', 'Which missions are open?'],
    ['When was Astrid Thors quoted for the last time?', 'When was Astrid Thors last quoted?'],
    [
      'Who was the Chairperson-in-Office when Ireland held the Chair?',
      'Who was the Chairperson-in-Office in 2012?',
    ],
    // The present of field operations
    ['Which States still host a mission?', 'Which States host a mission?'],
    ['Is there still a mission in Ukraine?', 'Is there a mission in Ukraine?'],
    // Posts
    ['Which missions was Andrew Tesoriere head of?', 'Which missions did Andrew Tesoriere head?'],
    ['Who held the post of Head of the Mission to Serbia?', 'Who headed the Mission to Serbia?'],
    ['Which missions did Peter Burkhard head?', 'Missions that were headed by Peter Burkhard'],
    // Keywords
    ['latest news on cyber security', 'the last news item on cyber security'],
    ['human trafficking news 2021 to 2023', 'news about human trafficking between 2021 and 2023'],
    ['2021 human trafficking news', 'news about human trafficking in 2021'],
    // Roles
    ['For how many events was Germany a funder?', 'How many events did Germany fund?'],
    [
      'Which projects were behind events in Kazakhstan?',
      'Projects that events in Kazakhstan were part of',
    ],
    // The last one, and the most
    [
      'Which of the missions organized the most events?',
      'Which mission organized the most events?',
    ],
    [
      'Which country was the last one to become a participating State?',
      'Which participating State joined last?',
    ],
    ['Which of the active field operations is the oldest?', 'the oldest active field operation'],
    [
      'Asian Partners for Co-operation and since when they have been partners',
      'Asian Partners for Co-operation and when they joined',
    ],
    [
      'Field operations and their year of establishment',
      'Field operations and when they were established',
    ],
  ])('are the same: %s', async (question, plain) => {
    const [first, second] = [await answered(question), await answered(plain)];
    expect(first.answer.kind).toBe(second.answer.kind);
    expect({ ...first.answer, columns: [] }).toEqual({ ...second.answer, columns: [] });
  });

  it.each([
    ['Which Summit adopted the Charter of Paris?', ['Paris Summit 1990']],
    ['At which Summit was the Charter for European Security adopted?', ['Istanbul Summit 1999']],
    ['Where was the Helsinki Final Act signed?', ['Helsinki']],
    ['Who spoke as head of the Mission to Serbia in 2015?', ['Peter Burkhard']],
    ['Which of the Partners for Co-operation became a partner most recently?', ['Australia']],
    ['oldest of the active field operations', ['OSCE Mission to Skopje']],
  ])('name what is asked for: %s', async (question, labels) => {
    expect((await answered(question)).answer.things?.map(({ label }) => label)).toEqual(labels);
  });

  it('rank by the ends of a relation', async () => {
    const [most] = await app.select(
      'PREFIX og: <https://w3id.org/osce-graph/ontology#> SELECT ?event (COUNT(?o) AS ?n) ' +
        'WHERE { ?event og:organizer ?o } GROUP BY ?event ORDER BY DESC(?n) LIMIT 1',
    );
    const { answer } = await answered('Which event had the most organizers?');
    expect(answer.things?.map(({ iri }) => iri)).toContain(most);
  });

  it('rank one year of two, and the months of a year', async () => {
    expect((await answered('Were there more events in 2012 or 2013?')).answer.value).toBe(2013);
    const { answer } = await answered('Which month of 2018 had the most events?');
    expect(answer.rows?.[0]?.month).toMatch(/^2018-/);
  });

  it.each([
    'Is a workshop taking place in Tirana?',
    'Which events are taking place today?',
    'Which field operations organize workshops today?',
    'Who is the head of the Mission to Serbia now?',
    'Which events were open in 2005?',
    'Which States signed the Charter of Paris?',
    'Who else chaired the OSCE?',
    'events with workshops',
    'Which States are not participating States?',
    'Which events had a different organizer?',
    'Which State currently hosts the most field operations?',
    'How many field operations were closed today?',
    // Posts
    'Which post did Peter Burkhard hold at the Mission to Serbia?',
    'Which missions did Peter Burkhard and Hans Ola Urstad head?',
    'Which missions did Peter Burkhard head in 2005?',
    'Missions and since when they have been partners',
    // One thing for two
    'Which institution is based in Warsaw and Vienna?',
    'Which event took place in Warsaw and Vienna?',
    'Is there a mission in Kosovo or Serbia?',
    'workshops between 2015 to 2016',
    'Which of the closed field operations is the youngest?',
    'Does Albania still host events?',
    'Events and their closing date',
    // A superlative that ranks something else
    'Where did ODIHR organize the most events?',
    'Is Norway the State that funded the most events?',
    'Which events were organized by the mission that organized the most workshops?',
    'When did the mission that organized the most events open?',
    // Yes or no for several things
    'Did Norway and Georgia chair the OSCE?',
    'Is ODIHR based in Warsaw and Vienna?',
    'Was there a summit in 1975 and 1976?',
    'Has any State chaired the OSCE more than three times?',
    'Has Norway or Sweden chaired the OSCE twice?',
    'Were the summits in Helsinki?',
    'Is everyone quoted in 2015?',
    // Members of a group
    'How many events took place in Kosovo or Serbia?',
    'How many events took place outside Serbia and Kosovo?',
    'Which missions work in Serbia or Kosovo?',
    'Did more events take place in Tirana or Serbia?',
    'Which States hosted workshops and no seminars?',
    'Which missions organized no workshops and no seminars?',
    'Which missions organized at least 2 workshops and at least 2 seminars?',
    // Times
    'Which OSCE bodies existed in 1995?',
    'How many bodies were active in 1995?',
    'Which missions were open throughout 1999?',
    'Which missions existed from 1995 to 2000?',
    'Which events took place when Switzerland last chaired the OSCE?',
    'Which participating States now chair the OSCE?',
    'Which State chairs the OSCE?',
    // What belongs to a noun before it
    'Which events other than workshops in Tirana took place in 2014?',
    'Which missions other than missions in Kosovo are open?',
    'Everything ODIHR issued except news about elections',
    // Relations that are not recorded
    'Which body does ODIHR report to?',
    'Who does ODIHR work under?',
    'Handovers to Serbia',
    'Training courses to Albania',
    'Events sorted by country',
    'States: which have missions?',
  ])('are not taken for others: %s', async (question) => {
    expect((await ask(question)).understood).toBe(false);
  });

  it('read States that never did something as participating States, and say so', async () => {
    const { reading, otherReadings } = await answered('Which States never chaired the OSCE?');
    expect(reading).toBe('Participating States but not those that chaired.');
    expect(otherReadings.map((each) => each.reading)).toEqual([
      'States but not those that chaired.',
    ]);
  });
});
