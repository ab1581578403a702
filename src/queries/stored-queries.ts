/** Stored queries: shipped ones, and those in the graph of queries. */
import { ServiceError, badRequest, notFound } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import { namesLike } from '../input/index.js';
import type { Change, NamedNode, Names, Quad } from '../rdf/index.js';
import { RDF, RDFS, SH, getOrMake, literal, quad, readQueries } from '../rdf/index.js';
import type { QueryKind } from '../sparql/index.js';
import { readStoredQuery, type QueryReading, type StoredQuery } from './stored-query.js';

/** The property for the text of each kind of query (SHACL §5.2, SHACL-AF §5.1). */
export const TEXT_PROPERTIES: Readonly<Record<QueryKind, NamedNode>> = {
  select: SH.select,
  ask: SH.ask,
  construct: SH.construct,
  describe: SH.describe,
};

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const MAX_NAME_LENGTH = 64;
const MAX_TEXT_LENGTH = 100_000;
const KEPT_TEXTS = 1_000;

export class StoredQueries {
  readonly #listed = new WeakMap<GraphVersion, readonly StoredQuery[]>();
  /** By name and text. */
  readonly #read = new Map<string, StoredQuery>();

  #shipped: readonly StoredQuery[] | undefined;
  readonly #reading: QueryReading;

  /** `vocabulary` says which properties have texts as values. */
  constructor(
    private readonly names: Names,
    vocabulary: GraphVersion,
  ) {
    this.#reading = { names, vocabulary };
  }

  /** The two readings of "foreign ministry" first. Read on first use. */
  get shipped(): readonly StoredQuery[] {
    this.#shipped ??= readQueries(this.names).map((query) =>
      readStoredQuery({ ...query, isShipped: true }, this.#reading),
    );
    return this.#shipped;
  }

  /** The shipped ones, then those of a version by name; without unreadable ones. */
  all(version: GraphVersion): readonly StoredQuery[] {
    return getOrMake(this.#listed, version, () => {
      const stored = [...this.#textsIn(version)].flatMap(([name, text]) => {
        try {
          return [this.#readOnce(name, text)];
        } catch (error) {
          // An update can write such statements without a check of the query.
          if (error instanceof ServiceError) return [];
          throw error;
        }
      });
      return [...this.shipped, ...stored.sort((left, right) => (left.name < right.name ? -1 : 1))];
    });
  }

  /** @throws ServiceError `not-found`, or for faults in the text. */
  find(version: GraphVersion, name: string): StoredQuery {
    const known = this.#known(version, name);
    if (known) return known;
    const [alike] = namesLike(
      name,
      this.all(version).map((query) => query.name),
    );
    throw notFound(
      `There is no stored query “${name}”. ` +
        (alike === undefined ? 'GET /queries lists them.' : `Did you mean “${alike}”?`),
    );
  }

  /** With the query before. @throws ServiceError `bad-request`, `forbidden`, `malformed-query` */
  put(
    version: GraphVersion,
    name: string,
    text: string,
  ): { readonly change: Change; readonly before: StoredQuery | undefined } {
    this.#requireWritable(name);
    if (text.length > MAX_TEXT_LENGTH)
      throw badRequest(
        `A stored query can have at most ${MAX_TEXT_LENGTH} characters; found ${text.length}.`,
        { details: { limit: MAX_TEXT_LENGTH } },
      );
    const query = this.#readOnce(name, text);
    return {
      change: this.#replacement(version, name, statementsOf(query, this.names)),
      before: this.#known(version, name),
    };
  }

  /** @throws ServiceError `not-found`, `forbidden` */
  remove(
    version: GraphVersion,
    name: string,
  ): { readonly change: Change; readonly before: StoredQuery } {
    this.#requireWritable(name);
    const before = this.find(version, name);
    return { change: this.#replacement(version, name, []), before };
  }

  #known(version: GraphVersion, name: string): StoredQuery | undefined {
    const shipped = this.shipped.find((query) => query.name === name);
    if (shipped) return shipped;
    const text = this.#textsIn(version, name).get(name);
    return text === undefined ? undefined : this.#readOnce(name, text);
  }

  #requireWritable(name: string): void {
    if (!NAME.test(name) || name.length > MAX_NAME_LENGTH)
      throw badRequest(
        'The name of a query has small letters, digits and hyphens between them, begins with a ' +
          `letter, and has at most ${MAX_NAME_LENGTH} characters; found “${name}”.`,
      );
    if (this.shipped.some((query) => query.name === name))
      throw new ServiceError(
        'forbidden',
        `“${name}” comes with osce-graph and cannot be changed. Choose another name.`,
      );
  }

  #textsIn(version: GraphVersion, name?: string): Map<string, string> {
    const { graphs, query } = this.names;
    const base = query('').value;
    const texts = Object.values(TEXT_PROPERTIES).flatMap((property) => [
      ...version.match(name === undefined ? null : query(name), property, null, graphs.queries),
    ]);
    return new Map(
      texts
        .filter(({ subject }) => subject.value.startsWith(base))
        .map(({ subject, object }) => [subject.value.slice(base.length), object.value]),
    );
  }

  #readOnce(name: string, text: string): StoredQuery {
    if (this.#read.size >= KEPT_TEXTS) this.#read.clear();
    return getOrMake(this.#read, `${name}\n${text}`, () =>
      readStoredQuery({ name, text, isShipped: false }, this.#reading),
    );
  }

  #replacement(version: GraphVersion, name: string, wanted: readonly Quad[]): Change {
    const { graphs, query } = this.names;
    const present = [...version.match(query(name), null, null, graphs.queries)];
    const without = (quads: readonly Quad[], others: readonly Quad[]): Quad[] =>
      quads.filter((each) => !others.some((other) => other.equals(each)));
    return { removed: without(present, wanted), added: without(wanted, present) };
  }
}

/** The text, and metadata for clients that look for queries. */
function statementsOf(
  { name, kind, title, description, text }: StoredQuery,
  { graphs, query }: Names,
): Quad[] {
  const subject = query(name);
  const said: readonly [NamedNode, Quad['object']][] = [
    [RDF.type, SH.SPARQLExecutable],
    [RDFS.label, literal(title, 'en')],
    // Query editors list only queries with one.
    [RDFS.comment, literal(description === '' ? title : description, 'en')],
    [TEXT_PROPERTIES[kind], literal(text)],
  ];
  return said.map(([property, value]) => quad(subject, property, value, graphs.queries));
}
