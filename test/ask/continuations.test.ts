import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp } from '../support/running-app.js';
import type { Continuations } from '../../src/json-answers.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const after = (text: string): Promise<Continuations> =>
  app.service.questions.continue(app.service.current, text);
const added = ({ continuations }: Continuations): string[] =>
  continuations.map((each) => each.added);

describe('A question that is being typed', () => {
  it.each([
    ['', ['Which events', 'events']],
    ['Which wor', ['workshops']],
    ['events ', ['organized by', 'funded by', 'about', 'in']],
    ['events organized by Pres', ['OSCE Presence in Albania']],
    ['news about ', ['Policing']],
    ['Which events did ', ['OSCE Centre in Astana']],
    ['Which events did ODIHR ', ['organize']],
    ['events in Ti', ['Tirana']],
    ['Which events took place in ', ['Kazakhstan', 'Dushanbe']],
    ['Which events since 2019 took place in Bosnia', ['Bosnia and Herzegovina']],
    ['events in Nether', ['The Netherlands']],
    ['study visits to ', ['Germany']],
    ['workshops in Tashkent ', ['in 2012']],
  ])('can go on: %s', async (text, expected) => {
    expect(added(await after(text))).toEqual(expect.arrayContaining(expected));
  });

  it('goes on only to what has an answer, with the number of things that are found', async () => {
    const { continuations } = await after('events organized by ');
    const names = continuations.filter(({ kind }) => kind === 'name');
    expect(names.length).toBeGreaterThan(5);
    for (const { question, count, isWhole } of names) {
      const reply = await app.service.questions.ask(app.service.current, question);
      expect([question, isWhole, reply.understood && reply.answer.things?.length]).toEqual([
        question,
        true,
        count,
      ]);
    }
  });

  it('leads from empty to a whole question, step by step', async () => {
    let question = '';
    for (let step = 0; step < 4; step += 1) {
      const { continuations } = await after(question === '' ? '' : `${question} `);
      question = continuations[0]!.question;
    }
    expect(await after(question)).toMatchObject({ isWhole: expect.any(Boolean) });
    expect(question).not.toBe('');
  });

  it('does not go on where there is nothing', async () => {
    expect((await after('events organized by Zamunda ')).continuations).toEqual([]);
    expect((await after('blah blah ')).continuations).toEqual([]);
  });
});
