/**
 * Random small datasets of so few terms that patterns meet: their statements are texts, ready for
 * TriG.
 */
import { parseN3Syntax, type Quad } from '../../../src/rdf/index.js';
import type { Random } from './random.js';

/** A statement by the texts of its terms; the default graph is ''. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly graph: string;
}

/** Terms of one dataset, for queries to ask about. */
export interface Terms {
  readonly entities: readonly string[];
  readonly predicates: readonly string[];
  readonly literals: readonly string[];
  readonly graphs: readonly string[];
}

export interface Dataset {
  readonly statements: readonly Statement[];
  readonly terms: Terms;
}

const ENTITIES = [':a', ':b', ':c', ':d'];
const PREDICATES = [':p', ':q', ':r'];
const GRAPHS = [':g', ':h'];

/** Literals whose form Oxigraph keeps as it is. */
const KEPT_LITERALS = [
  '"1"^^xsd:integer',
  '"2"^^xsd:integer',
  '"10"^^xsd:integer',
  '"-3"^^xsd:integer',
  '"0"^^xsd:integer',
  '"1.5"^^xsd:decimal',
  '"-0.5"^^xsd:decimal',
  '"2"^^xsd:double',
  '"1.5"^^xsd:double',
  '"NaN"^^xsd:double',
  '"INF"^^xsd:double',
  '"1.5"^^xsd:float',
  '"2020-01-01"^^xsd:date',
  '"2019-12-31"^^xsd:date',
  '"2020-01-01Z"^^xsd:date',
  '"2020-06-15T12:00:00"^^xsd:dateTime',
  '"2020-06-15T12:00:00Z"^^xsd:dateTime',
  '"2020-06-15T14:00:00+02:00"^^xsd:dateTime',
  '"2020-06-16T00:00:00.5Z"^^xsd:dateTime',
  '"true"^^xsd:boolean',
  '"false"^^xsd:boolean',
  '"a"',
  '"b"',
  '"abc"',
  '""',
  '"1"',
  '"é"',
  '"A b"',
  '"\\"q\\"\\n"',
  '"😀x"',
  '"a"@en',
  '"a"@de',
  '"b"@en',
  '"b"@en-gb',
  '"a"^^:type',
  '"x"^^:type',
  '"x"^^xsd:integer',
  '"2020"^^xsd:gYear',
  '"12:00:00"^^xsd:time',
  '"PT1H"^^xsd:dayTimeDuration',
];
/**
 * Literals that Oxigraph gives back in another form, or takes for one another; each with the form
 * that it keeps.
 */
const OTHER_LITERALS: Readonly<Record<string, string>> = {
  '"01"^^xsd:integer': '"1"^^xsd:integer',
  '"+1"^^xsd:integer': '"1"^^xsd:integer',
  '"1.0"^^xsd:decimal': '"1"^^xsd:decimal',
  '"1.50"^^xsd:decimal': '"1.5"^^xsd:decimal',
  '"1.0E0"^^xsd:double': '"1"^^xsd:double',
  '"1"^^xsd:boolean': '"true"^^xsd:boolean',
  '"1"^^xsd:int': '"1"^^xsd:integer',
  '"123456789012345678901"^^xsd:integer': '"12345678901"^^xsd:integer',
  '"2020-06-15T12:00:00.000Z"^^xsd:dateTime': '"2020-06-15T12:00:00Z"^^xsd:dateTime',
  '"a"@en--ltr': '"a"@en',
};

/** A text of data or of a query with all literals in forms that Oxigraph keeps. */
export function withKeptForms(text: string): string {
  return Object.entries(OTHER_LITERALS).reduce(
    (changed, [other, kept]) => changed.replaceAll(other, kept),
    text,
  );
}

/** @param hasOtherForms whether to add literals in forms that are not canonical. */
export function randomDataset(
  random: Random,
  { hasOtherForms }: { hasOtherForms: boolean },
): Dataset {
  // Some numbers always, so that there is something to compare and to add up.
  const literals = [
    ...random.sample(KEPT_LITERALS.slice(0, 6), 2),
    ...random.sample(KEPT_LITERALS.slice(6), 5),
  ];
  if (hasOtherForms) literals.push(...random.sample(Object.keys(OTHER_LITERALS), 3));
  const blanks = random.chance(0.5) ? ['_:b0', '_:b1'] : [];
  const graphs = random.chance(0.1) ? [...GRAPHS, '_:g'] : GRAPHS;
  const hasTripleTerms = random.chance(0.2);
  const entities = [...ENTITIES, ...blanks];
  const object = (): string => {
    if (hasTripleTerms && random.chance(0.25))
      return (
        `<<( ${random.pick(entities)} ${random.pick(PREDICATES)} ` +
        `${random.pick(random.chance(0.5) ? entities : literals)} )>>`
      );
    return random.chance(0.65) ? random.pick(entities) : random.pick(literals);
  };
  const graph = (): string => (random.chance(0.6) ? '' : random.pick(graphs));
  const drawn = random.times(
    random.chance(0.06) ? random.between(0, 4) : random.between(10, 30),
    () => ({
      subject: random.pick(entities),
      predicate: random.pick(PREDICATES),
      object: object(),
      graph: graph(),
    }),
  );
  // Some statements stand in several graphs.
  const again = random.sample(drawn, 3).map((statement) => ({ ...statement, graph: graph() }));
  return {
    statements: distinct([...drawn, ...again]),
    terms: { entities: ENTITIES, predicates: PREDICATES, literals, graphs: GRAPHS },
  };
}

function distinct(statements: readonly Statement[]): Statement[] {
  return [...new Map(statements.map((statement) => [toLine(statement), statement])).values()];
}

/**
 * What patterns outside GRAPH see in the union reading: every statement once, in the default graph;
 * the rest stays.
 */
export function unionDataset(statements: readonly Statement[]): Statement[] {
  return distinct([...statements.map((statement) => ({ ...statement, graph: '' })), ...statements]);
}

/** The dataset that FROM and FROM NAMED name (SPARQL 1.1 §13.2). */
export function namedDataset(
  statements: readonly Statement[],
  from: readonly string[],
  fromNamed: readonly string[],
): Statement[] {
  const merged = statements
    .filter(({ graph }) => from.includes(graph))
    .map((statement) => ({ ...statement, graph: '' }));
  return distinct([...merged, ...statements.filter(({ graph }) => fromNamed.includes(graph))]);
}

const PREFIXES =
  '@prefix : <http://example.org/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n';

export function toTriG(statements: readonly Statement[]): string {
  return `${PREFIXES}${statements.map(toLine).join('\n')}\n`;
}

function toLine({ subject, predicate, object, graph }: Statement): string {
  const triple = `${subject} ${predicate} ${object} .`;
  return graph ? `${graph} { ${triple} }` : triple;
}

/** The statements as quads, blank nodes under their labels. */
export function toQuads(statements: readonly Statement[]): Quad[] {
  return parseN3Syntax(toTriG(statements), { format: 'trig', keepBlankNodeLabels: true });
}
