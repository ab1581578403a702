/** Validates data against shapes, whole or node by node. */
import SHACLValidator from 'rdf-validate-shacl';
import type { DatasetCore } from '@rdfjs/types';
import { ServiceError, messageOf } from '../errors.js';
import { QuadSet, SH, namedNode, termKey, withoutGraphs, type Quad, type QuadSource, type Term } from '../rdf/index.js';
import { isInstanceOf } from './classes.js';
import { MergedData } from './merged-data.js';
import { Shapes, type FocusNode } from './shapes.js';
import { toSeverity, type ValidationReport, type ValidationResult } from './validation-report.js';

/** The method of the library that its types call private. */
interface DataReceiver {
  setDataGraph(data: DatasetCore): void;
}

/** A validator for one set of shapes; reading the shapes happens once. */
export class Validator {
  readonly shapes: Shapes;
  readonly #validator: SHACLValidator;

  /** @throws ServiceError `bad-request` when a shape cannot be executed; what cannot be checked is never taken as passed. */
  constructor(shapeQuads: Iterable<Quad>) {
    this.shapes = new Shapes(shapeQuads);
    try {
      // The library stops checking a node after 50 visits unless told otherwise, and takes it as valid.
      this.#validator = new SHACLValidator(this.shapes.quads, { maxNodeChecks: 0 } as object);
    } catch (error) {
      throw new ServiceError('bad-request', `The shapes cannot be read: ${messageOf(error)}`, { cause: error });
    }
    tolerateCircles(this.#validator);
  }

  /** Whether a change can break only the nodes at the ends of its statements, and what points at them. */
  get isLocal(): boolean {
    return this.shapes.isLocal;
  }

  /** Validates every focus node that the shapes' targets have in the data. */
  validateAll(data: QuadSource): ValidationReport {
    const merged = new QuadSet(withoutGraphs(data.match()));
    return this.#validate(merged, this.shapes.focusNodes(merged));
  }

  /** Validates these nodes only, each against the shapes that have it as a focus node. Cost follows their number. */
  validateNodes(data: QuadSource, nodes: Iterable<Term>): ValidationReport {
    const merged = new MergedData(data);
    return this.#validate(merged, [...distinct(nodes)].flatMap((node) => this.shapes.focusNode(merged, node)));
  }

  #validate(data: DatasetCore, focusNodes: Iterable<FocusNode>): ValidationReport {
    const validator = this.#validator;
    // The library's engine keeps results, and after a failure counts as inside a nested shape, where nothing is reported.
    const engine = (validator.validationEngine = validator.validationEngine.clone());
    (validator as unknown as DataReceiver).setDataGraph(data);
    engine.initReport();
    try {
      for (const [node, shape] of focusNodes) validator.nodeConformsToShape(node, shape, engine);
    } catch (error) {
      // A failure to execute a shape is an error of the shapes (SHACL §3.4.1 "failure"), not a report.
      throw new ServiceError('bad-request', `The shapes cannot be executed: ${reasonOf(error)}`, { cause: error });
    }
    return toReport(engine.getReport());
  }
}

/** Lets `sh:class` look up the super-classes: the library looks down, without end where the data has them in a circle. */
function tolerateCircles(validator: SHACLValidator): void {
  const type = namedNode(`${SH.iri}class`);
  const component = validator.shapesGraph.getComponentWithParameter(type)!; // a component of SHACL Core
  component.nodeValidationFunction = (_, value, constraint) => isInstanceOf(validator.$data.dataset, value, constraint.getParameterValue(type));
  component.propertyValidationFunction = component.nodeValidationFunction;
}

function reasonOf(error: unknown): string {
  if (String(error).startsWith('RangeError')) return 'they refer to each other in a circle, or one of their paths is too long in the data.';
  // The library prints nodes as objects, which says nothing.
  return messageOf(error).replace(/:? \[object Object\]/g, '');
}

function* distinct(nodes: Iterable<Term>): Generator<Term> {
  const seen = new Set<string>();
  for (const node of nodes) {
    const key = termKey(node);
    if (!seen.has(key)) yield node;
    seen.add(key);
  }
}

type LibraryReport = ReturnType<SHACLValidator['validationEngine']['getReport']>;

function toReport(report: LibraryReport): ValidationReport {
  const results = report.results.map(
    (result): ValidationResult => ({
      focusNode: result.focusNode?.value ?? '',
      path: result.path?.termType === 'NamedNode' ? result.path.value : null,
      value: result.value?.value ?? null,
      message: result.message.map((message) => message.value).join(' ') || `Breaks ${result.sourceConstraintComponent?.value ?? 'a constraint'}.`,
      severity: toSeverity(result.severity as Term | null),
      shape: result.sourceShape?.termType === 'NamedNode' ? result.sourceShape.value : null,
    }),
  );
  return { conforms: report.conforms, results, quads: [...report.dataset] as Quad[] };
}
