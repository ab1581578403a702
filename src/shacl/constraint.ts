/** A shape's requirements of a node, one constraint at a time. */
import { badRequest, type ServiceError } from '../errors.js';
import type { TermId } from '../graph/index.js';
import { literal, type Literal, type QuadSource, type Term } from '../rdf/index.js';
import type { Bindings, PathExpression, PredicatesRead } from '../sparql/index.js';
import type { CompiledShape } from './compiled-shapes.js';
import type { MergedGraph } from './merged-graph.js';
import { listOf, nameOf } from './shape-terms.js';
import type { Finding } from './validation-report.js';

/** A constraint of a shape. `values` are the value nodes of the focus node (SHACL §3.4). */
export interface Constraint {
  /** Whether there would be no findings. */
  holds(graph: MergedGraph, focus: TermId, values: readonly TermId[]): boolean;
  findings(graph: MergedGraph, focus: TermId, values: readonly TermId[]): readonly Finding[];
  /** Announces `holds` for all of these focus nodes. */
  expect?(
    graph: MergedGraph,
    focusNodes: readonly TermId[],
    valuesOf: (focus: TermId) => readonly TermId[],
  ): void;
  /** The shapes that its values must conform to, or not. */
  readonly shapes?: readonly CompiledShape[];
  /** Of a constraint in SPARQL only. */
  readonly sparqlReads?: SparqlReads;
}

/** The only predicates that count; undefined where any may. */
export interface SparqlReads {
  readonly predicates: PredicatesRead;
}

export interface ConstraintContext {
  readonly shapes: QuadSource;
  readonly shape: Term;
  readonly path: PathExpression | undefined;
  /** The node of the shapes that is the path. */
  readonly pathNode: Term | undefined;
  readonly severity: Term;
  /** The shape's own messages (SHACL §2.1.5). */
  readonly messages: readonly Literal[];
  readonly shapeOf: (shape: Term) => CompiledShape;
}

/** The parts of a finding beyond its shape and component. */
export interface Fault {
  readonly value?: TermId;
  /** The predicate of a forbidden statement. */
  readonly predicate?: TermId;
  readonly details?: () => readonly Finding[];
}

export type Rule = (
  graph: MergedGraph,
  focus: TermId,
  values: readonly TermId[],
) => readonly Fault[];

/** A component of SHACL Core decided by a rule. `message` is the default. */
export function constraintOf(
  context: ConstraintContext,
  {
    component,
    parameters,
    message,
  }: { readonly component: Term; readonly parameters: Bindings; readonly message: string },
  rule: Rule,
): Constraint {
  const messages = (context.messages.length > 0 ? context.messages : [literal(message)]).map(
    (each) => withValues(each, parameters, context.shapes),
  );
  const { shape, severity, pathNode } = context;
  return {
    holds: (graph, focus, values) => rule(graph, focus, values).length === 0,
    findings: (graph, focus, values) =>
      rule(graph, focus, values).map(({ value, predicate, details }): Finding => ({
        focusNode: graph.termOf(focus),
        path: predicate === undefined ? pathNode : graph.termOf(predicate),
        value: value === undefined ? undefined : graph.termOf(value),
        messages,
        severity,
        component,
        shape,
        details: details?.(),
      })),
  };
}

const MEMBERS_IN_MESSAGE = 3;

/** Fills the values of variables into `{?name}` and `{$name}` (SHACL §5.3.2). */
export function withValues(message: Literal, bindings: Bindings, shapes: QuadSource): Literal {
  const text = message.value.replace(/\{[?$]([\p{L}\p{N}_]+)\}/gu, (block, name: string) => {
    const term = bindings.get(name);
    return term ? messageText(term, shapes) : block;
  });
  return text === message.value ? message : literal(text, message.language || message.datatype);
}

function messageText(term: Term, shapes: QuadSource): string {
  const members = term.termType === 'BlankNode' ? listOf(shapes, term) : [];
  if (members.length === 0) return term.termType === 'Literal' ? term.value : nameOf(term);
  const shown = members
    .slice(0, MEMBERS_IN_MESSAGE)
    .map((member) => messageText(member, shapes))
    .join(', ');
  return members.length > MEMBERS_IN_MESSAGE
    ? `${shown} … (${members.length - MEMBERS_IN_MESSAGE} more)`
    : shown;
}

/** A shape that cannot be checked never counts as passed. */
export function notExecutable(shape: Term, reason: string, cause?: unknown): ServiceError {
  return badRequest(`The shape ${nameOf(shape)} cannot be executed: ${reason}`, { cause });
}

export function nestedTooDeeply(cause?: unknown): ServiceError {
  const message = 'The shapes cannot be executed: they are nested too deeply.';
  return badRequest(message, { cause });
}
