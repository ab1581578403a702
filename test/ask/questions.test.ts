import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../src/ask/index.js';
import { checkoutPath } from '../support/rdf.js';
import { RunningApp } from '../support/running-app.js';
import { goldsOf } from './gold.js';
import { isGold } from './judge.js';
import { rowsFor } from './values.js';

const PREFIXES =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/> ' +
  'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ';

const ROWS = readFileSync(checkoutPath('test/ask/questions.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.replaceAll('\\n', '\n'));
/** Of questions for each value, one of so many is asked; `EVERY_QUESTION=1` asks all. */
const SHARE = process.env.EVERY_QUESTION ? 1 : 5;
const isForEach = (row: string): boolean => /\{\w/.test(row.split(' | ')[0]!);

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

type Answer = Extract<Reply, { understood: true }>['answer'];
const ask = (question: string): Promise<Reply> =>
  app.service.questions.ask(app.service.current, question);
async function answerTo(question: string): Promise<Answer> {
  const reply = await ask(question);
  if (!reply.understood) throw new Error(`“${question}” was not understood: ${reply.message}`);
  return reply.answer;
}
/** What an answer says, whatever its columns are called. */
const contentOf = ({ value, rows, things }: Answer): unknown =>
  value ?? rows?.map((row) => Object.values(row)) ?? things?.map(({ label }) => label).sort();

/** Checks of a reply by the first word of what is expected of it. */
const CHECKS: Readonly<Record<string, (question: string, rest: string) => Promise<void>>> = {
  refused: async (question) => {
    expect(await ask(question)).toMatchObject({ understood: false });
  },
  offers: async (question, offered) => {
    const reply = await ask(question);
    const candidates = reply.understood ? undefined : reply.candidates.map((each) => each.question);
    if (offered === '') expect(candidates?.join('; ')).not.toContain('Kosovo');
    else expect(candidates).toContain(offered);
  },
  not: async (question, rest) => {
    const reply = await ask(question);
    if (rest === 'recorded')
      expect(reply).toMatchObject({
        understood: false,
        isNotRecorded: true,
        notUnderstood: [],
        message: expect.stringMatching(/^Not recorded: [^“]+“[a-z ]+”/i),
      });
    else expect(reply.understood && reply.answer.value).not.toBe(true);
  },
  same: async (question, other) => {
    const expected = contentOf(await answerTo(other));
    expect(expected).not.toEqual([]);
    expect(contentOf(await answerTo(question))).toEqual(expected);
  },
  reads: async (question, reading) => {
    expect(await ask(question)).toMatchObject({ understood: true, reading });
  },
  select: async (question, pattern) => {
    const { things = [] } = await answerTo(question);
    const found = new Set(await app.select(`${PREFIXES}SELECT ?found { ${pattern} }`));
    expect(found).not.toEqual(new Set());
    expect(new Set(things.map(({ iri, label }) => (found.has(iri) ? iri : label)))).toEqual(found);
  },
};

describe('A question in English', () => {
  it.each(ROWS.filter((row) => !isForEach(row)).map((row) => row.split(' | ')))(
    '%s: %s',
    async (question, ...expected) => {
      const [, word = '', rest = ''] = /^(\w+) ?(.*)$/s.exec(expected[0]!) ?? [];
      const check = CHECKS[word];
      if (check) return check(question, rest);
      const answer = await answerTo(question);
      const golds = expected.flatMap(goldsOf);
      expect({ answer, golds, isRight: golds.some((gold) => isGold(gold, answer)) }).toEqual({
        answer,
        golds,
        isRight: true,
      });
    },
  );

  it('gets no wrong answer for bodies, States, places, fields, people and years', async () => {
    const verdicts = { right: 0, refused: 0, wrong: [] as string[] };
    const rows = ROWS.filter(isForEach).flatMap(rowsFor);
    for (const row of rows.filter((_, index) => index % SHARE === 0)) {
      const [question = '', ...expected] = row.split(' | ');
      const reply = await ask(question);
      if (!reply.understood) verdicts.refused += 1;
      else if (expected.flatMap(goldsOf).some((gold) => isGold(gold, reply.answer)))
        verdicts.right += 1;
      else verdicts.wrong.push(question);
    }
    expect(verdicts.wrong).toEqual([]);
    expect(verdicts.right * SHARE).toBeGreaterThan(2_000);
  });
});
