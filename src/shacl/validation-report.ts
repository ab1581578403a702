/** What a validation found: a value, as RDF and in words. */
import { QuadSet, RDF, SH, XSD, blankNode, literal, quad, type Quad, type Term } from '../rdf/index.js';

/** How much a finding matters (SHACL §2.1.4). */
export type Severity = 'violation' | 'warning' | 'info';

/** One finding, in the words of the SHACL validation report vocabulary (SHACL §3.6). */
export interface ValidationResult {
  /** IRI or blank node label of the node that was looked at. */
  readonly focusNode: string;
  /** IRI of the property, where the constraint is of one; a complex path has none. */
  readonly path: string | null;
  /** The value that was found to be wrong, as text. */
  readonly value: string | null;
  readonly message: string;
  readonly severity: Severity;
  readonly shape: string | null;
}

/** Everything that one validation found. */
export interface ValidationReport {
  /** Whether there is no result at all (SHACL §3.6.1.1). */
  readonly conforms: boolean;
  readonly results: readonly ValidationResult[];
  /** The report graph. */
  readonly quads: readonly Quad[];
}

/** Whether a change with this report may be written: warnings and remarks do not stop it. */
export function isAcceptable(report: ValidationReport): boolean {
  return report.results.every(({ severity }) => severity !== 'violation');
}

/** One line a result: severity, node, message and the value found. */
export function describeResult(result: ValidationResult): string {
  const value = result.value === null ? '' : ` Found: ${result.value}`;
  return `${result.severity}: <${result.focusNode}> ${result.message}${value}`;
}

/** The severity that a term of SHACL stands for; whatever is no warning or remark is a violation. */
export function toSeverity(term: Term | null): Severity {
  if (term?.equals(SH.Warning)) return 'warning';
  return term?.equals(SH.Info) ? 'info' : 'violation';
}

/** One report of all results of several; of none, that nothing is wrong. */
export function joinReports(reports: readonly ValidationReport[]): ValidationReport {
  const conforms = reports.every((report) => report.conforms);
  const report = blankNode('report');
  const ofResults = reports.flatMap(({ quads }) => quads.filter(({ subject, predicate }) => !(subject.equals(report) && (predicate.equals(SH.conforms) || predicate.equals(RDF.type)))));
  const head = [quad(report, RDF.type, SH.ValidationReport), quad(report, SH.conforms, literal(String(conforms), XSD.boolean))];
  return { conforms, results: reports.flatMap(({ results }) => results), quads: [...new QuadSet([...head, ...ofResults])] };
}
