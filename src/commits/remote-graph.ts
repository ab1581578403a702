/** A graph in a database elsewhere: its commits and queries. */
import { ServiceError } from '../errors.js';
import { namesFor, readShapes } from '../rdf/index.js';
import type { DatabaseSparqlSettings, EndpointSettings } from '../remote/index.js';
import { DatabaseSparql, SparqlEndpoint, StoredTerms } from '../remote/index.js';
import { Gate } from '../shacl/index.js';
import type { SparqlEngine } from '../sparql/index.js';
import { keepHeapsSmall } from '../threads/index.js';
import { RemoteCommitter } from './remote-committer.js';

export interface RemoteGraphSettings {
  readonly dataDirectory: string;
  readonly baseIri: string;
  readonly isUnionDefaultGraph: boolean;
}

export class RemoteGraph {
  private constructor(
    private readonly endpoint: SparqlEndpoint,
    readonly committer: RemoteCommitter,
  ) {}

  /**
   * @throws ServiceError as `RemoteCommitter.open`, and `configuration` for unsupported settings.
   */
  static async open(
    { dataDirectory, baseIri, isUnionDefaultGraph }: RemoteGraphSettings,
    database: EndpointSettings,
    mode: 'open' | 'read' | 'follow',
  ): Promise<RemoteGraph> {
    if (!isUnionDefaultGraph)
      throw new ServiceError(
        'configuration',
        'With a database (SPARQL_ENDPOINT) queries see all graphs: leave UNION_DEFAULT_GRAPH away.',
      );
    keepHeapsSmall();
    const names = namesFor(baseIri);
    const endpoint = await SparqlEndpoint.open(database);
    try {
      const gate = new Gate(readShapes(names));
      const committer = await RemoteCommitter.open(
        dataDirectory,
        endpoint,
        { gate, names },
        mode === 'open' ? 'write' : 'read',
      );
      return new RemoteGraph(endpoint, committer);
    } catch (error) {
      endpoint.close();
      throw error;
    }
  }

  /** The database's graphs besides ours. */
  get otherGraphs(): readonly string[] {
    return this.committer.graph.otherGraphs;
  }

  /** Queries for the database, and by `engine` for versions of the past. */
  sparqlBeside(engine: SparqlEngine, settings: DatabaseSparqlSettings): DatabaseSparql {
    const terms = new StoredTerms(settings.names);
    return new DatabaseSparql(this.endpoint, this.committer.graph, terms, engine, settings);
  }
}
