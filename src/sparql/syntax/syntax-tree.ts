/** A query's syntax as a tree with locations, and changes of it. */
import { readUnchecked } from './grammar.js';

/** A range of the text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
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

/** Only for texts that `parseQuery` or `parseUpdate` accepts. */
export function readTree(text: string, baseIri: string): Node {
  return { ...readUnchecked(text, baseIri) };
}

/** Whether it is SELECT *. */
export function selectsAll(syntax: object): boolean {
  const { subType, variables } = syntax as Node;
  return subType === 'select' && (variables as readonly Node[])[0]?.type === 'wildcard';
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
export function* nodesIn(root: unknown): Generator<Node> {
  const open = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isNode(value)) yield value;
    const fields = Object.entries(value) as [string, unknown][];
    for (const [field, each] of fields.reverse()) if (field !== 'loc') open.push(each);
  }
}

/** What a copy of a node becomes: a node, several where it is in a list, or nothing. */
type Change = (copy: Node, node: Node) => Node | readonly Node[] | undefined;

/** A copy with all nodes changed, from inside outwards. Cost: the nodes. */
export function rewritten(root: Node, change: Change): Node {
  const copied = (value: unknown): unknown => {
    if (Array.isArray(value)) return (value as unknown[]).flatMap((each) => copied(each) ?? []);
    if (typeof value !== 'object' || value === null) return value;
    const copy = Object.fromEntries(
      Object.entries(value).map(([field, each]) => [field, field === 'loc' ? each : copied(each)]),
    );
    return isNode(value) ? change(copy as Node, value) : copy;
  };
  return copied(root) as Node;
}

export function variablesIn(value: unknown): ReadonlySet<string> {
  return new Set(
    [...nodesIn(value)]
      .filter(({ type, subType }) => type === 'term' && subType === 'variable')
      .map((node) => node.value as string),
  );
}
