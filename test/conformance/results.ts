/** Results of queries, as documents in the W3C formats or as RDF, become terms. */
import { Readable } from 'node:stream';
import type { DataFactory } from '@rdfjs/types';
import { SparqlJsonParser } from 'sparqljson-parse';
import { SparqlXmlParser } from 'sparqlxml-parse';
import {
  RDF,
  QuadSet,
  dataFactory,
  parseN3Syntax,
  subjectsOf,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { Facts } from './manifest.js';
import { RS } from './vocabularies.js';

/** The values of the variables that are bound. */
export type Solution = Readonly<Record<string, Term>>;

export type Results =
  | {
      readonly kind: 'solutions';
      readonly variables: readonly string[];
      readonly solutions: readonly Solution[];
      /** Whether the order was written down. */ readonly isOrdered: boolean;
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'graph'; readonly quads: readonly Quad[] };

// The factory's types are of an older version of RDF/JS.
const SETTINGS = {
  dataFactory: dataFactory as unknown as DataFactory,
  prefixVariableQuestionMark: false,
};

/** The results in SPARQL Query Results JSON. */
export function fromJsonResults(text: string): Results {
  const parser = new SparqlJsonParser(SETTINGS);
  const document = JSON.parse(text) as { head: { vars?: string[] }; boolean?: boolean };
  if (document.boolean !== undefined)
    return { kind: 'boolean', value: parser.parseJsonBoolean(document) };
  return {
    kind: 'solutions',
    variables: document.head.vars ?? [],
    solutions: parser.parseJsonResults(document),
    isOrdered: false,
  };
}

/** The results in SPARQL Query Results XML. */
export async function fromXmlResults(text: string): Promise<Results> {
  const parser = new SparqlXmlParser(SETTINGS);
  if (/<(?:\w+:)?boolean\b/.test(text))
    return { kind: 'boolean', value: await parser.parseXmlBooleanStream(Readable.from([text])) };
  const variables: string[] = [];
  const stream = parser.parseXmlResultsStream(Readable.from([text]));
  stream.on('variables', (found: readonly Term[]) =>
    variables.push(...found.map(({ value }) => value)),
  );
  const solutions: Solution[] = [];
  for await (const solution of stream) solutions.push(solution as unknown as Solution);
  return { kind: 'solutions', variables, solutions, isOrdered: false };
}

/** The results in SPARQL 1.1 Query Results TSV, whose cells are terms as Turtle writes them. */
export function fromTsvResults(text: string): Results {
  const [head = '', ...lines] = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const variables = head === '' ? [] : head.split('\t').map((name) => name.replace(/^\?/, ''));
  const rows = lines.map((line) => line.split('\t'));
  const wrong = rows.find((cells) => cells.length !== Math.max(variables.length, 1));
  if (wrong)
    throw new Error(`a line of TSV has ${wrong.length} cells for ${variables.length} variables`);
  const solutions: Record<string, Term>[] = rows.map(() => ({}));
  const statements = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell === '' ? [] : [`<urn:${row}> <urn:${column}> ${cell} .`],
    ),
  );
  for (const { subject, predicate, object } of parseN3Syntax(statements.join('\n'), {
    format: 'turtle',
    keepBlankNodeLabels: true,
  })) {
    // Both are numbers that were written just above.
    solutions[Number(subject.value.slice(4))]![variables[Number(predicate.value.slice(4))]!] =
      object;
  }
  return { kind: 'solutions', variables, solutions, isOrdered: false };
}

/**
 * The results that a graph describes in the vocabulary of result sets; otherwise the graph is the
 * result.
 */
export function fromGraph(quads: readonly Quad[]): Results {
  const facts = new Facts(new QuadSet([...quads]));
  const [resultSet] = subjectsOf(facts.quads, RDF.type, RS('ResultSet'));
  if (!resultSet) return { kind: 'graph', quads };
  const boolean = facts.one(resultSet, RS('boolean'));
  if (boolean) return { kind: 'boolean', value: boolean.value === 'true' };
  const nodes = facts.all(resultSet, RS('solution'));
  const isOrdered =
    nodes.length > 0 && nodes.every((node) => facts.one(node, RS('index')) !== undefined);
  if (isOrdered)
    nodes.sort(
      (left, right) =>
        Number(facts.one(left, RS('index'))!.value) - Number(facts.one(right, RS('index'))!.value),
    );
  const bindingsOf = (node: Term): Solution =>
    Object.fromEntries(
      facts
        .all(node, RS('binding'))
        .map((binding) => [
          facts.required(binding, RS('variable')).value,
          facts.required(binding, RS('value')),
        ]),
    );
  return {
    kind: 'solutions',
    variables: facts.all(resultSet, RS('resultVariable')).map(({ value }) => value),
    solutions: nodes.map(bindingsOf),
    isOrdered,
  };
}
