/** The gate: would the graph still be valid after this change? */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ServiceError } from '../errors.js';
import type { IdChange, TermId } from '../graph/index.js';
import type { Quad } from '../rdf/index.js';
import { MergedGraph, type ValidatedData } from './merged-graph.js';
import { ReachedNodes } from './reach.js';
import {
  describeFault,
  isAcceptable,
  type ValidationReport,
  type ValidationResult,
  type ValidationResults,
} from './validation-report.js';
import type { FocusPair } from './library.js';
import { Validator } from './validator.js';

/** How many findings the message of a refusal spells out; the report has all. */
const RESULTS_IN_MESSAGE = 5;

/** Rows of a large load checked without a pause for the event loop. */
const ROWS_AT_A_TIME = 20_000;
const NODES_AT_A_TIME = 100;

export class InvalidDataError extends ServiceError {
  constructor(readonly report: ValidationResults) {
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

export class Gate {
  #validator: Validator | undefined;

  constructor(private readonly shapeQuads: Iterable<Quad>) {}

  /** Made when first needed: reading the shapes takes 0.1 s, which a start need not wait for. */
  get validator(): Validator {
    return (this.#validator ??= new Validator(this.shapeQuads));
  }

  /**
   * The report for the nodes that changes reach, near or far. `after` has the changes and their
   * conclusions; statements that it had before may be among them. Cost: the changes, and the nodes
   * that they reach, whatever the size of the graph. The event loop turns now and then.
   */
  async check(after: ValidatedData, ...changes: readonly IdChange[]): Promise<ValidationReport> {
    const graph = MergedGraph.of(after);
    const validation = this.validator.begin(graph);
    let isFirst = true;
    for (const nodes of chunksOf(await this.#reached(graph, changes), NODES_AT_A_TIME)) {
      if (!isFirst) await nextTurn();
      isFirst = false;
      validation.look(nodes);
    }
    return validation.report();
  }

  /** The nodes that `check` looks at, each with the shapes that it has to conform to. */
  async focusOf(after: ValidatedData, ...changes: readonly IdChange[]): Promise<FocusPair[]> {
    const graph = MergedGraph.of(after);
    const nodes = await this.#reached(graph, changes);
    return [...this.validator.begin(graph).pairsOf(nodes)];
  }

  async #reached(graph: MergedGraph, changes: readonly IdChange[]): Promise<Set<TermId>> {
    const reached = new ReachedNodes(this.validator.reach, graph);
    for (const change of changes)
      for (const [predicate, pairs] of change) {
        for (const part of ['added', 'removed'] as const) {
          const rows = pairs[part];
          if (rows.length === 0) continue;
          const take = reached.takerOf(graph.termOf(predicate).value, part);
          for (let row = 0; row < rows.length; row += 1) {
            if (row % ROWS_AT_A_TIME === ROWS_AT_A_TIME - 1) await nextTurn();
            take(rows.keys[row]!, rows.values[row]!);
          }
        }
      }
    return reached.finish();
  }
}

/** @throws InvalidDataError for a report with violations; warnings pass. */
export function accepted(report: ValidationResults): ValidationResults {
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
