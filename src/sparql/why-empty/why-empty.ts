/** Why a query has no rows: the parts at fault, terms that nothing uses, and actual values. */
import type { EmptyPart, QueryRange, WhyEmpty } from '../../json-answers.js';
import { positionOf } from '../syntax/index.js';
import { observationsOn, unusedTermsIn } from './observations.js';
import { minimalEmptySet } from './minimal-set.js';
import { aloneIn, divided, onlyWith, type DividedQuery, type QueryPart } from './parts.js';
import { MOST_COUNTED, Probe, type ProbeSettings } from './probe.js';
import { nodesIn, rangeOf, readTree, type Node, type TextRange } from './syntax-tree.js';

const MOST_HINTS = 5;

/**
 * Explains a query without rows; undefined where it has some, has SERVICE, or its parts could not
 * be told apart in time. The query has to be well formed. Cost: some small queries for each part,
 * within the budget.
 */
export function whyEmpty(text: string, settings: ProbeSettings): WhyEmpty | undefined {
  const query = divided(readTree(text, settings.baseIri));
  if (!query) return undefined;
  const probe = new Probe(settings);
  const set = probe.inTime(() => minimalEmptySet(query, probe));
  if (!set) return undefined;
  const inspection = { query, set: set.parts, probe };
  const observed =
    probe.inTime(() => [...unusedTermsIn(inspection), ...observationsOn(inspection)]) ?? [];
  return {
    because: set.parts.map((part) => describe(part, query, set.parts, probe)),
    hints: observed
      .filter((hint, at) => observed.findIndex((other) => other.text === hint.text) === at)
      .slice(0, MOST_HINTS)
      .map((hint) => ({ text: hint.text, ...placeOf(text, hint.place) })),
    isComplete: set.isMinimal && !probe.isCutShort,
  };
}

function describe(
  part: QueryPart,
  query: DividedQuery,
  set: readonly QueryPart[],
  probe: Probe,
): EmptyPart {
  const rows =
    part.kind === 'triple' || part.kind === 'values'
      ? probe.countOf(aloneIn(query, part), query.text)
      : undefined;
  const rowsWithout =
    set.length > 1
      ? probe.rowsOf(onlyWith(query, new Set(set.filter((other) => other !== part))), query.text)
      : undefined;
  return {
    part: textOfPart(part, query),
    kind: part.kind,
    ...placeOf(query.text, part.place),
    ...(rows === undefined ? {} : { rows }),
    ...(rowsWithout === undefined ? {} : { rowsWithout }),
  };
}

/** A part as written; a triple always with its subject. */
function textOfPart({ kind, node, place }: QueryPart, { text }: DividedQuery): string {
  const written = (at: TextRange): string => text.slice(at.start, at.end).replace(/\s+/g, ' ');
  if (kind === 'filter') return `FILTER ${written(place)}`;
  if (kind === 'having') return `HAVING ${written(place)}`;
  if (kind !== 'triple') return written(place);
  const terms = [node.subject, node.predicate, node.object].map((term): string => {
    const at = rangeOf(term as Node);
    if (at) return written(at);
    const { subType, value } = term as Node;
    const elsewhere = [...nodesIn(term)].find(
      ({ subType: kindOfTerm }) => kindOfTerm === 'variable',
    );
    return elsewhere
      ? `?${String(elsewhere.value)}`
      : subType === 'namedNode'
        ? `<${String(value)}>`
        : '[]';
  });
  return terms.join(' ');
}

function placeOf(text: string, { start, end }: TextRange): QueryRange {
  return { ...positionOf(text, start), start, end };
}

/** The explanation as text, one line a finding. */
export function whyEmptyText({ because, hints, isComplete }: WhyEmpty): string {
  const count = (rows: number): string =>
    rows >= MOST_COUNTED ? `${MOST_COUNTED} or more rows` : rows === 1 ? '1 row' : `${rows} rows`;
  const lines = [
    because.length === 1
      ? 'No rows, because nothing matches this:'
      : `No rows, because nothing matches all of these together${
          because.some(({ rowsWithout }) => rowsWithout === 0)
            ? ''
            : '. Leaving out any one gives rows'
        }:`,
    ...because.map(({ part, line, column, rows, rowsWithout }) => {
      const alone = rows === undefined ? '' : `; alone: ${count(rows)}`;
      const without = rowsWithout === undefined ? '' : `; without it: ${count(rowsWithout)}`;
      return `  ${part}  [line ${line}, column ${column}${alone}${without}]`;
    }),
    ...hints.map(({ text }) => `- ${text}`),
    ...(isComplete ? [] : ['There was not enough time to examine everything.']),
  ];
  return `${lines.join('\n')}\n`;
}
