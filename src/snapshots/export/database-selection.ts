/** One part of the graph that a database has, sorted on the disk instead of in memory. */
import { ServiceError } from '../../errors.js';
import {
  compareCodePoints,
  defaultGraph,
  mentionsBlankNode,
  namesFor,
  parseN3Syntax,
  quad,
  toNQuad,
  toNTriplesTerm,
  withCanonicalLabels,
  type Quad,
} from '../../rdf/index.js';
import {
  LineSorter,
  MarkStore,
  PageReader,
  SparqlEndpoint,
  StoredTerms,
  requireCount,
  type EndpointSettings,
} from '../../remote/index.js';
import type { Layout, OrderedStatements } from './rdf-document.js';
import type { GraphPart } from './selection.js';

/** Where a database has a version. */
export interface DatabaseGraph {
  readonly endpoint: EndpointSettings;
  /** The database's graphs besides ours. */
  readonly otherGraphs: readonly string[];
}

export interface DatabaseVersion {
  readonly graph: DatabaseGraph;
  readonly identity: string;
  readonly baseIri: string;
  /** For files while they are sorted. */
  readonly directory: string;
}

/** How long the database may take for all of a graph, in all. */
const TIMEOUT_MS = 6 * 3_600_000;
const LINES_AT_ONCE = 4_096;

export class DatabaseSelection {
  /** How many statements the database counts, once they were read. */
  #expected = 0;

  constructor(
    private readonly version: DatabaseVersion,
    private readonly part: GraphPart,
  ) {}

  /**
   * Cost: all statements are read and sorted; those with a blank node are held in memory.
   * @throws ServiceError as reading the database does; `overloaded` where it gets a new version.
   */
  async ordered({ order, holdsGraphs }: Layout): Promise<OrderedStatements> {
    const sorter = new LineSorter(this.version.directory);
    const predicates = new Set<string>();
    const withBlankNodes: Quad[] = [];
    let [hasDirections, hasTriples] = [false, false];
    const add = (each: Quad): void => {
      const { subject, predicate, object, graph } = each;
      const triple = toNQuad(quad(subject, predicate, object, defaultGraph()));
      if (!holdsGraphs) sorter.add(`${triple}\t${graph.value}`);
      else if (order === 'line') sorter.add(toNQuad(each));
      else
        sorter.add(`${graph.termType === 'DefaultGraph' ? '' : toNTriplesTerm(graph)} ${triple}`);
    };
    try {
      for await (const quads of this.#read())
        for (const each of quads) {
          predicates.add(each.predicate.value);
          hasTriples ||= each.object.termType === 'Quad';
          hasDirections ||= each.object.termType === 'Literal' && Boolean(each.object.direction);
          if (mentionsBlankNode(each)) withBlankNodes.push(each);
          else add(each);
        }
      const labelled = withBlankNodes.length === 0 ? [] : await withCanonicalLabels(withBlankNodes);
      // Where blank nodes can hardly be told apart, they keep the labels of the log.
      for (const each of labelled ?? withBlankNodes) add(each);
    } catch (error) {
      sorter.close();
      throw error;
    }
    const lines = (): Generator<string> => countedLines(sorter, this.#expected, holdsGraphs);
    return {
      lines: () => documentLines(lines()),
      quads: () => quadsOf(lines(), order === 'graph'),
      close: () => {
        sorter.close();
      },
      predicates: [...predicates].sort((left, right) => compareCodePoints(`${left}>`, `${right}>`)),
      hasDirections,
      hasTriples,
    };
  }

  /** All of the part, of the version and of no other. */
  async *#read(): AsyncGenerator<Quad[]> {
    const { graph, baseIri } = this.version;
    const names = namesFor(baseIri);
    const endpoint = await SparqlEndpoint.open(graph.endpoint);
    try {
      const [marks, terms] = [new MarkStore(endpoint, names), new StoredTerms(names)];
      const isAsserted = this.part === 'asserted';
      const sideGraphs = [names.graphs.inferred, ...names.sideGraphs].map(({ value }) => value);
      const others = [...graph.otherGraphs, ...(isAsserted ? sideGraphs : [])];
      await this.#requireVersion(marks);
      const pages = new PageReader(endpoint, terms, others, TIMEOUT_MS).pages(
        this.part === 'asserted'
          ? { positions: '', terms: [[]] }
          : { positions: 'g', terms: [[names.graphs[this.part]]] },
        Infinity,
      );
      let next = await pages.next();
      for (; !next.done; next = await pages.next()) yield next.value;
      this.#expected = next.value;
      await this.#requireVersion(marks);
    } finally {
      endpoint.close();
    }
  }

  async #requireVersion(marks: MarkStore): Promise<void> {
    const { identity, next } = await marks.read();
    if (identity !== this.version.identity || next !== undefined)
      throw new ServiceError(
        'overloaded',
        'The database got another version while this one was exported. Try again.',
      );
  }
}

/**
 * Each line once, without what follows a tab. Pages without an order may have a statement twice and
 * another not at all, so statements are counted once they are sorted.
 * @throws ServiceError `answer-incomplete` after the last
 */
function* countedLines(
  sorter: LineSorter,
  expected: number,
  holdsGraphs: boolean,
): Generator<string> {
  let count = 0;
  let last: string | undefined;
  for (const line of sorter.sorted()) {
    count += 1;
    const shown = holdsGraphs ? line : line.slice(0, line.lastIndexOf('\t'));
    if (shown !== last) yield shown;
    last = shown;
  }
  requireCount(count, expected);
}

function* documentLines(sorted: Iterable<string>): Generator<string> {
  for (const line of sorted) yield `${line}\n`;
}

function* quadsOf(sorted: Iterable<string>, beginWithGraph: boolean): Generator<Quad> {
  let lines: string[] = [];
  const take = (): Quad[] => {
    const text = lines.join('\n');
    lines = [];
    return parseN3Syntax(text, { format: 'nquads', keepBlankNodeLabels: true });
  };
  for (const line of sorted) {
    const graphEnd = line.indexOf(' ');
    lines.push(
      beginWithGraph ? `${line.slice(graphEnd + 1, -1)}${line.slice(0, graphEnd)} .` : line,
    );
    if (lines.length >= LINES_AT_ONCE) yield* take();
  }
  yield* take();
}
