/** One part of a version from the log, sorted on the disk instead of in memory. */
import { changesBetween } from '../../commits/index.js';
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
import { LineSorter } from '../../remote/index.js';
import type { Layout, OrderedStatements } from './rdf-document.js';
import type { GraphPart } from './selection.js';

/** Where the log of a version is that is not in memory. */
export interface LogGraph {
  readonly logDirectory: string;
}

export interface LoggedVersion extends LogGraph {
  readonly number: number;
  readonly baseIri: string;
  /** For files while they are sorted. */
  readonly directory: string;
}

const LINES_AT_ONCE = 4_096;

export class LogSelection {
  constructor(
    private readonly version: LoggedVersion,
    private readonly part: GraphPart,
  ) {}

  /**
   * Cost: that of `changesBetween`, and another sort; statements with a blank node are held in
   * memory.
   * @throws ServiceError `log-damaged`
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
    const lines = (): Generator<string> => shownLines(sorter, holdsGraphs);
    return {
      lines: () => documentLines(lines()),
      quads: () => quadsOf(lines(), order === 'graph'),
      close: () => sorter.close(),
      predicates: [...predicates].sort((left, right) => compareCodePoints(`${left}>`, `${right}>`)),
      hasDirections,
      hasTriples,
    };
  }

  async *#read(): AsyncGenerator<Quad[]> {
    const { logDirectory, number, baseIri, directory } = this.version;
    const names = namesFor(baseIri);
    const apart = [names.graphs.inferred, ...names.sideGraphs];
    const isOfPart = ({ graph }: Quad): boolean =>
      this.part === 'asserted'
        ? !apart.some((each) => each.equals(graph))
        : graph.equals(names.graphs[this.part]);
    const span = { from: 0, to: number };
    for await (const { added } of changesBetween(logDirectory, names, span, directory))
      yield added.filter(isOfPart);
  }
}

/** Each line once, without what follows a tab. */
function* shownLines(sorter: LineSorter, holdsGraphs: boolean): Generator<string> {
  let last: string | undefined;
  for (const line of sorter.sorted()) {
    const shown = holdsGraphs ? line : line.slice(0, line.lastIndexOf('\t'));
    if (shown !== last) yield shown;
    last = shown;
  }
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
