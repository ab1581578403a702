/** Shapes as functions over ids: whether a node conforms, and if not, why. */
import { SH, objectsOf, termKey, type Literal, type QuadSource, type Term } from '../rdf/index.js';
import { reachable, type TermId } from '../graph/index.js';
import type { PathExpression } from '../sparql/index.js';
import type { Constraint, SparqlReads } from './constraint.js';
import { coreConstraints } from './core-constraints.js';
import type { MergedGraph } from './merged-graph.js';
import { follow, readPath } from './property-path.js';
import { isTrue } from './shape-terms.js';
import { SparqlConstraints } from './sparql-constraints.js';
import type { Finding } from './validation-report.js';

/** A set of shapes, each compiled on first use. */
export class CompiledShapes {
  readonly #sparql: SparqlConstraints;
  readonly #compiled = new Map<string, CompiledShape>();

  constructor(private readonly shapes: QuadSource) {
    this.#sparql = new SparqlConstraints(shapes);
  }

  /** @throws ServiceError `bad-request` for a shape that cannot be executed, or refers to one. */
  shapeOf = (shape: Term): CompiledShape => {
    const key = termKey(shape);
    let compiled = this.#compiled.get(key);
    if (!compiled) {
      const [pathNode] = objectsOf(this.shapes, shape, SH.path);
      // Invalid paths are refused before.
      compiled = new CompiledShape(pathNode && readPath(this.shapes, pathNode));
      // Entered before its constraints are made, since a shape may refer to itself.
      this.#compiled.set(key, compiled);
      if (!isTrue(this.shapes, shape, SH.deactivated))
        compiled.constraints = this.#constraintsOf(shape, pathNode, compiled.path);
    }
    return compiled;
  };

  #constraintsOf(
    shape: Term,
    pathNode: Term | undefined,
    path: PathExpression | undefined,
  ): readonly Constraint[] {
    const messages = objectsOf(this.shapes, shape, SH.message).filter(
      (message): message is Literal => message.termType === 'Literal',
    );
    const [severity = SH.Violation] = objectsOf(this.shapes, shape, SH.severity);
    const context = {
      shapes: this.shapes,
      shape,
      path,
      pathNode,
      severity,
      messages,
      shapeOf: this.shapeOf,
    };
    return [...coreConstraints(context), ...this.#sparql.constraintsOf(context)];
  }
}

/** One shape. Shapes that refer to themselves are followed as long as the data is. */
export class CompiledShape {
  /** Set once, when all are made. */
  constraints: readonly Constraint[] = [];
  #isExpecting = false;
  /** Null when there are none. */
  #sparqlReads: SparqlReads | null | undefined;

  constructor(readonly path: PathExpression | undefined) {}

  /** SHACL §3.4.1. @throws RangeError where shapes and data form a circle. */
  conforms(graph: MergedGraph, node: TermId): boolean {
    const values = this.#valuesOf(graph, node);
    return this.constraints.every((constraint) => constraint.holds(graph, node, values));
  }

  /** The results of the validation of a node (SHACL §3.4). Errors as `conforms`. */
  findings(graph: MergedGraph, node: TermId): Finding[] {
    const values = this.#valuesOf(graph, node);
    return this.constraints.flatMap((constraint) => constraint.findings(graph, node, values));
  }

  /** Announces the nodes of later `conforms`, so that queries run for all together. */
  expect(graph: MergedGraph, nodes: readonly TermId[]): void {
    // A shape that refers to itself checks further nodes one by one.
    if (this.#isExpecting || nodes.length < 2 || !this.sparqlReads) return;
    const values = new Map(nodes.map((node) => [node, this.#valuesOf(graph, node)]));
    const all = [...new Set([...values.values()].flat())];
    this.#isExpecting = true;
    try {
      for (const constraint of this.constraints) {
        constraint.expect?.(graph, nodes, (focus) => values.get(focus) ?? []);
        for (const shape of constraint.shapes ?? []) shape.expect(graph, all);
      }
    } finally {
      this.#isExpecting = false;
    }
  }

  /** Its own and those of shapes it refers to, if any. Needs all shapes made. */
  get sparqlReads(): SparqlReads | undefined {
    if (this.#sparqlReads === undefined) {
      const shapes = reachable<CompiledShape>(this, ({ constraints }) =>
        constraints.flatMap((constraint) => constraint.shapes ?? []),
      );
      const reads = [...shapes].flatMap(({ constraints }) =>
        constraints.flatMap(({ sparqlReads }) => sparqlReads ?? []),
      );
      const predicates = reads.flatMap((read) => (read.predicates ? [read.predicates] : []));
      const isAny = predicates.length < reads.length;
      this.#sparqlReads =
        reads.length === 0
          ? null
          : { predicates: isAny ? undefined : new Set(predicates.flatMap((each) => [...each])) };
    }
    return this.#sparqlReads ?? undefined;
  }

  #valuesOf(graph: MergedGraph, node: TermId): readonly TermId[] {
    return this.path ? follow(graph, this.path, node) : [node];
  }
}
