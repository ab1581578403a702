/** How far a database has come: the version of the log that it has. */
import { ServiceError, quote } from '../errors.js';
import { namedNode, toNTriplesTerm, type NamedNode, type Names } from '../rdf/index.js';
import type { SparqlEndpoint } from './sparql-endpoint.js';

/** A database, as far as keeping a graph in it needs one. */
export type Database = Pick<SparqlEndpoint, 'select' | 'update' | 'load' | 'dialect'>;

/** The version that a database has. */
export interface Mark {
  readonly version: number;
  /** The digest of its commit, which covers all commits before. */
  readonly identity: string;
  /** The identity of the version that is being written, where one is. */
  readonly next?: string | undefined;
  /** How many statements of the loads for that version it has confirmed. */
  readonly sent?: number;
}

/** Statements of an update, as SPARQL has them in braces. */
export type StatementTexts = Readonly<Record<'removed' | 'added', string>>;

const NO_MARK: Mark = { version: 0, identity: '' };

/** Reads the mark, and writes the operations that set it. It is in a graph of its own. */
export class MarkStore {
  readonly graph: NamedNode;
  readonly #committed: NamedNode;
  readonly #next: NamedNode;
  readonly #sent: NamedNode;

  constructor(
    private readonly database: Pick<Database, 'select'>,
    { baseIri, og }: Names,
  ) {
    this.graph = namedNode(`${baseIri}graph/version`);
    this.#committed = og('committedVersion');
    this.#next = og('nextVersion');
    this.#sent = og('sentStatements');
  }

  /** @throws ServiceError `configuration` for a mark that is none of ours. */
  async read(): Promise<Mark> {
    const graph = toNTriplesTerm(this.graph);
    const { rows } = await this.database.select(
      `SELECT ?p ?o WHERE { GRAPH ${graph} { ${graph} ?p ?o } }`,
    );
    const valuesOf = (property: NamedNode): string[] =>
      rows.flatMap((row) => (row.p?.equals(property) ? (row.o?.value ?? []) : []));
    const latest = (marks: Mark[]): Mark =>
      marks.reduce((left, right) => (right.version > left.version ? right : left), NO_MARK);
    const committed = latest(valuesOf(this.#committed).map((text) => this.#versionOf(text)));
    const [next] = valuesOf(this.#next);
    const counts = valuesOf(this.#sent).map((text) => text.split(' '));
    const sent = Math.max(0, ...counts.map(([id, count]) => (id === next ? Number(count) : 0)));
    return { ...committed, next, sent };
  }

  #versionOf(text: string): Mark {
    const [number = '', identity = ''] = text.split(' ');
    const version = Number(number);
    if (Number.isInteger(version) && identity !== '') return { version, identity };
    throw new ServiceError(
      'configuration',
      `The graph <${this.graph.value}> of the database holds ${quote(text)} where number and ` +
        'digest of a version belong. Use a database that nothing else writes to.',
    );
  }

  announce(from: Mark, to: Mark): string {
    return this.#operation([], [this.#patternOf(this.#next, to.identity)], this.#after(from));
  }

  change({ removed, added }: StatementTexts, to: Mark): string {
    return this.#operation([removed], [added], this.#patternOf(this.#next, to.identity));
  }

  /** Says how many statements of the loads for a version have come. */
  progress(to: Mark, before: number, now: number): string {
    const [earlier, later] = [before, now].map((count) =>
      this.#patternOf(this.#sent, `${to.identity} ${count}`),
    ) as [string, string];
    return this.#operation([earlier], [later], this.#patternOf(this.#next, to.identity));
  }

  /** Goes to the version that was announced. */
  arrive(to: Mark): string {
    const graph = toNTriplesTerm(this.graph);
    const all = `GRAPH ${graph} { ${graph} ?property ?value }`;
    const next = this.#patternOf(this.#next, to.identity);
    return this.#operation([all], [this.#committedOf(to)], `${next} ${all}`);
  }

  /** All of it at once. */
  goOn({ removed, added }: StatementTexts, from: Mark, to: Mark): string {
    return this.#operation(
      [removed, this.#committedOf(from)],
      [added, this.#committedOf(to)],
      this.#after(from),
    );
  }

  /** Each operation has a condition that holds only once, so that late ones change nothing. */
  #operation(removed: readonly string[], added: readonly string[], condition: string): string {
    return `DELETE { ${removed.join('\n')} } INSERT { ${added.join('\n')} } WHERE { ${condition} }`;
  }

  #after(from: Mark): string {
    return from.version > 0
      ? this.#committedOf(from)
      : `FILTER NOT EXISTS { ${this.#patternOf(this.#committed)} }`;
  }

  #committedOf({ version, identity }: Mark): string {
    return version === 0 ? '' : this.#patternOf(this.#committed, `${version} ${identity}`);
  }

  #patternOf(property: NamedNode, text?: string): string {
    const graph = toNTriplesTerm(this.graph);
    const value = text === undefined ? '?any' : `"${text}"`;
    return `GRAPH ${graph} { ${graph} ${toNTriplesTerm(property)} ${value} }`;
  }
}
