import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OWL, RDFS, XSD } from '../../src/rdf/index.js';
import { MAX_COMPUTED_MS, computedMs } from '../support/computed-time.js';
import { RunningApp } from '../support/running-app.js';
import type { Reply } from '../../src/ask/index.js';
import { news } from './facts.js';
import { organizedByKind } from './items.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const ask = (question: string): Promise<Reply> =>
  app.service.questions.ask(app.service.current, question);
type Answered = Extract<Reply, { understood: true }>;
async function answered(question: string): Promise<Answered> {
  const reply = await ask(question);
  if (!reply.understood) throw new Error(`“${question}” was not understood: ${reply.message}`);
  return reply;
}
const labelsIn = ({ answer }: Answered): string[] =>
  (answer.things ?? []).map(({ label }) => label);

describe('The question the product was made for', () => {
  const QUESTION = 'Show me all events co-organized by a field operation and a foreign ministry';

  it('is answered with ministries of foreign affairs, beside its other reading', async () => {
    const reply = await answered(QUESTION);
    expect(reply.reading).toMatch(/ministry of foreign affairs/);
    expect(labelsIn(reply).sort()).toEqual(
      news
        .filter(
          (item) =>
            organizedByKind('field-operation')(item) &&
            organizedByKind('ministry-foreign-affairs')(item),
        )
        .map(({ label }) => label)
        .sort(),
    );
    expect(reply.otherReadings.map(({ reading }) => reading)).toEqual([
      expect.stringMatching(/ministry of another State/),
    ]);
    expect(reply.otherReadings[0]!.answer.things!.map(({ label }) => label)).toContain(
      'Political parties in Kumanovo start pre-election dialogue',
    );
  });

  it('has one reading where the words leave no other', async () => {
    expect(
      (await answered('events co-organized by a field operation and a ministry of foreign affairs'))
        .otherReadings,
    ).toEqual([]);
    const another = await answered(
      'Events organised by a field operation and a ministry of another State',
    );
    expect([another.otherReadings, labelsIn(another)]).toEqual([
      [],
      expect.arrayContaining(['Workshop on effective security sector governance, Tirana 2021']),
    ]);
  });
});

describe('A reply', () => {
  it('tells the reading and a query that gives the same answer', async () => {
    const reply = await answered('Which workshops took place in Tashkent in 2012?');
    expect(reply.reading).toBe('Workshops that took place in Tashkent in 2012.');
    const result = await app.service.sparql.query(app.service.current, reply.sparql);
    const found: string[] = [];
    if (result.kind === 'solutions')
      for await (const [thing] of result.solutions) found.push(thing!.value);
    expect(found).toEqual(reply.answer.things!.map(({ iri }) => iri));
    expect(found.length).toBeGreaterThan(0);
  });

  it.each([
    [
      'Which events did the Presense in Albania organise in 2020?',
      'Presence in Albania (for “Presense in Albania”)',
    ],
    ['Events in Kazahkstan in 2014', 'Kazakhstan (for “Kazahkstan”)'],
  ])('tells what was understood for a slip of the keyboard: %s', async (question, told) => {
    expect((await answered(question)).reading).toContain(told);
  });

  it.each([
    ['Which events took place in Ruritania?', ['Ruritania']],
    ['asdf qwertz lkjh', ['asdf', 'qwertz', 'lkjh']],
  ])('names the words that are not understood: %s', async (question, words) => {
    expect(await ask(question)).toMatchObject({ understood: false, notUnderstood: words });
  });

  it.each(['events in Albania, ', 'workshop in Albania or ', 'which events in Albania and '])(
    'is a refusal at once for a question that goes on and on: %j',
    async (part) => {
      const startMs = computedMs();
      expect(await ask(part.repeat(20))).toMatchObject({ understood: false });
      expect(computedMs() - startMs).toBeLessThan(MAX_COMPUTED_MS);
    },
  );

  it('proposes what can be asked instead', async () => {
    const reply = await ask('Which workshops in Tashkent were postponed by snow?');
    expect(reply).toMatchObject({
      understood: false,
      suggestions: ['Workshops in Tashkent'],
      candidates: [{ unused: ['postponed', 'snow'] }],
    });
  });

  it.each([
    ['How many news quote about Elections?', 'How many news items about Elections were there?'],
    ['Countries partying', 'Which countries are there?'],
    ['Herzegovina', 'Events in Bosnia and Herzegovina'],
    ['Who is Thors?', 'What positions did Astrid Thors hold?'],
    ['the Academy in Bishkek', 'What is the Academy in Bishkek?'],
    ['Kazakhstan', 'What is Kazakhstan?'],
    ['Did the foreign ministry dance?', 'Which foreign ministries are there?'],
    ['Which missions did Astrid Thors head?', 'What positions did Astrid Thors hold?'],
    ['ODIHR and ODIHR partners in Warsaw', 'Events organized by ODIHR in Warsaw'],
    ['which countries has the Mission worked in', 'Which countries hosted missions?'],
    [
      'events in Vienna in the past 40 years',
      `Events in Vienna since ${new Date().getUTCFullYear() - 40}`,
    ],
    ['which field offices are the most active', 'Which field offices organized the most events?'],
  ])('proposes whole questions, and no body for a name of many: %s', async (asked, proposed) => {
    const reply = await ask(asked);
    expect(reply.understood ? [] : reply.candidates.map(({ question }) => question)).toContain(
      proposed,
    );
    expect(reply.understood ? '' : reply.suggestions.join()).not.toMatch(/Ministry of Foreign/);
  });

  it('says that holders of offices are not recorded, and when the last was quoted', async () => {
    expect(await ask('Who is the head of the Office in Yerevan?')).toMatchObject({
      understood: false,
      message: expect.stringMatching(/not recorded.* 18 August 2016/),
      candidates: [{ question: 'Who has been head of the Office in Yerevan?' }, {}, {}],
    });
  });

  it('proposes a search for words that are no names', async () => {
    const reply = await ask('training for judges in Montenegro');
    expect(reply.understood ? [] : reply.candidates).toMatchObject([
      { question: 'Trainings in Montenegro mentioning "judges"', unused: [] },
      {},
      {},
    ]);
  });

  it('is a refusal with both readings where they have different answers', async () => {
    const reply = await ask('News about youth and education');
    expect(reply).toMatchObject({
      understood: false,
      suggestions: [
        expect.stringMatching(/Youth and that dealt with Education/),
        expect.stringMatching(/Youth or Education/),
      ],
    });
  });

  it('is a refusal where the graph does not hold what is taken for granted', async () => {
    expect(await ask('Which State chaired the OSCE in 1980?')).toMatchObject({
      understood: false,
      message: expect.stringContaining('doesn’t contain'),
    });
    expect(await ask('How many news items were issued in 1995?')).toMatchObject({
      understood: false,
      message: expect.stringContaining('in 1995'),
    });
    expect(await ask('Events organised by a field operation in Slovenia')).toMatchObject({
      understood: false,
      message: expect.stringContaining('contains no field operations'),
    });
  });

  it('lists the newest first', async () => {
    const listed = labelsIn(await answered('Workshops in Tashkent'));
    expect(labelsIn(await answered('the last workshop in Tashkent'))).toEqual(listed.slice(0, 1));
  });
});

describe('The vocabulary of questions', () => {
  const ONTOLOGY = 'https://w3id.org/osce-graph/ontology#';

  it('has classes and properties that are added to the ontology, by labels and verbs', async () => {
    await app.update(`PREFIX og: <${ONTOLOGY}> PREFIX owl: <${OWL.iri}>
      PREFIX rdfs: <${RDFS.iri}> PREFIX xsd: <${XSD.iri}>
      INSERT DATA { GRAPH <https://w3id.org/osce-graph/graph/ontology> {
        og:Hackathon a owl:Class ; rdfs:label "hackathon"@en ; rdfs:subClassOf og:Event .
        og:moderator a owl:ObjectProperty ; rdfs:label "moderator"@en ;
          rdfs:domain og:Event ; rdfs:range og:Person ; og:verbalForm "o moderate s"@en .
      } GRAPH <https://w3id.org/osce-graph/graph/added> {
        <https://w3id.org/osce-graph/id/event/hack> a og:Hackathon ;
          rdfs:label "Hack the border"@en ; og:startDate "2024-05-02"^^xsd:date ;
          og:endDate "2024-05-03"^^xsd:date ;
          og:moderator <https://w3id.org/osce-graph/id/person/ivar-vikki> .
      } }`);
    expect(labelsIn(await answered('Which hackathons took place in 2024?'))).toEqual([
      'Hack the border',
    ]);
    expect(labelsIn(await answered('Who moderated "Hack the border"?'))).toEqual(['Ivar Vikki']);
    expect(labelsIn(await answered('Hackathons moderated by Ivar Vikki'))).toEqual([
      'Hack the border',
    ]);
    expect(labelsIn(await answered('Who was the moderator of the hackathons in 2024?'))).toEqual([
      'Ivar Vikki',
    ]);
    expect((await ask('Which workshops were moderated by robots?')).understood).toBe(false);
  });

  it('is that of the version that is asked', async () => {
    const first = await app.service.snapshots.open(1);
    expect(
      await app.service.questions.ask(first, 'Which hackathons took place in 2024?'),
    ).toMatchObject({ understood: false, notUnderstood: ['hackathons'] });
  });
});

describe('A service whose queries see the default graph alone', () => {
  it('answers questions about all graphs', async () => {
    const strict = await RunningApp.start({ service: { isUnionDefaultGraph: false } });
    try {
      expect(
        await strict.service.questions.ask(
          strict.service.current,
          'How many participating States are there?',
        ),
      ).toMatchObject({ understood: true, answer: { kind: 'number', value: 57 } });
    } finally {
      await strict.close();
    }
  });
});
