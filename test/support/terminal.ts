/** The command line run in this process, with what it prints caught. */
import { main } from '../../src/cli/main.js';

/** What a command left behind. */
export interface Run {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** Runs one command line with an environment of its own. */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Run> {
  let out = '';
  let error = '';
  const status = await main(args, {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    environment,
  });
  return { status, out, error };
}

/** What a command printed as JSON, in the form that the test expects. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the test names it
export function jsonOf<T>(text: string): T {
  return JSON.parse(text) as T;
}
