/** The parser's SPARQL algebra (SPARQL 1.1 §18.2). */
import type { Quad, Term } from '../../rdf/index.js';
import type { AggregateExpression, Expression } from '../expressions/index.js';
import type { PathExpression } from '../path-expression.js';

export interface Pattern {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

/** The pattern of a SERVICE as written. */
export interface ServiceText {
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
  /** The second for each row of the first (SPARQL Enhancement Proposal 6). */
  | { readonly type: 'lateral'; readonly input: readonly [Algebra, Algebra] }
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
      readonly text: ServiceText;
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

/** A query: an operation and the use of its solutions. */
export type QueryForm =
  | { readonly type: 'ask'; readonly input: Algebra }
  | { readonly type: 'construct'; readonly input: Algebra; readonly template: readonly Quad[] }
  | { readonly type: 'describe'; readonly input: Algebra; readonly terms: readonly Term[] }
  /** `named` is undefined where all graphs are named graphs of the dataset, as with WITH. */
  | {
      readonly type: 'from';
      readonly input: QueryForm;
      readonly default: readonly Term[];
      readonly named?: readonly Term[] | undefined;
    }
  | Algebra;
