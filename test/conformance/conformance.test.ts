import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { requireTable } from '../support/document-tables.js';
import { sayMissing } from '../support/missing.js';
import type { RunningApp } from '../support/running-app.js';
import { SUITES_DIRECTORY } from './documents.js';
import { EXCLUDED_IDS, reasonNotToRun, reasonOfExclusion } from './exclusions.js';
import { startApp } from './http.js';
import { tableOf, type TestResult } from './report.js';
import { readSuites, runTest } from './suites.js';

if (existsSync(SUITES_DIRECTORY)) await describeSuites();
else {
  sayMissing(`The folder ${SUITES_DIRECTORY}`, 'W3C_TESTS names the one with the W3C suites');
  it.skip('The W3C suites are not run.', () => undefined);
}

async function describeSuites(): Promise<void> {
  const suites = await readSuites();
  const entries = suites.flatMap((suite) =>
    suite.entries.map((entry) => ({ suite: suite.name, entry })),
  );
  const names = suites.map(({ name }) => name);
  const results: TestResult[] = [];
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(() => app.close());

  describe.each(suites)('$name', ({ name: suite, entries: own }) => {
    for (const entry of own) {
      const { id, name } = entry;
      const notRun = reasonNotToRun(entry);
      if (notRun !== undefined) {
        results.push({ suite, outcome: 'not run' });
        continue;
      }
      const exclusion = reasonOfExclusion(entry);
      const why = exclusion === undefined ? '' : ` is not passed, since ${exclusion}`;
      it(`${id}: ${name}${why}`, async () => {
        const reason = await runTest(entry, app);
        results.push({
          suite,
          outcome:
            reason === undefined ? 'passed' : exclusion === undefined ? 'failed' : 'excluded',
        });
        if (exclusion === undefined) expect(reason).toBeUndefined();
        // A test that is passed after all leaves the list of exclusions.
        else expect(reason).toBeDefined();
      });
    }
    // Suites that are not run at all have a test none the less, or they could not be described.
    it('is read', () => {
      expect(own.length).toBeGreaterThan(0);
    });
  });

  describe('The list of exclusions', () => {
    it('names tests that there are, and gives each test one id', () => {
      const ids = entries.map(({ entry }) => entry.id);
      expect(ids).toEqual([...new Set(ids)]);
      expect(EXCLUDED_IDS.filter((id) => !ids.includes(id))).toEqual([]);
    });
  });

  describe('The results', () => {
    it('are those in the table of docs/conformance.md', () => {
      // A run of some tests only has nothing to compare.
      if (results.length < entries.length) return;
      requireTable('docs/conformance.md', tableOf(names, results));
    });
  });
}
