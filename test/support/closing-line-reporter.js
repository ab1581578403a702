/** How many of the slowest files are listed. */
const LISTED = 25;

/** Prints the slowest files and, as one plain last line, the counts of the run. */
export default class ClosingLineReporter {
  #seconds = [];

  onTestResult({ path }, { perfStats: { runtime } }) {
    this.#seconds.push([Math.round(runtime / 1000), path.slice(path.lastIndexOf('/test/') + 1)]);
  }

  onRunComplete(
    _contexts,
    { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests },
  ) {
    const slowest = this.#seconds.sort(([left], [right]) => right - left).slice(0, LISTED);
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    process.stdout.write(
      `slowest: ${slowest.map(([seconds, path]) => `${path} ${seconds} s`).join(', ')}\n` +
        `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed${skipped}\n`,
    );
  }
}
