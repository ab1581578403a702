import { describe, expect, it } from '@jest/globals';
import { TOKEN } from '../support/running-app.js';
import { pageOf } from '../support/news-fixture.js';
import { smallGraphCommands } from '../support/small-graph-commands.js';
import type { Run } from '../support/terminal.js';

const { run, file } = smallGraphCommands({ WRITE_TOKEN: TOKEN });

const ITEM = 'news/2019-05-01-bread';
const EVENT = 'event/2019-03-01-tirana-seminar-on-bread';
const PREFIXES =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ' +
  'PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ';

/** Values of a property of an event, each with the rule, the words and the note of its receipt. */
const valuesOf = async (event: string, property: string): Promise<string[]> => {
  const { out } = await run(
    'query',
    `${PREFIXES} SELECT ?value ?rule ?words ?note { <https://w3id.org/osce-graph/id/${event}> og:${property} ?value ` +
      `OPTIONAL { ?receipt rdf:reifies <<( <https://w3id.org/osce-graph/id/${event}> og:${property} ?value )>> ; og:rule ?rule ` +
      'OPTIONAL { ?receipt oa:hasSelector/oa:exact ?words } OPTIONAL { ?receipt rdfs:comment ?note } } } ORDER BY ?value',
    '--format',
    'csv',
  );
  return out.trim().split(/\r?\n/).slice(1);
};

let event = EVENT;
const fact = (...args: string[]): Promise<Run> => run('fact', ...args);

describe('osce-graph fact', () => {
  it('corrects a fact: the receipt of the old one goes, the new one gets its own', async () => {
    const source = pageOf({
      title: 'Bread',
      date: '1 May 2019',
      lead:
        'A seminar on bread took place in Tirana on 1 March 2019. It was organized by the OSCE ' +
        'Presence in Albania. It brought together 31 participants.',
      body: '“It helps,” said Ana Dervishi, Head of the OSCE Presence in Albania.',
    });
    await run('ingest', file('1.txt', source));
    const found = await run(
      'query',
      `${PREFIXES} SELECT ?event { ?item og:reportsOn ?event }`,
      '--format',
      'csv',
    );
    event = found.out.trim().split(/\r?\n/)[1]!.split('/id/')[1]!;
    expect(await valuesOf(event, 'participantCount')).toEqual([
      expect.stringMatching(/^31,[^,]+,[^,]*31[^,]*,$/),
    ]);
    const corrected = await fact(
      event,
      'participantCount',
      '--before',
      '31',
      '--after',
      '13',
      '--quote',
      '31 participants',
      '--page',
      ITEM,
      '--note',
      'Digits were swapped',
      '--author',
      'alice',
    );
    expect([corrected.error, corrected.status, corrected.out]).toEqual([
      '',
      0,
      expect.stringMatching(/^before: <.*#participantCount> "31".* \.\nafter: <.*> "13".* \.$/m),
    ]);
    expect(await valuesOf(event, 'participantCount')).toEqual([
      '13,editor,31 participants,Digits were swapped',
    ]);
  });

  it('adds one with a note, and withdraws it with its receipt', async () => {
    expect(
      (await fact(event, 'partner', '--after', 'organization/odihr', '--note', 'I was there'))
        .status,
    ).toBe(0);
    expect(await valuesOf(event, 'partner')).toEqual([
      'https://w3id.org/osce-graph/id/organization/odihr,editor,,I was there',
    ]);
    expect((await fact(event, 'partner', '--before', 'organization/odihr')).status).toBe(0);
    expect(await valuesOf(event, 'partner')).toEqual([]);
    const receipts = await run('query', `${PREFIXES} ASK { ?receipt rdfs:comment "I was there" }`);
    expect(receipts.out).toBe('no\n');
  });

  it('says which key a text has', async () => {
    expect((await fact('person/ana-dervishi', 'label', '--before', 'Ana Dervishi')).error).toMatch(
      /has no label “Ana Dervishi”\. Present: name “Ana Dervishi”\./,
    );
  });

  it('names a bad value once', async () => {
    const { error } = await fact(event, 'participantCount', '--before', '13', '--after', 'many');
    expect(error).toMatch(/refused, 1 violation: [^]*Found: many \[invalid-data\]/);
    expect(error.match(/Found: many/g)).toHaveLength(1);
  });

  it.each([
    [[EVENT, 'partner', '--before', 'organization/odihr'], 1, 'not-found'],
    [['event/no-such', 'partner', '--after', 'organization/odihr'], 1, 'not-found'],
    [['state/austria', 'noSuchKey', '--after', 'x'], 2, 'bad-request'],
    [['state/austria', 'note', '--after', 'x', '--quote', 'y'], 2, 'bad-request'],
    [[EVENT, 'partner', '--after', 'Stone Lantern Foundation'], 2, 'bad-request'],
    [[EVENT, 'partner', '--after', 'Ministry of Interior'], 2, 'bad-request'],
    [[EVENT, 'status', '--after', 'cancelled'], 2, 'bad-request'],
    [['state/austria', 'label', '--after', 'Another Austria'], 1, 'invalid-data'],
  ])('%j is refused', async (args, status, code) => {
    const refused = await fact(...args.map((each) => (each === EVENT ? event : each)));
    expect([refused.status, refused.error]).toEqual([status, expect.stringContaining(`[${code}]`)]);
  });
});
