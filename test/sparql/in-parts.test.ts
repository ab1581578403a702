import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/graph/index.js';
import { answerRequest } from '../../src/sparql/answer.js';
import { evaluate } from '../../src/sparql/evaluate.js';
import { planText } from '../../src/sparql/explain.js';
import { Budget } from '../../src/sparql/workers/index.js';
import { SEED, randomOf } from '../support/random.js';
import { versionOfTriG } from '../support/sparql.js';
import { SMALL, answerOf, helpedAnswerOf, requestOf, settingsOf } from './generated/in-parts.js';
import { toQuads } from './generated/random-data.js';
import { randomCase } from './generated/random-query.js';
import { writeQuery } from './generated/write-query.js';

const GRAPH = versionOfTriG(
  Array.from({ length: 60 }, (_, index) => {
    const [kind, group, value] = [index % 3, index % 7, (index * 37) % 23];
    return [
      `:s${index} a :K${kind} ; :in :g${group} ; :value ${value} ; :name "name ${value}" .`,
      index % 2 === 0 ? `:s${index} :size ${value}.5 ; :next :s${(index * 5) % 60} .` : '',
      `:s${index} :late ${index === 3 ? '0.1e0' : value} .`,
      index % 5 === 0 ? `:s${index} :mixed ${index % 10 === 0 ? `${value}` : '1.1e0'} .` : '',
    ].join('\n');
  }).join('\n'),
);
const PREFIX = 'PREFIX : <http://example.org/> ';

const QUERIES = [
  'SELECT (COUNT(*) AS ?c) { ?s :in ?g ; :value ?v }',
  'SELECT (COUNT(?v) AS ?c) { ?s :value ?v FILTER(?v > 100) }',
  'SELECT (SUM(?v) AS ?sum) (MIN(?v) AS ?least) (MAX(?n) AS ?most) { ?s :value ?v ; :name ?n }',
  'SELECT (MIN(?v) AS ?least) (SUM(?v) AS ?sum) { ?s :value ?v FILTER(?v > 19) }',
  'SELECT (MIN(?v) AS ?least) { ?s :value ?v FILTER(?v > 100) }',
  'SELECT ?g (COUNT(*) AS ?c) (MAX(?v) AS ?most) { ?s :in ?g ; :value ?v } GROUP BY ?g',
  'SELECT ?g (SUM(?x) AS ?sum) { ?s :in ?g ; :size ?x } GROUP BY ?g',
  'SELECT ?g (SUM(?x / 3) AS ?sum) (MIN(STRLEN(?n)) AS ?l) { ?s :in ?g ; :size ?x ; :name ?n }' +
    ' GROUP BY ?g',
  'SELECT (SUM(?m) AS ?sum) (COUNT(?m) AS ?c) { ?s :mixed ?m }',
  'SELECT (SUM(?x) AS ?sum) (COUNT(*) AS ?c) { ?s :late ?x ; :in ?g }',
  'SELECT ?g (SUM(?x) AS ?sum) (COUNT(*) AS ?c) { ?s :late ?x ; :in ?g } GROUP BY ?g',
  'SELECT ?g (SUM(?m) AS ?sum) { ?s :in ?g . ?s :mixed ?m } GROUP BY ?g',
  'SELECT ?g (SUM(?n) AS ?sum) (MAX(?m) AS ?x) { ?s :in ?g ; :name ?n OPTIONAL { ?s :mixed ?m } }' +
    ' GROUP BY ?g',
  'SELECT ?w (COUNT(*) AS ?c) { ?s :name ?n BIND(UCASE(STRAFTER(?n, " ")) AS ?w) } GROUP BY ?w',
  'SELECT ?g (AVG(?v) AS ?mean) { ?s :in ?g ; :value ?v FILTER(?v < 20) } GROUP BY ?g',
  'SELECT ?g (COUNT(DISTINCT ?v) AS ?c) { ?s :in ?g ; :value ?v } GROUP BY ?g',
  'SELECT ?g (GROUP_CONCAT(?v) AS ?all) (SAMPLE(?v) AS ?one) { ?s :in ?g ; :value ?v } GROUP BY ?g',
  'SELECT DISTINCT ?g ?v { ?s :in ?g ; :value ?v }',
  'SELECT DISTINCT ?x { ?s :in ?g ; :size ?v BIND(?v * 2 AS ?x) }',
  'SELECT ?s ?v { ?s :value ?v ; :in ?g } ORDER BY DESC(?v) LIMIT 7',
  'SELECT ?s ?w { ?s :name ?n ; :in ?g BIND(CONCAT(?n, "!") AS ?w) } ORDER BY ?w OFFSET 5 LIMIT 9',
  'SELECT ?s ?v { ?s :value ?v ; :in ?g } ORDER BY ?v',
  'SELECT (COUNT(?e) AS ?c) { ?s :value ?v OPTIONAL { ?s :next+ ?e } }',
  'SELECT ?g (COUNT(*) AS ?c) { ?s :in ?g MINUS { ?s :size ?x } } GROUP BY ?g',
  'SELECT ?g (COUNT(*) AS ?c) { ?s :in ?g FILTER NOT EXISTS { ?s :next/:size 3.5 } } GROUP BY ?g',
  'SELECT (COUNT(*) AS ?c) { { SELECT DISTINCT ?g ?k { ?s :in ?g ; a ?k } } }',
  'SELECT (COUNT(*) AS ?c) { ?s ?p ?o . ?s :size ?x }',
  'SELECT ?s (COUNT(*) AS ?c) { ?s ?p ?o } GROUP BY ?s HAVING(COUNT(*) > 5)',
].map((text) => PREFIX + text);

const linesOf = (document: string): string[] => document.replace(/,$/gm, '').split('\n').sort();

describe('A query in parts', () => {
  it.each(QUERIES)('has the same answer however much others help: %s', async (text) => {
    const whole = settingsOf('union');
    const settings = { ...whole, parts: SMALL };
    const expected = await answerOf(text, GRAPH, settings);
    expect(expected).toMatch(/^solutions /);
    // OPTIONAL gives the rows without a match at the end of a batch, and so of a part.
    expect(linesOf(expected)).toEqual(linesOf(await answerOf(text, GRAPH, whole)));
    let helpedCount = 0;
    for (const most of [0, 1, 5, Infinity]) {
      const helped = await helpedAnswerOf(text, GRAPH, settings, () => most);
      expect(helped.answer).toBe(expected);
      helpedCount += helped.helpedCount;
    }
    if (!text.includes(':mixed')) expect(helpedCount).toBeGreaterThan(0);
  });

  it('says so in its plan', async () => {
    const settings = { ...settingsOf('union'), parts: SMALL };
    const request = { ...requestOf(QUERIES[0]!), explain: 'run' } as const;
    const { head } = await answerRequest(request, GRAPH.ids, settings, new Budget());
    if (!('explanation' in head)) throw new Error('An explanation was asked for.');
    expect(planText(head.explanation)).toMatch(/group all.*\n +in parts {2}\[/);
  });

  it('is not divided where its values change from call to call', async () => {
    const settings = { ...settingsOf('union'), parts: SMALL };
    const text = `${PREFIX} SELECT (COUNT(*) AS ?c) { ?s :in ?g ; :value ?v FILTER(RAND() < 2) }`;
    const { evaluation } = await evaluate({ text }, GRAPH.ids, settings, new Budget(), {
      asks: true,
    });
    expect(evaluation.context.gathers).toHaveLength(0);
  });

  it('has the same answer with help and without, over generated data and queries', async () => {
    const random = randomOf(SEED);
    let helpedCount = 0;
    for (let seed = SEED; seed < SEED + 300; seed += 1) {
      const { dataset, query, reading } = randomCase(seed);
      const version = versionOf(toQuads(dataset.statements));
      const text = writeQuery(query, { withDataset: true });
      const settings = { ...settingsOf(reading), parts: SMALL };
      const alone = await answerOf(text, version, settings);
      const helped = await helpedAnswerOf(text, version, settings, () => Math.floor(random() * 8));
      const [got, expected] = [helped.answer, alone].map((each) => each.replace(/_:q\w+x/g, '_:'));
      expect([seed, text, got]).toEqual([seed, text, expected]);
      helpedCount += helped.helpedCount;
    }
    expect(helpedCount).toBeGreaterThan(50);
  }, 120_000);
});
