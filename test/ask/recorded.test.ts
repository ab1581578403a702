import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../src/ask/index.js';
import { RunningApp } from '../support/running-app.js';

describe('What is not recorded', () => {
  let app: RunningApp;
  const ask = (question: string): Promise<Reply> =>
    app.service.questions.ask(app.service.current, question);
  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app.close());

  it.each([
    'Was György Szabó ever head of the OSCE Office in Yerevan?',
    'Was the Ministry of Justice of Kazakhstan established before 1990?',
    'Is the Ministry of Justice of Kazakhstan based in Vienna?',
    'Which workshops had fewer than 5 participants?',
    'Does Andorra have a ministry of justice?',
    'Which States have no ministry of justice?',
    'Is Kosovo in Serbia?',
    'Is Pristina in Serbia?',
    'Did Angelino Alfano speak at the Milan Ministerial Council?',
    'Which people have never spoken at an event?',
    'Does the Presence in Albania have an office in Vienna?',
    // No news item reports on it.
    'Who organized the Astana Summit?',
    'Did Kazakhstan organize the Astana Summit?',
    'Which ministries organized events with ministries of Kyrgyzstan?',
  ])('is an answer of its own: %s', async (question) => {
    const reply = await ask(question);
    expect(reply).toMatchObject({ understood: false, isNotRecorded: true, notUnderstood: [] });
    expect('message' in reply && reply.message).toMatch(/^Not recorded: [^“]+“[a-z ]+”/i);
  });

  it.each([
    'Was ODIHR established before 1980?',
    'Is ODIHR based in Vienna?',
    'Is Vienna the capital of Germany?',
    'Did Malta join after 1990?',
    'Has a Summit ever been held in Norway?',
    'Did France chair the OSCE in 2010?',
    'Was the Mission to Moldova closed before 2000?',
  ])('is not what is known to be otherwise, or recorded completely: %s', async (question) => {
    expect(await ask(question)).toMatchObject({
      understood: true,
      answer: { kind: 'yes-no', value: false },
    });
  });

  it.each([
    'Is Thomas Greminger the Secretary General?',
    'How many people attended events in 2015?',
    'Did ODIHR organize a workshop and a seminar?',
    'Did ODIHR organize both a workshop and a seminar?',
    'Events in both Tirana and Skopje',
    'Where was ODIHR established?',
    'In which city was the CSCE set up?',
  ])('is no matter of questions that make no sense: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ understood: false });
  });

  it.each([
    ['Which States chaired more than once?', 'States that chaired at least 2 times.'],
    ['Who is quoted most often?', 'People that spoke the most times.'],
    [
      'Who is quoted in the most news items?',
      'People that were quoted by the most news items that quoted some person.',
    ],
    [
      'What events did UNODC organise?',
      'Events that were organized by United Nations Office on Drugs and Crime (for “UNODC”).',
    ],
    [
      'Which State was the most recent one to become a participating State?',
      'The last of the participating States that join.',
    ],
  ])('is no matter of questions that have this reading: %s', async (question, reading) => {
    expect(await ask(question)).toMatchObject({ understood: true, reading });
  });
});
