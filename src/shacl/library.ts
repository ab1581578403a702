/** Validation by rdf-validate-shacl. This module is loaded on first use. */
import SHACLValidator from 'rdf-validate-shacl';
import { ServiceError, badRequest, messageOf } from '../errors.js';
import type { Match, Quad, QuadSource, Term } from '../rdf/index.js';
import { OWL, QuadSet, SH, defaultGraph, quad } from '../rdf/index.js';
import { isNotExecuted } from './shape-terms.js';
import { toResult, type ValidationReport, type ValidationResult } from './validation-report.js';

export type FocusPair = readonly [node: Term, shape: Term];

export interface LibraryOptions {
  readonly focus?: Iterable<FocusPair>;
  readonly check?: (() => void) | undefined;
}

/** Members that its types hide or omit. */
interface Opened {
  setDataGraph(data: MergedDataset): void;
  readonly $data: never;
}

/**
 * The report for these nodes, or by default for all focus nodes. A node is checked as often as it
 * comes: by default the library gives up after 50 times, and takes it for valid.
 * @param check is called for each statement read, and may throw to end the validation.
 * @throws ServiceError `bad-request` for shapes that the library cannot execute.
 */
export function libraryReport(
  shapes: Iterable<Quad>,
  data: QuadSource,
  { focus, check }: LibraryOptions = {},
): ValidationReport {
  const read = [...shapes].filter(({ predicate }) => !predicate.equals(OWL.imports));
  const shapesGraph = new QuadSet(read);
  for (const each of read) requireExecutable(each, shapesGraph);
  // A new one for each report: after an error an instance takes everything for valid.
  const validator = new SHACLValidator(shapesGraph, { maxNodeChecks: 0 } as object);
  const { validationEngine: engine } = validator;
  const opened = validator as unknown as Opened;
  opened.setDataGraph(new MergedDataset(data, check));
  try {
    if (focus) {
      engine.initReport();
      for (const [node, shape] of focus) validator.nodeConformsToShape(node, shape, engine);
    } else engine.validateAll(opened.$data);
    const { conforms, results, dataset } = engine.getReport();
    return { conforms, results: results.map(resultOf), quads: [...(dataset as Iterable<Quad>)] };
  } catch (cause) {
    if (cause instanceof ServiceError) throw cause;
    throw badRequest(
      `rdf-validate-shacl cannot execute these shapes on this data: ${messageOf(cause)}`,
      { cause },
    );
  }
}

/** Words that we execute, but the library silently ignores. */
const UNKNOWN: readonly Term[] = [SH.sparql, SH.validator, SH.nodeValidator, SH.propertyValidator];

function requireExecutable(statement: Quad, shapes: QuadSource): void {
  const { subject, predicate, object } = statement;
  if (UNKNOWN.some((each) => each.equals(predicate)) || isNotExecuted(shapes, statement))
    throw badRequest(
      `The shape ${subject.value} has <${predicate.value}>, which rdf-validate-shacl does not ` +
        'know and would pass over; ask without "validator".',
    );
  if (!predicate.equals(SH.pattern)) return;
  try {
    new RegExp(object.value);
  } catch (cause) {
    throw badRequest(
      `rdf-validate-shacl reads sh:pattern as JavaScript does, and cannot read the one of ` +
        `${subject.value}: ${messageOf(cause)}`,
      { cause },
    );
  }
}

interface LibraryResult {
  readonly focusNode: Term;
  readonly path: Term | null;
  readonly value: Term | null;
  readonly message: readonly Term[];
  readonly severity: Term | null;
  readonly sourceShape: Term;
}

function resultOf(result: LibraryResult): ValidationResult {
  const { focusNode, path, value, message: messages, severity, sourceShape: shape } = result;
  return toResult({ focusNode, path, value, messages, severity: severity ?? SH.Violation, shape });
}

/** A graph for the library: each statement once, in whichever graphs it is. */
class MergedDataset {
  constructor(
    private readonly data: QuadSource,
    private readonly check: (() => void) | undefined,
  ) {}

  match(subject?: Match, predicate?: Match, object?: Match): QuadSet {
    const found = new QuadSet();
    for (const each of this.data.match(subject, predicate, object)) {
      this.check?.();
      found.addQuad(quad(each.subject, each.predicate, each.object, defaultGraph()));
    }
    return found;
  }
}
