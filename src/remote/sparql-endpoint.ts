/** A SPARQL 1.1 database elsewhere: asked, updated, and held to whole answers. */
import { ServiceError } from '../errors.js';
import type { Quad } from '../rdf/index.js';
import {
  ACCEPT_RESULTS,
  withoutStringsAndComments,
  type ProtocolDataset,
  type Solutions,
} from '../sparql/index.js';
import { ACCEPT_JSON, ACCEPT_TRIPLES, readBoolean, readSolutions, readTriples } from './answers.js';
import type { EndpointSettings } from './authentication.js';
import { Connection, formOf, readToEnd, type Answer, type RequestOptions } from './connection.js';
import { DIALECTS, dialectNamed, type Dialect } from './dialects.js';
import { incomplete } from './failures.js';
import { knownOf, type Finding } from './probe.js';
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
 * Queries see the union of all graphs as their default graph where the dialect can have it so, unless
 * they have FROM. Blank nodes have the labels of the database. Everything that reads throws
 * ServiceError `database-failed`, `database-timeout`, `answer-incomplete`, and the reason of a signal
 * that is aborted.
 */
export class SparqlEndpoint {
  private constructor(
    readonly settings: EndpointSettings,
    private readonly connection: Connection,
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
      const found = await recognized(connection, settings.endpoint, options);
      return new SparqlEndpoint(settings, connection, ...found);
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

  async construct(query: string, options: QueryOptions = {}): Promise<Quad[]> {
    const answer = await this.#read(query, { accept: ACCEPT_TRIPLES, ...options });
    return readTriples(answer, this.settings.endpoint);
  }

  /** @throws ServiceError `database-failed` if refused, `outcome-unknown` if maybe made. */
  async update(text: string, options: RequestOptions = {}): Promise<void> {
    const address = this.settings.updateEndpoint ?? this.settings.endpoint;
    const content = formOf(['update', text]);
    await this.connection.write({ ...options, address, content, accept: '*/*' });
  }

  /**
   * Adds statements in N-Quads, faster than updates do. False where the database does not take them
   * so; it may have added some of them.
   * @throws ServiceError `database-failed` without an answer, `outcome-unknown`
   */
  async load(text: string, options: RequestOptions = {}): Promise<boolean> {
    const address = this.#loadAddress;
    if (address === undefined) return false;
    const content = { mediaType: 'application/n-quads', text };
    try {
      await this.connection.write({ ...options, address, content, accept: '*/*' });
      return true;
    } catch (error) {
      if (error instanceof ServiceError && error.details.status !== undefined) return false;
      throw error;
    }
  }

  /**
   * The answer's own bytes. The last of them come only when the document is seen to end, so that no
   * reader takes a part for the whole. A caller that does not read them must discard the answer.
   */
  async forward(query: string, options: ForwardOptions): Promise<Pick<Answer, 'body' | 'discard'>> {
    const answer = await this.#read(query, options);
    const { discard } = answer;
    return { discard, body: wholeDocument(answer, this.settings.endpoint) };
  }

  close(): void {
    this.connection.close();
  }

  get #loadAddress(): string | undefined {
    const { endpoint, updateEndpoint = endpoint, graphStore, user } = this.settings;
    const { loadAt = '', loadAtAsUser = loadAt } = this.dialect;
    const own = new URL(user === undefined ? loadAt : loadAtAsUser, updateEndpoint);
    if (graphStore === undefined) return loadAt === '' ? undefined : own.href;
    const given = new URL(graphStore);
    given.search ||= own.search;
    return given.href;
  }

  #read(query: string, options: ForwardOptions): Promise<Answer> {
    const { union } = this.dialect;
    const { defaultGraphs = [], namedGraphs = [] } = options.dataset ?? {};
    const form: [name: string, value: string][] = [['query', query]];
    for (const iri of defaultGraphs) form.push(['default-graph-uri', iri]);
    for (const iri of namedGraphs) form.push(['named-graph-uri', iri]);
    if (typeof union === 'object' && form.length === 1 && !hasDataset(query)) form.push([...union]);
    const content = formOf(...form);
    return this.connection.read({ ...options, address: this.settings.endpoint, content });
  }
}

/** Whether a query names its graphs by FROM, which a parameter would override. */
function hasDataset(query: string): boolean {
  return /(?<![\p{L}\p{N}_?$:.-])FROM(?![\p{L}\p{N}_:.-])/iu.test(withoutStringsAndComments(query));
}

/** By the headers of an answer; `generic` where they name no database. */
async function recognized(
  connection: Connection,
  address: string,
  options: RequestOptions,
): Promise<[dialect: Dialect, how: string]> {
  const content = formOf(['query', 'ASK {}']);
  const answer = await connection.read({ address, content, accept: ACCEPT_JSON, ...options });
  await readToEnd(answer);
  for (const dialect of DIALECTS) {
    const [name = '', value] = dialect.header ?? [];
    const found = answer.headers[name];
    if (typeof found === 'string' && value?.test(found))
      return [dialect, `recognized by its header ${name}: ${found}`];
  }
  return [
    dialectNamed('generic'),
    'not recognized; if it is a database of the table in docs/remote.md, set SPARQL_DIALECT',
  ];
}
