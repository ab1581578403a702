/** Answers to queries whose work is divided, with the help of others and without. */
import { IdGraph, type GraphVersion } from '../../../src/graph/index.js';
import { answerRequest, type QueryRequest } from '../../../src/sparql/answer.js';
import { evaluate, type EvaluationSettings } from '../../../src/sparql/evaluate.js';
import { helpWith } from '../../../src/sparql/operators/index.js';
import { Budget, type HelpOffer } from '../../../src/sparql/workers/index.js';

/** Parts so small that few rows have several. */
export const SMALL = { rows: 2, leastRows: 0 };
const TIMEOUT_MS = 5_000;

/** Settings that refuse every request to elsewhere. */
export function settingsOf(reading: EvaluationSettings['reading']): EvaluationSettings {
  return { reading, baseIri: 'http://example.org/', serviceAllow: [] };
}

/** A query's request for JSON or N-Triples. */
export const requestOf = (text: string): QueryRequest => ({
  kind: 'query',
  text,
  formats: { solutions: 'json', boolean: 'json', graph: 'ntriples' },
});

/** The answer's document, or why there is none. */
export async function answerOf(
  text: string,
  { ids }: GraphVersion,
  settings: EvaluationSettings,
): Promise<string> {
  try {
    const budget = new Budget({ timeoutMs: TIMEOUT_MS });
    const { head, chunks } = await answerRequest(requestOf(text), ids, settings, budget);
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks ?? []) parts.push(chunk.slice());
    return `${head.kind} ${Buffer.concat(parts).toString()}`;
  } catch (error) {
    return String(error);
  }
}

/**
 * The answer with the help of others, in this thread: of each step in parts, they do at most so
 * many, the last ones, before the query's own thread begins.
 */
export async function helpedAnswerOf(
  text: string,
  version: GraphVersion,
  settings: EvaluationSettings,
  mostParts: () => number,
): Promise<{ answer: string; helpedCount: number }> {
  let helpedCount = 0;
  // A version of their own, as in another thread.
  const graph = new IdGraph(version.ids.payload);
  const planned = await evaluate({ text }, graph, settings, new Budget({ timeoutMs: TIMEOUT_MS }), {
    asks: true,
  }).catch(() => undefined);
  const ask = (offer: HelpOffer): void => {
    const { context } = planned!.evaluation;
    let left = mostParts();
    for (const gather of context.gathers) {
      const workOut = gather.partialOf.bind(gather);
      gather.partialOf = (part) => {
        left -= 1;
        const batches = left < 0 ? undefined : workOut(part);
        if (batches) helpedCount += 1;
        return batches;
      };
    }
    helpWith(offer, context);
  };
  return { answer: await answerOf(text, version, { ...settings, ask }), helpedCount };
}
