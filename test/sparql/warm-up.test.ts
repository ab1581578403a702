import { describe, expect, it } from '@jest/globals';
import { WARM_UP_QUERIES, WARM_UP_UPDATES, madeUpGraph } from '../../src/sparql/warm-up.js';
import { evaluate } from '../../src/sparql/evaluate.js';
import { evaluateUpdate } from '../../src/sparql/update/index.js';
import { Budget } from '../../src/sparql/workers/index.js';

const SETTINGS = {
  reading: 'union',
  baseIri: 'https://w3id.org/osce-graph/',
  serviceAllow: [],
} as const;

describe('The warm-up of a worker', () => {
  const graph = madeUpGraph();

  it.each(WARM_UP_QUERIES.map((text) => [text.slice(text.lastIndexOf('> ') + 2), text]))(
    'has an answer to %s',
    async (_name, text) => {
      const { evaluation } = await evaluate({ text }, graph, SETTINGS, new Budget(), {
        asks: true,
      });
      // An answer without rows would leave most of the code untouched.
      const isEmpty =
        evaluation.kind === 'boolean'
          ? !evaluation.value()
          : evaluation.kind === 'graph'
            ? [...evaluation.triples].length === 0
            : [...evaluation.batches].every(({ rowCount }) => rowCount === 0);
      expect(isEmpty).toBe(false);
    },
  );

  it.each(WARM_UP_UPDATES)('has a change for %s', async (text) => {
    const draft = await evaluateUpdate({ text }, graph, SETTINGS, new Budget());
    expect(draft.netChange().size).toBeGreaterThan(0);
  });
});
