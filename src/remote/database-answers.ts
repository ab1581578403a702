/** The database's answer to a query, in the format that is asked for. */
import { ServiceError } from '../errors.js';
import { versionOf } from '../graph/index.js';
import { rdfFormat, serializeRdf, type Quad } from '../rdf/index.js';
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
/** Statements that are framed, in memory. */
const MAX_FRAMED = 200_000;

export type DatabaseHead = Exclude<AnswerHead, { readonly kind: 'explanation' }>;

/** An answer before it is known of which version it is. */
export interface DatabaseAnswer {
  readonly head: DatabaseHead;
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  readonly discard: () => void;
}

export class DatabaseAnswers {
  constructor(
    private readonly endpoint: SparqlEndpoint,
    private readonly terms: StoredTerms,
    /** For frames. */
    private readonly engine: Pick<SparqlEngine, 'answer'>,
    private readonly prefixes: Readonly<Record<string, string>>,
  ) {}

  /** @throws ServiceError as `SparqlEndpoint` does; `query-memory` */
  async ask(
    kind: DatabaseHead['kind'],
    text: string,
    formats: AnswerFormats,
    options: QueryOptions,
  ): Promise<DatabaseAnswer> {
    const traits = { isRepeatable: false, warnings: [] };
    if (kind === 'boolean') {
      const value = await this.endpoint.ask(text, options);
      const written = formats.boolean && writeBoolean(formats.boolean, value);
      const chunks = written === undefined ? [] : [new TextEncoder().encode(written)];
      return { head: { kind, value, ...traits }, chunks, discard: () => undefined };
    }
    const format = kind === 'graph' ? formats.graph : formats.solutions;
    if (format === 'rows') {
      const { variables, rows } = await this.endpoint.select(text, options);
      const chunks = rows.map((row) => Buffer.from(`${lineOf(variables, row)}\n`));
      const head = { kind: 'solutions', variables, ...traits } as const;
      return { head, chunks, discard: () => undefined };
    }
    const head =
      kind === 'graph' ? { kind, ...traits } : ({ kind, variables: [], ...traits } as const);
    if (format === undefined) return { head, chunks: [], discard: () => undefined };
    if (kind === 'graph' && !GRAPH_FORMATS.has(format)) {
      const quads: Quad[] = [];
      for await (const each of this.endpoint.construct(text, options)) {
        const { subject, predicate, object, graph } = each;
        quads.push(formats.frame ? this.terms.quadOf(subject, predicate, object, graph) : each);
        if (formats.frame && quads.length > MAX_FRAMED)
          throw new ServiceError(
            'query-memory',
            `?frame= is for answers of at most ${MAX_FRAMED} statements. Ask for less.`,
          );
      }
      if (formats.frame) return this.#framed(quads, formats, options.signal);
      const document = await serializeRdf(quads, formats.graph ?? 'turtle', {
        prefixes: this.prefixes,
      });
      return { head, chunks: [Buffer.from(document)], discard: () => undefined };
    }
    const accept =
      kind === 'graph'
        ? rdfFormat(formats.graph ?? 'turtle').mediaType
        : (SOLUTION_FORMATS.find((each) => each.format === format)?.mediaType ?? '');
    const { body, discard } = await this.endpoint.forward(text, { ...options, accept });
    return { head, chunks: body, discard };
  }

  /** In a thread that can be ended, since nesting may repeat without end. */
  async #framed(
    quads: readonly Quad[],
    formats: AnswerFormats,
    signal: AbortSignal | undefined,
  ): Promise<DatabaseAnswer> {
    const all = 'CONSTRUCT WHERE { ?s ?p ?o }';
    const { chunks, cancel } = await this.engine.answer(versionOf(quads), all, formats, {
      ...(signal && { signal }),
      isCounted: false,
    });
    return {
      head: { kind: 'graph', isRepeatable: false, warnings: [] },
      chunks,
      discard: cancel,
    };
  }
}

function lineOf(
  variables: readonly string[],
  row: Readonly<Record<string, Parameters<typeof toJson>[0]>>,
): string {
  return JSON.stringify(
    variables.map((name) => {
      const term = row[name];
      return term ? toJson(term) : null;
    }),
  );
}
