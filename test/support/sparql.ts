/** Queries over small versions, with answers as plain text. */
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import {
  DEFAULT_BASE_IRI,
  blankNode,
  namesFor,
  parseN3Syntax,
  toNQuad,
  toNTriplesTerm,
  type Change,
} from '../../src/rdf/index.js';
import {
  SparqlEngine,
  type DefaultGraphReading,
  type QueryOptions,
  type SparqlSettings,
} from '../../src/sparql/index.js';
import { EX } from './arbitraries.js';

export const PREFIXES = `PREFIX : <${EX}>\n`;

export function engineFor(
  defaultGraph: DefaultGraphReading = 'union',
  settings: Partial<SparqlSettings> = {},
): SparqlEngine {
  return new SparqlEngine({
    names: namesFor(DEFAULT_BASE_IRI),
    defaultGraph,
    timeoutMs: 30_000,
    serviceAllow: [],
    ...settings,
  });
}

/** A version of what a TriG text says; `:` is example.org. Blank nodes keep their labels. */
export function versionOfTriG(text: string): GraphVersion {
  return versionOf(
    parseN3Syntax(`@prefix : <${EX}> .\n${text}`, { format: 'trig', keepBlankNodeLabels: true }),
  );
}

const short = (text: string): string => text.replaceAll(new RegExp(`<${EX}([^>]*)>`, 'g'), ':$1');

/**
 * The answer in lines, sorted where the query does not order it: solutions as "?x=:a ?y=…", quads
 * as N-Quads, or a boolean.
 */
export async function answerOf(
  engine: SparqlEngine,
  version: GraphVersion,
  query: string,
  options?: QueryOptions,
): Promise<string[] | boolean> {
  const answer = await engine.query(version, PREFIXES + query, options);
  if (answer.kind === 'boolean') return answer.value;
  const lines: string[] = [];
  if (answer.kind === 'graph') {
    for await (const quad of answer.quads) lines.push(short(toNQuad(quad)));
  } else {
    for await (const solution of answer.solutions) {
      lines.push(
        solution
          .flatMap((term, index) =>
            term ? [`?${answer.variables[index]}=${short(toNTriplesTerm(term))}`] : [],
          )
          .join(' '),
      );
    }
  }
  return /ORDER BY/i.test(query) ? lines : lines.sort();
}

/**
 * A change as sorted lines, `+` and `-` before each; new blank nodes are called by their number.
 */
export function linesOf(
  change: Change,
  isKept: (label: string) => boolean = () => false,
): string[] {
  const seen = new Map<string, string>();
  const rename = (line: string): string =>
    line.replace(/_:(\S+)/g, (whole, label: string) => {
      if (isKept(label)) return whole;
      if (!seen.has(label)) seen.set(label, toNTriplesTerm(blankNode(`new${seen.size}`)));
      return seen.get(label)!;
    });
  return [
    ...change.removed.map((quad) => `- ${toNQuad(quad)}`),
    ...change.added.map((quad) => `+ ${toNQuad(quad)}`),
  ]
    .map((line) => short(rename(line)))
    .sort();
}
