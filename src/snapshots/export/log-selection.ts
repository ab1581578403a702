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
import { LineSorter, fromByteText, toByteText } from '../../remote/index.js';
import type { ExportJob } from './export-job.js';
import type { OrderedStatements } from './rdf-document.js';
import type { GraphPart } from './selection.js';
import type { Layout } from './sorted-quads.js';

/** Where the log of a version is that is not in memory. */
export interface LogGraph {
  readonly logDirectory: string;
}

const LINES_AT_ONCE = 4_096;

/**
 * Cost: that of `changesBetween`, and another sort; statements with a blank node are held in memory.
 * @throws ServiceError `log-damaged`
 */
export async function orderedLog(
  { logDirectory }: LogGraph,
  { version, baseIri, directory }: Pick<ExportJob, 'version' | 'baseIri' | 'directory'>,
  part: GraphPart,
  { order, holdsGraphs }: Layout,
): Promise<OrderedStatements> {
  const names = namesFor(baseIri);
  const isOfPart = ({ graph }: Quad): boolean =>
    part === 'asserted' ? names.isAsserted(graph) : graph.equals(names.graphs[part]);
  const sorter = new LineSorter(directory);
  const predicates = new Set<string>();
  const withBlankNodes: Quad[] = [];
  let [hasDirections, hasTriples] = [false, false];
  const add = (each: Quad): void => {
    const { subject, predicate, object, graph } = each;
    const triple = toNQuad(quad(subject, predicate, object, defaultGraph()));
    const name = graph.termType === 'DefaultGraph' ? '' : toNTriplesTerm(graph);
    const ordered = order === 'line' ? toNQuad(each) : `${name} ${triple}`;
    sorter.add(toByteText(holdsGraphs ? ordered : `${triple}\t${graph.value}`));
  };
  try {
    const span = { from: 0, to: version.number };
    for await (const { added } of changesBetween(logDirectory, names, span, directory))
      for (const each of added.filter(isOfPart)) {
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
  return {
    lines: () => linesOf(sorter, holdsGraphs),
    quads: () => quadsOf(linesOf(sorter, holdsGraphs), order === 'graph'),
    close: () => sorter.close(),
    predicates: [...predicates].sort((left, right) => compareCodePoints(`${left}>`, `${right}>`)),
    hasDirections,
    hasTriples,
  };
}

/** Each line once, without what follows a tab. */
function* linesOf(sorter: LineSorter, holdsGraphs: boolean): Generator<string> {
  let last: string | undefined;
  for (const line of sorter.sorted()) {
    const shown = holdsGraphs ? line : line.slice(0, line.lastIndexOf('\t'));
    if (shown !== last) yield `${fromByteText(shown)}\n`;
    last = shown;
  }
}

function* quadsOf(sorted: Iterable<string>, beginWithGraph: boolean): Generator<Quad> {
  const read = (text: string): Quad[] =>
    parseN3Syntax(text, { format: 'nquads', keepBlankNodeLabels: true });
  let lines: string[] = [];
  for (const line of sorted) {
    const graphEnd = line.indexOf(' ');
    lines.push(
      beginWithGraph ? `${line.slice(graphEnd + 1, -2)}${line.slice(0, graphEnd)} .\n` : line,
    );
    if (lines.length < LINES_AT_ONCE) continue;
    yield* read(lines.join(''));
    lines = [];
  }
  yield* read(lines.join(''));
}
