/** Facts about the parts of a query without rows: terms that nothing uses, and the actual values. */
import type { IdGraph } from '../../graph/index.js';
import { RDF, type Term } from '../../rdf/index.js';
import { compareValues, toValue } from '../values/index.js';
import { restrictedTo, type DividedQuery, type QueryPart } from './parts.js';
import { MOST_VALUES, type Probe } from './probe.js';
import { nodesIn, rangeOf, shownTerm, termOf, type Node, type TextRange } from './syntax-tree.js';

export interface Observation {
  readonly text: string;
  readonly place: TextRange;
}

/** A query without rows, and a smallest set of its parts that has none. */
export interface Inspection {
  readonly query: DividedQuery;
  readonly set: readonly QueryPart[];
  readonly probe: Probe;
}

const ORDERED = ['<', '>', '<=', '>=', '='];

/** Properties and classes that nothing has, and whether the ontology has them. */
export function unusedTermsIn({ query, set, probe: { graph } }: Inspection): Observation[] {
  const noted = (node: Node, isClass: boolean): Observation[] => {
    const [term, place] = [termOf(node, query), rangeOf(node)];
    if (term?.termType !== 'NamedNode' || !place || isUsed(term, isClass, graph)) return [];
    const where = isDeclared(term, graph) ? 'in the ontology, unused' : 'not in the ontology';
    const use = isClass ? 'nothing here has this class' : 'no statement here uses it';
    return [{ place, text: `${shownTerm(term, query)}: ${where}; ${use}.` }];
  };
  return set
    .filter(({ kind }) => kind === 'triple')
    .flatMap(({ node: { predicate, object } }) => [
      ...[...nodesIn(predicate)].flatMap((link) => noted(link, false)),
      ...(termOf(predicate, query)?.equals(RDF.type) ? noted(object as Node, true) : []),
    ]);
}

function isUsed(term: Term, isClass: boolean, graph: IdGraph): boolean {
  const id = graph.dictionary.idOf(term);
  if (id === 0) return false;
  return isClass
    ? graph.count(undefined, graph.dictionary.idOf(RDF.type), id, undefined) > 0
    : graph.count(undefined, id, undefined, undefined) > 0;
}

function isDeclared(term: Term, graph: IdGraph): boolean {
  const id = graph.dictionary.idOf(term);
  return id !== 0 && graph.count(id, graph.dictionary.idOf(RDF.type), undefined, undefined) > 0;
}

/** For each comparison in the empty set, the range of the actual values. */
export function observationsOn({ query, set, probe }: Inspection): Observation[] {
  return set
    .filter(
      ({ kind, node }) =>
        kind === 'filter' && ORDERED.includes((node.expression as Node).operator as string),
    )
    .flatMap((part): Observation[] => {
      const [asked] = (part.node.expression as Node).args as readonly [Node];
      const place = rangeOf(asked);
      const values = place ? sorted(valuesWithout(part, asked, { query, set, probe })) : [];
      const [least, greatest] = [values[0], values.at(-1)];
      if (!place || !least || !greatest) return [];
      const more = values.length >= MOST_VALUES ? ' or more' : '';
      const noun = values.length === 1 ? 'value' : 'values';
      return [
        {
          place,
          text:
            `${query.text.slice(place.start, place.end)} has ${values.length}${more} different ` +
            `${noun} here, from ${shownTerm(least, query)} to ${shownTerm(greatest, query)}.`,
        },
      ];
    });
}

/** An expression's values in the query without a part, or else in the empty set without it. */
function valuesWithout(
  part: QueryPart,
  expression: Node,
  { query, set, probe }: Inspection,
): readonly Term[] {
  const patterns = query.parts.filter(({ kind }) => kind !== 'having' && kind !== 'limit');
  for (const parts of [patterns, set]) {
    probe.check();
    const root = restrictedTo(query, new Set(parts.filter((other) => other !== part)));
    const values = probe.valuesOf(root, query.text, expression);
    if (values && values.length > 0) return values;
  }
  return [];
}

function sorted(terms: readonly Term[]): Term[] {
  return [...terms].sort((left, right) => compareValues(toValue(left), toValue(right)) ?? 0);
}
