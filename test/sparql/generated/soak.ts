/**
 * Generated queries without end, as a plain script:
 * `GENERATED_CASES=100000 GENERATED_SEED=1 node --import ./test/support/typescript.mjs
 * test/sparql/generated/soak.ts`. GENERATED_SPLITS=1 also tells the cases to which all three
 * engines answer differently.
 */
import { checkGroupedCases } from './grouped-aggregates.js';
import { runCases } from './run-cases.js';
import { SEED } from '../../support/random.js';

// Comunica throws some errors where nobody can catch them; the case then has no answer from it in
// time.
process.on('uncaughtException', (error) => {
  process.stderr.write(
    `uncaught: ${error.stack?.split('\n').slice(0, 3).join(' ') ?? error.message}\n`,
  );
});

const count = Number(process.env.GENERATED_CASES ?? 10_000);
const firstSeed = SEED;
const began = performance.now();
process.stderr.write(`${count} generated queries from seed ${firstSeed}\n`);
const isOfAggregates = process.env.GENERATED_KIND === 'aggregates';
const onProgress = (done: number, report?: string): void => {
  if (report) process.stdout.write(`\n${report}`);
  if (done % 500 === 0)
    process.stderr.write(
      `${done} of ${count}, ${((done * 1000) / (performance.now() - began)).toFixed(0)} a second\n`,
    );
};
const { failures, ...totals } = await (isOfAggregates
  ? checkGroupedCases(firstSeed, count, (done, found) => {
      onProgress(done, found.join('\n'));
    })
  : runCases({
      firstSeed,
      count,
      maxFailures: Number(process.env.GENERATED_FAILURES ?? 20),
      showsSplits: process.env.GENERATED_SPLITS === '1',
      onProgress,
    }));
process.stdout.write(`\n${JSON.stringify(totals)}, ${failures.length} failures\n`);
process.exit(failures.length > 0 ? 1 : 0);
