/** Property paths of queries and SHACL shapes (SPARQL 1.1 §18.1.7). */
import type { NamedNode } from '../../rdf/index.js';

export type PathExpression =
  | { readonly type: 'link'; readonly iri: NamedNode }
  /** Any predicate but these. */
  | { readonly type: 'nps'; readonly iris: readonly NamedNode[] }
  | {
      readonly type: 'inv' | 'OneOrMorePath' | 'ZeroOrMorePath' | 'ZeroOrOnePath';
      readonly path: PathExpression;
    }
  | { readonly type: 'seq' | 'alt'; readonly input: readonly PathExpression[] };

/** A path in SPARQL, with brackets around every part. */
export function pathExpressionText(path: PathExpression): string {
  const inner = (part: PathExpression): string => `(${pathExpressionText(part)})`;
  switch (path.type) {
    case 'link':
      return `<${path.iri.value}>`;
    case 'nps':
      return `!(${path.iris.map(({ value }) => `<${value}>`).join('|')})`;
    case 'inv':
      return `^${inner(path.path)}`;
    case 'seq':
    case 'alt':
      return path.input.map(inner).join(path.type === 'seq' ? '/' : '|');
    default:
      return inner(path.path) + MARKS[path.type];
  }
}

const MARKS = { OneOrMorePath: '+', ZeroOrMorePath: '*', ZeroOrOnePath: '?' } as const;

/** The path from its end to its start; `inv` stays only around single steps. */
export function inverseOf(path: PathExpression): PathExpression {
  switch (path.type) {
    case 'link':
    case 'nps':
      return { type: 'inv', path };
    case 'inv':
      return path.path;
    case 'seq':
      return { type: 'seq', input: path.input.map(inverseOf).reverse() };
    case 'alt':
      return { type: 'alt', input: path.input.map(inverseOf) };
    default:
      return { type: path.type, path: inverseOf(path.path) };
  }
}
