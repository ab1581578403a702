import type { PlanStep } from '../../src/json-answers.js';
import { describe, expect, it } from '@jest/globals';
import { planText } from '../../src/sparql/index.js';
import { PREFIXES, engineFor, versionOfTriG } from '../support/sparql.js';

/** One ministry organizes two of a thousand events, a mission organizes all. */
const version = versionOfTriG(
  [
    ':ministry a :Ministry . :mission a :Mission .',
    ...Array.from(
      { length: 1_000 },
      (_, index) => `:e${index} :organizer :mission ; :title "event ${index}" .`,
    ),
    ':e3 :organizer :ministry . :e7 :organizer :ministry .',
  ].join('\n'),
);
const engine = engineFor();
const explain = (query: string, mode: 'plan' | 'run' = 'run') =>
  engine.explain(version, PREFIXES + query, mode);

/** All steps, the one that comes last first. */
function stepsOf(step: PlanStep): PlanStep[] {
  return [step, ...step.inputs.flatMap(stepsOf)];
}

describe('The plan of a query', () => {
  it('begins where the fewest rows are, in whatever order patterns are written', async () => {
    for (const query of [
      'SELECT ?e { ?e :organizer ?o, ?m . ?o a :Mission . ?m a :Ministry }',
      'SELECT ?e { ?m a :Ministry . ?o a :Mission . ?e :organizer ?m, ?o }',
    ]) {
      const { plan } = await explain(query);
      const steps = stepsOf(plan);
      expect(steps.at(-1)).toMatchObject({
        step: 'scan',
        detail: expect.stringContaining('Ministry'),
        rows: 1,
      });
      expect(Math.max(...steps.map(({ rows }) => rows!))).toBeLessThan(10);
    }
  });

  it('has a filter right behind what it reads', async () => {
    const { plan } = await explain(
      'SELECT ?t ?o { ?e :organizer ?o . ?e :title ?t FILTER(?t = "event 5") }',
    );
    const steps = stepsOf(plan).map(({ step }) => step);
    expect(steps.indexOf('filter')).toBeGreaterThan(0);
    expect(stepsOf(plan).find(({ step }) => step === 'filter')).toMatchObject({ rows: 1 });
  });

  it('says rows and time only after a run', async () => {
    const query = 'SELECT (COUNT(*) AS ?n) { ?e :organizer :mission }';
    const [before, after] = [await explain(query, 'plan'), await explain(query)];
    expect(
      stepsOf(before.plan).every(
        (step) => step.rows === undefined && step.milliseconds === undefined,
      ),
    ).toBe(true);
    expect(
      stepsOf(after.plan).every(
        (step) => step.rows !== undefined && step.milliseconds !== undefined,
      ),
    ).toBe(true);
    expect(stepsOf(before.plan).at(-1)).toMatchObject({ estimatedRows: 1_000 });
    expect([after.resultRows, stepsOf(after.plan).at(-1)!.rows]).toEqual([1, 1_000]);
  });

  it('does not work out what LIMIT leaves out', async () => {
    const { plan } = await explain('SELECT ?a ?b { ?a :title ?t . ?b :title ?u } LIMIT 3');
    expect(stepsOf(plan).every(({ rows }) => rows! < 20_000)).toBe(true);
  });

  it('reads as indented text', async () => {
    const text = planText(await explain('SELECT ?e { ?e :organizer :ministry }'), {});
    expect(text.replaceAll(/[\d.]+ ms/g, '1 ms').split('\n')).toEqual([
      'project ?e  [2 rows (~2), 1 ms]',
      '  scan ?e http://example.org/organizer http://example.org/ministry  [2 rows (~2), 1 ms]',
      'parse and plan 1 ms, run 1 ms, 2 rows',
      '',
    ]);
  });

  it('shows SERVICE as values that are not there yet, and asks nobody', async () => {
    const federating = engineFor('union', { serviceAllow: ['http://127.0.0.1:9/sparql'] });
    const query = `${PREFIXES}SELECT * {
      ?e :organizer ?o SERVICE <http://127.0.0.1:9/sparql> { ?o ?p ?x } ?o a :Ministry
      FILTER NOT EXISTS { ?e :title "event 3" }
    }`;
    const { plan, endpoints } = await federating.explain(version, query, 'plan');
    expect(stepsOf(plan).map(({ step }) => step)).toContain('SERVICE <http://127.0.0.1:9/sparql>');
    expect(endpoints).toBeUndefined();
  });
});
