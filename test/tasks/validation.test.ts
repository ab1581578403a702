import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { text } from 'node:stream/consumers';
import { versionOf } from '../../src/graph/index.js';
import { namesFor } from '../../src/rdf/index.js';
import { SparqlEngine } from '../../src/sparql/index.js';
import { Tasks, taskProvider } from '../../src/tasks/index.js';
import { EX } from '../support/arbitraries.js';

const names = namesFor('http://localhost/');
const PREFIXES = `@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n`;
const ENDLESS =
  ':S a sh:NodeShape ; sh:targetNode :t ; sh:sparql [ sh:select """SELECT $this { ' +
  '?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . FILTER(STR(?a) = STR(?o)) }""" ] .';
const MANY = Array.from({ length: 400 }, (_, index) => `:s${index} :p ${index} .`).join('\n');
const LONG_LABEL = `:t :label "${'a'.repeat(60)}!" .`;

interface Report {
  readonly conforms: boolean;
  readonly results: readonly { readonly value: string; readonly message: string }[];
}

const engineWith = (timeoutMs: number): SparqlEngine =>
  new SparqlEngine({
    names,
    defaultGraph: 'union',
    timeoutMs,
    serviceAllow: [],
    workerCount: 2,
    tasks: taskProvider,
  });

let engine: SparqlEngine;
beforeAll(() => {
  engine = engineWith(30_000);
});
afterAll(() => engine.close());

async function reportOf(data: string, shapes: string, by = engine): Promise<Report> {
  const tasks = new Tasks(by, '');
  const { chunks } = await tasks.run(versionOf([]), 'validation', {
    body: { data: PREFIXES + data, shapes: PREFIXES + shapes },
    isWithGraph: false,
    format: 'json',
  });
  return JSON.parse(await text(chunks)) as Report;
}

describe('A validation by shapes that anybody sends', () => {
  it('has every fault of the data', async () => {
    const { conforms, results } = await reportOf(
      ':t :label "long \\"text\\""@en . _:node :label "abc" , "abcd" .',
      ':S a sh:NodeShape ; sh:targetSubjectsOf :label ; sh:property [ sh:path :label ; ' +
        'sh:maxLength 3 ; sh:maxCount 1 ; sh:message "Long." ] ; sh:nodeKind sh:IRI .',
    );
    expect(conforms).toBe(false);
    expect(results).toHaveLength(4);
  });

  it.each([
    ['sh:js', ':S a sh:NodeShape ; sh:targetNode :t ; sh:js [] .'],
    ['in a circle', ':S a sh:NodeShape ; sh:targetNode :t ; sh:node :S .'],
    [
      'refers to itself',
      ':S a sh:NodeShape ; sh:targetNode :t ; sh:property [ sh:path _:path ] . ' +
        '_:path sh:inversePath _:path .',
    ],
  ])('refuses shapes that cannot be executed (%s)', async (part, shapes) => {
    await expect(reportOf(LONG_LABEL, shapes)).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining(part),
    });
  });

  it('is stopped when its time is over, and does not hold others up', async () => {
    let turns = 0;
    const counter = setInterval(() => (turns += 1), 10);
    const impatient = engineWith(1_500);
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => reportOf(MANY, ENDLESS, impatient)),
    );
    await impatient.close();
    clearInterval(counter);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: {
          code: 'query-timeout',
          message: expect.stringMatching(/^The work on this request/),
        },
      });
    expect(turns).toBeGreaterThan(20);
    const shapes = ':S a sh:NodeShape ; sh:targetSubjectsOf :label ; sh:nodeKind sh:Literal .';
    expect((await reportOf(LONG_LABEL, shapes)).results).toHaveLength(1);
  });
});
