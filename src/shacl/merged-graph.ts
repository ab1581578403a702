/** The merged graph that SHACL validates, in ids: a version, and a change not yet in it. */
import type { IdGraph, PairOrder, TermGraph, TermId } from '../graph/index.js';
import { Draft, FIRST_LOCAL_ID, isLocal, reachable } from '../graph/index.js';
import type { Change, Quad, Term } from '../rdf/index.js';
import { RDF, RDFS, SHAPES_GRAPH, termKey } from '../rdf/index.js';
import { QueriedGraph, type QueryLimits } from '../sparql/index.js';

export type ValidatedData = TermGraph | Draft;

/** Default limits of a shape's query. */
const QUERY_LIMITS: QueryLimits = { timeoutMs: 30_000, memoryMb: 1_024 };

/** By predicate, then by key, the other ends of the added statements. */
type AddedEnds = Map<TermId, Map<TermId, Set<TermId>>>;

/** Terms by number, including those missing in the dictionary. */
class TermNumbers {
  /** A cache: the same few terms are looked up again and again. */
  readonly #byIri = new Map<string, TermId>();
  readonly #byKey = new Map<string, TermId>();
  readonly #localTerms: Term[] = [];

  constructor(private readonly graph: IdGraph) {}

  idOf(term: Term): TermId {
    const [numbers, key] =
      term.termType === 'NamedNode' ? [this.#byIri, term.value] : [this.#byKey, termKey(term)];
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const id = this.graph.idOf(term) || FIRST_LOCAL_ID + this.#localTerms.push(term) - 1;
    numbers.set(key, id);
    return id;
  }

  termOf(id: TermId): Term {
    const local = isLocal(id) ? this.#localTerms[id - FIRST_LOCAL_ID] : undefined;
    return local ?? this.graph.dictionary.termOf(id);
  }
}

/**
 * A statement in several graphs is one here, as `sh:maxCount` needs. Nothing is copied but the
 * change: making one costs the change, and every look-up a search in the tables.
 */
export class MergedGraph {
  readonly #terms: TermNumbers;
  readonly #added: Readonly<Record<PairOrder, AddedEnds>> = { so: new Map(), os: new Map() };
  /** By predicate, the subject, object and graph of removed rows. */
  readonly #removed = new Map<TermId, Set<string>>();
  readonly #superClasses = new Map<TermId, ReadonlySet<TermId>>();
  #queried: QueriedGraph | undefined;
  #queriedWithShapes: QueriedGraph | undefined;
  readonly type: TermId;
  readonly subClassOf: TermId;

  private constructor(
    private readonly base: IdGraph,
    private readonly change: Change,
    private readonly limits: QueryLimits,
  ) {
    const { added, removed } = change;
    this.#terms = new TermNumbers(base);
    this.type = this.idOf(RDF.type);
    this.subClassOf = this.idOf(RDFS.subClassOf);
    for (const { subject, predicate, object } of added) {
      const [s, p, o] = [this.idOf(subject), this.idOf(predicate), this.idOf(object)];
      enter(this.#added.so, p, s, o);
      enter(this.#added.os, p, o, s);
    }
    for (const { subject, predicate, object, graph } of removed) {
      const id = this.idOf(predicate);
      const rows = this.#removed.get(id) ?? new Set();
      this.#removed.set(
        id,
        rows.add(
          rowKey(
            this.idOf(subject),
            this.idOf(object),
            graph.termType === 'DefaultGraph' ? 0 : this.idOf(graph),
          ),
        ),
      );
    }
  }

  /** @param limits those of each query of a shape. */
  static of(data: ValidatedData, limits = QUERY_LIMITS): MergedGraph {
    return data instanceof Draft
      ? new MergedGraph(data.base.ids, data.netChange(), limits)
      : new MergedGraph(data.ids, { added: [], removed: [] }, limits);
  }

  get queried(): QueriedGraph {
    return (this.#queried ??= new QueriedGraph(this.base, this.change, this.limits));
  }

  /** The same with the shapes in a named graph, `SHAPES_GRAPH`; they are the same at every call. */
  queriedWith(shapes: Iterable<Quad>): QueriedGraph {
    return (this.#queriedWithShapes ??= this.queried.with(SHAPES_GRAPH, shapes));
  }

  /** The number of a term; a term missing in the graph gets one that no statement has. */
  idOf(term: Term): TermId {
    return this.#terms.idOf(term);
  }

  termOf(id: TermId): Term {
    return this.#terms.termOf(id);
  }

  /** Each once. */
  objects(subject: TermId, predicate: TermId): TermId[] {
    return this.#ends('so', subject, predicate);
  }

  /** Each once. */
  subjects(predicate: TermId, object: TermId): TermId[] {
    return this.#ends('os', object, predicate);
  }

  /** Each once. Cost: that of `IdGraph.visit`. */
  predicates(subject: TermId): TermId[] {
    const predicates = new Set(this.#added.so.keys());
    this.base.visit(subject, undefined, undefined, undefined, (_, predicate) => {
      predicates.add(predicate);
    });
    return [...predicates].filter((predicate) => this.objects(subject, predicate).length > 0);
  }

  /** Subjects or objects, each at least once; also of statements that the change removes. */
  *keys(predicate: TermId, order: PairOrder): Generator<TermId> {
    const found: TermId[] = [];
    this.base.visitPairs(order, predicate, undefined, (key) => {
      if (found.at(-1) !== key) found.push(key);
    });
    yield* found;
    yield* this.#added[order].get(predicate)?.keys() ?? [];
  }

  /** Whether a class of the node is this one or below it (SHACL §3.2, "SHACL instance"). */
  isInstanceOf(node: TermId, type: TermId): boolean {
    return this.objects(node, this.type).some(
      (own) => own === type || this.superClassesOf(own).has(type),
    );
  }

  superClassesOf(type: TermId): ReadonlySet<TermId> {
    let classes = this.#superClasses.get(type);
    if (!classes) {
      classes = reachable(type, (from) => this.objects(from, this.subClassOf));
      this.#superClasses.set(type, classes);
    }
    return classes;
  }

  /** The instances of a class and of those below it, each at least once. */
  *instancesOf(type: TermId): Generator<TermId> {
    for (const each of reachable(type, (from) => this.subjects(this.subClassOf, from)))
      yield* this.subjects(this.type, each);
  }

  #ends(order: PairOrder, key: TermId, predicate: TermId): TermId[] {
    const found: TermId[] = [];
    const removed = this.#removed.get(predicate);
    this.base.visitPairs(order, predicate, key, (_, value, graph) => {
      // Rows of a key are sorted by value, so the same statement in another graph comes next.
      if (
        found.at(-1) === value ||
        removed?.has(order === 'so' ? rowKey(key, value, graph) : rowKey(value, key, graph))
      )
        return;
      found.push(value);
    });
    const added = this.#added[order].get(predicate)?.get(key);
    return added ? [...new Set([...found, ...added])] : found;
  }
}

function enter(ends: AddedEnds, predicate: TermId, key: TermId, value: TermId): void {
  let byKey = ends.get(predicate);
  if (!byKey) ends.set(predicate, (byKey = new Map<TermId, Set<TermId>>()));
  const values = byKey.get(key);
  if (values) values.add(value);
  else byKey.set(key, new Set([value]));
}

function rowKey(subject: TermId, object: TermId, graph: TermId): string {
  return `${subject} ${object} ${graph}`;
}
