/** Validates data against shapes, whole or node by node. */
import type { TermId } from '../graph/index.js';
import type { Quad, Term } from '../rdf/index.js';
import { CompiledShapes } from './compiled-shapes.js';
import { FocusNodes } from './focus-nodes.js';
import { LibraryValidator } from './library-validator.js';
import { MergedData } from './merged-data.js';
import { MergedGraph, type ValidatedData } from './merged-graph.js';
import { Reach } from './reach.js';
import { Shapes, type FocusNode } from './shapes.js';
import { joinReports, type ValidationReport } from './validation-report.js';

/** How many findings go into one report of the library, whose time grows faster than they do. */
const FINDINGS_AT_A_TIME = 100;

/** A validator for one set of shapes; reading the shapes happens once. */
export class Validator {
  readonly shapes: Shapes;
  readonly reach: Reach;
  readonly compiled: CompiledShapes;
  readonly library: LibraryValidator;

  /** @throws ServiceError `bad-request` when a shape cannot be executed; what cannot be checked is never taken as passed. */
  constructor(shapeQuads: Iterable<Quad>) {
    this.shapes = new Shapes(shapeQuads);
    this.library = new LibraryValidator(this.shapes);
    this.compiled = new CompiledShapes(this.shapes.quads);
    this.reach = new Reach(this.shapes.quads, this.shapes.targeted);
  }

  /** Validates every focus node that the shapes' targets have in the data. */
  validateAll(data: ValidatedData): ValidationReport {
    const validation = this.begin(data);
    validation.look(validation.allNodes());
    return validation.report();
  }

  /** Validates these nodes only, each against the shapes that have it as a focus node. Cost follows their number. */
  validateNodes(data: ValidatedData, nodes: Iterable<Term>): ValidationReport {
    const graph = MergedGraph.of(data);
    const validation = this.begin(data, graph);
    validation.look(new Set([...nodes].map((node) => graph.idOf(node))));
    return validation.report();
  }

  /** A validation of data, which must not change meanwhile. */
  begin(data: ValidatedData, graph = MergedGraph.of(data)): Validation {
    return new Validation(this, data, graph);
  }
}

/**
 * One validation of some data. Nodes that are surely valid cost some look-ups; of all others the library says what is wrong
 * with them, if anything.
 */
export class Validation {
  readonly #validator: Validator;
  readonly #data: ValidatedData;
  readonly #graph: MergedGraph;
  readonly #focusNodes: FocusNodes;
  readonly #doubtful: FocusNode[] = [];

  constructor(validator: Validator, data: ValidatedData, graph: MergedGraph) {
    this.#validator = validator;
    this.#data = data;
    this.#graph = graph;
    this.#focusNodes = new FocusNodes(graph, validator.shapes.targeted);
  }

  /** All nodes that may be focus nodes, each once. */
  allNodes(): Set<TermId> {
    return this.#focusNodes.all();
  }

  /** Looks at nodes, each named once, against the shapes that have it as a focus node. */
  look(nodes: Iterable<TermId>): void {
    for (const node of nodes) {
      for (const { shape } of this.#focusNodes.shapesOf(node)) {
        if (this.#validator.compiled.checkOf(shape)(this.#graph, node) !== true) this.#doubtful.push([this.#graph.termOf(node), shape]);
      }
    }
  }

  /**
   * What is wrong with the nodes that were looked at.
   * @throws ServiceError `bad-request` when a shape cannot be executed.
   */
  report(): ValidationReport {
    return joinReports([...this.reports()]);
  }

  /** `report` part by part, so that others can have a turn in between. */
  *reports(): Generator<ValidationReport> {
    const data = new MergedData(this.#data);
    for (let first = 0; first < this.#doubtful.length; first += FINDINGS_AT_A_TIME) {
      yield this.#validator.library.validate(data, this.#doubtful.slice(first, first + FINDINGS_AT_A_TIME));
    }
  }
}

