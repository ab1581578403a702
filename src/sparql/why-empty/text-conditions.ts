/** CONTAINS, STRSTARTS, STRENDS and REGEX that match no text, because of case, spelling or type. */
import { literal, type Term } from '../../rdf/index.js';
import type { TextChange, Edit, Inspection } from './edit.js';
import { countedValues, fittingValues, writtenIn } from './edit.js';
import type { QueryPart } from './parts.js';
import { rangeOf, termOf, queryTextOf, type Node } from './syntax-tree.js';
import { slipsBetween } from './term-names.js';

const CONDITIONS = ['contains', 'strstarts', 'strends', 'regex'];

/** Edits that make conditions on texts true of some. */
export function mendedTextConditions(inspection: Inspection): Edit[] {
  return inspection.set
    .filter(
      ({ kind, node }) =>
        kind === 'filter' && CONDITIONS.includes((node.expression as Node).operator as string),
    )
    .flatMap((part) => editsOf(part, inspection));
}

function editsOf(part: QueryPart, inspection: Inspection): Edit[] {
  const { query } = inspection;
  const { operator, args } = part.node.expression as {
    readonly operator: string;
    readonly args: readonly [Node, Node, Node | undefined];
  };
  const [asked, wanted, flags] = args;
  const [askedPlace, wantedPlace] = [rangeOf(asked), rangeOf(wanted)];
  const text = termOf(wanted, query);
  if (!askedPlace || !wantedPlace || text?.termType !== 'Literal') return [];
  const values = fittingValues(inspection, { without: [part], expression: asked });
  const isText = values.some(
    (value) =>
      value.termType === 'Literal' &&
      (value.language !== '' || value.datatype.value.endsWith('#string')),
  );
  const written = writtenIn(query, askedPlace);
  const subject = isText ? written : `STR(${written})`;
  const asText: TextChange[] = isText ? [] : [{ ...askedPlace, text: subject }];
  const kind = isText
    ? ''
    : `${written} is not a text here (${countedValues(values)}). STR turns it into one. `;
  const edits: Edit[] = isText
    ? []
    : [{ changes: asText, cost: 1, place: askedPlace, hint: kind.trim() }];
  if (operator === 'regex' ? !flags : !/^lcase$/i.test(String(asked.operator))) {
    const changes: TextChange[] =
      operator === 'regex'
        ? [...asText, { start: wantedPlace.end, end: wantedPlace.end, text: ', "i"' }]
        : [
            { ...askedPlace, text: `LCASE(${subject})` },
            { ...wantedPlace, text: queryTextOf(literal(text.value.toLowerCase()), query) },
          ];
    edits.push({
      changes,
      cost: isText ? 1.3 : 2,
      place: wantedPlace,
      hint: `${kind}Some texts here have "${text.value}" with other capitalization.`,
    });
  }
  return operator === 'regex'
    ? edits
    : [
        ...edits,
        ...respelt(text.value, values).map(({ word, slips }): Edit => ({
          changes: [...asText, { ...wantedPlace, text: queryTextOf(literal(word), query) }],
          cost: 2 + 0.4 * slips,
          place: wantedPlace,
          hint: `${kind}No text here contains "${text.value}". Some contain "${word}".`,
        })),
      ];
}

/** Words of the values that one may be a slip of, those with the fewest slips. */
function respelt(text: string, values: readonly Term[]): { word: string; slips: number }[] {
  const found = new Map<string, number>();
  const wordCount = text.trim().split(/\s+/).length;
  for (const { value } of values) {
    const words = value.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
    for (let first = 0; first + wordCount <= words.length; first += 1) {
      const word = words.slice(first, first + wordCount).join(' ');
      const slips = found.has(word) ? undefined : slipsBetween(text, word);
      if (slips !== undefined) found.set(word, slips);
    }
  }
  return [...found]
    .map(([word, slips]) => ({ word, slips }))
    .sort((left, right) => left.slips - right.slips)
    .slice(0, 3);
}
