/**
 * Generated queries as plain trees: easy to make, to take apart and to write. Terms and variables
 * are the texts that SPARQL has for them (`?x`, `:a`, `"1"^^xsd:integer`).
 */

export type Expression =
  | { readonly kind: 'term'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'exists'; readonly isNegated: boolean; readonly group: Group }
  | {
      readonly kind: 'aggregate';
      readonly name: string;
      readonly isDistinct: boolean;
      readonly args: readonly Expression[];
    };

export type Path =
  | { readonly kind: 'link'; readonly text: string }
  /** `name` is one of `/ | ^ * + ? !`; the parts of `!` are links and inverse links. */
  | { readonly kind: 'path'; readonly name: string; readonly parts: readonly Path[] };

export type Element =
  | {
      readonly kind: 'triple';
      readonly subject: string;
      readonly path: Path;
      readonly object: string;
    }
  | { readonly kind: 'filter'; readonly condition: Expression }
  | { readonly kind: 'optional' | 'minus'; readonly group: Group }
  | { readonly kind: 'union'; readonly groups: readonly Group[] }
  | { readonly kind: 'graph'; readonly name: string; readonly group: Group }
  | { readonly kind: 'bind'; readonly value: Expression; readonly target: string }
  | {
      readonly kind: 'values';
      readonly variables: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | Group
  | { readonly kind: 'subselect'; readonly select: Select };

export interface Group {
  readonly kind: 'group';
  readonly elements: readonly Element[];
}

/** A projected or grouped variable, with the expression that it stands for where it has one. */
export interface Column {
  readonly target: string;
  readonly value?: Expression;
}

export interface SortKey {
  readonly isDescending: boolean;
  readonly value: Expression;
}

export interface Select {
  readonly kind: 'select';
  readonly duplicates: '' | 'DISTINCT' | 'REDUCED';
  /** Empty for `*`. */
  readonly columns: readonly Column[];
  readonly group: Group;
  readonly groupBy: readonly Column[];
  readonly having: readonly Expression[];
  readonly orderBy: readonly SortKey[];
  readonly limit?: number;
  readonly offset?: number;
}

export type Form =
  | Select
  | { readonly kind: 'ask'; readonly group: Group }
  /** A template without triples stands for the short form `CONSTRUCT WHERE`. */
  | { readonly kind: 'construct'; readonly template: readonly Element[]; readonly group: Group }
  | { readonly kind: 'describe'; readonly terms: readonly string[]; readonly group: Group };

export interface Query {
  readonly form: Form;
  /** FROM and FROM NAMED. */
  readonly from: readonly string[];
  readonly fromNamed: readonly string[];
}

export type Node = Query | Form | Element | Expression | Path | Column | SortKey;

/** Everything in a tree, itself first. */
export function* nodesIn(node: unknown): Generator<Node> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield node as Node;
  for (const part of Object.values(node)) yield* nodesIn(part);
}

/** Every `kind` in a tree. */
export function kindsIn(node: unknown): Set<string> {
  return new Set([...nodesIn(node)].flatMap((part) => ('kind' in part ? [part.kind] : [])));
}
