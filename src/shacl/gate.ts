/** The gate: would the graph still be valid after this change? */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ServiceError } from '../errors.js';
import type { Draft, IdChange, TermGraph, TermId } from '../graph/index.js';
import type { Change, Quad } from '../rdf/index.js';
import { MergedGraph } from './merged-graph.js';
import { ReachedNodes } from './reach.js';
import {
  describeFault,
  isAcceptable,
  type ValidationReport,
  type ValidationResult,
} from './validation-report.js';
import type { FocusPair } from './library.js';
import { Validator, type Validation } from './validator.js';

/** How many findings the message of a refusal spells out; the report has all. */
const RESULTS_IN_MESSAGE = 5;

/** Rows of a large load checked without a pause for the event loop. */
const ROWS_AT_A_TIME = 20_000;
const NODES_AT_A_TIME = 100;

/** A change refused by the gate, with the full report. */
export class InvalidDataError extends ServiceError {
  constructor(readonly report: ValidationReport) {
    const violations = report.results.filter(({ severity }) => severity === 'violation');
    // One value can break several constraints of a shape.
    const faults = [...new Set(violations.map(describeFault))];
    const shown = faults.slice(0, RESULTS_IN_MESSAGE);
    const rest = faults.length > shown.length ? ` … and ${faults.length - shown.length} more.` : '';
    const noun = faults.length === 1 ? 'violation' : 'violations';
    super(
      'invalid-data',
      `The change was refused, ${faults.length} ${noun}: ${shown.join(' ')}${rest}`,
      {
        details: { report: { conforms: report.conforms, results: distinct(report.results) } },
      },
    );
  }
}

/** Results that differ in the constraint alone, which they do not name, once. */
function distinct(results: readonly ValidationResult[]): ValidationResult[] {
  return [...new Map(results.map((each) => [JSON.stringify(each), each])).values()];
}

/** Checks changes against one set of shapes. */
export class Gate {
  #validator: Validator | undefined;

  constructor(private readonly shapeQuads: Iterable<Quad>) {}

  /** Made when first needed: reading the shapes takes 0.1 s, which a start need not wait for. */
  get validator(): Validator {
    return (this.#validator ??= new Validator(this.shapeQuads));
  }

  /**
   * The report for the nodes that a change reaches, near or far. `after` is a draft with the change
   * and its conclusions; `change` includes inferred statements, and may include statements that the
   * draft had before. Cost: the change, and the nodes that it reaches, whatever the size of the
   * graph.
   */
  check(after: Draft, change: Change): ValidationReport {
    const { validation, nodes } = this.#begin(after, change);
    validation.look(nodes);
    return validation.report();
  }

  /** The nodes that `check` looks at, each with the shapes that it has to conform to. */
  focusOf(after: Draft, change: Change): FocusPair[] {
    const { validation, nodes } = this.#begin(after, change);
    return [...validation.pairsOf(nodes)];
  }

  #begin(after: Draft, change: Change): { validation: Validation; nodes: Iterable<TermId> } {
    const graph = MergedGraph.of(after);
    const reached = new ReachedNodes(this.validator.reach, graph);
    for (const part of ['added', 'removed'] as const) {
      for (const { subject, predicate, object } of change[part])
        reached.takerOf(predicate.value, part)(graph.idOf(subject), graph.idOf(object));
    }
    return { validation: this.validator.begin(graph), nodes: reached.finish() };
  }

  /** `check` for a large change and its conclusions. Yields to the event loop. */
  async checkLarge(after: TermGraph, ...changes: readonly IdChange[]): Promise<ValidationReport> {
    const graph = MergedGraph.of(after);
    const reached = new ReachedNodes(this.validator.reach, graph);
    for (const change of changes)
      for (const [predicate, pairs] of change) {
        for (const part of ['added', 'removed'] as const) {
          const take = reached.takerOf(graph.termOf(predicate).value, part);
          const rows = pairs[part];
          for (let row = 0; row < rows.length; row += 1) {
            if (row % ROWS_AT_A_TIME === 0) await nextTurn();
            take(rows.keys[row]!, rows.values[row]!);
          }
        }
      }
    const validation = this.validator.begin(graph);
    for (const nodes of chunksOf(reached.finish(), NODES_AT_A_TIME)) {
      validation.look(nodes);
      await nextTurn();
    }
    return validation.report();
  }

  /** @throws InvalidDataError when the change breaks a shape; warnings pass. */
  mustPass(after: Draft, change: Change): ValidationReport {
    return accepted(this.check(after, change));
  }
}

/** @throws InvalidDataError for a report with violations; warnings pass. */
export function accepted(report: ValidationReport): ValidationReport {
  if (!isAcceptable(report)) throw new InvalidDataError(report);
  return report;
}

function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
