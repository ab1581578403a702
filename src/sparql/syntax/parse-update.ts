/** Parses updates into operations, WHERE in our operators' algebra (SPARQL 1.1 Update §4.3). */
import { badRequest } from '../../errors.js';
import type { BaseQuad } from '@rdfjs/types';
import {
  dataFactory,
  defaultGraph,
  getOrMake,
  namedNode,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import {
  formOf,
  type Algebra,
  type Modify,
  type PatternText,
  type QueryForm,
  type UpdateOperation,
} from '../algebra/index.js';
import { namesGraphs, toNodes, type ProtocolDataset } from '../protocol-dataset.js';
import { readUnchecked, toAlgebra, type Syntax } from './grammar.js';
import { parseSyntax, toQuery, withSyntaxErrors } from './parse-query.js';
import { syntaxError } from './syntax-error.js';
import { rangeOf, type Node } from './syntax-tree.js';

const NO_PATTERN: Algebra = { type: 'nop' };

type Select = Extract<Syntax, { readonly subType: 'select' }>;

let read: Select | undefined;
/** Read on first use, as this builds the grammar. */
const allOfNothing = (): Select => (read ??= parseSyntax('SELECT * {}', '') as Select);

type Update = Extract<Syntax, { readonly type: 'update' }>;
type OperationSyntax = NonNullable<Update['updates'][number]['operation']>;
type ModifySyntax = Extract<OperationSyntax, { readonly subType: 'modify' }>;
type Prologue = Update['updates'][number]['context'];

/**
 * The operations of a request, in order; none for an empty one. `dataset` is the request's.
 * @throws ServiceError `malformed-query` with line and column, or `bad-request` when the text is a
 *   query, or names another dataset.
 */
export function parseUpdate(
  text: string,
  baseIri: string,
  dataset?: ProtocolDataset,
): UpdateOperation[] {
  const made = (operation: UpdateOperation): UpdateOperation =>
    onlyIn(dataset?.changes, withDataset(operation, dataset));
  const syntax = parseSyntax(text, baseIri);
  if (syntax.type !== 'update')
    throw badRequest('This is a query; send it as "query", since an update has no answer.');
  // A prologue applies to all operations after it.
  const context: Prologue = [];
  return syntax.updates.flatMap(({ context: added, operation }) => {
    for (const part of added) context.push(part);
    if (!operation) return [];
    const alone = (shown: OperationSyntax): LibraryOperation => {
      const update = { ...syntax, updates: [{ context, operation: shown }] };
      return withSyntaxErrors(
        text,
        baseIri,
        () => toAlgebra(update, baseIri, { text, quads: true }) as LibraryOperation,
      );
    };
    if (operation.subType === 'modify') {
      const templates = alone({ ...operation, where: allOfNothing().where });
      const modify = toModify(operation, templates, (query) =>
        toQuery({ ...allOfNothing(), context, ...query }, baseIri, text),
      );
      return [made(modify)];
    }
    const algebra = alone(operation);
    if (operation.subType === 'insertdata' || operation.subType === 'deletedata')
      refuseNonRdf(algebra, text);
    return [made(toOperation(algebra))];
  });
}

/** Except for these, the library's operations are ours. */
interface Templates {
  readonly type: 'deleteinsert';
  readonly delete?: readonly Quad[];
  readonly insert?: readonly Quad[];
  readonly where?: unknown;
}
type LibraryOperation = Templates | Exclude<UpdateOperation, Modify>;

/** The grammar allows literals and triple terms as subjects, which would be left out silently. */
function refuseNonRdf(operation: LibraryOperation, text: string): void {
  const { remove, insert } = templatesOf(operation);
  const wrong = [...remove, ...insert].map(nonSubjectIn).find((term) => term !== undefined);
  if (!wrong) return;
  const what = wrong.termType === 'Literal' ? `the literal "${wrong.value}"` : 'a triple term';
  const offset = Math.max(
    wrong.termType === 'Literal' ? text.indexOf(wrong.value) : text.indexOf('<<('),
    0,
  );
  throw syntaxError(text, {
    offset,
    what: `${what} cannot be the subject of a statement`,
  });
}

/** The subject of a triple, or of one in it, that is neither an IRI nor a blank node. */
function nonSubjectIn({ subject, object }: BaseQuad): Term | undefined {
  if (subject.termType === 'Literal' || subject.termType === 'Quad') return subject;
  return object.termType === 'Quad' ? nonSubjectIn(object) : undefined;
}

function toOperation(operation: LibraryOperation): UpdateOperation {
  if (operation.type !== 'deleteinsert') return operation;
  const templates = templatesOf(operation);
  // Only DELETE WHERE lacks a pattern here: the template is its pattern.
  const where = operation.where ? joinOfQuads(templates.remove) : NO_PATTERN;
  return { type: 'modify', ...templates, where, dataset: undefined };
}

/** The join of each graph's patterns, within GRAPH except for the default graph. */
function joinOfQuads(quads: readonly Quad[]): Algebra {
  const byGraph = new Map<string, { readonly name: Term; readonly patterns: Quad[] }>();
  for (const quad of quads) {
    const name = quad.graph;
    const key = `${name.termType} ${name.value}`;
    getOrMake(byGraph, key, () => ({ name, patterns: [] })).patterns.push(quad);
  }
  const input = Array.from(byGraph.values(), ({ name, patterns }): Algebra =>
    name.termType === 'DefaultGraph'
      ? { type: 'bgp', patterns }
      : { type: 'graph', name, input: { type: 'bgp', patterns } },
  );
  return { type: 'join', input };
}

function templatesOf(operation: LibraryOperation): Pick<Modify, 'remove' | 'insert'> {
  if (operation.type !== 'deleteinsert') return { remove: [], insert: [] };
  const { delete: remove = [], insert = [] } = operation;
  return { remove, insert };
}

/** The algebra writes GRAPH and WITH into an update's patterns; a query's does not. */
function toModify(
  { graph, from, where }: ModifySyntax,
  templates: LibraryOperation,
  toForm: (query: Pick<Select, 'where' | 'datasets'>) => QueryForm,
): Modify {
  const isWith = graph !== undefined && from.clauses.length === 0;
  const datasets = isWith
    ? { ...from, clauses: [{ clauseType: 'default' as const, value: graph }] }
    : from;
  const query = toForm({ where, datasets });
  // SELECT * adds nothing to its pattern.
  const { input } = formOf(query) as Algebra & { type: 'project' };
  return {
    type: 'modify',
    ...templatesOf(templates),
    where: input,
    dataset:
      query.type === 'from'
        ? { default: query.default, named: isWith ? undefined : query.named }
        : undefined,
  };
}

/** The request's dataset excludes one in the operation (SPARQL 1.1 Protocol §2.2.3). */
function withDataset(
  operation: UpdateOperation,
  dataset: ProtocolDataset | undefined,
): UpdateOperation {
  if (operation.type !== 'modify' || !namesGraphs(dataset)) return operation;
  if (!operation.dataset) return { ...operation, dataset: toNodes(dataset) };
  throw badRequest(
    'The update has USING or WITH, and the request has using-graph-uri or using-named-graph-uri. ' +
      'Name the dataset in one of them only.',
  );
}

/**
 * What an operation writes is in one graph (Graph Store Protocol §5.7).
 * @throws ServiceError `bad-request` where it names another one.
 */
function onlyIn(iri: string | undefined, operation: UpdateOperation): UpdateOperation {
  if (iri === undefined) return operation;
  if (operation.type !== 'modify')
    throw badRequest(
      `The update of a graph is DELETE and INSERT; found ${operation.type.toUpperCase()}.`,
    );
  const graph = iri === '' ? defaultGraph() : namedNode(iri);
  const placed = (quad: Quad): Quad => {
    if (quad.graph.termType === 'DefaultGraph')
      return dataFactory.quad(quad.subject, quad.predicate, quad.object, graph);
    if (quad.graph.equals(graph)) return quad;
    throw badRequest(`The update of the graph <${iri}> cannot write elsewhere; it has GRAPH.`);
  };
  return {
    ...operation,
    remove: operation.remove.map(placed),
    insert: operation.insert.map(placed),
  };
}

/** The patterns of DELETE and INSERT as written; undefined for DELETE WHERE. */
export function patternTexts(text: string, baseIri: string): (PatternText | undefined)[] {
  const syntax = readUnchecked(text, baseIri);
  if (syntax.type !== 'update') return [];
  const textAt = (part: object): string => {
    const range = rangeOf(part as Node);
    return range ? text.slice(range.start, range.end) : '';
  };
  let prologue = '';
  return syntax.updates.flatMap(({ context, operation }) => {
    prologue += context.map((part) => `${textAt(part)}\n`).join('');
    if (operation?.subType === 'deletewhere') return [undefined];
    return operation?.subType === 'modify'
      ? [{ prologue, group: `{ ${textAt(operation.where)} }` }]
      : [];
  });
}
