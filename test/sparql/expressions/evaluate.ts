/**
 * Evaluates expressions written in SPARQL, over one row at a time, and shows values in few
 * characters.
 */
import { versionOf } from '../../../src/graph/index.js';
import {
  DEFAULT_BASE_IRI,
  RDF,
  XSD,
  namedNode,
  namesFor,
  quad,
  type Literal,
  type Quad,
  type Term,
} from '../../../src/rdf/index.js';
import { SparqlEngine } from '../../../src/sparql/index.js';
import { partsIn, type Algebra, type Expression } from '../../../src/sparql/algebra/index.js';
import {
  type ExpressionScope,
  compileCondition,
  compileExpression,
} from '../../../src/sparql/expressions/index.js';
import { parseQuery } from '../../../src/sparql/syntax/index.js';
import { Budget } from '../../../src/sparql/workers/index.js';
import { BlankValue, type Value, literalValue, toValue } from '../../../src/sparql/values/index.js';

/** Variables and their values, written in SPARQL; undefined is unbound. */
export type Row = Readonly<Record<string, string | undefined>>;

const PROLOGUE = [
  `BASE <http://example.org/base/file> PREFIX xsd: <${XSD.iri}>`,
  `PREFIX rdf: <${RDF.iri}> PREFIX : <http://example.org/>`,
].join(' ');

const ENGINE = new SparqlEngine({
  names: namesFor(DEFAULT_BASE_IRI),
  defaultGraph: 'union',
  timeoutMs: 5_000,
  serviceAllow: [],
});

/** The expression that a text means. */
export function parseExpression(text: string): Expression {
  const query = parseQuery(`${PROLOGUE} SELECT (${text} AS ?result) {}`, DEFAULT_BASE_IRI);
  for (const part of partsIn(query)) if (part.type === 'extend') return part.expression;
  throw new Error('Expected an expression in the query');
}

/** A scope whose current row can be set. */
export class TestScope implements ExpressionScope {
  row = new Map<string, Value>();
  readonly now = literalValue('2024-02-29T12:34:56.789Z', `${XSD.iri}dateTime`);
  readonly baseIri = 'http://example.org/base/file';
  readonly budget = new Budget();
  readonly patterns: Algebra[] = [];
  #blankNodes = 0;

  set(row: Row): this {
    this.row = new Map(
      Object.entries(row).flatMap(([name, text]) => {
        const value =
          text === undefined
            ? undefined
            : text.startsWith('_:')
              ? new BlankValue(text.slice(2))
              : compileExpression(parseExpression(text), new TestScope())();
        return value ? [[name, value]] : [];
      }),
    );
    return this;
  }

  variable(name: string) {
    return () => this.row.get(name);
  }

  exists(input: Algebra) {
    this.patterns.push(input);
    return () => this.row.has('match');
  }

  blankNode(label?: string) {
    return new BlankValue(label ?? `fresh${++this.#blankNodes}`);
  }
}

/** What an expression gives over a row, as `show` has it. */
export function evaluate(text: string, row: Row = {}): string {
  return show(compileExpression(parseExpression(text), new TestScope().set(row))());
}

/** Whether an expression holds as a filter. */
export function holds(text: string, row: Row = {}): boolean {
  return compileCondition(parseExpression(text), new TestScope().set(row))();
}

/** What an aggregate gives over values of `?x`, written in SPARQL. */
export function aggregate(
  text: string,
  values: readonly (string | undefined)[],
): Promise<readonly string[]> {
  return aggregateRows(
    text,
    values.map((x) => ({ x })),
  );
}

/** What an aggregate gives over rows: by ids, by values kept for each term, by computed values. */
export async function aggregateRows(
  text: string,
  rows: readonly Row[],
): Promise<readonly string[]> {
  const version = versionOf(rows.flatMap((row, index) => quadsOf(row, index)));
  const results = new Set<string>();
  for (const argument of ['?x', 'IF(true, ?x, 0)', 'IF(BOUND(?no), 0, ?x)']) {
    const answer = await ENGINE.query(
      version,
      `${PROLOGUE} SELECT (${text.replace('?x', argument)} AS ?r) {
        { SELECT ?x ?y { ?row :number ?n OPTIONAL { ?row :x ?x } OPTIONAL { ?row :y ?y } } } }`,
    );
    if (answer.kind !== 'solutions') throw new Error('Expected solutions');
    for await (const [term] of answer.solutions) results.add(show(term && toValue(term)));
  }
  return [...results];
}

function quadsOf(row: Row, index: number): Quad[] {
  const subject = namedNode(`http://example.org/row${index}`);
  const scope = new TestScope().set(row);
  return [['number', literalValue(String(index), XSD.integer.value)] as const, ...scope.row].map(
    ([name, value]) =>
      quad(subject, namedNode(`http://example.org/${name}`), value as Term as Literal),
  );
}

/**
 * A value in few characters: `"1"^integer`, `"a"`, `"a"@en--ltr`, `<iri>`, `_:b`, `<<s p o>>`, and
 * `error`.
 */
export function show(value: Value | undefined): string {
  switch (value?.termType) {
    case undefined:
      return 'error';
    case 'NamedNode':
      return `<${value.value}>`;
    case 'BlankNode':
      return `_:${value.value}`;
    case 'Quad':
      return `<<${show(value.subject)} ${show(value.predicate)} ${show(value.object)}>>`;
    case 'Literal': {
      const direction = value.direction === '' ? '' : `--${value.direction}`;
      if (value.language !== '') return `"${value.value}"@${value.language}${direction}`;
      const type = value.datatype.value;
      return `"${value.value}"${type === XSD.string.value ? '' : `^${type.replace(XSD.iri, '')}`}`;
    }
  }
}
