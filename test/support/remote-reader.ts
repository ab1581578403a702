/** Reads beside a writer, and compares what it reads with the version that it is said to be of. */
import { setTimeout as wait } from 'node:timers/promises';
import { openRemoteGraph, type RemoteGraph } from '../../src/commits/index.js';
import { ServiceError } from '../../src/errors.js';
import { namedNode } from '../../src/rdf/index.js';
import { DatabaseSparql, type EndpointSettings } from '../../src/remote/index.js';
import { NAMES } from './crashes.js';

const VALUE = 'https://example.org/value';
const subjectOf = (number: number): string => `https://example.org/${number}`;

interface Opened {
  readonly graph: RemoteGraph;
  readonly sparql: DatabaseSparql;
}

export class RemoteReader {
  answerCount = 0;
  errorCount = 0;
  /** Answers that do not fit their version. */
  readonly wrong: string[] = [];
  #opened: Opened | undefined;

  constructor(
    private readonly directory: string,
    private readonly database: EndpointSettings,
    /** What each version adds to the graph. */
    private readonly quadsPerVersion: number,
    private readonly random: () => number,
  ) {}

  /** Reads until some work is over; the log has to be there. */
  async readDuring(work: Promise<unknown>): Promise<void> {
    const state = { isOver: false };
    const end = work.finally(() => (state.isOver = true));
    while (!state.isOver) {
      try {
        const { graph, sparql } = (this.#opened ??= await this.#open());
        await (this.random() < 0.5 ? this.#readPages(graph) : this.#query(graph, sparql));
        this.answerCount += 1;
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        this.errorCount += 1;
      }
      await wait(20);
    }
    await end;
  }

  async close(): Promise<void> {
    await this.#opened?.sparql.close();
    await this.#opened?.graph.committer.close();
  }

  async #open(): Promise<Opened> {
    const settings = {
      dataDirectory: this.directory,
      baseIri: NAMES.baseIri,
      isUnionDefaultGraph: true,
    };
    const graph = await openRemoteGraph(settings, this.database, 'read');
    const sparql = new DatabaseSparql(graph.endpoint, graph.committer.graph, {
      ...{ names: NAMES, defaultGraph: 'union', timeoutMs: 5_000, serviceAllow: [] },
    });
    return { graph, sparql };
  }

  async #readPages({ committer }: RemoteGraph): Promise<void> {
    committer.catchUp();
    const number = this.#numberNear(committer.current.number);
    const { version, count } = await committer.reading(() => ({
      version: committer.current.number,
      count: committer.current.count(namedNode(subjectOf(number)), namedNode(VALUE)),
    }));
    this.#expect(`pages ${number}`, version, count, number <= version ? this.quadsPerVersion : 0);
  }

  async #query({ committer }: RemoteGraph, sparql: DatabaseSparql): Promise<void> {
    const number = this.#numberNear(committer.current.number);
    const ofAll = this.random() < 0.3;
    const { head, chunks } = await sparql.answer(
      committer.current,
      `SELECT ?o { ${ofAll ? '?s' : `<${subjectOf(number)}>`} <${VALUE}> ?o }`,
      { solutions: 'json' },
    );
    const bytes: Uint8Array[] = [];
    for await (const chunk of chunks) bytes.push(chunk);
    const text = Buffer.concat(bytes).toString();
    const { results } = JSON.parse(text) as { results: { bindings: unknown[] } };
    const version = head.kind === 'explanation' ? undefined : head.version;
    if (version === undefined) throw new TypeError('An answer has a version.');
    const one = number <= version ? this.quadsPerVersion : 0;
    this.#expect(
      ofAll ? 'all' : `query ${number}`,
      version,
      results.bindings.length,
      ofAll ? version * this.quadsPerVersion : one,
    );
  }

  #expect(what: string, version: number, count: number, expected: number): void {
    if (count !== expected)
      this.wrong.push(`${what} at version ${version}: ${count} instead of ${expected}`);
  }

  /** The latest versions, and such as may come meanwhile. */
  #numberNear(version: number): number {
    return Math.max(1, version + Math.floor(this.random() * 12) - 6);
  }
}
