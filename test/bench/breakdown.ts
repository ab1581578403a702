/**
 * Where the time of a request goes. The steps of the engine run in this process, over the same data
 * directory; a bare server answers with as many bytes; the other steps are differences.
 */
import { readSettings } from '../../src/cli/settings.js';
import { Service } from '../../src/service.js';
import { answerRequest } from '../../src/sparql/answer.js';
import { evaluate, type EvaluationSettings } from '../../src/sparql/evaluate.js';
import { parseQuery } from '../../src/sparql/parse-query.js';
import { Budget, type WorkerAnswer } from '../../src/sparql/workers/index.js';
import { timeInBlocks } from './in-blocks.js';
import { askTimed } from './measure.js';
import { bulkQuery, pointQuery, QUESTIONS } from './queries.js';

/** Median times in milliseconds; all but `parseMs` add up to `wholeMs`. */
export interface Breakdown {
  readonly name: string;
  readonly bytes: number;
  readonly wholeMs: number;
  /** The client, the sockets and Node's HTTP: the time of a bare server. */
  readonly bareMs: number;
  readonly httpLayerMs: number;
  /** To a worker and back. */
  readonly hopMs: number;
  /** From a text to operators, with what the engine remembers of texts like it. */
  readonly planMs: number;
  /** To rows of ids. */
  readonly evaluateMs: number;
  /** From ids to bytes. */
  readonly writeMs: number;
  /** Parsing without any memory. */
  readonly parseMs: number;
}

/** So many rows are a large answer. */
const BULK_ROWS = 25_000;

/** @param eventCount of the graph. */
function queriesOf(eventCount: number): { readonly name: string; readonly text: string }[] {
  const rows = Math.min(BULK_ROWS, eventCount);
  return [
    { name: 'look-up', text: pointQuery(7) },
    ...QUESTIONS.filter(({ name }) => /^q(?:03|13)_/.test(name)),
    { name: `${rows.toLocaleString('en')} rows`, text: bulkQuery(rows) },
  ];
}

export interface BreakdownServers {
  /** The data directory, which the server has open. */
  readonly dataDirectory: string;
  readonly endpoint: string;
  /** Of a server that answers with as many bytes as the path says. */
  readonly bare: string;
}

export async function measureBreakdown(
  { dataDirectory, endpoint, bare }: BreakdownServers,
  eventCount: number,
): Promise<Breakdown[]> {
  const settings = readSettings({ 'data-dir': dataDirectory }, process.env).service;
  const service = await Service.open({ ...settings, queryWorkerCount: 1 }, 'read');
  try {
    const breakdowns: Breakdown[] = [];
    for (const { name, text } of queriesOf(eventCount)) {
      const { byteLength: bytes } = (await askTimed(endpoint, text)).body;
      const times = await timeInBlocks({
        whole: () => askTimed(endpoint, text),
        bare: () => askTimed(`${bare}${bytes}`, text),
        ...engineSteps(service, text),
      });
      breakdowns.push({
        name,
        bytes,
        wholeMs: times.whole,
        bareMs: times.bare,
        httpLayerMs: times.whole - times.bare - times.engine,
        hopMs: times.engine - times.written,
        planMs: times.planned,
        evaluateMs: times.evaluated - times.planned,
        writeMs: times.written - times.evaluated,
        parseMs: times.parsed,
      });
    }
    return breakdowns;
  } finally {
    await service.close();
  }
}

/** The work of the engine up to each step, in this thread, and all of it in a worker. */
function engineSteps(
  { sparql, current, names, isUnionDefaultGraph }: Service,
  text: string,
): Record<'parsed' | 'planned' | 'evaluated' | 'written' | 'engine', () => unknown> {
  const settings: EvaluationSettings = {
    reading: isUnionDefaultGraph ? 'union' : 'strict',
    baseIri: names.baseIri,
    serviceAllow: [],
  };
  const formats = { solutions: 'json', boolean: 'json', graph: 'ntriples' } as const;
  const graph = current.ids;
  let count = 0;
  const uniqueText = (): string => `# step ${(count += 1)}\n${text}`;
  const plan = async () =>
    (await evaluate({ text: uniqueText() }, graph, settings, new Budget(), { asks: false }))
      .evaluation;
  return {
    parsed: () => parseQuery(uniqueText(), names.baseIri),
    planned: plan,
    evaluated: async () => {
      const evaluation = await plan();
      return evaluation.kind === 'solutions' ? rowsOf(evaluation.batches) : 0;
    },
    written: async () => {
      const request = { kind: 'query', text: uniqueText(), formats, prefixes: {} } as const;
      return bytesOf(await answerRequest(request, graph, settings, new Budget()));
    },
    engine: async () => bytesOf(await sparql.answer(current, uniqueText(), formats)),
  };
}

/** Reads all of them. */
function rowsOf(batches: Iterable<{ readonly rowCount: number }>): number {
  let count = 0;
  for (const { rowCount } of batches) count += rowCount;
  return count;
}

async function bytesOf({ chunks }: Pick<WorkerAnswer<unknown>, 'chunks'>): Promise<number> {
  let count = 0;
  for await (const { byteLength } of chunks ?? []) count += byteLength;
  return count;
}
