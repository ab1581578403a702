/** A validation's findings, as a value, as RDF and in words. */
import type { BlankNode, Literal, Quad, QuadSource, Term } from '../rdf/index.js';
import { QuadSet, RDF, SH, XSD, blankNode, literal, quad } from '../rdf/index.js';
import { copyPath } from './property-path.js';

/** SHACL §2.1.4. */
export type Severity = 'violation' | 'warning' | 'info';

/** A finding in the terms of the validation report vocabulary (SHACL §3.6). */
export interface ValidationResult {
  /** IRI or blank node label of the focus node. */
  readonly focusNode: string;
  /** IRI of the property, where the constraint is on one; a complex path has none. */
  readonly path: string | null;
  readonly value: string | null;
  readonly message: string;
  readonly severity: Severity;
  readonly shape: string | null;
}

export interface ValidationResults {
  /** Whether there is no result at all (SHACL §3.6.1.1). */
  readonly conforms: boolean;
  readonly results: readonly ValidationResult[];
}

export interface ValidationReport extends ValidationResults {
  readonly quads: readonly Quad[];
}

/** A finding in terms (SHACL §3.6.2). */
export interface Finding {
  readonly focusNode: Term;
  /** A node of the shapes graph that is a path. */
  readonly path: Term | null | undefined;
  readonly value: Term | null | undefined;
  readonly messages: readonly Literal[];
  readonly severity: Term;
  readonly component: Term;
  /** The SPARQL-based constraint, if it is one. */
  readonly constraint?: Term | undefined;
  readonly shape: Term;
  /** Why a value does not conform to a shape. */
  readonly details?: readonly Finding[] | undefined;
}

/** Whether a change with this report may be written: warnings and remarks do not stop it. */
export function isAcceptable(report: ValidationResults): boolean {
  return report.results.every(({ severity }) => severity !== 'violation');
}

/** One line a result: severity, node, message and the value found. */
export function describeResult(result: ValidationResult): string {
  return `${result.severity}: ${describeFault(result)}`;
}

export function describeFault({ focusNode, message, value }: ValidationResult): string {
  return `<${focusNode}> ${message}${value === null ? '' : ` Found: ${value}`}`;
}

/** The report of findings. Blank nodes of shapes in it are included with their statements. */
export function toReport(findings: readonly Finding[], shapes: QuadSource): ValidationReport {
  const [report, conforms] = [blankNode('report'), findings.length === 0];
  const quads = new QuadSet([
    quad(report, RDF.type, SH.ValidationReport),
    quad(report, SH.conforms, literal(String(conforms), XSD.boolean)),
  ]);
  const writer = new FindingWriter(quads, shapes);
  for (const finding of findings) writer.write(finding, report, SH.result);
  return { conforms, results: findings.map(toResult), quads: [...quads] };
}

export function toResult(
  finding: Omit<Finding, 'component' | 'messages'> & { readonly messages: readonly Term[] },
): ValidationResult {
  const { focusNode, path, value, messages, severity, shape } = finding;
  return {
    focusNode: focusNode.value,
    path: path?.termType === 'NamedNode' ? path.value : null,
    value: value?.value ?? null,
    message: messages.map((message) => message.value).join(' '),
    severity: severity.equals(SH.Warning)
      ? 'warning'
      : severity.equals(SH.Info)
        ? 'info'
        : 'violation',
    shape: shape.termType === 'NamedNode' ? shape.value : null,
  };
}

/** Writes findings as results, each with blank nodes of its own. */
class FindingWriter {
  #nodeCount = 0;

  constructor(
    private readonly quads: QuadSet,
    private readonly shapes: QuadSource,
  ) {}

  write(finding: Finding, above: BlankNode, property: typeof SH.result): void {
    const result = blankNode(this.#label());
    // Objects in reports are IRIs, blank nodes and literals.
    const say = (predicate: typeof SH.result, ...values: (Term | null | undefined)[]): void => {
      for (const value of values)
        if (value) this.quads.add(quad(result, predicate, value as Quad['object']));
    };
    this.quads.add(quad(above, property, result));
    say(RDF.type, SH.ValidationResult);
    say(SH.focusNode, finding.focusNode);
    say(SH.resultPath, this.#copyOf(finding.path));
    say(SH.value, finding.value);
    say(SH.resultMessage, ...finding.messages);
    say(SH.resultSeverity, finding.severity);
    say(SH.sourceConstraintComponent, finding.component);
    say(SH.sourceConstraint, finding.constraint);
    say(SH.sourceShape, finding.shape);
    for (const node of [finding.shape, finding.constraint]) if (node) this.#describe(node);
    for (const detail of finding.details ?? []) this.write(detail, result, SH.detail);
  }

  #label(): string {
    return `result0-${(this.#nodeCount += 1)}`;
  }

  #copyOf(path: Finding['path']): Term | undefined {
    if (!path) return undefined;
    const { copy, quads } = copyPath(this.shapes, path, () => this.#label());
    this.quads.addQuads([...quads]);
    return copy;
  }

  /** A blank node has no name to look up, so everything reachable from it is included. */
  #describe(node: Term): void {
    if (node.termType !== 'BlankNode') return;
    for (const found of this.shapes.match(node))
      if (this.quads.addQuad(found)) this.#describe(found.object);
  }
}
