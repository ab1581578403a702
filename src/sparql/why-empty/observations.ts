/** The actual values where a condition finds nothing, reported when nothing near it is known. */
import { RDF, type Term } from '../../rdf/index.js';
import { compareValues, toValue } from '../values/index.js';
import { countedValues, fittingValues, writtenIn, type Inspection } from './edit.js';
import { UNKNOWN, useOf } from './replaced-terms.js';
import { nodesIn, rangeOf, shownTerm, termOf, type Node, type TextRange } from './syntax-tree.js';

export interface Observation {
  readonly text: string;
  readonly place: TextRange;
}

const ORDERED = ['<', '>', '<=', '>=', '='];

/** Properties and classes that nothing has, and whether the ontology has them. */
export function unusedTermsIn(inspection: Inspection): Observation[] {
  const { query, set, names } = inspection;
  const noted = (node: Node, role: 'predicate' | 'class'): Observation[] => {
    const [term, place] = [termOf(node, query), rangeOf(node)];
    if (term?.termType !== 'NamedNode' || !place || useOf(term, role, inspection) > 0) return [];
    const where = names.isDeclared(term) ? 'in the ontology, unused' : 'not in the ontology';
    return [{ place, text: `${shownTerm(term, query)}: ${where}; ${UNKNOWN[role]}.` }];
  };
  return set
    .filter(({ kind }) => kind === 'triple')
    .flatMap(({ node: { predicate, object } }) => [
      ...[...nodesIn(predicate)].flatMap((link) => noted(link, 'predicate')),
      ...(termOf(predicate, query)?.equals(RDF.type) ? noted(object as Node, 'class') : []),
    ]);
}

/** For each comparison in the empty set, the range of the actual values. */
export function observationsOn(inspection: Inspection): Observation[] {
  const { query, set } = inspection;
  return set
    .filter(
      ({ kind, node }) =>
        kind === 'filter' && ORDERED.includes((node.expression as Node).operator as string),
    )
    .flatMap((part): Observation[] => {
      const [asked] = (part.node.expression as Node).args as readonly [Node];
      const place = rangeOf(asked);
      const values = place
        ? sorted(fittingValues(inspection, { without: [part], expression: asked }))
        : [];
      const [least, greatest] = [values[0], values.at(-1)];
      if (!place || !least || !greatest) return [];
      const [counted, from, to] = [
        countedValues(values),
        shownTerm(least, query),
        shownTerm(greatest, query),
      ];
      return [
        {
          place,
          text: `${writtenIn(query, place)} has ${counted} here, from ${from} to ${to}.`,
        },
      ];
    });
}

function sorted(terms: readonly Term[]): Term[] {
  return [...terms].sort((left, right) => compareValues(toValue(left), toValue(right)) ?? 0);
}
