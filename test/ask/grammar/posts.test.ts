import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/ask/index.js';
import { RunningApp } from '../../support/running-app.js';

const PREFIXES =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> ' +
  'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ';

describe('Posts, short names and short questions', () => {
  let app: RunningApp;
  const ask = (question: string): Promise<Reply> =>
    app.service.questions.ask(app.service.current, question);
  const selected = async (pattern: string): Promise<string[]> =>
    [...new Set(await app.select(`${PREFIXES}SELECT ?found { ${pattern} }`))].sort();
  const labelsIn = async (question: string): Promise<string[] | undefined> => {
    const reply = await ask(question);
    if (!reply.understood) throw new Error(`${question}: ${reply.message}`);
    return reply.answer.things?.map(({ label }) => label).sort();
  };

  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app.close());

  const SECRETARY =
    '?who og:holdsPost ?post ; rdfs:label ?found . ?post og:postAt/rdfs:label ?body ; og:roleName ?role ' +
    'FILTER(STR(?role) IN ("Secretary General", "Secretary-General"))';
  it.each([
    ['Who was Secretary General?', SECRETARY],
    [
      'Who was OSCE Secretary General?',
      `${SECRETARY} FILTER(STRSTARTS(?body, "Organization for Security"))`,
    ],
    [
      'Who was both Secretary General and High Commissioner on National Minorities?',
      `${SECRETARY} ?who og:holdsPost/og:roleName ?high FILTER(STR(?high) = "High Commissioner")`,
    ],
    [
      'Who from the Ministry of Defence of Kazakhstan is quoted?',
      '?who og:affiliation|og:holdsPost/og:postAt ?body ; rdfs:label ?found . ' +
        '?body rdfs:label "Ministry of Defence (Kazakhstan)"@en . ?said og:speaker ?who',
    ],
    [
      'CiO 2008',
      '?chair a og:Chairpersonship ; og:chairpersonInOffice/rdfs:label ?found ; og:year ?year ' +
        'FILTER(STR(?year) = "2008")',
    ],
    [
      'Which participating States came in after 1995?',
      '?state a og:ParticipatingState ; og:joined ?day ; rdfs:label ?found ' +
        'FILTER(YEAR(?day) > 1995 && LANG(?found) = "en")',
    ],
    [
      'What came before the Programme Office in Bishkek?',
      '?body og:successor/rdfs:label "OSCE Programme Office in Bishkek"@en ; rdfs:label ?found',
    ],
    [
      'Where did the summer schools take place?',
      '?event a og:SummerSchool ; og:place/rdfs:label ?found FILTER(LANG(?found) = "en")',
    ],
  ])('%s', async (question, pattern) => {
    const expected = await selected(pattern);
    expect(expected).not.toEqual([]);
    expect(await labelsIn(question)).toEqual(expected);
  });

  // The same question in other words.
  it.each([
    [
      'Which of ODIHR, HCNM and RFoM is the youngest?',
      'Which is the youngest, ODIHR, HCNM or RFoM?',
    ],
    [
      'Who organises the Conference of the Alliance against Trafficking in Persons?',
      'organizing body of the Conference of the Alliance against Trafficking in Persons',
    ],
    [
      'Fields of work in both the human and the politico-military dimension',
      'fields of work in both the human dimension and the politico-military dimension',
    ],
    [
      'Which spot or daily reports came out after 2020?',
      'spot reports or daily reports published after 2020',
    ],
    ["where's OMiK based?", 'Where is the Mission in Kosovo based?'],
    [
      'Which department is the Strategic Police Matters Unit part of?',
      'What is the Strategic Police Matters Unit part of?',
    ],
    [
      'List all field operations the OSCE has had in Ukraine',
      'Which field operations has the OSCE had in Ukraine?',
    ],
    ['OSCE bodies with their seat in Prague', 'OSCE bodies based in Prague'],
    [
      'Chairpersons-in-Office who served when Finland chaired the OSCE',
      'Chairpersons-in-Office when Finland held the Chair',
    ],
  ])('%s', async (question, plainer) => {
    const labels = await labelsIn(plainer);
    expect(labels).not.toEqual([]);
    expect(await labelsIn(question)).toEqual(labels);
  });

  it('says which closed missions nothing followed, as successors of missions are complete', async () => {
    const labels = await labelsIn('Closed field operations that had no successor');
    expect(labels).toContain('OSCE Mission to Georgia');
    expect(labels).not.toContain('OSCE Centre in Bishkek');
  });

  it.each([
    ['dates of the Lisbon Summit', '1996-12-02'],
    ['When did the SMM to Ukraine shut down?', '2022-03-31'],
    ['When did SMM Ukraine close?', '2022-03-31'],
    ['When did the mandate of the Mission to Georgia expire?', '2009-06-30'],
    ['When was Dora Bakoyannis Chairperson-in-Office?', '2009'],
  ])('%s', async (question, date) => {
    expect(await ask(question)).toMatchObject({ understood: true, answer: { rows: [{ date }] } });
  });

  it.each([
    'Has Lamberto Zannier been both Secretary General and High Commissioner on National Minorities?',
    'Has Morocco been a partner for longer than Jordan?',
    'Did Lamberto Zannier serve as OSCE Secretary General?',
    'Was Lamberto Zannier quoted as Secretary General?',
  ])('%s', async (question) => {
    expect(await ask(question)).toMatchObject({ understood: true, answer: { value: true } });
  });

  it.each([
    'Was Lamberto Zannier Director of ODIHR?',
    'Was Lamberto Zannier both Secretary General and Head of the Mission to Serbia?',
  ])('is not denied, as the graph may lack it: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ understood: false, isNotRecorded: true });
  });

  it.each([
    // Some of them did, and others did not.
    'Did the summer schools take place in Almaty?',
    'Was Albania Secretary General?',
    'SMM to Moldova',
    // Not all other things.
    'Who was never quoted?',
  ])('is refused: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ understood: false });
  });
});
