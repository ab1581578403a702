/** Queries as operations (SPARQL 1.1 §18.2); `syntax/` makes them, and all other parts read them. */
import type { NamedNode, Quad, Term } from '../../rdf/index.js';
import type { AggregateExpression, Expression } from './expression.js';
import type { PathExpression } from './path-expression.js';

export interface Pattern {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

/** A group as written, for an engine elsewhere. */
export interface PatternText {
  /** The prefixes and base in effect there. */
  readonly prologue: string;
  /** From its first brace to its last. */
  readonly group: string;
}

export type Algebra =
  | { readonly type: 'bgp'; readonly patterns: readonly Pattern[] }
  | {
      readonly type: 'path';
      readonly subject: Term;
      readonly predicate: PathExpression;
      readonly object: Term;
    }
  | { readonly type: 'join' | 'union'; readonly input: readonly Algebra[] }
  | {
      readonly type: 'leftjoin';
      readonly input: readonly [Algebra, Algebra];
      readonly expression?: Expression | undefined;
    }
  | { readonly type: 'minus'; readonly input: readonly [Algebra, Algebra] }
  | { readonly type: 'filter'; readonly input: Algebra; readonly expression: Expression }
  | {
      readonly type: 'extend';
      readonly input: Algebra;
      readonly variable: Term;
      readonly expression: Expression;
    }
  | { readonly type: 'graph'; readonly input: Algebra; readonly name: Term }
  /** `title` names the origin of values that are not the query's own. */
  | {
      readonly type: 'values';
      readonly variables: readonly Term[];
      readonly bindings: readonly Readonly<Record<string, Term>>[];
      readonly title?: string;
    }
  | {
      readonly type: 'group';
      readonly input: Algebra;
      readonly variables: readonly Term[];
      readonly aggregates: readonly (AggregateExpression & { readonly variable: Term })[];
    }
  | { readonly type: 'project'; readonly input: Algebra; readonly variables: readonly Term[] }
  | { readonly type: 'distinct' | 'reduced'; readonly input: Algebra }
  | {
      readonly type: 'orderby';
      readonly input: Algebra;
      readonly expressions: readonly Expression[];
    }
  | {
      readonly type: 'slice';
      readonly input: Algebra;
      readonly start: number;
      readonly length?: number | undefined;
    }
  /** Never planned: it is replaced by its solutions before. */
  | {
      readonly type: 'service';
      readonly input: Algebra;
      readonly name: Term;
      readonly silent: boolean;
      readonly text: PatternText;
    }
  /** An `og:matches` search; no operation of the standard. */
  | {
      readonly type: 'search';
      readonly subject: Term;
      readonly text: Term;
      readonly score: Term | undefined;
      readonly limit: number | undefined;
      readonly kinds: readonly string[];
      readonly isByBeginnings: boolean;
    }
  | { readonly type: 'nop' };

/** An operation and the use of its solutions. */
export type Form =
  | { readonly type: 'ask'; readonly input: Algebra }
  | { readonly type: 'construct'; readonly input: Algebra; readonly template: readonly Quad[] }
  | { readonly type: 'describe'; readonly input: Algebra; readonly terms: readonly Term[] }
  | Algebra;

/** The graphs that a query or an update's pattern sees. */
export interface Dataset {
  readonly default: readonly Quad['graph'][];
  /** Undefined where all graphs are named graphs, as with WITH. */
  readonly named?: readonly NamedNode[] | undefined;
}

/** A query, with its dataset if it names one. */
export type QueryForm = Form | ({ readonly type: 'from'; readonly input: Form } & Dataset);
