/** The focus nodes of shapes' targets (SHACL §2.1.3), in ids. */
import type { TermId } from '../graph/index.js';
import { getOrMake, type Term } from '../rdf/index.js';
import type { MergedGraph } from './merged-graph.js';
import type { TargetedShape } from './shapes.js';

/** The focus nodes of one graph, which must not change. */
export class FocusNodes {
  readonly #byClass: ReadonlyMap<TermId, readonly TargetedShape[]>;
  readonly #byNode: ReadonlyMap<TermId, readonly TargetedShape[]>;
  /** By predicates whose subjects, or objects, are targets. */
  readonly #bySubjectsOf: ReadonlyMap<TermId, readonly TargetedShape[]>;
  readonly #byObjectsOf: ReadonlyMap<TermId, readonly TargetedShape[]>;
  /** By the classes of a node: the shapes that target one of them or one above. */
  readonly #ofClasses = new Map<string, readonly TargetedShape[]>();

  constructor(
    private readonly graph: MergedGraph,
    private readonly targeted: readonly TargetedShape[],
  ) {
    const by = (
      termsOf: (target: TargetedShape) => readonly Term[],
    ): Map<TermId, TargetedShape[]> => {
      const groups = new Map<TermId, TargetedShape[]>();
      for (const target of targeted)
        for (const id of new Set(termsOf(target).map((term) => graph.idOf(term))))
          getOrMake(groups, id, () => []).push(target);
      return groups;
    };
    this.#byClass = by(({ targetClasses }) => targetClasses);
    this.#byNode = by(({ targetNodes }) => targetNodes);
    this.#bySubjectsOf = by(({ targetSubjectsOf }) => targetSubjectsOf);
    this.#byObjectsOf = by(({ targetObjectsOf }) => targetObjectsOf);
  }

  shapesOf(node: TermId): readonly TargetedShape[] {
    const { graph } = this;
    const byClass = this.#shapesOfClasses(graph.objects(node, graph.type));
    const others = [...(this.#byNode.get(node) ?? [])];
    for (const [predicate, shapes] of this.#bySubjectsOf)
      if (graph.objects(node, predicate).length > 0) others.push(...shapes);
    for (const [predicate, shapes] of this.#byObjectsOf)
      if (graph.subjects(predicate, node).length > 0) others.push(...shapes);
    return others.length === 0 ? byClass : [...new Set([...byClass, ...others])];
  }

  /** All focus nodes of targets, each once, except those that the change removes. */
  all(): Set<TermId> {
    const nodes = new Set<TermId>(this.#byNode.keys());
    const addAll = (ids: Iterable<TermId>): void => {
      for (const id of ids) nodes.add(id);
    };
    for (const type of this.#byClass.keys()) addAll(this.graph.instancesOf(type));
    for (const predicate of this.#bySubjectsOf.keys()) addAll(this.graph.keys(predicate, 'so'));
    for (const predicate of this.#byObjectsOf.keys()) addAll(this.graph.keys(predicate, 'os'));
    return nodes;
  }

  #shapesOfClasses(classes: readonly TermId[]): readonly TargetedShape[] {
    const key = classes.join(' ');
    return getOrMake(this.#ofClasses, key, () => {
      const above = new Set(classes.flatMap((type) => [...this.graph.superClassesOf(type)]));
      const found = new Set([...above].flatMap((type) => this.#byClass.get(type) ?? []));
      // In the order of the shapes.
      return this.targeted.filter((shape) => found.has(shape));
    });
  }
}
