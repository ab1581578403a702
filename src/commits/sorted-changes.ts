/**
 * The differences of two versions of the log, with inferred statements: what a database lacks, or
 * all of a version. They are sorted on the disk, so memory stays flat however large the graph is.
 *
 * 1. Lines of patches about statements that some commit removes are sorted by statement and commit:
 *    the last one up to a version says whether the version asserts the statement. Others are asserted
 *    from their commit on.
 * 2. Conclusions of single statements are drawn on the way. In memory are only statements of
 *    transitive properties and those that imply them.
 * 3. Asserted statements and conclusions are sorted by triple: a conclusion that is also asserted
 *    is no inferred statement.
 * 4. Statements are N-Quads as text of bytes (`LineSorter`) all the way.
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
import { LineSorter, fromByteText, toByteText } from '../remote/index.js';
import { Turns } from '../threads/index.js';
import type { CommitInfo } from './commit-rows.js';
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
const HASHES = 1 << 24;

/** A statement is its triple and its graph, empty for the default graph, with a tab between. */
interface Stated {
  readonly statement: string;
  /** Which versions have it. */
  readonly bits: number;
}

/**
 * The way from one version to the other, in parts. Cost: all statements up to the later one are
 * sorted, those that some commit removes twice.
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
  const notFacts = new Set([names.graphs.ontology, ...names.sideGraphs].map(graphTextOf));
  const turns = new Turns();
  // A compaction may go on meanwhile.
  const log = new LogReader(directory, 'beside');
  try {
    const ontology = graphTextOf(names.graphs.ontology);
    const { ontologies, removed } = await lookAhead(log, ontology, span, turns);
    const conclusions = [
      new Conclusions(names, quadsOf(ontologies.from), IN_FROM),
      new Conclusions(names, quadsOf(ontologies.to), IN_TO),
    ];
    const add = ({ statement, bits }: Stated): void => statements.add(`${statement}\t${bits}`);
    const take = (stated: Stated): void => {
      add(stated);
      if (notFacts.has(graphOf(stated.statement))) return;
      for (const each of conclusions) for (const drawn of each.of(stated)) add(drawn);
    };
    for (const [id, isAdded, statement] of operationsIn(log, span.to)) {
      const order = `${String(id).padStart(ID_DIGITS, '0')}${isAdded ? 1 : 0}`;
      if (removed[hashOf(statement)] === 1) operations.add(`${statement}\t${order}`);
      else take({ statement, bits: id <= span.from ? IN_FROM | IN_TO : IN_TO });
      if (turns.isDue) await turns.take();
    }
    for (const stated of assertedIn(operations, span.from)) {
      take(stated);
      if (turns.isDue) await turns.take();
    }
    for (const each of conclusions) for (const drawn of each.rest()) add(drawn);
    yield* changesOf(
      differencesIn(statements, notFacts, graphTextOf(names.graphs.inferred)),
      turns,
    );
  } finally {
    log.close();
    operations.close();
    statements.close();
  }
}

/** The statements of both versions' ontologies, and 1 for the hash of each that a commit removes. */
async function lookAhead(
  log: LogReader,
  ontology: string,
  { from, to }: VersionSpan,
  turns: Turns,
): Promise<{ ontologies: Record<keyof VersionSpan, Set<string>>; removed: Uint8Array }> {
  const ontologies = { from: new Set<string>(), to: new Set<string>() };
  const removed = new Uint8Array(HASHES);
  const isOfUse = (info: CommitInfo, part: Buffer): boolean =>
    info.removed > 0 || part.includes(ontology, 0, 'latin1');
  for (const [id, isAdded, statement] of operationsIn(log, to, isOfUse)) {
    if (!isAdded) removed[hashOf(statement)] = 1;
    if (graphOf(statement) === ontology)
      for (const each of id <= from ? [ontologies.from, ontologies.to] : [ontologies.to])
        each[isAdded ? 'add' : 'delete'](statement);
    if (turns.isDue) await turns.take();
  }
  return { ontologies, removed };
}

/** The lines of all parts of the log, with a look at their counts; or of those that are of use. */
function* operationsIn(
  log: LogReader,
  to: number,
  isOfUse?: (info: CommitInfo, part: Buffer) => boolean,
): Generator<readonly [id: number, isAdded: boolean, statement: string]> {
  for (const { info, parts } of log.patches(0, to)) {
    const counts = { A: 0, D: 0 };
    for (const { buffer, byteOffset, byteLength } of parts) {
      const part = Buffer.from(buffer, byteOffset, byteLength);
      if (isOfUse?.(info, part) === false) continue;
      for (const line of part.toString('latin1').split('\n')) {
        const mark = line.charAt(0);
        if (mark !== 'A' && mark !== 'D') continue;
        counts[mark] += 1;
        yield [info.id, mark === 'A', statementOf(line.slice(2))];
      }
    }
    if (!isOfUse) log.requireCounts(info, counts.A, counts.D);
  }
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
  of({ statement, bits }: Stated): Iterable<Stated> {
    if ((bits & this.bit) === 0) return [];
    const start = statement.indexOf(' ') + 2;
    const property = fromByteText(statement.slice(start, statement.indexOf(' ', start) - 1));
    if (this.#isLinked(property)) this.#linked.push(statement);
    else if (property === RDF.type.value || this.#rules.implied.has(property))
      this.#facts.push(statement);
    if (this.#facts.length < FACTS_AT_ONCE) return [];
    const facts = this.#facts;
    this.#facts = [];
    return this.#drawn(facts);
  }

  *rest(): Generator<Stated> {
    yield* this.#drawn(this.#facts);
    yield* this.#drawn(this.#linked);
  }

  *#drawn(facts: readonly string[]): Generator<Stated> {
    const version = versionOf([...this.ontology, ...quadsOf(facts)]);
    const { inferred } = this.#inference.follow(version);
    for (const each of version.after(inferred).match(null, null, null, this.#inferred))
      yield { statement: statementOf(toByteText(toNQuad(each))), bits: this.bit };
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

async function* changesOf(differences: Iterable<Stated>, turns: Turns): AsyncGenerator<Change> {
  let [removed, added]: [string[], string[]] = [[], []];
  for (const { statement, bits } of differences) {
    (bits === IN_FROM ? removed : added).push(statement);
    if (removed.length + added.length >= LINES_AT_ONCE) {
      yield { removed: quadsOf(removed), added: quadsOf(added) };
      [removed, added] = [[], []];
    }
    if (turns.isDue) await turns.take();
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

function graphTextOf(graph: NamedNode): string {
  return toByteText(toNTriplesTerm(graph));
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 24)) & (HASHES - 1);
}

function quadsOf(statements: Iterable<string>): Quad[] {
  const lines = [...statements].map((each) => `${each.replace('\t', ' ')} .`);
  return parseN3Syntax(fromByteText(lines.join('\n')), {
    format: 'nquads',
    keepBlankNodeLabels: true,
  });
}
