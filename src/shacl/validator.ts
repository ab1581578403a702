/** Validates data against shapes, whole or node by node. */
import SHACLValidator from 'rdf-validate-shacl';
import type { DatasetCore } from '@rdfjs/types';
import { ServiceError, messageOf } from '../errors.js';
import { QuadSet, termKey, withoutGraphs, type Quad, type QuadSource, type Term } from '../rdf/index.js';
import { MergedData } from './merged-data.js';
import { Shapes } from './shapes.js';
import { toSeverity, type ValidationReport, type ValidationResult } from './validation-report.js';

/** The method of the library that its types call private. */
interface DataReceiver {
  setDataGraph(data: DatasetCore): void;
}

/** From this many nodes on, a merged copy of the data pays. */
const NODES_WORTH_A_COPY = 100;

/** A validator for one set of shapes; reading the shapes happens once. */
export class Validator {
  readonly #shapes: Shapes;
  readonly #validator: SHACLValidator;

  /** @throws ServiceError `bad-request` when a shape cannot be executed; what cannot be checked is never taken as passed. */
  constructor(shapeQuads: Iterable<Quad>) {
    this.#shapes = new Shapes(shapeQuads);
    try {
      // The library stops checking a node after 50 visits unless told otherwise, and takes it as valid.
      this.#validator = new SHACLValidator(this.#shapes.quads, { maxNodeChecks: 0 } as object);
    } catch (error) {
      throw new ServiceError('bad-request', `The shapes cannot be read: ${messageOf(error)}`, { cause: error });
    }
  }

  /** Whether a change can break only the nodes at the ends of its statements, and what points at them. */
  get isLocal(): boolean {
    return this.#shapes.isLocal;
  }

  /** Validates every focus node that the shapes' targets have in the data. */
  async validateAll(data: QuadSource): Promise<ValidationReport> {
    return guarded(async () => toReport(await this.#validator.validate(new QuadSet(withoutGraphs(data.match())))));
  }

  /** Validates these nodes only, each against the shapes that have it as a focus node. Cost follows their number. */
  async validateNodes(data: QuadSource, nodes: Iterable<Term>): Promise<ValidationReport> {
    const all = [...distinct(nodes)];
    // For many nodes one merged copy is cheaper than merging at every look-up.
    const merged = all.length > NODES_WORTH_A_COPY ? new QuadSet(withoutGraphs(data.match())) : undefined;
    return guarded(async () => {
      // The library's `validateNode` does the same for one node at a time, but never forgets earlier results.
      (this.#validator as unknown as DataReceiver).setDataGraph(merged ?? new MergedData(data));
      this.#validator.validationEngine.initReport();
      for (const node of all) {
        for (const shape of this.#shapes.shapesFor(merged ?? data, node)) {
          this.#validator.nodeConformsToShape(node, shape, this.#validator.validationEngine);
        }
      }
      return Promise.resolve(toReport(this.#validator.validationEngine.getReport()));
    });
  }
}

/** A failure to execute a shape is an error of the shapes (SHACL §3.4.1 "failure"), not a report. */
async function guarded(run: () => Promise<ValidationReport>): Promise<ValidationReport> {
  try {
    return await run();
  } catch (error) {
    // The library prints nodes as objects, which says nothing.
    const reason = error instanceof RangeError ? 'they refer to each other in a circle' : messageOf(error).replace(/:? \[object Object\]/g, '');
    throw new ServiceError('bad-request', `The shapes cannot be executed: ${reason}`, { cause: error });
  }
}

function* distinct(nodes: Iterable<Term>): Generator<Term> {
  const seen = new Set<string>();
  for (const node of nodes) {
    const key = termKey(node);
    if (!seen.has(key)) yield node;
    seen.add(key);
  }
}

type LibraryReport = Awaited<ReturnType<SHACLValidator['validate']>>;

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
