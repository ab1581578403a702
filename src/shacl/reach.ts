/**
 * Which focus nodes a changed statement can make valid or invalid. Shapes are read once for every
 * place where they look at a statement, and for the way there from the focus node; a change follows
 * these ways back. A query looks anywhere: a changed statement of a predicate that it reads reaches
 * all focus nodes of its shape.
 */
import type { TermId } from '../graph/index.js';
import {
  RDF,
  RDFS,
  SH,
  getOrMake,
  objectsOf,
  termKey,
  type QuadSource,
  type Term,
} from '../rdf/index.js';
import { inverseOf, type PathExpression } from '../sparql/index.js';
import type { MergedGraph } from './merged-graph.js';
import type { CompiledShapes } from './compiled-shapes.js';
import { nestedTooDeeply } from './constraint.js';
import { siblingsOf } from './core-constraints.js';
import { FocusNodes } from './focus-nodes.js';
import { HERE, follow, joined, readPath, stepsOf } from './property-path.js';
import { isTrue, listOf } from './shape-terms.js';
import type { TargetedShape } from './shapes.js';

/** Constraints of the same nodes by other shapes, broken only by ceasing to conform to those. */
const SAME_SENSE = [SH.node, SH.property];
const SAME_SENSE_LISTS = [SH.and, SH.or];
/** Constraints that may also be broken by conforming to the other shape. */
const EITHER_SENSE = [SH.not, SH.qualifiedValueShape];
const EITHER_SENSE_LISTS = [SH.xone];
/** Constraints that compare with the values of another property of the focus node. */
const COMPARED = [SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals];

/** Nested shapes; more may overflow the stack. */
const MAX_NESTED = 256;

/** The way from a class back to focus nodes, and whether only its loss can break the shape. */
interface ClassRead {
  readonly back: PathExpression;
  readonly isOfLossOnly: boolean;
}

type Ways = Map<string, PathExpression>;

export class Reach {
  /** By IRI of a predicate: ways back from its subjects, and from its objects. */
  readonly fromSubject = new Map<string, Ways>();
  readonly fromObject = new Map<string, Ways>();
  /** Ways back from the subjects of any statement. */
  readonly fromAny: Ways = new Map();
  readonly classReads = new Map<string, ClassRead>();
  /** Shapes with queries by the predicates that they read, and those whose queries read any. */
  readonly queriesOf = new Map<string, TargetedShape[]>();
  readonly queriesOfAny: TargetedShape[] = [];
  readonly #shapes: QuadSource;

  constructor(shapes: QuadSource, targeted: readonly TargetedShape[], compiled: CompiledShapes) {
    this.#shapes = shapes;
    for (const target of targeted) {
      const { shape, targetSubjectsOf, targetObjectsOf } = target;
      for (const predicate of targetSubjectsOf) this.#note(this.fromSubject, predicate, HERE);
      for (const predicate of targetObjectsOf) this.#note(this.fromObject, predicate, HERE);
      this.#readShape(shape, HERE, true, new Map());
      const reads = compiled.shapeOf(shape).sparqlReads;
      if (!reads) continue;
      if (!reads.predicates) this.queriesOfAny.push(target);
      for (const predicate of reads.predicates ?? [])
        getOrMake(this.queriesOf, predicate, () => []).push(target);
    }
  }

  #note(map: Map<string, Ways>, predicate: Term, way: PathExpression): void {
    const ways = map.get(predicate.value) ?? new Map<string, PathExpression>();
    map.set(predicate.value, noteWay(ways, way));
  }

  /** `way` leads from the focus node to the shape's nodes; `above` are the shapes around it. */
  #readShape(
    shape: Term,
    way: PathExpression,
    isOfLossOnly: boolean,
    above: ReadonlyMap<string, PathExpression>,
  ): void {
    if (isTrue(this.#shapes, shape, SH.deactivated)) return;
    const around = above.get(termKey(shape));
    if (around) {
      this.#readCircle(shape, around);
      return;
    }
    if (above.size >= MAX_NESTED) throw nestedTooDeeply();
    const within = new Map(above).set(termKey(shape), way);
    const toValues = this.#readAlone(shape, way, isOfLossOnly);
    for (const { part, isSameSense } of this.#partsOf(shape))
      this.#readShape(part, toValues, isOfLossOnly && isSameSense, within);
  }

  /** A shape within itself: any number of its paths, one after the other, leads to all in it. */
  #readCircle(shape: Term, way: PathExpression): void {
    const shapes = new Map([[termKey(shape), shape]]);
    for (const each of shapes.values())
      for (const { part } of this.#partsOf(each)) shapes.set(termKey(part), part);
    const all = [...shapes.values()].filter((each) => !isTrue(this.#shapes, each, SH.deactivated));
    const path = { type: 'alt', input: all.map((each) => this.#pathOf(each)) } as const;
    for (const each of all)
      this.#readAlone(each, joined(way, { type: 'ZeroOrMorePath', path }), false);
  }

  #pathOf(shape: Term): PathExpression {
    const [pathTerm] = objectsOf(this.#shapes, shape, SH.path);
    return (pathTerm && readPath(this.#shapes, pathTerm)) ?? HERE;
  }

  /** Notes what a shape itself looks at; returns the way to its values. */
  #readAlone(shape: Term, way: PathExpression, isOfLossOnly: boolean): PathExpression {
    const valuesOf = (predicate: Term): Term[] => objectsOf(this.#shapes, shape, predicate);
    const path = this.#pathOf(shape);
    for (const step of stepsOf(path, way))
      this.#note(step.isInverse ? this.fromObject : this.fromSubject, step.predicate, step.way);
    for (const predicate of COMPARED.flatMap(valuesOf))
      this.#note(this.fromSubject, predicate, way);
    const toValues = joined(way, path);
    if (valuesOf(SH.closed).length > 0) noteWay(this.fromAny, toValues);
    if (valuesOf(SH.class).length > 0)
      this.classReads.set(JSON.stringify([toValues, isOfLossOnly]), {
        back: inverseOf(toValues),
        isOfLossOnly,
      });
    return toValues;
  }

  #partsOf(shape: Term): { readonly part: Term; readonly isSameSense: boolean }[] {
    const valuesOf = (predicate: Term): Term[] => objectsOf(this.#shapes, shape, predicate);
    const membersOf = (lists: readonly Term[]): Term[] =>
      lists.flatMap(valuesOf).flatMap((list) => listOf(this.#shapes, list));
    const siblings = valuesOf(SH.qualifiedValueShape).flatMap((own) =>
      isTrue(this.#shapes, shape, SH.qualifiedValueShapesDisjoint)
        ? siblingsOf(own, { shapes: this.#shapes, shape })
        : [],
    );
    const same = [...SAME_SENSE.flatMap(valuesOf), ...membersOf(SAME_SENSE_LISTS)];
    const either = [...EITHER_SENSE.flatMap(valuesOf), ...membersOf(EITHER_SENSE_LISTS)];
    return [
      ...same.map((part) => ({ part, isSameSense: true })),
      ...[...either, ...siblings].map((part) => ({ part, isSameSense: false })),
    ];
  }
}

function noteWay(ways: Ways, way: PathExpression): Ways {
  return ways.set(JSON.stringify(way), inverseOf(way));
}

type StatementTaker = (subject: TermId, object: TermId) => void;

/**
 * Gathers the focus nodes that a change reaches, in the graph after it. Where removed statements
 * were on the way from a focus node to a changed one, the first of them leads back by itself.
 */
export class ReachedNodes {
  readonly #nodes = new Set<TermId>();
  readonly #gained = new Set<TermId>();
  readonly #lost = new Set<TermId>();
  /** Shapes all of whose focus nodes are reached. */
  readonly #swept = new Set<TargetedShape>();
  readonly #takers = {
    added: new Map<string, StatementTaker>(),
    removed: new Map<string, StatementTaker>(),
  };

  constructor(
    private readonly reach: Reach,
    private readonly graph: MergedGraph,
  ) {}

  /** Takes changed statements of one predicate, added or removed. */
  takerOf(predicate: string, part: 'added' | 'removed'): StatementTaker {
    return getOrMake(this.#takers[part], predicate, () =>
      this.#makeTaker(predicate, part === 'added' ? this.#gained : this.#lost),
    );
  }

  #makeTaker(predicate: string, changed: Set<TermId>): StatementTaker {
    const { fromSubject, fromObject, fromAny, queriesOf, queriesOfAny } = this.reach;
    // A taker is made for a statement that has changed.
    for (const shape of [...(queriesOf.get(predicate) ?? []), ...queriesOfAny])
      this.#swept.add(shape);
    const subjectWays = [...(fromSubject.get(predicate)?.values() ?? []), ...fromAny.values()];
    const objectWays = [...(fromObject.get(predicate)?.values() ?? [])];
    return (subject, object) => {
      for (const way of subjectWays) this.#goBack(way, subject);
      for (const way of objectWays) this.#goBack(way, object);
      if (predicate === RDF.type.value) changed.add(subject);
      else if (predicate === RDFS.subClassOf.value)
        for (const instance of this.graph.instancesOf(subject)) changed.add(instance);
    };
  }

  /** Nodes whose classes changed may be new focus nodes, and values of others. */
  finish(): Set<TermId> {
    for (const node of this.#gained) this.#nodes.add(node);
    for (const node of this.#lost) this.#nodes.add(node);
    for (const { back, isOfLossOnly } of this.reach.classReads.values()) {
      for (const node of this.#lost) this.#goBack(back, node);
      if (!isOfLossOnly) for (const node of this.#gained) this.#goBack(back, node);
    }
    for (const node of new FocusNodes(this.graph, [...this.#swept]).all()) this.#nodes.add(node);
    return this.#nodes;
  }

  #goBack(way: PathExpression, node: TermId): void {
    if (way.type === 'seq' && way.input.length === 0) this.#nodes.add(node);
    else for (const reached of follow(this.graph, way, node)) this.#nodes.add(reached);
  }
}
