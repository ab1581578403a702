/** The database's answer to a query, in the format that is asked for. */
import { ServiceError } from '../errors.js';
import { versionOf } from '../graph/index.js';
import {
  blankNode,
  defaultGraph,
  quad,
  quadFrom,
  rdfFormat,
  type Quad,
  type Term,
} from '../rdf/index.js';
import {
  SOLUTION_FORMATS,
  toJson,
  writeBoolean,
  type AnswerFormats,
  type AnswerHead,
  type SparqlEngine,
} from '../sparql/index.js';
import type { QueryOptions, SparqlEndpoint } from './sparql-endpoint.js';
import type { StoredTerms } from './stored-terms.js';

const GRAPH_FORMATS: ReadonlySet<string> = new Set(['turtle', 'ntriples']);
const MAX_FRAMED = 200_000;

export type DatabaseHead = Exclude<AnswerHead, { readonly kind: 'explanation' }>;

/** An answer before it is known of which version it is. */
export interface DatabaseAnswer {
  readonly head: DatabaseHead;
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  readonly discard: () => void;
}

/** Who is asked: `engine` writes statements in formats that databases lack. */
export interface Asked {
  readonly endpoint: SparqlEndpoint;
  readonly terms: StoredTerms;
  readonly engine: Pick<SparqlEngine, 'answer'>;
}

/** @throws ServiceError as `SparqlEndpoint` does; `query-memory` */
export async function askDatabase(
  asked: Asked,
  kind: DatabaseHead['kind'],
  text: string,
  formats: AnswerFormats,
  options: QueryOptions,
): Promise<DatabaseAnswer> {
  const { endpoint } = asked;
  const traits = { isRepeatable: false, warnings: [] };
  const here = (head: DatabaseHead, lines: readonly string[]): DatabaseAnswer => ({
    head,
    chunks: lines.map((line) => Buffer.from(line)),
    discard: () => undefined,
  });
  if (kind === 'boolean') {
    const value = await endpoint.ask(text, options);
    const written = formats.boolean && writeBoolean(formats.boolean, value);
    return here({ kind, value, ...traits }, written === undefined ? [] : [written]);
  }
  const format = kind === 'graph' ? formats.graph : formats.solutions;
  if (format === 'rows') {
    const { variables, rows } = await endpoint.select(text, options);
    const cellOf = (term: Term | undefined) => (term ? toJson(term) : null);
    const lines = rows.map(
      (row) => `${JSON.stringify(variables.map((name) => cellOf(row[name])))}\n`,
    );
    const { shownCount } = formats;
    const shown =
      shownCount === undefined ? lines : [...lines.slice(0, shownCount), `${rows.length}\n`];
    return here({ kind: 'solutions', variables, ...traits }, shown);
  }
  const head = kind === 'graph' ? { kind, ...traits } : { kind, variables: [], ...traits };
  if (format === undefined) return here(head, []);
  if (kind === 'graph' && (!GRAPH_FORMATS.has(format) || formats.shownCount !== undefined))
    return { head, ...(await written(asked, text, formats, options)) };
  const accept =
    kind === 'graph'
      ? rdfFormat(formats.graph ?? 'turtle').mediaType
      : (SOLUTION_FORMATS.find((each) => each.format === format)?.mediaType ?? '');
  const { body, discard } = await endpoint.forward(text, { ...options, accept });
  return { head, chunks: body, discard };
}

/** A graph in another format: in a thread that can be ended, since frames may repeat without end. */
async function written(
  { endpoint, terms, engine }: Asked,
  text: string,
  formats: AnswerFormats,
  options: QueryOptions,
): Promise<Omit<DatabaseAnswer, 'head'>> {
  const stored = await endpoint.construct(text, options);
  if (formats.frame && stored.length > MAX_FRAMED)
    throw new ServiceError(
      'query-memory',
      `?frame= is for answers of at most ${MAX_FRAMED} statements. Ask for less.`,
    );
  const quads = stored.map(({ subject, predicate, object, graph }) =>
    terms.quadOf(subject, predicate, object, graph),
  );
  const { signal } = options;
  const all = 'CONSTRUCT WHERE { ?s ?p ?o }';
  const run = { ...(signal && { signal }), isCounted: false };
  const { chunks, cancel } = await engine.answer(versionOf(quads), all, formats, run);
  return { chunks, discard: cancel };
}

type Solution = Readonly<Record<string, Term | undefined>>;

/**
 * The statements that a template of an update makes of solutions (SPARQL 1.1 Update §3.1.3). Where a
 * variable has no value, or the value cannot stand there, the quad is left out; blank nodes are new
 * for each solution.
 */
export function filled(template: readonly Quad[], solutions: readonly Solution[]): Quad[] {
  return solutions.flatMap((solution, number) =>
    template.flatMap(({ subject, predicate, object, graph }) => {
      const [s, p, o] = [subject, predicate, object].map((term) => valueIn(term, solution, number));
      const g =
        graph.termType === 'DefaultGraph' ? defaultGraph() : valueIn(graph, solution, number);
      if (!s || !p || !o || !g) return [];
      const isSubject = s.termType === 'NamedNode' || s.termType === 'BlankNode';
      const isGraph = g.termType === 'NamedNode' || g.termType === 'DefaultGraph';
      return isSubject && p.termType === 'NamedNode' && isGraph
        ? [quad(s, p, o as Quad['object'], g)]
        : [];
    }),
  );
}

function valueIn(term: Term, solution: Solution, number: number): Term | undefined {
  if (term.termType === 'Variable') return solution[term.value];
  if (term.termType === 'BlankNode') return blankNode(`${term.value}-${number}`);
  if (term.termType !== 'Quad') return term;
  const parts = [term.subject, term.predicate, term.object].flatMap(
    (part) => valueIn(part, solution, number) ?? [],
  );
  return parts.length === 3 ? quadFrom(parts) : undefined;
}
