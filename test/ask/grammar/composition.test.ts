import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/ask/index.js';
import { RunningApp } from '../../support/running-app.js';

type Answered = Extract<Reply, { understood: true }>;

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

  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app.close());

  it('rank from the second on, unless equals come before it', async () => {
    const { answer } = await answered('Top two States by number of events');
    expect(await labelsIn('Which State had the second most events?')).toEqual([
      answer.rows?.[1]?.State,
    ]);
    expect(await ask('Which State organized the second most events?')).toMatchObject({
      understood: false,
    });
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

  it('leave out closed bodies where they ask of the present', async () => {
    const georgia = 'OSCE Mission to Georgia';
    expect(await labelsIn('Which bodies belong to the OSCE?')).not.toContain(georgia);
    expect(await labelsIn('Which bodies belonged to the OSCE?')).toContain(georgia);
    const reply = await ask('How many missions are there?');
    expect(reply.understood ? '' : reply.message).toMatch(/active.* Or: /);
  });

  it('rank by the ends of a relation', async () => {
    const [most] = await app.select(
      'PREFIX og: <https://w3id.org/osce-graph/ontology#> SELECT ?event (COUNT(?o) AS ?n) ' +
        'WHERE { ?event og:organizer ?o } GROUP BY ?event ORDER BY DESC(?n) LIMIT 1',
    );
    const { answer } = await answered('Which event had the most organizers?');
    expect(answer.things?.map(({ iri }) => iri)).toContain(most);
  });

  it('count per type as often as all together', async () => {
    const types = await answered('How many events of each type took place in Albania?');
    const { value } = (await answered('How many events took place in Albania?')).answer;
    expect((types.answer.rows ?? []).reduce((sum, { number }) => sum + Number(number), 0)).toBe(
      value,
    );
  });

  it('read States that never did something as participating States, and say so', async () => {
    const { reading, otherReadings } = await answered('Which States never chaired the OSCE?');
    expect([reading, ...otherReadings.map((each) => each.reading)]).toEqual([
      'Participating States but not those that chaired.',
      'States but not those that chaired.',
    ]);
  });

  it('have a query for the things behind a number', async () => {
    const { answer, listSparql } = await answered('How many workshops took place in Tashkent?');
    expect(new Set(await app.select(listSparql ?? '')).size).toBe(answer.value);
  });
});
