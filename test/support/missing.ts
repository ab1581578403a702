/**
 * Says that a program, a package or a suite is not here, so that the tests with it are skipped. In
 * CI, which is to run every test, it is an error.
 */
export function sayMissing(name: string, howToGet: string): void {
  const line = `${name} is not here: ${howToGet}.`;
  if (process.env.CI) throw new Error(`Tests cannot run in CI, as ${line}`);
  process.stderr.write(`Some tests are skipped, as ${line}\n`);
}
