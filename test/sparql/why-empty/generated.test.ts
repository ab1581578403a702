import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../../src/graph/index.js';
import { engineFor } from '../../support/sparql.js';
import { toQuads } from '../generated/random-data.js';
import { randomCase } from '../generated/random-query.js';
import { writeQuery } from '../generated/write-query.js';

const FIRST_SEED = Number(process.env.SEED ?? 1);
const COUNT = 200;

describe(`Queries of any form (seeds from ${FIRST_SEED})`, () => {
  it('are explained where they have no rows', async () => {
    let explainedCount = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed += 1) {
      const { dataset, query, reading } = randomCase(seed);
      const [engine, version, text] = [
        engineFor(reading),
        versionOf(toQuads(dataset.statements)),
        writeQuery(query, { withDataset: true }),
      ];
      // What is no query, or cannot be answered at all, is not explained.
      const found = await engine.explain(version, text, 'plan').catch(() => undefined);
      if (!found) continue;
      const { whyEmpty, resultRows } = await engine.explain(version, text, 'run');
      if (!whyEmpty) continue;
      explainedCount += 1;
      expect([seed, resultRows! <= 1, whyEmpty.because.length > 0]).toEqual([seed, true, true]);
    }
    expect(explainedCount).toBeGreaterThan(COUNT / 50);
  });
});
