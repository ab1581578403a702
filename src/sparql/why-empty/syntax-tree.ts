/** A query's syntax as a tree with locations, and changes of it. */
import { badRequest } from '../../errors.js';
import { localNameOf } from '../../graph/index.js';
import { baseOf } from '../parse-query.js';
import { readUnchecked, resolveIri } from '../syntax/index.js';
import { literal, namedNode, XSD, type Term } from '../../rdf/index.js';

/** A range of the text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** New text for a range; for an empty range, text to insert. */
export interface TextChange extends TextRange {
  readonly text: string;
}

/** The text with changes that do not overlap, in any order. */
export function edited(text: string, changes: readonly TextChange[]): string {
  let result = text;
  for (const { start, end, text: written } of [...changes].sort(
    (left, right) => right.start - left.start,
  ))
    result = result.slice(0, start) + written + result.slice(end);
  return result;
}

/** A node of the parser's syntax; only the fields in use here. */
export interface Node {
  readonly type: string;
  readonly subType?: string;
  readonly loc?:
    | {
        readonly sourceLocationType: string;
        readonly start?: number;
        readonly end?: number;
      }
    | undefined;
  readonly [field: string]: unknown;
}

export interface QueryTree {
  readonly text: string;
  readonly baseIri: string;
  /** The base of relative IRIs. */
  readonly declaredBase: string;
  readonly root: Node;
  /** Namespaces by declared prefix. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/** The query must be well formed. @throws ServiceError `bad-request` for an update. */
export function readTree(text: string, baseIri: string): QueryTree {
  const root = readUnchecked(text, baseIri) as unknown as Node;
  if (root.type !== 'query') throw badRequest('A query was expected, found an update.');
  const prefixes = new Map(
    declarationsOf(root).map(({ key, value }) => [key as string, (value as Node).value as string]),
  );
  return { text, baseIri, declaredBase: baseOf(text, baseIri), root, prefixes };
}

export function declarationsOf(root: Node): readonly Node[] {
  return (root.context as readonly Node[]).filter(({ subType }) => subType === 'prefix');
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'type' in value;
}

/** Undefined for an implied node, like the subject after a semicolon. */
export function rangeOf({ loc }: Node): TextRange | undefined {
  return loc?.sourceLocationType === 'source' && loc.start !== undefined && loc.end !== undefined
    ? { start: loc.start, end: loc.end }
    : undefined;
}

/** All nodes from a value down, outermost first. */
export function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value as unknown[]) yield* nodesIn(each);
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) yield value;
    for (const [field, each] of Object.entries(value)) if (field !== 'loc') yield* nodesIn(each);
  }
}

/** Another node, several where the node is in a list, or nothing. */
export type Replacements = ReadonlyMap<object, Node | readonly Node[] | undefined>;

/** A copy with some nodes replaced. Cost: the nodes. */
export function rewritten<T>(value: T, replacements: Replacements): T {
  return copied(value, replacements) as T;
}

function copied(value: unknown, replacements: Replacements): unknown {
  if (Array.isArray(value))
    return (value as unknown[]).flatMap((each) => {
      const copy = copied(each, replacements);
      return copy === undefined ? [] : copy;
    });
  if (typeof value !== 'object' || value === null) return value;
  if (replacements.has(value)) return replacements.get(value);
  return Object.fromEntries(
    Object.entries(value).map(([field, each]) => [
      field,
      field === 'loc' ? each : copied(each, replacements),
    ]),
  );
}

export function isVariable(node: unknown): node is Node & { readonly value: string } {
  return isNode(node) && node.type === 'term' && node.subType === 'variable';
}

const termNode = (subType: string, value: string): Node => ({
  type: 'term',
  subType,
  value,
  loc: { sourceLocationType: 'autoGenerate' },
});
export const variableNode = (name: string): Node => termNode('variable', name);

export function variablesIn(value: unknown): ReadonlySet<string> {
  return new Set([...nodesIn(value)].filter(isVariable).map((node) => node.value));
}

/** A node's term; undefined where it is a variable, a blank node or no term. */
export function termOf(node: unknown, tree: QueryTree): Term | undefined {
  if (!isNode(node) || node.type !== 'term') return undefined;
  if (node.subType === 'namedNode') return namedNode(iriOf(node, tree));
  if (node.subType !== 'literal') return undefined;
  const { langOrIri, value } = node as unknown as {
    readonly langOrIri: unknown;
    readonly value: string;
  };
  if (typeof langOrIri === 'string') return literal(value, langOrIri);
  return literal(value, isNode(langOrIri) ? namedNode(iriOf(langOrIri, tree)) : XSD.string);
}

function iriOf({ prefix, value }: Node, { prefixes, declaredBase }: QueryTree): string {
  const text = value as string;
  if (typeof prefix === 'string') return `${prefixes.get(prefix) ?? ''}${text}`;
  return resolveIri(text, declaredBase) ?? text;
}

export function queryTextOf(term: Term, { prefixes }: QueryTree): string {
  if (term.termType === 'NamedNode') {
    const declared = [...prefixes].find(
      ([, namespace]) =>
        namespace !== '' &&
        term.value.startsWith(namespace) &&
        /^[A-Za-z_]\w*(?:-\w+)*$/.test(term.value.slice(namespace.length)),
    );
    return declared ? `${declared[0]}:${term.value.slice(declared[1].length)}` : `<${term.value}>`;
  }
  if (term.termType !== 'Literal') return term.value;
  if (term.datatype.equals(XSD.integer) && /^-?\d+$/.test(term.value)) return term.value;
  const quoted = JSON.stringify(term.value);
  if (term.language !== '') return `${quoted}@${term.language}`;
  return term.datatype.equals(XSD.string)
    ? quoted
    : `${quoted}^^${queryTextOf(term.datatype, { prefixes } as QueryTree)}`;
}

/** A term for people: as in a query, IRIs without a prefix by their last part. */
export function shownTerm(term: Term, tree: QueryTree): string {
  const text = queryTextOf(term, tree);
  return text.length > 80 && term.termType === 'NamedNode' ? `<…${localNameOf(term.value)}>` : text;
}
