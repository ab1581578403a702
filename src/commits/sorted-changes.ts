/**
 * The differences of two versions of the log, with inferred statements: what a database lacks, or
 * all of a version. They are sorted on the disk, so memory stays flat however large the graph is.
 *
 * 1. Lines of patches are sorted by statement and commit: the last one up to a version says whether
 *    the version asserts the statement.
 * 2. Conclusions of single statements are drawn on the way. In memory are only statements of
 *    transitive properties and those that imply them.
 * 3. Asserted statements and conclusions are sorted by triple: a conclusion that is also asserted
 *    is no inferred statement.
 */
import { Inference, InferenceRules, versionOf } from '../graph/index.js';
import {
  RDF,
  parseN3Syntax,
  toNQuad,
  toNTriplesTerm,
  type Change,
  type NamedNode,
  type Names,
  type Quad,
} from '../rdf/index.js';
import { LineSorter } from '../remote/index.js';
import { Turns, inTurns } from '../threads/index.js';
import { LogReader } from './log-reader.js';

/** Two kept versions of a log; 0 is before the first. */
export interface VersionSpan {
  readonly from: number;
  readonly to: number;
}

/** Bits for the versions that have a statement. */
const IN_FROM = 1;
const IN_TO = 2;
const ID_DIGITS = 15;
const LINES_AT_ONCE = 4_096;
const FACTS_AT_ONCE = 1 << 14;

/** A statement is its triple and its graph, empty for the default graph, with a tab between. */
interface Stated {
  readonly statement: string;
  /** Which versions have it. */
  readonly bits: number;
}

/**
 * The way from one version to the other, in parts. Cost: all statements up to the later one are
 * sorted twice.
 * @throws ServiceError `log-damaged`
 */
export async function* changesBetween(
  directory: string,
  names: Names,
  span: VersionSpan,
  sortDirectory = directory,
): AsyncGenerator<Change> {
  const operations = new LineSorter(sortDirectory);
  const statements = new LineSorter(sortDirectory);
  const notFacts = new Set([names.graphs.ontology, ...names.sideGraphs].map(toNTriplesTerm));
  try {
    const ontologies = await sortOperations(directory, names, span, operations);
    const conclusions = [
      new Conclusions(names, quadsOf(ontologies.from), IN_FROM),
      new Conclusions(names, quadsOf(ontologies.to), IN_TO),
    ];
    for await (const stated of inTurns(assertedIn(operations, span.from))) {
      add(statements, stated);
      if (!notFacts.has(graphOf(stated.statement)))
        for (const each of conclusions) for (const drawn of each.of(stated)) add(statements, drawn);
    }
    for (const each of conclusions) for (const drawn of each.rest()) add(statements, drawn);
    yield* changesOf(differencesIn(statements, notFacts, toNTriplesTerm(names.graphs.inferred)));
  } finally {
    operations.close();
    statements.close();
  }
}

function add(sorter: LineSorter, { statement, bits }: Stated): void {
  sorter.add(`${statement}\t${bits}`);
}

/** Returns the statements of both versions' ontologies. */
async function sortOperations(
  directory: string,
  names: Names,
  { from, to }: VersionSpan,
  sorter: LineSorter,
): Promise<Record<keyof VersionSpan, Set<string>>> {
  const ontology = toNTriplesTerm(names.graphs.ontology);
  const ontologies = { from: new Set<string>(), to: new Set<string>() };
  const turns = new Turns();
  // A compaction may go on meanwhile.
  const log = new LogReader(directory, 'beside');
  try {
    for (const { info, parts } of log.patches(0, to)) {
      const order = String(info.id).padStart(ID_DIGITS, '0');
      const [{ from: earlier, to: later }, counts] = [ontologies, { A: 0, D: 0 }];
      for (const part of parts)
        for (const line of Buffer.from(part).toString('utf8').split('\n')) {
          const mark = line.charAt(0);
          if (mark !== 'A' && mark !== 'D') continue;
          counts[mark] += 1;
          const statement = statementOf(line.slice(2));
          sorter.add(`${statement}\t${order}${mark === 'A' ? 1 : 0}`);
          if (graphOf(statement) === ontology)
            for (const each of info.id <= from ? [earlier, later] : [later])
              each[mark === 'A' ? 'add' : 'delete'](statement);
          await turns.take();
        }
      log.requireCounts(info, counts.A, counts.D);
    }
  } finally {
    log.close();
  }
  return ontologies;
}

/** By the last operation of each version. */
function* assertedIn(operations: LineSorter, from: number): Generator<Stated> {
  let [statement, bits] = ['', 0];
  for (const line of operations.sorted()) {
    const end = line.lastIndexOf('\t');
    const next = line.slice(0, end);
    if (next !== statement) {
      if (bits > 0) yield { statement, bits };
      [statement, bits] = [next, 0];
    }
    const of = Number(line.slice(end + 1, -1)) <= from ? IN_FROM | IN_TO : IN_TO;
    bits = line.endsWith('1') ? bits | of : bits & ~of;
  }
  if (bits > 0) yield { statement, bits };
}

/** The conclusions of one version's facts by the rules of its ontology. */
class Conclusions {
  readonly #inference: Inference;
  readonly #inferred: NamedNode;
  readonly #rules: InferenceRules;
  /** Facts whose conclusions may need a second one, and others. */
  readonly #linked: string[] = [];
  #facts: string[] = [];

  constructor(
    names: Names,
    private readonly ontology: readonly Quad[],
    private readonly bit: number,
  ) {
    this.#inference = new Inference(names);
    this.#inferred = names.graphs.inferred;
    this.#rules = new InferenceRules(versionOf(ontology), names);
  }

  /** Takes a fact; the conclusions of single facts come now and then. */
  *of({ statement, bits }: Stated): Generator<Stated> {
    if ((bits & this.bit) === 0) return;
    const [, predicate = ''] = statement.split(' ', 2);
    const property = predicate.slice(1, -1);
    if (this.#isLinked(property)) this.#linked.push(statement);
    else if (property === RDF.type.value || this.#rules.implied.has(property))
      this.#facts.push(statement);
    if (this.#facts.length < FACTS_AT_ONCE) return;
    yield* this.#drawn(this.#facts);
    this.#facts = [];
  }

  *rest(): Generator<Stated> {
    yield* this.#drawn(this.#facts);
    yield* this.#drawn(this.#linked);
  }

  *#drawn(facts: readonly string[]): Generator<Stated> {
    const version = versionOf([...this.ontology, ...quadsOf(facts)]);
    const { inferred } = this.#inference.follow(version);
    for (const each of version.after(inferred).match(null, null, null, this.#inferred))
      yield { statement: statementOf(toNQuad(each)), bits: this.bit };
  }

  #isLinked(iri: string): boolean {
    const { transitive, implied } = this.#rules;
    const isTransitive = ({ value }: NamedNode): boolean => transitive.has(value);
    return (
      transitive.has(iri) ||
      (implied.get(iri)?.some(({ property }) => isTransitive(property)) ?? false)
    );
  }
}

/** Statements that only one of the versions has. */
function* differencesIn(
  sorter: LineSorter,
  notFacts: ReadonlySet<string>,
  inferred: string,
): Generator<Stated> {
  let triple = '';
  let byGraph = new Map<string, number>();
  const differences = function* (): Generator<Stated> {
    const isFact = (graph: string): boolean => graph !== inferred && !notFacts.has(graph);
    const inFacts = [...byGraph].reduce(
      (all, [graph, bits]) => (isFact(graph) ? all | bits : all),
      0,
    );
    for (const [graph, bits] of byGraph) {
      const inVersions = graph === inferred ? bits & ~inFacts : bits;
      if (inVersions === IN_FROM || inVersions === IN_TO)
        yield { statement: `${triple}\t${graph}`, bits: inVersions };
    }
  };
  for (const line of sorter.sorted()) {
    const [next = '', graph = '', bits] = line.split('\t');
    if (next !== triple) {
      yield* differences();
      [triple, byGraph] = [next, new Map<string, number>()];
    }
    byGraph.set(graph, (byGraph.get(graph) ?? 0) | Number(bits));
  }
  yield* differences();
}

async function* changesOf(differences: Iterable<Stated>): AsyncGenerator<Change> {
  let [removed, added]: [string[], string[]] = [[], []];
  for await (const { statement, bits } of inTurns(differences)) {
    (bits === IN_FROM ? removed : added).push(statement);
    if (removed.length + added.length >= LINES_AT_ONCE) {
      yield { removed: quadsOf(removed), added: quadsOf(added) };
      [removed, added] = [[], []];
    }
  }
  yield { removed: quadsOf(removed), added: quadsOf(added) };
}

function statementOf(line: string): string {
  let end = line.indexOf(' ', line.indexOf(' ') + 1) + 1;
  if (line.startsWith('<<(', end)) end = line.lastIndexOf(')>>');
  else if (line.startsWith('"', end))
    for (end += 1; line[end] !== '"'; end += 1) if (line[end] === '\\') end += 1;
  end = line.indexOf(' ', end);
  return `${line.slice(0, end)}\t${line.slice(end + 1, -2)}`;
}

function graphOf(statement: string): string {
  return statement.slice(statement.indexOf('\t') + 1);
}

function quadsOf(statements: Iterable<string>): Quad[] {
  const lines = [...statements].map((each) => `${each.replace('\t', ' ')} .`);
  return parseN3Syntax(lines.join('\n'), { format: 'nquads', keepBlankNodeLabels: true });
}
