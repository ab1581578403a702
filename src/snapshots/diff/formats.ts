/** A difference as JSON, as lines of text, and as CSV. */
import { givenLabelOf, labelOf, type GraphVersion } from '../../graph/index.js';
import {
  RDFS,
  termKey,
  toNTriplesTerm,
  type Names,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import { csvLine } from '../export/tables/csv.js';
import type { DiffDescription, SourceChange, StatementChange, ThingChange } from './describe.js';
import type { Diff } from './diff.js';
import type { DescribedTerm } from './described-terms.js';

/** Most things in JSON; the total is given, and CSV and RDF Patch have all. */
const THINGS_LISTED = 1_000;
/** A longer difference is only counted in text. */
const LINES_IN_TEXT = 60;
const CSV_COLUMNS = (
  'change thing thing_label property property_label value value_label datatype language ' + 'graph'
).split(' ');
const CHUNK_LENGTH = 1 << 16;

/** The difference as a plain JSON value, without data for this process only. */
export function diffJson(
  { things, sentence, words, ...counts }: DiffDescription,
  thing?: string,
): object {
  const listed = things?.slice(0, THINGS_LISTED);
  return {
    ...counts,
    thing: thing ?? null,
    sentence,
    words,
    thingCount: things?.length ?? null,
    things: listed?.map(thingJson) ?? null,
  };
}

function thingJson({ thing, kind, change, country, statements, sources }: ThingChange): object {
  return {
    ...termJson(thing),
    kind,
    change,
    ...(country === undefined ? {} : { country }),
    statements: statements.map(({ property, change: done, before, after }) => ({
      property: termJson(property),
      change: done,
      before: before && termJson(before),
      after: after && termJson(after),
    })),
    sources: sources.map(({ property, value, alsoSaidBy, noLongerSaidBy }) => ({
      property: termJson(property),
      value: termJson(value),
      alsoSaidBy: alsoSaidBy.map(termJson),
      noLongerSaidBy: noLongerSaidBy.map(termJson),
    })),
  };
}

function termJson({ label, iri, language, datatype }: DescribedTerm): object {
  return {
    ...(iri === undefined ? {} : { iri }),
    label,
    ...(language === undefined ? {} : { language }),
    ...(datatype === undefined ? {} : { datatype }),
  };
}

/** A line each kind of change; if small, thing by thing (`+` new, `-` gone, `~` changed). */
export function diffText({ from, to, words, things }: DiffDescription): string {
  const lines = words.length === 0 ? ['Nothing changed.'] : words;
  const named = (things ?? []).flatMap(thingLines);
  const details =
    things && named.length <= LINES_IN_TEXT
      ? named
      : ['To see each thing, use --format csv, json or rdf-patch.'];
  return [
    `version ${from} → version ${to}`,
    ...lines,
    ...(details.length > 0 ? [''] : []),
    ...details,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function thingLines({ thing, kind, change, statements, sources }: ThingChange): string[] {
  const sign = { added: '+', removed: '-', changed: '~' }[change];
  return [
    `${sign} ${kind} “${thing.label}”`,
    ...(change === 'changed'
      ? [...statements.map(statementLine), ...sources.flatMap(sourceLines)]
      : []),
  ];
}

function statementLine({ property, change, before, after }: StatementChange): string {
  const values =
    change === 'corrected'
      ? `${before?.label} → ${after?.label}`
      : `${change} ${(after ?? before)?.label}`;
  return `    ${property.label}: ${values}`;
}

function sourceLines({ property, value, alsoSaidBy, noLongerSaidBy }: SourceChange): string[] {
  return [
    ...alsoSaidBy.map(({ label }) => `also said by ${label}`),
    ...noLongerSaidBy.map(({ label }) => `no longer said by ${label}`),
  ].map((said) => `    ${property.label}: ${value.label} (${said})`);
}

/**
 * CSV (RFC 4180): a row for each quad, with its effect as the change, and names from the later
 * version or the difference.
 */
export function* diffCsv(diff: Diff, later: GraphVersion, names: Names): Generator<string> {
  const nameOf = namesIn(diff, later);
  let rows = [csvLine(CSV_COLUMNS)];
  let length = 0;
  for (const { effect, quad } of diff.effects(later, names)) {
    const row = csvLine(cellsOf(effect, quad, nameOf));
    rows.push(row);
    length += row.length;
    if (length < CHUNK_LENGTH) continue;
    yield rows.join('');
    rows = [];
    length = 0;
  }
  yield rows.join('');
}

function cellsOf(
  change: string,
  { subject, predicate, object, graph }: Quad,
  nameOf: (term: Term) => string,
): string[] {
  const isLiteral = object.termType === 'Literal';
  return [
    change,
    textOf(subject),
    nameOf(subject),
    textOf(predicate),
    nameOf(predicate),
    textOf(object),
    isLiteral ? object.value : nameOf(object),
    isLiteral && object.language === '' ? object.datatype.value : '',
    isLiteral ? object.language : '',
    textOf(graph),
  ];
}

function textOf(term: Term): string {
  switch (term.termType) {
    case 'Quad':
      return toNTriplesTerm(term);
    case 'BlankNode':
      return `_:${term.value}`;
    default:
      return term.value;
  }
}

/** Names of things; those missing in the later version are in the difference. */
function namesIn(diff: Diff, later: GraphVersion): (term: Term) => string {
  const gone = new Map<string, string>();
  const isGone = diff.from <= diff.to ? 'removed' : 'added';
  for (const { change, quad } of diff.quads(RDFS.label))
    if (change === isGone) gone.set(termKey(quad.subject), quad.object.value);
  const known = new Map<string, string>();
  return (term) => {
    if (term.termType === 'Quad') return '';
    const key = termKey(term);
    let name = known.get(key);
    if (name === undefined)
      known.set(key, (name = givenLabelOf(later, term) ?? gone.get(key) ?? labelOf(later, term)));
    return name;
  };
}
