import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/ask/index.js';
import { RunningApp } from '../../support/running-app.js';
import { activeOperations, operations } from '../facts.js';

describe('Questions about the present', () => {
  let app: RunningApp;
  const ask = (question: string): Promise<Reply> =>
    app.service.questions.ask(app.service.current, question);
  const answerOf = async (question: string): Promise<unknown> => {
    const reply = await ask(question);
    if (!reply.understood) throw new Error(`${question}: ${reply.message}`);
    const { value, rows, things } = reply.answer;
    return value ?? rows ?? things?.map(({ label }) => label).sort();
  };
  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app.close());

  it.each([
    // The Mission to Georgia is closed.
    ['Does Georgia host a mission?', 'Did Georgia host a mission?'],
    ['Is there a mission in Georgia?', 'Was there a mission in Georgia?'],
    ['Do missions work in Georgia?', 'Did missions work in Georgia?'],
    ['Does the OSCE have a mission in Georgia?', 'Did the OSCE have a mission in Georgia?'],
    [
      'Does the OSCE still have an active field operation in Georgia?',
      'Are there missions in Georgia in the graph?',
    ],
    ['Does the Mission to Georgia work in Georgia?', 'Did the Mission to Georgia work in Georgia?'],
    ['Is the Mission to Georgia in Georgia?', 'Was the Mission to Georgia in Georgia?'],
    ['Is the Mission to Georgia based in Tbilisi?', 'Was the Mission to Georgia based in Tbilisi?'],
    ['Does Georgia host the Mission to Georgia?', 'Did Georgia host the Mission to Georgia?'],
    [
      'Are there more missions in Serbia than in Albania?',
      'Were there more missions in Serbia than in Albania?',
    ],
  ])('are about open field operations only: %s', async (present, past) => {
    const reply = await ask(present);
    expect(reply.understood && (reply.answer.value ?? false)).toBe(false);
    expect(await answerOf(past)).toBe(true);
  });

  it.each([
    ['Which missions exist?', 'Which missions are open?'],
    ['Which missions operate?', 'Which missions are open?'],
    ['Which missions does the OSCE have?', 'Which missions are open?'],
    ['Which States host missions?', 'Which States host open missions?'],
    ['Which States have a mission?', 'Which States host open missions?'],
    ['Which missions are based in Kazakhstan?', 'Open missions based in Kazakhstan'],
    ['Which missions operate in Serbia?', 'Open missions in Serbia'],
    ['Which missions did the OSCE have in Serbia?', 'Missions in Serbia'],
    ['Which field operations has the OSCE had in Ukraine?', 'Field operations in Ukraine'],
    ['Which missions were in Serbia?', 'Missions in Serbia'],
    ['Which closed missions does the OSCE have?', 'Closed missions'],
    ['In which States do missions work?', 'Which States host open missions?'],
    ['Which missions belong to the OSCE?', 'Which missions are open?'],
    ['Which institutions are part of the OSCE?', 'Institutions'],
    ['How many missions does each State host?', 'How many open missions did each State host?'],
    ['How many missions work in each State?', 'Number of open missions per State'],
  ])('%s: %s', async (present, plain) => {
    expect(await answerOf(present)).toEqual(await answerOf(plain));
  });

  it('leave closed bodies out where others are asked for, too', async () => {
    const georgia = 'OSCE Mission to Georgia';
    for (const bodies of ['OSCE bodies', 'organizations']) {
      expect(await answerOf(`Which ${bodies} are based in Tbilisi?`)).toEqual([]);
      expect(await answerOf(`Which ${bodies} were based in Tbilisi?`)).toEqual([georgia]);
    }
    expect(await answerOf('Which bodies belong to the OSCE?')).not.toContain(georgia);
    expect(await answerOf('Which bodies belonged to the OSCE?')).toContain(georgia);
  });

  it('count those that are open, and all where the graph is named', async () => {
    expect(await answerOf('How many missions exist?')).toBe(activeOperations.length);
    expect(await answerOf('How many field operations does the OSCE have?')).toBe(
      activeOperations.length,
    );
    expect(await answerOf('How many missions does the graph have?')).toBe(operations.length);
  });

  it('say that “are there” can mean those of now or all', async () => {
    const reply = await ask('How many missions are there?');
    expect(reply.understood ? '' : reply.message).toMatch(
      /active.* Or: The number of field operations\./,
    );
  });

  it.each([
    'Who is the Chairperson-in-Office?',
    'Who is the chair of the OSCE?',
    'Who holds the post of Head of the Mission to Serbia?',
    'Where are events taking place?',
    'Which OSCE bodies exist?',
    'How many missions are there in each State?',
    'Which State is the oldest?',
    'What is the youngest participating State?',
    'Which State has the most missions?',
    'What is the latest news?',
  ])('are refused where it is not recorded: %s', async (question) => {
    expect((await ask(question)).understood).toBe(false);
  });
});
