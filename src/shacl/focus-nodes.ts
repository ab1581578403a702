/** Which nodes a large load makes focus nodes, found by ids: whatever no shape targets costs nothing. */
import { isInline, touchesGraph, visitRows, type GraphVersion, type IdChange, type TermId } from '../graph/index.js';
import { RDF, RDFS, type Names, type Term } from '../rdf/index.js';
import type { Shapes } from './shapes.js';

/** Everything that the shapes of a set target (SHACL §2.1.3), whatever shape it is. */
export class Targets {
  readonly #classes: readonly Term[];
  readonly #nodes: readonly Term[];
  readonly #subjectsOf: readonly Term[];
  readonly #objectsOf: readonly Term[];

  constructor({ targeted }: Shapes) {
    this.#classes = targeted.flatMap(({ targetClasses }) => targetClasses);
    this.#nodes = targeted.flatMap(({ targetNodes }) => targetNodes);
    this.#subjectsOf = targeted.flatMap(({ targetSubjectsOf }) => targetSubjectsOf);
    this.#objectsOf = targeted.flatMap(({ targetObjectsOf }) => targetObjectsOf);
  }

  /**
   * The focus nodes whose validity additions may have changed: those at an end of an added statement, and all instances
   * of classes that got a super-class. All of them where the ontology's graph was touched. Cost: the added rows, and the
   * instances of the classes that shapes target.
   */
  reachedBy(after: GraphVersion, change: IdChange, names: Names): Term[] {
    const ids = new TargetIds(after);
    const ontology = ids.idOf(names.graphs.ontology);
    const isReached = ontology !== 0 && touchesGraph(change, ontology) ? () => true : ids.reachedBy(change);
    const found = new Set<TermId>();
    const take = (id: TermId): void => {
      if (isReached(id)) found.add(id);
    };
    for (const subClass of ids.downFrom(this.#classes.map((term) => ids.idOf(term)))) ids.instancesOf(subClass, take);
    for (const node of this.#nodes) take(ids.idOf(node));
    for (const predicate of this.#subjectsOf) ids.visit(predicate, 'so', take);
    for (const predicate of this.#objectsOf) ids.visit(predicate, 'os', take);
    found.delete(0);
    return [...found].map((id) => after.ids.dictionary.termOf(id)).filter(({ termType }) => termType === 'NamedNode' || termType === 'BlankNode');
  }
}

/** What targets ask of a graph. */
class TargetIds {
  readonly #after: GraphVersion;
  readonly #type: TermId;
  readonly #subClassOf: TermId;

  constructor(after: GraphVersion) {
    this.#after = after;
    this.#type = this.idOf(RDF.type);
    this.#subClassOf = this.idOf(RDFS.subClassOf);
  }

  idOf(term: Term): TermId {
    return this.#after.ids.dictionary.idOf(term);
  }

  /** These classes and all below them. */
  downFrom(classes: readonly TermId[]): Set<TermId> {
    const seen = new Set(classes);
    const { os } = this.#after.ids.pairsOf(this.#subClassOf);
    for (const each of seen) visitRows(os, each, undefined, (_, subClass) => seen.add(subClass));
    return seen;
  }

  instancesOf(type: TermId, visit: (id: TermId) => void): void {
    visitRows(this.#after.ids.pairsOf(this.#type).os, type, undefined, (_, instance) => {
      visit(instance);
    });
  }

  /** Calls for the keys of a predicate, each at least once. */
  visit(predicate: Term, order: 'so' | 'os', visit: (id: TermId) => void): void {
    visitRows(this.#after.ids.pairsOf(this.idOf(predicate))[order], undefined, undefined, visit);
  }

  /** Whether a node is at an end of an added statement, or an instance of a class that got a super-class. */
  reachedBy(change: IdChange): (id: TermId) => boolean {
    const bits = new Uint32Array((this.#after.ids.dictionary.size >>> 5) + 1);
    const mark = (id: TermId): void => {
      if (!isInline(id)) bits[id >>> 5]! |= 1 << (id & 31);
    };
    for (const { added, removed } of change.values()) for (const { keys, values, length } of [added, removed]) {
      for (let row = 0; row < length; row += 1) {
        mark(keys[row]!);
        mark(values[row]!);
      }
    }
    const subClasses = change.get(this.#subClassOf);
    if (subClasses) for (const each of this.downFrom([...subClasses.added.keys.subarray(0, subClasses.added.length)])) this.instancesOf(each, mark);
    return (id) => !isInline(id) && (bits[id >>> 5]! & (1 << (id & 31))) !== 0;
  }
}
