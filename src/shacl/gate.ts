/** The gate: would the graph still be valid after this change? */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ServiceError } from '../errors.js';
import type { GraphVersion, IdChange } from '../graph/index.js';
import { RDF, RDFS, type Change, type Names, type Quad, type QuadSource, type Term } from '../rdf/index.js';
import { Targets } from './focus-nodes.js';
import { describeResult, isAcceptable, type ValidationReport } from './validation-report.js';
import { Validator } from './validator.js';

/** How many findings the message of a refusal spells out; the report has all. */
const RESULTS_IN_MESSAGE = 5;

/** How many nodes of a large load are validated in one go; the event loop turns in between. */
const NODES_AT_A_TIME = 100;

/** A change that the gate did not let through, with the full report. */
export class InvalidDataError extends ServiceError {
  constructor(readonly report: ValidationReport) {
    const violations = report.results.filter(({ severity }) => severity === 'violation');
    const shown = violations.slice(0, RESULTS_IN_MESSAGE).map(describeResult);
    const rest = violations.length > shown.length ? ` … and ${violations.length - shown.length} more.` : '';
    super('invalid-data', `The change was refused, ${violations.length} ${violations.length === 1 ? 'violation' : 'violations'}: ${shown.join(' ')}${rest}`, {
      details: { report: { conforms: report.conforms, results: report.results } },
    });
  }
}

/** Checks changes against one set of shapes. */
export class Gate {
  readonly validator: Validator;
  readonly #targets: Targets;
  readonly #names: Names;

  constructor(shapeQuads: Iterable<Quad>, names: Names) {
    this.validator = new Validator(shapeQuads);
    this.#targets = new Targets(this.validator.shapes);
    this.#names = names;
  }

  /**
   * The report for the nodes that a change reaches. `after` is the graph with the change and what follows from it;
   * `change` holds inferred statements too. A change of the ontology or of super-classes can reach everything, and so
   * can any change where shapes look further than to a node's own values; then everything is checked.
   */
  check(after: QuadSource, change: Change): ValidationReport {
    const { ontology } = this.#names.graphs;
    const changesClasses = [...change.added, ...change.removed].some(({ graph, predicate }) => graph.equals(ontology) || predicate.equals(RDFS.subClassOf));
    return changesClasses || !this.validator.isLocal ? this.validator.validateAll(after) : this.validator.validateNodes(after, reachedNodes(after, change));
  }

  /**
   * `check` for a large load, which only adds: its focus nodes are found by ids, and validated some at a time.
   * @throws InvalidDataError when the load breaks a shape; warnings let it pass.
   */
  async mustPassLoad(after: GraphVersion, change: IdChange): Promise<ValidationReport> {
    if (!this.validator.isLocal) return accepted(this.validator.validateAll(after));
    const nodes = this.#targets.reachedBy(after, change, this.#names);
    const reports: ValidationReport[] = [];
    for (let first = 0; first < nodes.length; first += NODES_AT_A_TIME) {
      reports.push(this.validator.validateNodes(after, nodes.slice(first, first + NODES_AT_A_TIME)));
      await nextTurn();
    }
    return accepted(joined(reports));
  }

  /** @throws InvalidDataError when the change breaks a shape; warnings let it pass. */
  mustPass(after: QuadSource, change: Change): ValidationReport {
    return accepted(this.check(after, change));
  }
}

function accepted(report: ValidationReport): ValidationReport {
  if (!isAcceptable(report)) throw new InvalidDataError(report);
  return report;
}

function joined(reports: readonly ValidationReport[]): ValidationReport {
  return { conforms: reports.every(({ conforms }) => conforms), results: reports.flatMap(({ results }) => results), quads: reports.flatMap(({ quads }) => quads) };
}

/**
 * Nodes whose validity may have changed: both ends of every changed statement (values and inverse paths), and what
 * points at a node that lost a class (`sh:class`).
 */
function* reachedNodes(after: QuadSource, change: Change): Generator<Term> {
  for (const { subject, object } of [...change.added, ...change.removed]) {
    yield subject;
    if (object.termType === 'NamedNode' || object.termType === 'BlankNode') yield object;
  }
  for (const { subject, predicate } of change.removed) {
    if (predicate.equals(RDF.type)) for (const incoming of after.match(null, null, subject)) yield incoming.subject;
  }
}
