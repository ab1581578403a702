import { describe, expect, it } from '@jest/globals';
import type { Answer, Row } from './answer.js';
import { askOracle } from './oracles.js';
import type { EngineUnderTest } from './our-engine.js';
import { randomCase } from './random-query.js';
import { nodesIn } from './query-tree.js';
import { runCases } from './run-cases.js';
import { writeQuery } from './write-query.js';

/** An oracle in the place of our engine, with something done to its answers. */
const changed =
  (change: (answer: Answer) => Answer): EngineUnderTest =>
  async (generated) =>
    change(await askOracle('oxigraph', generated));
const withRows = (change: (rows: readonly Row[]) => readonly Row[]): EngineUnderTest =>
  changed((answer) => (answer.kind === 'rows' ? { ...answer, rows: change(answer.rows) } : answer));

describe('The run of generated cases', () => {
  it.each<[string, EngineUnderTest]>([
    ['loses a row', withRows((rows) => rows.slice(1))],
    ['doubles a row', withRows((rows) => [...rows, ...rows.slice(0, 1)])],
    [
      'leaves a variable unbound',
      withRows((rows) => rows.map((row) => Object.fromEntries(Object.entries(row).slice(1)))),
    ],
    [
      'says yes for no',
      changed((answer) =>
        answer.kind === 'boolean' ? { ...answer, value: !answer.value } : answer,
      ),
    ],
    [
      'loses a triple',
      changed((answer) =>
        answer.kind === 'graph' ? { ...answer, triples: answer.triples.slice(1) } : answer,
      ),
    ],
    ['fails', changed(() => ({ kind: 'error', message: 'no' }))],
  ])('finds an engine that %s', async (_, ask) => {
    const { failures } = await runCases({ firstSeed: 1, count: 100, maxFailures: 1, ask });
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain('GENERATED_SEED=');
  });
});

describe('A generated case', () => {
  it('is well formed nearly always, and of every kind of pattern in the long run', async () => {
    const kinds = new Set<string>();
    const errors: string[] = [];
    for (let seed = 1; seed <= 300; seed += 1) {
      const generated = randomCase(seed);
      for (const node of nodesIn(generated.query))
        if ('kind' in node) kinds.add('name' in node ? `${node.kind} ${node.name}` : node.kind);
      const answer = await askOracle('oxigraph', generated);
      // Data may make a triple term with a literal as its subject, for which Oxigraph fails.
      if (answer.kind === 'error' && !answer.message.includes('not a valid RDF 1.2 term'))
        errors.push(
          `${seed}: ${answer.message}\n${writeQuery(generated.query, { withDataset: true })}`,
        );
    }
    expect(errors).toEqual([]);
    for (const kind of [
      'select',
      'ask',
      'construct',
      'describe',
      'triple',
      'filter',
      'optional',
      'minus',
      'union',
      'bind',
      'values',
      'group',
      'subselect',
      'exists',
      'graph ?g',
      'path *',
      'path !',
      'path ^',
      'aggregate AVG',
      'aggregate GROUP_CONCAT',
      'call IN',
      'call REGEX',
    ])
      expect([...kinds]).toContain(kind);
  });
});
