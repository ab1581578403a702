/** The focus nodes of shapes' targets (SHACL §2.1.3), in ids. */
import type { TermId } from '../graph/index.js';
import { getOrMake, type Term } from '../rdf/index.js';
import type { MergedGraph } from './merged-graph.js';
import type { TargetedShape } from './shapes.js';

/** The focus nodes of one graph, which must not change. */
export class FocusNodes {
  readonly #byClass: ReadonlyMap<TermId, readonly TargetedShape[]>;
  readonly #byNode: ReadonlyMap<TermId, readonly TargetedShape[]>;
  /** The targets by subjects and by objects. */
  readonly #others: readonly {
    readonly target: TargetedShape;
    readonly subjectsOf: readonly TermId[];
    readonly objectsOf: readonly TermId[];
  }[];
  /** By the classes of a node: the shapes that target one of them or one above. */
  readonly #ofClasses = new Map<string, readonly TargetedShape[]>();

  constructor(
    private readonly graph: MergedGraph,
    private readonly targeted: readonly TargetedShape[],
  ) {
    const idsOf = (terms: readonly Term[]): TermId[] => terms.map((term) => graph.idOf(term));
    this.#byClass = grouped(targeted, ({ targetClasses }) => idsOf(targetClasses));
    this.#byNode = grouped(targeted, ({ targetNodes }) => idsOf(targetNodes));
    this.#others = targeted
      .filter(
        ({ targetSubjectsOf, targetObjectsOf }) =>
          targetSubjectsOf.length + targetObjectsOf.length > 0,
      )
      .map((target) => ({
        target,
        subjectsOf: idsOf(target.targetSubjectsOf),
        objectsOf: idsOf(target.targetObjectsOf),
      }));
  }

  shapesOf(node: TermId): readonly TargetedShape[] {
    const byClass = this.#shapesOfClasses(this.graph.objects(node, this.graph.type));
    const byNode = this.#byNode.get(node) ?? [];
    const others = this.#others
      .filter(
        ({ subjectsOf, objectsOf }) =>
          subjectsOf.some((id) => this.graph.objects(node, id).length > 0) ||
          objectsOf.some((id) => this.graph.subjects(id, node).length > 0),
      )
      .map(({ target }) => target);
    return byNode.length + others.length === 0
      ? byClass
      : [...new Set([...byClass, ...byNode, ...others])];
  }

  /** All focus nodes of targets, each once, except those that the change removes. */
  all(): Set<TermId> {
    const nodes = new Set<TermId>(this.#byNode.keys());
    const addAll = (ids: Iterable<TermId>): void => {
      for (const id of ids) nodes.add(id);
    };
    for (const type of this.#byClass.keys()) addAll(this.graph.instancesOf(type));
    for (const { subjectsOf, objectsOf } of this.#others) {
      for (const predicate of subjectsOf) addAll(this.graph.keys(predicate, 'so'));
      for (const predicate of objectsOf) addAll(this.graph.keys(predicate, 'os'));
    }
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

function grouped(
  targeted: readonly TargetedShape[],
  keysOf: (target: TargetedShape) => readonly TermId[],
): Map<TermId, TargetedShape[]> {
  const groups = new Map<TermId, TargetedShape[]>();
  for (const target of targeted) {
    for (const key of new Set(keysOf(target))) getOrMake(groups, key, () => []).push(target);
  }
  return groups;
}
