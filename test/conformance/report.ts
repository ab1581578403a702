/** What came of the tests, as the table of `docs/conformance.md`. */

/**
 * `excluded`: not passed, for a known reason; `not run`: about something that the service does not
 * do.
 */
export type Outcome = 'passed' | 'failed' | 'excluded' | 'not run';

/** One test and what came of it. */
export interface TestResult {
  readonly suite: string;
  readonly outcome: Outcome;
}

/**
 * A table of the suites: how many tests were passed of those that were run, and how many were not
 * run.
 */
export function tableOf(suites: readonly string[], results: readonly TestResult[]): string {
  const rows = suites.map((suite) => {
    const own = results.filter((result) => result.suite === suite);
    const count = (outcome: Outcome): number =>
      own.filter((result) => result.outcome === outcome).length;
    const notRun = count('not run');
    const shown = notRun === 0 ? '' : ` ${notRun}`;
    return `| ${suite} | ${count('passed')} of ${own.length - notRun} |${shown} |`;
  });
  return ['| suite | passed | not run |', '|---|---|---|', ...rows].join('\n');
}
