import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../src/ask/answer/answer.js';
import { RunningApp } from '../../support/running-app.js';
import { joined } from '../question.js';

describe('Questions that compare', () => {
  let app: RunningApp;
  const answerTo = async (question: string): Promise<Answer> => {
    const reply = await app.service.questions.ask(app.service.current, question);
    if (!reply.understood) throw new Error(`${question}: ${reply.message}`);
    return reply.answer;
  };
  const labelsIn = ({ things = [] }: Answer): string[] => things.map(({ label }) => label).sort();
  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app.close());

  it('have the States that joined before or after another', async () => {
    expect(labelsIn(await answerTo('Which States joined before Albania?'))).toEqual(
      joined((day) => day < '1991-06-19').sort(),
    );
    expect(labelsIn(await answerTo('Which States joined after Montenegro?'))).toEqual(['Mongolia']);
  });

  it.each([
    ['Did Albania join before Serbia?', true],
    ['Is ODIHR older than the Mission to Moldova?', true],
    ['Was the Presence in Albania established before the Mission to Moldova?', false],
    ['Was the Astana Summit before the Istanbul Summit?', false],
    ['Was there a Summit after the Istanbul Summit?', true],
  ])('have a yes or a no: %s', async (question, value) => {
    expect(await answerTo(question)).toEqual({ kind: 'yes-no', value });
  });

  it.each([
    ['Which joined first, Albania or Mongolia?', 'Albania'],
    ['Which is older, ODIHR or the Presence in Albania?', /Democratic Institutions/],
    ['Which field operation was closed last?', /Project Co-ordinator in Ukraine/],
    ['What is the most common type of event?', 'training course'],
    ['Which country chaired the OSCE right before Malta?', 'North Macedonia'],
    ['Which State joined right before Mongolia?', 'Montenegro'],
    ['Which mission was established directly before the Mission to Serbia?', /Tashkent/],
  ])('have one thing: %s', async (question, label) => {
    const labels = labelsIn(await answerTo(question));
    expect(labels).toEqual([expect.stringMatching(label)]);
  });

  it('take the years of a State’s chair for a time', async () => {
    const titles = labelsIn(await answerTo('Events in Serbia while Serbia chaired the OSCE'));
    expect(titles).toEqual(labelsIn(await answerTo('Events in Serbia in 2015')));
    expect(titles.length).toBeGreaterThan(3);
    await expect(answerTo('Events in Serbia while Malta organized the OSCE')).rejects.toThrow();
  });

  it('take “latest” without a number for ten', async () => {
    const { things = [] } = await answerTo('the latest events in Tirana');
    expect(things).toEqual((await answerTo('the last ten events in Tirana')).things);
    expect(things.length).toBe(10);
    await expect(answerTo('the first events in Tirana')).rejects.toThrow();
  });

  it('take a season of a year for its months; winter belongs to two years', async () => {
    expect(labelsIn(await answerTo('events in summer 2014'))).toEqual(
      labelsIn(await answerTo('events from June to August 2014')),
    );
    await expect(answerTo('events in winter 2014')).rejects.toThrow();
  });

  it('name field operations that work still, and those of all times', async () => {
    expect(labelsIn(await answerTo('the oldest field operation still active'))).toEqual([
      'OSCE Mission to Skopje',
    ]);
    expect(
      labelsIn(await answerTo('Field operations hosted by Azerbaijan, past and present')),
    ).toHaveLength(2);
  });

  it('find the funders of a project by its events', async () => {
    const projects = labelsIn(await answerTo('Which projects were funded by Andorra?'));
    expect(projects).toContain("Women's Resource Centres");
    expect(
      labelsIn(await answerTo("Who funded the project “Women's Resource Centres”?")),
    ).toContain('Andorra');
  });

  it('take “both” for two acts of one body', async () => {
    const [workshops, seminars] = [
      labelsIn(await answerTo('Which bodies organized workshops?')),
      labelsIn(await answerTo('Which bodies organized seminars?')),
    ];
    expect(labelsIn(await answerTo('Which body organized both a workshop and a seminar?'))).toEqual(
      workshops.filter((label) => seminars.includes(label)),
    );
  });

  it('count per year by the date of the verb, and per type as often as all together', async () => {
    const { rows = [] } = await answerTo('How many States joined each year?');
    expect(rows).toContainEqual({ year: 2012, number: 1 });
    const each = (await answerTo('How many events of each type took place in Albania?')).rows ?? [];
    const { value } = await answerTo('How many events took place in Albania?');
    expect(each.reduce((sum, { number }) => sum + Number(number), 0)).toBe(value);
  });
});
