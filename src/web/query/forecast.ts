/** What is known of a query before it runs: the rows that its plan expects, or its error. */
import { LatestAnswer } from '../latest-answer.js';
import { explain, fitsAddress, type AskedGraph, type Explained } from './explanation.js';

/** How long typing has to pause before a request. */
const PAUSE_MS = 250;
const COUNT = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

/** Requests the plan whenever the text has been unchanged for a moment. */
export function watchQuery(
  graphOf: () => AskedGraph,
  tell: (explanation: Explained | undefined) => void,
): LatestAnswer<Explained> {
  const ask = (query: string, signal: AbortSignal): Promise<Explained> | undefined =>
    query.trim() === '' || !fitsAddress(query)
      ? undefined
      : explain(query, { graph: graphOf(), signal, mode: 'check' });
  return new LatestAnswer({ ask, tell, pauseMs: PAUSE_MS });
}

export function forecastOf({ plan, problem, warnings = [] }: Explained): string {
  if (problem) {
    const { line, detail } = problem;
    const withoutPlace = detail.replace(/^Syntax error at line \d+, column \d+: /, '');
    return line === undefined ? detail : `Line ${line}: ${withoutPlace}`;
  }
  const rows = plan?.estimatedRows;
  const expected =
    rows === undefined ? [] : [`About ${COUNT.format(rows)} ${rows === 1 ? 'row' : 'rows'}`];
  return [...expected, ...warnings].join(' · ');
}
