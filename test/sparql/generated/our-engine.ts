/** Our engine as the tests ask it. */
import { versionOf } from '../../../src/graph/index.js';
import { DEFAULT_BASE_IRI, namesFor, type Quad } from '../../../src/rdf/index.js';
import { SparqlEngine } from '../../../src/sparql/index.js';
import { tripleRow, type Answer } from './answer.js';
import { TIMEOUT_MS, gather, rowOf, toErrorAnswer } from './gather.js';
import { toQuads } from './random-data.js';
import type { Case, Reading } from './random-query.js';
import { writeQuery } from './write-query.js';

export type EngineUnderTest = (generated: Case) => Promise<Answer>;

const engines = new Map<Reading, SparqlEngine>();

function engineFor(reading: Reading): SparqlEngine {
  const known =
    engines.get(reading) ??
    new SparqlEngine({
      names: namesFor(DEFAULT_BASE_IRI),
      defaultGraph: reading,
      timeoutMs: TIMEOUT_MS,
      serviceAllow: [],
    });
  engines.set(reading, known);
  return known;
}

/**
 * What our engine answers over a version of the dataset, FROM and FROM NAMED and the reading being
 * its own work.
 */
export function askOurs({ dataset, query, reading }: Case): Promise<Answer> {
  return answerOf(toQuads(dataset.statements), writeQuery(query, { withDataset: true }), reading);
}

/** What our engine answers over some statements. */
export async function answerOf(
  quads: readonly Quad[],
  text: string,
  reading: Reading,
): Promise<Answer> {
  try {
    const answer = await engineFor(reading).query(versionOf(quads), text);
    if (answer.kind === 'boolean') return answer;
    if (answer.kind === 'graph')
      return { kind: 'graph', triples: await gather(answer.quads, (quad) => tripleRow(quad)) };
    const { variables } = answer;
    return {
      kind: 'rows',
      rows: await gather(answer.solutions, (solution) =>
        rowOf(variables.map((name, index) => [name, solution[index]])),
      ),
    };
  } catch (error) {
    return toErrorAnswer(error);
  }
}
