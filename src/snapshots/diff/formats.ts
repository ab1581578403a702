/** A difference as JSON and as CSV. */
import { givenLabelOf, labelOf, type GraphVersion } from '../../graph/index.js';
import {
  RDFS,
  csvParts,
  getOrMake,
  termKey,
  toPlainText,
  type Names,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import type { DiffDescription } from './describe.js';
import type { Diff } from './diff.js';

/** Most things in JSON; the total is given, and CSV and RDF Patch have all. */
const THINGS_LISTED = 1_000;
const CSV_COLUMNS =
  'change thing thing_label property property_label value value_label datatype language graph'.split(
    ' ',
  );

export function diffJson({ things, ...rest }: DiffDescription, thing?: string): object {
  return {
    ...rest,
    thing: thing ?? null,
    thingCount: things?.length ?? null,
    things: things?.slice(0, THINGS_LISTED) ?? null,
  };
}

/** CSV (RFC 4180): a row a quad and its effect, with names of the later version, else the diff. */
export function diffCsv(diff: Diff, later: GraphVersion, names: Names): Iterable<string> {
  const nameOf = namesIn(diff, later);
  return csvParts(CSV_COLUMNS, diff.effects(later, names), ({ effect, quad }) =>
    cellsOf(effect, quad, nameOf),
  );
}

function cellsOf(
  change: string,
  { subject, predicate, object, graph }: Quad,
  nameOf: (term: Term) => string,
): string[] {
  const isLiteral = object.termType === 'Literal';
  return [
    change,
    toPlainText(subject),
    nameOf(subject),
    toPlainText(predicate),
    nameOf(predicate),
    toPlainText(object),
    isLiteral ? object.value : nameOf(object),
    isLiteral && object.language === '' ? object.datatype.value : '',
    isLiteral ? object.language : '',
    toPlainText(graph),
  ];
}

/** Names of things; those missing in the later version are in the difference. */
function namesIn(diff: Diff, later: GraphVersion): (term: Term) => string {
  const gone = new Map<string, string>();
  const isGone = diff.from <= diff.to ? 'removed' : 'added';
  for (const { change, quad } of diff.quads())
    if (change === isGone && quad.predicate.equals(RDFS.label))
      gone.set(termKey(quad.subject), quad.object.value);
  const known = new Map<string, string>();
  return (term) =>
    term.termType === 'Quad'
      ? ''
      : getOrMake(
          known,
          termKey(term),
          () => givenLabelOf(later, term) ?? gone.get(termKey(term)) ?? labelOf(later, term),
        );
}
