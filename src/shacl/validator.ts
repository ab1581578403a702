/** Validates data against shapes, whole or node by node. */
import { badRequest } from '../errors.js';
import type { TermId } from '../graph/index.js';
import { getOrMake, type Quad } from '../rdf/index.js';
import type { QueryLimits } from '../sparql/index.js';
import { CompiledShapes, type CompiledShape } from './compiled-shapes.js';
import { nestedTooDeeply } from './constraint.js';
import { FocusNodes } from './focus-nodes.js';
import type { FocusPair } from './library.js';
import { MergedGraph, type ValidatedData } from './merged-graph.js';
import { Reach } from './reach.js';
import { Shapes } from './shapes.js';
import { toReport, type Finding, type ValidationReport } from './validation-report.js';

const NODES_BETWEEN_PROGRESS = 1_000;

export class Validator {
  readonly shapes: Shapes;
  readonly compiled: CompiledShapes;
  readonly reach: Reach;

  /** @throws ServiceError `bad-request` when a shape cannot be executed. */
  constructor(shapeQuads: Iterable<Quad>) {
    try {
      this.shapes = new Shapes(shapeQuads);
      this.compiled = new CompiledShapes(this.shapes.quads);
      this.reach = new Reach(this.shapes.quads, this.shapes.targeted, this.compiled);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw nestedTooDeeply(error);
    }
  }

  /** Every focus node of the shapes' targets. Errors as `Validation.look`. */
  validateAll(
    data: ValidatedData,
    limits?: QueryLimits,
    onProgress?: (nodeCount: number, totalCount: number) => void,
  ): ValidationReport {
    const validation = this.begin(MergedGraph.of(data, limits));
    const nodes = [...validation.allNodes()];
    const size = onProgress ? NODES_BETWEEN_PROGRESS : nodes.length;
    for (let first = 0; first < nodes.length; first += size) {
      validation.look(nodes.slice(first, first + size));
      onProgress?.(Math.min(first + size, nodes.length), nodes.length);
    }
    return validation.report();
  }

  /** A validation of a graph, which must not change meanwhile. */
  begin(graph: MergedGraph): Validation {
    return new Validation(this, graph);
  }
}

/** One validation. A conforming node costs some look-ups; others also cost finding their faults. */
export class Validation {
  readonly #focusNodes: FocusNodes;
  readonly #findings: Finding[] = [];

  constructor(
    private readonly validator: Validator,
    private readonly graph: MergedGraph,
  ) {
    this.#focusNodes = new FocusNodes(graph, validator.shapes.targeted);
  }

  allNodes(): Set<TermId> {
    return this.#focusNodes.all();
  }

  /** Each node once. @throws ServiceError `bad-request`, `query-timeout`, `query-memory` */
  look(nodes: Iterable<TermId>): void {
    const nodesOf = new Map<CompiledShape, TermId[]>();
    for (const node of nodes) {
      for (const { shape } of this.#focusNodes.shapesOf(node)) {
        const compiled = this.validator.compiled.shapeOf(shape);
        getOrMake(nodesOf, compiled, () => []).push(node);
      }
    }
    try {
      for (const [shape, ofShape] of nodesOf) this.#lookWith(shape, ofShape);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw badRequest(
        'The shapes cannot be executed: ' +
          'they refer to each other in a circle, or follow the data too far.',
        { cause: error },
      );
    }
  }

  /** Nodes, each with the shapes that have it as a focus node. */
  *pairsOf(nodes: Iterable<TermId>): Generator<FocusPair> {
    for (const node of nodes)
      for (const { shape } of this.#focusNodes.shapesOf(node))
        yield [this.graph.termOf(node), shape];
  }

  #lookWith(shape: CompiledShape, nodes: readonly TermId[]): void {
    shape.expect(this.graph, nodes);
    for (const node of nodes)
      if (!shape.conforms(this.graph, node))
        for (const finding of shape.findings(this.graph, node)) this.#findings.push(finding);
  }

  report(): ValidationReport {
    return toReport(this.#findings, this.validator.shapes.quads);
  }
}
