/** SHACL Core's constraints on single values, in ids (SHACL §4.1–4.4, §4.8). */
import { validateTerm } from 'rdf-validate-datatype';
import { inlineKindOf, isInline, type TermId } from '../graph/index.js';
import { SH, XSD, type Term } from '../rdf/index.js';
import {
  compareValues,
  compileRegex,
  countCodePoints,
  isInLanguage,
  toValue,
} from '../sparql/index.js';
import type { MergedGraph } from './merged-graph.js';

export type Check = (graph: MergedGraph, node: TermId) => boolean;

/** sh:datatype (§4.1.2): the datatype, and a valid lexical form. */
export function hasDatatype(datatype: Term): Check {
  return (graph, node) => {
    const term = graph.termOf(node);
    if (term.termType !== 'Literal' || !term.datatype.equals(datatype)) return false;
    return isInline(node) || datatype.equals(XSD.string) || validateTerm(term);
  };
}

const KINDS: Readonly<Record<string, readonly Term[]>> = {
  NamedNode: [SH.IRI, SH.BlankNodeOrIRI, SH.IRIOrLiteral],
  BlankNode: [SH.BlankNode, SH.BlankNodeOrIRI, SH.BlankNodeOrLiteral],
  Literal: [SH.Literal, SH.BlankNodeOrLiteral, SH.IRIOrLiteral],
};

/** sh:nodeKind (§4.1.3); undefined for unknown kinds. A triple term is of no kind. */
export function hasNodeKind(kind: Term): Check | undefined {
  if (
    !Object.values(KINDS)
      .flat()
      .some((each) => each.equals(kind))
  )
    return undefined;
  return (graph, node) =>
    KINDS[graph.termOf(node).termType]?.some((each) => each.equals(kind)) ?? false;
}

/** False for values that SPARQL cannot compare. */
export function isCompared(
  graph: MergedGraph,
  left: TermId,
  right: TermId,
  isRight: (comparison: number) => boolean,
): boolean {
  // Within a kind, ids are ordered as the values are.
  if (isInline(left) && isInline(right) && inlineKindOf(left) === inlineKindOf(right))
    return isRight(left - right);
  const comparison = compareValues(toValue(graph.termOf(left)), toValue(graph.termOf(right)));
  return comparison !== undefined && isRight(comparison);
}

/** sh:minLength, sh:maxLength (§4.3.1, §4.3.2) */
export function hasLength(isRight: (length: number) => boolean): Check {
  return (graph, node) => {
    const { termType, value } = graph.termOf(node);
    return (termType === 'NamedNode' || termType === 'Literal') && isRight(countCodePoints(value));
  };
}

/** sh:pattern (§4.3.3); undefined for one that is no regular expression of SPARQL. */
export function matches(pattern: string, flags = ''): Check | undefined {
  const expression = compileRegex(pattern, flags);
  return (
    expression &&
    ((graph, node) => {
      const { termType, value } = graph.termOf(node);
      return (termType === 'NamedNode' || termType === 'Literal') && expression.test(value);
    })
  );
}

/** sh:languageIn (§4.4.1) */
export function isInLanguages(ranges: readonly string[]): Check {
  return (graph, node) => {
    const term = graph.termOf(node);
    return (
      term.termType === 'Literal' &&
      term.language !== '' &&
      ranges.some((range) => isInLanguage(term.language, range))
    );
  };
}
