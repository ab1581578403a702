/** A SPARQL 1.1 database elsewhere: asked, updated, and held to whole answers. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Quad } from '../rdf/index.js';
import {
  ACCEPT_RESULTS,
  withoutStringsAndComments,
  type ProtocolDataset,
  type Solutions,
} from '../sparql/index.js';
import { Connection, type RequestOptions } from './connection.js';
import { dialectNamed, type Dialect } from './dialects.js';
import type { EndpointSettings } from './endpoint-settings.js';
import type { Answer } from './exchange.js';
import { incomplete } from './failures.js';
import { knownOf, type Finding } from './probe.js';
import { recognizeDialect } from './recognize.js';
import { ACCEPT_JSON, readBoolean, readSolutions } from './results.js';
import { ACCEPT_ROWS, ACCEPT_TRIPLES, readRows, readTriples } from './triples.js';
import { wholeDocument } from './whole-answer.js';

export interface QueryOptions extends RequestOptions {
  /** In place of the dataset that the query names. */
  readonly dataset?: ProtocolDataset | undefined;
}

export interface ForwardOptions extends QueryOptions {
  /** Media types, as in the header `Accept`. */
  readonly accept: string;
}

/**
 * An answer as bytes, which is whole once its last byte was read. A caller that does not read the
 * body must abort the signal of its request.
 */
export interface ForwardedAnswer {
  /** From 200 to 299: anything else is thrown. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Uint8Array>;
  /** Leaves the body unread. */
  readonly discard: () => void;
}

/**
 * Queries see the union of all graphs as their default graph where the dialect can have it so, unless
 * they have FROM. Blank nodes have the labels of the database. Everything that reads throws
 * ServiceError `database-failed`, `database-timeout`, `answer-incomplete`, and the reason of a signal
 * that is aborted.
 */
export class SparqlEndpoint {
  private constructor(
    readonly settings: EndpointSettings,
    readonly connection: Connection,
    readonly dialect: Dialect,
    private readonly how = 'as SPARQL_DIALECT says',
  ) {}

  /** What is known without asking. */
  get findings(): readonly Finding[] {
    const { dialect, how } = this;
    return [{ name: 'dialect', value: dialect.name, meaning: how }, knownOf(dialect)];
  }

  /** @throws ServiceError `configuration` for an unknown dialect; and as reading does. */
  static async open(
    settings: EndpointSettings,
    options: RequestOptions = {},
  ): Promise<SparqlEndpoint> {
    const connection = new Connection(settings);
    if (settings.dialect !== undefined)
      return new SparqlEndpoint(settings, connection, dialectNamed(settings.dialect));
    try {
      const { dialect, how } = await recognizeDialect(connection, settings.endpoint, options);
      return new SparqlEndpoint(settings, connection, dialect, how);
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  async select(query: string, options: QueryOptions = {}): Promise<Solutions> {
    const { endpoint } = this.settings;
    const answer = await this.#read(query, { accept: ACCEPT_RESULTS, ...options });
    const solutions = await readSolutions(answer, endpoint);
    const { rowCap } = this.dialect;
    if (rowCap !== undefined && solutions.rows.length >= rowCap)
      throw incomplete(endpoint, `it has ${rowCap} rows, the most that it can have`);
    return solutions;
  }

  async ask(query: string, options: QueryOptions = {}): Promise<boolean> {
    const answer = await this.#read(query, { accept: ACCEPT_JSON, ...options });
    return readBoolean(answer, this.settings.endpoint);
  }

  /** The triples of CONSTRUCT or DESCRIBE as they come; the last only if the answer is whole. */
  async *construct(query: string, options: QueryOptions = {}): AsyncGenerator<Quad> {
    const answer = await this.#read(query, { accept: ACCEPT_TRIPLES, ...options });
    yield* readTriples(answer, this.settings.endpoint);
  }

  /** The statements that the rows of subject, predicate, object and graph are, as they come. */
  async *statements(query: string, options: QueryOptions = {}): AsyncGenerator<Quad[]> {
    const answer = await this.#read(query, { accept: ACCEPT_ROWS, ...options });
    yield* readRows(answer, this.settings.endpoint);
  }

  /**
   * @throws ServiceError `database-failed` when it was refused, `outcome-unknown` when it may have
   * been made.
   */
  async update(text: string, options: RequestOptions = {}): Promise<void> {
    const address = this.settings.updateEndpoint ?? this.settings.endpoint;
    await this.connection.write({ ...options, address, form: [['update', text]], accept: '*/*' });
  }

  /**
   * The answer's own bytes. The last of them come only when the document is seen to end, so that no
   * reader takes a part for the whole.
   */
  async forward(query: string, options: ForwardOptions): Promise<ForwardedAnswer> {
    const answer = await this.#read(query, options);
    const { status, headers, discard } = answer;
    return { status, headers, discard, body: wholeDocument(answer, this.settings.endpoint) };
  }

  close(): void {
    this.connection.close();
  }

  #read(query: string, options: ForwardOptions): Promise<Answer> {
    const { union } = this.dialect;
    const { defaultGraphs = [], namedGraphs = [] } = options.dataset ?? {};
    const named: [string, string][] = [
      ...defaultGraphs.map((iri): [string, string] => ['default-graph-uri', iri]),
      ...namedGraphs.map((iri): [string, string] => ['named-graph-uri', iri]),
    ];
    const isUnion = typeof union === 'object' && named.length === 0 && !hasDataset(query);
    const form: [string, string][] = [
      ['query', query],
      ...named,
      ...(isUnion ? [[...union] as [string, string]] : []),
    ];
    return this.connection.read({ ...options, address: this.settings.endpoint, form });
  }
}

/** Whether a query names its graphs by FROM, which a parameter would override. */
function hasDataset(query: string): boolean {
  return /(?<![\p{L}\p{N}_?$:.-])FROM(?![\p{L}\p{N}_:.-])/iu.test(withoutStringsAndComments(query));
}
