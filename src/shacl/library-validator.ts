/** rdf-validate-shacl, which executes all of SHACL Core and writes the reports. */
import SHACLValidator from 'rdf-validate-shacl';
import type { DatasetCore } from '@rdfjs/types';
import { ServiceError, messageOf } from '../errors.js';
import { SH, type Quad, type Term } from '../rdf/index.js';
import { isInstanceOf } from './classes.js';
import type { FocusNode, Shapes } from './shapes.js';
import { toSeverity, type ValidationReport, type ValidationResult } from './validation-report.js';

/** The method of the library that its types call private. */
interface DataReceiver {
  setDataGraph(data: DatasetCore): void;
}

/** The library with one set of shapes; reading the shapes happens once. */
export class LibraryValidator {
  readonly #validator: SHACLValidator;

  /** @throws ServiceError `bad-request` when the shapes cannot be read. */
  constructor(shapes: Shapes) {
    try {
      // The library stops checking a node after 50 visits unless told otherwise, and takes it as valid.
      this.#validator = new SHACLValidator(shapes.quads, { maxNodeChecks: 0 } as object);
    } catch (error) {
      throw new ServiceError('bad-request', `The shapes cannot be read: ${messageOf(error)}`, { cause: error });
    }
    tolerateCircles(this.#validator);
  }

  /** @throws ServiceError `bad-request` when a shape cannot be executed. */
  validate(data: DatasetCore, focusNodes: Iterable<FocusNode>): ValidationReport {
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
  const component = validator.shapesGraph.getComponentWithParameter(SH.class)!; // a component of SHACL Core
  component.nodeValidationFunction = (_, value, constraint) => isInstanceOf(validator.$data.dataset, value, constraint.getParameterValue(SH.class));
  component.propertyValidationFunction = component.nodeValidationFunction;
}

function reasonOf(error: unknown): string {
  if (String(error).startsWith('RangeError')) return 'they refer to each other in a circle, or one of their paths is too long in the data.';
  // The library prints nodes as objects, which says nothing.
  return messageOf(error).replace(/:? \[object Object\]/g, '');
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
