/** The parts of a query that its rows depend on; each can be removed. */
import type { PartKind } from '../../json-answers.js';
import {
  isNode,
  nodesIn,
  rangeOf,
  readTree,
  rewritten,
  variablesIn,
  type Node,
  type TextRange,
} from '../syntax/index.js';

export interface QueryPart {
  readonly kind: PartKind;
  readonly node: Node;
  readonly place: TextRange;
  /** Variables that it can bind. */
  readonly binds: ReadonlySet<string>;
  /** Variables that it needs bound. */
  readonly reads: ReadonlySet<string>;
}

export interface DividedQuery {
  readonly text: string;
  readonly root: Node;
  readonly parts: readonly QueryPart[];
}

/**
 * Divides a query. Filters are split at `&&`, and square brackets become patterns of their own,
 * which means the same. Undefined where a part is for another endpoint (SERVICE).
 */
export function divided(text: string, baseIri: string): DividedQuery | undefined {
  const root = normalized(readTree(text, baseIri));
  if ([...nodesIn(root)].some(({ type, subType }) => type === 'pattern' && subType === 'service'))
    return undefined;
  const parts: QueryPart[] = [];
  addQuery(root, parts, { start: 0, end: text.length });
  return { text, root, parts };
}

/** Conditions that must all hold, each in its own filter, and triples out of brackets. */
function normalized(root: Node): Node {
  return rewritten(root, (node) => {
    if (node.subType === 'filter' && node.type === 'pattern')
      return conjunctsOf(node.expression as Node).map((expression) => ({
        ...node,
        expression,
        loc: expression.loc,
      }));
    if (node.subType === 'having' && node.type === 'solutionModifier')
      return { ...node, having: (node.having as readonly Node[]).flatMap(conjunctsOf) };
    return node.subType === 'bgp' && node.type === 'pattern'
      ? { ...node, triples: (node.triples as readonly Node[]).flatMap(flatTriples) }
      : node;
  });
}

function conjunctsOf(expression: Node): readonly Node[] {
  return expression.subType === 'operation' && expression.operator === '&&'
    ? (expression.args as readonly Node[]).flatMap(conjunctsOf)
    : [expression];
}

/** A triple with the brackets' node in their place, and the brackets' triples after it. */
function flatTriples(triple: Node): readonly Node[] {
  if (triple.type === 'tripleCollection')
    return (triple.triples as readonly Node[]).flatMap(flatTriples);
  const nested: Node[] = [];
  const flat = (term: unknown): unknown => {
    if (!isNode(term) || term.type !== 'tripleCollection') return term;
    const { loc } = term;
    nested.push(
      ...(term.triples as readonly Node[])
        .flatMap(flatTriples)
        .map((each) => (rangeOf(each) ? each : { ...each, loc })),
    );
    return term.identifier;
  };
  const outer = { ...triple, subject: flat(triple.subject), object: flat(triple.object) };
  return [outer, ...nested];
}

function addQuery(query: Node, parts: QueryPart[], group: TextRange): void {
  const { where, datasets, solutionModifiers, values } = query as unknown as {
    readonly where?: Node;
    readonly datasets?: Node & { readonly clauses: readonly unknown[] };
    readonly solutionModifiers: Readonly<Record<string, Node | undefined>>;
    readonly values?: Node;
  };
  if (datasets && datasets.clauses.length > 0) add(parts, 'dataset', datasets, group, {});
  if (where) addPatterns(where, parts, group);
  if (values) add(parts, 'values', values, group, { binds: valuesVariables(values) });
  for (const having of (solutionModifiers.having?.having ?? []) as readonly Node[])
    add(parts, 'having', having, group, { reads: variablesIn(having) });
  const { limitOffset } = solutionModifiers;
  if (
    limitOffset &&
    (limitOffset.limit === 0 || ((limitOffset.offset as number | undefined) ?? 0) > 0)
  )
    add(parts, 'limit', limitOffset, group, {});
}

function addPatterns(pattern: Node, parts: QueryPart[], group: TextRange): void {
  switch (pattern.subType) {
    case 'bgp':
      for (const triple of pattern.triples as readonly Node[])
        add(parts, 'triple', triple, group, { binds: variablesOrBlank(triple) });
      return;
    case 'filter': {
      const expression = pattern.expression as Node;
      if (expression.operator === 'exists')
        addPatterns(expression.args as Node | readonly Node[] as Node, parts, group);
      else add(parts, 'filter', pattern, group, { reads: variablesIn(expression) });
      return;
    }
    case 'bind':
      add(parts, 'bind', pattern, group, {
        binds: variablesIn(pattern.variable),
        reads: variablesIn(pattern.expression),
      });
      return;
    case 'values':
      add(parts, 'values', pattern, group, { binds: valuesVariables(pattern) });
      return;
    case 'minus':
      add(parts, 'minus', pattern, group, {});
      return;
    case 'optional':
      add(parts, 'optional', pattern, group, { binds: variablesIn(pattern) });
      return;
    case 'graph':
      add(parts, 'graph', pattern, group, { binds: variablesIn(pattern.name) });
      break;
    default:
  }
  if (pattern.type === 'query') addQuery(pattern, parts, rangeOf(pattern) ?? group);
  else
    for (const inner of pattern.patterns as readonly Node[])
      addPatterns(inner, parts, pattern.subType === 'union' ? group : (rangeOf(pattern) ?? group));
}

function valuesVariables(values: Node): ReadonlySet<string> {
  return variablesIn(values.variables);
}

/** Blank nodes join like variables. */
function variablesOrBlank(triple: Node): ReadonlySet<string> {
  const blanks = [...nodesIn(triple)]
    .filter(({ type, subType }) => type === 'term' && subType === 'blankNode')
    .map(({ label }) => `_:${String(label)}`);
  return new Set([...variablesIn(triple), ...blanks]);
}

const NONE: ReadonlySet<string> = new Set();

function add(
  parts: QueryPart[],
  kind: PartKind,
  node: Node,
  group: TextRange,
  {
    binds = NONE,
    reads = NONE,
  }: { readonly binds?: ReadonlySet<string>; readonly reads?: ReadonlySet<string> },
): void {
  parts.push({ kind, node, place: rangeOf(node) ?? group, binds, reads });
}

/** The query with exactly some of its parts, even where nothing binds their variables. */
export function onlyWith(query: DividedQuery, kept: ReadonlySet<QueryPart>): Node {
  const left = new Map(
    query.parts.filter((part) => !kept.has(part)).map(({ node, kind }) => [node, kind]),
  );
  return rewritten(query.root, (copy, node) => {
    const kind = left.get(node);
    if (kind === 'graph') return { ...copy, subType: 'group' };
    if (kind === 'dataset') return { ...copy, clauses: [] };
    return kind ? undefined : copy;
  });
}

/** A query of one part only, a triple or values, wherever it is in the whole. */
export function aloneIn({ root, text }: DividedQuery, { node, kind }: QueryPart): Node {
  const loc = { sourceLocationType: 'source', start: 0, end: text.length };
  const pattern =
    kind === 'triple' ? { type: 'pattern', subType: 'bgp', triples: [node], loc } : node;
  return {
    ...root,
    subType: 'ask',
    where: { type: 'pattern', subType: 'group', patterns: [pattern], loc },
    values: undefined,
    solutionModifiers: {},
  };
}

/** Those parts whose variables are bound by others of them: other conditions would never hold. */
export function supported(
  query: DividedQuery,
  kept: ReadonlySet<QueryPart>,
): ReadonlySet<QueryPart> {
  const bindable = new Set(query.parts.flatMap(({ binds }) => [...binds]));
  const left = new Set(kept);
  for (let isStable = false; !isStable;) {
    const bound = new Set([...left].flatMap(({ binds }) => [...binds]));
    const dangling = [...left].filter(({ reads }) =>
      [...reads].some((name) => bindable.has(name) && !bound.has(name)),
    );
    for (const part of dangling) left.delete(part);
    isStable = dangling.length === 0;
  }
  return left;
}
