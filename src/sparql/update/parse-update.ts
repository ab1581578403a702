/** Parses updates into operations, WHERE in our operators' algebra (SPARQL 1.1 Update §4.3). */
import { badRequest } from '../../errors.js';
import type { BaseQuad } from '@rdfjs/types';
import type { NamedNode, Quad, Term } from '../../rdf/index.js';
import { namesGraphs, toNodes, type ProtocolDataset } from '../protocol-dataset.js';
import type { GraphForm, AlgebraNode, Syntax } from '../parse-query.js';
import { parseSyntax, translate } from '../parse-query.js';
import { joinOfQuads, type Algebra } from '../plan/index.js';
import { syntaxError } from '../syntax/index.js';

/** The graphs that a pattern sees; without `named` all are named graphs. */
export interface UsedDataset {
  readonly default: readonly NamedNode[];
  readonly named?: readonly NamedNode[] | undefined;
}

/** INSERT DATA and DELETE DATA have a `where` with the one empty solution. */
export interface Modify {
  readonly type: 'modify';
  readonly remove: readonly Quad[];
  readonly insert: readonly Quad[];
  readonly where: Algebra;
  /** Of USING, USING NAMED or WITH. */
  readonly dataset: UsedDataset | undefined;
}

export type GraphRef = NamedNode | 'DEFAULT' | 'NAMED' | 'ALL';
export interface ClearOrDrop {
  readonly type: 'clear' | 'drop';
  readonly source: GraphRef;
  readonly silent?: boolean;
}
export interface Create {
  readonly type: 'create';
  readonly source: NamedNode;
  readonly silent?: boolean;
}
export interface Load {
  readonly type: 'load';
  readonly source: NamedNode;
  readonly destination?: NamedNode;
  readonly silent?: boolean;
}
export interface Transfer {
  readonly type: 'add' | 'move' | 'copy';
  readonly source: NamedNode | 'DEFAULT';
  readonly destination: NamedNode | 'DEFAULT';
  readonly silent?: boolean;
}
export type UpdateOperation = Modify | ClearOrDrop | Create | Load | Transfer;

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
  const syntax = parseSyntax(text, baseIri);
  if (syntax.type !== 'update')
    throw badRequest('This is a query; send it as "query", since an update has no answer.');
  const translated = (part: Syntax, graphs: GraphForm): AlgebraNode =>
    translate(part, baseIri, { text, graphs });
  // A prologue applies to all operations after it.
  const context: Prologue = [];
  return syntax.updates.flatMap(({ context: added, operation }) => {
    for (const part of added) context.push(part);
    if (!operation) return [];
    const alone = (shown: OperationSyntax): AlgebraNode =>
      translated({ ...syntax, updates: [{ context, operation: shown }] }, 'in-patterns');
    if (operation.subType === 'modify')
      return [withDataset(toModify(operation, context, alone, translated), dataset)];
    const algebra = alone(operation);
    if (operation.subType === 'insertdata' || operation.subType === 'deletedata')
      refuseNonRdf(algebra, text);
    return [withDataset(toOperation(algebra), dataset)];
  });
}

/** The grammar allows literals and triple terms as subjects, which would be left out silently. */
function refuseNonRdf(operation: AlgebraNode, text: string): void {
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

function toOperation(operation: AlgebraNode): UpdateOperation {
  // Except for the templates, the library's operations are ours.
  if (operation.type !== 'deleteinsert') return operation as unknown as UpdateOperation;
  const { remove, insert } = templatesOf(operation);
  // Only DELETE WHERE lacks a pattern here: the template is its pattern.
  const where = operation.where ? joinOfQuads(remove) : NO_PATTERN;
  return { type: 'modify', remove, insert, where, dataset: undefined };
}

function templatesOf(operation: AlgebraNode): Pick<Modify, 'remove' | 'insert'> {
  const { delete: remove = [], insert = [] } = operation as {
    delete?: readonly Quad[];
    insert?: readonly Quad[];
  };
  return { remove, insert };
}

/** The algebra writes GRAPH and WITH into an update's patterns; a query's does not. */
function toModify(
  operation: ModifySyntax,
  context: Prologue,
  alone: (shown: OperationSyntax) => AlgebraNode,
  translated: (part: Syntax, graphs: GraphForm) => AlgebraNode,
): Modify {
  const { graph, from, where } = operation;
  const isWith = graph !== undefined && from.clauses.length === 0;
  const datasets = isWith
    ? { ...from, clauses: [{ clauseType: 'default' as const, value: graph }] }
    : from;
  const query = translated({ ...allOfNothing(), context, where, datasets }, 'operations');
  const dataset = query.type === 'from' ? (query as unknown as UsedDataset) : undefined;
  // SELECT * adds nothing to its pattern.
  const patternOf = (form: AlgebraNode): AlgebraNode =>
    ((form.type === 'from' ? form.input : form) as { input: AlgebraNode }).input;
  return {
    type: 'modify',
    ...templatesOf(alone({ ...operation, where: allOfNothing().where })),
    where: patternOf(query) as unknown as Algebra,
    dataset: dataset && { default: dataset.default, named: isWith ? undefined : dataset.named },
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
