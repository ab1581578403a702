/** Years and months as the object of a property whose values are dates. */
import { localNameOf } from '../../graph/index.js';
import { XSD } from '../../rdf/index.js';
import { comparableTo } from './comparisons.js';
import { countedValues, fittingValues, type Edit, type Inspection } from './edit.js';
import { ASKED } from './probe.js';
import {
  rangeOf,
  shownTerm,
  termOf,
  queryTextOf,
  variableNode,
  variablesIn,
  type Node,
} from './syntax-tree.js';

/** Edits that use the year of a date, or dates that begin with a month. */
export function yearsOfDates(inspection: Inspection): Edit[] {
  const { query } = inspection;
  return inspection.set
    .filter(({ kind }) => kind === 'triple')
    .flatMap(({ node, group }): Edit[] => {
      const [term, place] = [termOf(node.object, query), rangeOf(node.object as Node)];
      if (term?.termType !== 'Literal' || !place || !/^\d{4}(?:-\d{2})?$/.test(term.value))
        return [];
      const values = fittingValues(inspection, {
        replacements: new Map([[node.object as object, variableNode(ASKED)]]),
      });
      const dates = values.filter(
        (value) =>
          value.termType === 'Literal' &&
          (value.datatype.equals(XSD.date) || value.datatype.equals(XSD.dateTime)),
      );
      const [date] = dates;
      if (!date) return [];
      const name = freshName(
        localNameOf(termOf(node.predicate, query)?.value ?? 'date'),
        variablesIn(query.root),
      );
      const year = comparableTo('date', term);
      const condition = year?.wrap
        ? `${year.wrap(`?${name}`)} = ${year.value.value}`
        : `STRSTARTS(STR(?${name}), "${term.value}")`;
      const end = group.end - 1;
      const blank = /\s$/.test(query.text.slice(0, end)) ? '' : ' ';
      const [example, asked] = [queryTextOf(date, query), shownTerm(term, query)];
      const hint =
        `The values here are dates (${countedValues(dates)}, such as ${example}), but ` +
        `${asked} is a ${year?.wrap ? 'year' : 'month'}. Ask for the dates in it.`;
      return [
        {
          changes: [
            { ...place, text: `?${name}` },
            { start: end, end, text: `${blank}FILTER(${condition}) ` },
          ],
          cost: 1.4,
          place,
          hint,
        },
      ];
    });
}

function freshName(wanted: string, taken: ReadonlySet<string>): string {
  const name = wanted.replace(/\W/g, '') || 'date';
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
