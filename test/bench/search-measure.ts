/** How long it takes to find a thing by its label with a typing slip. */
import { askTimed, quantile } from './measure.js';
import type { RunningServer } from './own-server.js';
import { LABELS_QUERY } from './queries.js';

export interface SearchMeasure {
  /** The first search may wait for the index. */
  readonly firstMs: number;
  readonly median: number;
  readonly p99: number;
  /** How many of the things were among the first three, of how many. */
  readonly found: readonly [found: number, asked: number];
}

interface SearchAnswer {
  readonly hits: readonly { readonly iri: string }[];
}

interface LabelRows {
  readonly results: {
    readonly bindings: readonly {
      readonly thing: { readonly value: string };
      readonly label: { readonly value: string };
    }[];
  };
}

/** Every label of so many is searched for. */
const STEP = 40;

export async function measureSearch({ url, endpoint }: RunningServer): Promise<SearchMeasure> {
  const { results } = JSON.parse(
    (await askTimed(endpoint, LABELS_QUERY)).body.toString(),
  ) as LabelRows;
  const times: number[] = [];
  let found = 0;
  for (let at = 0; at < results.bindings.length; at += STEP) {
    const { thing, label } = results.bindings[at]!;
    const began = performance.now();
    const response = await fetch(
      `${url}/search?limit=3&q=${encodeURIComponent(withSwap(label.value, at))}`,
    );
    const { hits } = (await response.json()) as SearchAnswer;
    times.push(performance.now() - began);
    if (hits.some(({ iri }) => iri === thing.value)) found += 1;
  }
  const [firstMs = NaN, ...others] = times;
  return {
    firstMs,
    median: quantile(others, 0.5),
    p99: quantile(others, 0.99),
    found: [found, times.length],
  };
}

/** The text with two neighbours exchanged, another two for each number. */
function withSwap(text: string, number: number): string {
  const at = number % Math.max(1, text.length - 1);
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}
