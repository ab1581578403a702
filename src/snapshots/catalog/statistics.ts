/** A version's counts for VoID, by the query engine. */
import type { GraphVersion } from '../../graph/index.js';
import { RDF, getOrMake, type Names, type Term } from '../../rdf/index.js';
import { rowsOf, type Row, type Sparql } from '../../sparql/index.js';

export interface StatementCounts {
  readonly triples: number;
  readonly distinctSubjects: number;
  readonly distinctObjects: number;
  readonly properties: number;
  readonly classes: number;
}

/** A class with its things, a property with its statements, or a named graph. */
export interface PartitionCount<What = number> {
  readonly iri: string;
  readonly count: What;
}

/** The counts of one version, as seen by queries without FROM; parts in the order of their IRIs. */
export interface Statistics extends StatementCounts {
  /** Things with an IRI of ours. */
  readonly entities: number;
  readonly classPartition: readonly PartitionCount[];
  readonly propertyPartition: readonly PartitionCount[];
  readonly graphs: readonly PartitionCount<StatementCounts>[];
}

const COUNTS =
  '(COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?distinctSubjects) ' +
  '(COUNT(DISTINCT ?o) AS ?distinctObjects) (COUNT(DISTINCT ?p) AS ?properties)';
const IS_A = `?s <${RDF.type.value}> ?class`;

/** Patterns of all statements, each once; of things with a class; and conditions on graphs. */
interface Patterns {
  readonly any: string;
  readonly isA: string;
  readonly ours: string;
}

const IN_MEMORY: Patterns = { any: '?s ?p ?o', isA: IS_A, ours: '' };

/** In a database, the union of graphs may have a statement once for each graph. */
function inDatabase(otherGraphs: readonly string[]): Patterns {
  const ours = `FILTER(?graph NOT IN (${otherGraphs.map((iri) => `<${iri}>`).join(', ')}))`;
  return {
    any: `{ SELECT DISTINCT ?s ?p ?o { GRAPH ?graph { ?s ?p ?o } ${ours} } }`,
    isA: `GRAPH ?graph { ${IS_A} } ${ours}`,
    ours,
  };
}

/** Counts each version once. */
export class StatisticsCounter {
  readonly #known = new WeakMap<GraphVersion, Promise<Statistics>>();

  constructor(
    private readonly sparql: Pick<Sparql, 'query'>,
    private readonly names: Names,
    /** Graphs beside ours in the database of a version that is elsewhere. */
    private readonly otherGraphs: readonly string[] = [],
  ) {}

  /**
   * The statistics of a version. Cost at first: some queries over all statements, in the threads of
   * queries.
   * @throws ServiceError `query-timeout` or `query-memory` when the version is too large to be
   *   counted.
   */
  of(version: GraphVersion): Promise<Statistics> {
    return getOrMake(this.#known, version, () => {
      const statistics = this.#count(version);
      // Failures are retried.
      statistics.catch(() => this.#known.delete(version));
      return statistics;
    });
  }

  async #count(version: GraphVersion): Promise<Statistics> {
    const idSpace = `${this.names.baseIri}id/`;
    const unnamed = `${this.names.baseIri}graph/unnamed`;
    const { any, isA, ours } = version.isPaged ? inDatabase(this.otherGraphs) : IN_MEMORY;
    const queries = [
      `SELECT ${COUNTS} { ${any} }`,
      `SELECT (COUNT(DISTINCT ?s) AS ?count) { ${isA}
        FILTER(STRSTARTS(STR(?s), ${JSON.stringify(idSpace)})) }`,
      `SELECT (?class AS ?iri) (COUNT(DISTINCT ?s) AS ?count) { ${isA} } GROUP BY ?class`,
      `SELECT (?p AS ?iri) (COUNT(*) AS ?count) { ${any} } GROUP BY ?p`,
      `SELECT (?graph AS ?iri) ${COUNTS} { GRAPH ?graph { ?s ?p ?o } ${ours} } GROUP BY ?graph`,
      `SELECT (?graph AS ?iri) (COUNT(DISTINCT ?class) AS ?count)
        { GRAPH ?graph { ${IS_A} } ${ours} } GROUP BY ?graph`,
    ];
    const [[totals = {}] = [], [entities = {}] = [], classes = [], properties = [], ...byGraph] =
      await Promise.all(
        queries.map(async (query) => rowsOf(await this.sparql.query(version, query))),
      );
    const [graphs = [], graphClasses = []] = byGraph;
    const classesOfGraph = new Map(graphClasses.map(({ iri, count }) => [iri?.value, count]));
    const countOf = ({ count }: Row): number => numberOf(count);
    return {
      ...countsOf(totals, classes.length),
      entities: countOf(entities),
      classPartition: partsOf(classes, countOf),
      propertyPartition: partsOf(properties, countOf),
      graphs: partsOf(graphs, (row, iri) =>
        countsOf(row, numberOf(classesOfGraph.get(iri))),
      ).filter(({ iri }) => iri !== unnamed),
    };
  }
}

const numberOf = (term: Term | undefined): number => Number(term?.value ?? 0);

function countsOf(row: Row, classes: number): StatementCounts {
  return {
    triples: numberOf(row.triples),
    distinctSubjects: numberOf(row.distinctSubjects),
    distinctObjects: numberOf(row.distinctObjects),
    properties: numberOf(row.properties),
    classes,
  };
}

function partsOf<What>(
  rows: readonly Row[],
  countOf: (row: Row, iri: string) => What,
): PartitionCount<What>[] {
  return rows
    .flatMap((row) => {
      if (row.iri?.termType !== 'NamedNode') return [];
      const iri = row.iri.value;
      return [{ iri, count: countOf(row, iri) }];
    })
    .sort((left, right) => (left.iri < right.iri ? -1 : 1));
}
