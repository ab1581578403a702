/** What SHACL Core asks of a single value, in ids (SHACL §4.1–4.3). */
import { validateTerm } from 'rdf-validate-datatype';
import { isInline, type TermId } from '../graph/index.js';
import { SH, XSD, type Term } from '../rdf/index.js';
import type { MergedGraph } from './merged-graph.js';
import type { Verdict } from './verdict.js';

/** What is asked of one node. */
export type Check = (graph: MergedGraph, node: TermId) => Verdict;

/** sh:class (§4.1.1) */
export function hasClass(type: Term): Check {
  return (graph, node) => graph.isInstanceOf(node, graph.idOf(type));
}

/** sh:datatype (§4.1.2): the datatype, and a lexical form that it has. */
export function hasDatatype(datatype: Term): Check {
  return (graph, node) => {
    const term = graph.termOf(node);
    if (term.termType !== 'Literal' || !term.datatype.equals(datatype)) return false;
    // Only well-formed values fit into an id.
    return isInline(node) || datatype.equals(XSD.string) || validateTerm(term);
  };
}

const KINDS: Readonly<Record<string, readonly Term[]>> = {
  NamedNode: [SH.IRI, SH.BlankNodeOrIRI, SH.IRIOrLiteral],
  BlankNode: [SH.BlankNode, SH.BlankNodeOrIRI, SH.BlankNodeOrLiteral],
  Literal: [SH.Literal, SH.BlankNodeOrLiteral, SH.IRIOrLiteral],
};

/** sh:nodeKind (§4.1.3); undefined for a kind that SHACL does not have. */
export function hasNodeKind(kind: Term): Check | undefined {
  if (!Object.values(KINDS).flat().some((each) => each.equals(kind))) return undefined;
  // A triple term is of no kind, which the standard does not know.
  return (graph, node) => KINDS[graph.termOf(node).termType]?.some((each) => each.equals(kind));
}

/** sh:minExclusive, sh:minInclusive, sh:maxExclusive, sh:maxInclusive (§4.2): whether the comparison with the limit comes out right. */
export function isWithin(limit: Term, isRight: (comparison: number) => boolean): Check {
  return (graph, node) => (graph.termOf(node).termType === 'Literal' ? isCompared(graph, node, graph.idOf(limit), isRight) : false);
}

/** Whether the comparison of two literals comes out right; undefined for all but numbers and plain dates. */
export function isCompared(graph: MergedGraph, left: TermId, right: TermId, isRight: (comparison: number) => boolean): Verdict {
  const [a, b] = [graph.termOf(left), graph.termOf(right)];
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined) return isRight(x - y);
  const areDates = [a, b].every((term) => term.termType === 'Literal' && term.datatype.equals(XSD.date));
  // Within a kind, ids are ordered as the values are.
  return areDates && isInline(left) && isInline(right) ? isRight(left - right) : undefined;
}

function numberOf(term: Term): number | undefined {
  if (term.termType !== 'Literal' || ![XSD.integer, XSD.decimal, XSD.nonNegativeInteger].some((each) => each.equals(term.datatype))) return undefined;
  return /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(term.value) ? Number(term.value) : undefined;
}

/** sh:minLength, sh:maxLength (§4.3.1, §4.3.2) */
export function hasLength(isRight: (length: number) => boolean): Check {
  return (graph, node) => {
    const { termType, value } = graph.termOf(node);
    return termType !== 'BlankNode' && isRight(value.length);
  };
}

/** sh:pattern (§4.3.3); undefined for one that is no regular expression. */
export function matches(pattern: string, flags = ''): Check | undefined {
  if (!/^[imsu]*$/.test(flags)) return undefined;
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
  return (graph, node) => {
    const { termType, value } = graph.termOf(node);
    return termType !== 'BlankNode' && expression.test(value);
  };
}

/** sh:in (§4.8.3) */
export function isAmong(terms: readonly Term[]): Check {
  return (graph, node) => terms.some((term) => graph.idOf(term) === node);
}
