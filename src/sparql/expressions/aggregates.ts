/** Set functions over the rows of a group (SPARQL 1.1 §18.5.1). */
import { termKey } from '../../rdf/index.js';
import { ServiceError } from '../../errors.js';
import {
  INTEGER,
  IriValue,
  LiteralValue,
  Numeric,
  type Value,
  integerValue,
  numericValue,
  orderValues,
  stringValue,
} from '../values/index.js';
import type { Budget } from '../workers/index.js';
import { addNumerics, divideNumerics } from './arithmetic.js';
import { compileExpression } from './compile.js';
import type { AggregateExpression, Evaluator, ExpressionScope } from './expression.js';

export interface Accumulator {
  add(): void;
  /** The result over the rows so far; undefined is an error. */
  result(): Value | undefined;
}

/** A set function over values. An undefined value is an error. */
interface Fold {
  take(value: Value | undefined): void;
  result(): Value | undefined;
}

/** Compiles a set function once; the returned function makes an accumulator for each group. */
export function compileAggregate(
  aggregate: AggregateExpression,
  scope: ExpressionScope,
): () => Accumulator {
  if (aggregate.expression.subType === 'wildcard') return countRows(aggregate, scope);
  const value = compileExpression(aggregate.expression, scope);
  const makeFold = foldOf(aggregate, scope.budget);
  return aggregate.distinct
    ? () => distinctly(value, makeFold())
    : () => plainly(value, makeFold());
}

function plainly(value: Evaluator, fold: Fold): Accumulator {
  return { add: () => fold.take(value()), result: () => fold.result() };
}

/** Takes each term once; every error is taken, as one is enough. */
function distinctly(value: Evaluator, fold: Fold): Accumulator {
  const seen = new Set<string>();
  return {
    add: () => {
      const term = value();
      if (term !== undefined) {
        const key = termKey(term);
        if (seen.has(key)) return;
        seen.add(key);
      }
      fold.take(term);
    },
    result: () => fold.result(),
  };
}

function countRows(
  { distinct, aggregator }: AggregateExpression,
  scope: ExpressionScope,
): () => Accumulator {
  if (aggregator.toLowerCase() !== 'count')
    throw new ServiceError('malformed-query', `Expected COUNT before *, found ${aggregator}`);
  if (!distinct) {
    return () => {
      let count = 0;
      return {
        add: () => {
          count++;
        },
        result: () => integerValue(count),
      };
    };
  }
  if (!scope.rowKey)
    throw new ServiceError(
      'internal',
      'Expected a scope with row keys for COUNT(DISTINCT *), found none',
    );
  return () => {
    const keys = new Set<string>();
    return {
      add: () => {
        keys.add(scope.rowKey?.() ?? '');
      },
      result: () => integerValue(keys.size),
    };
  };
}

function foldOf({ aggregator, separator }: AggregateExpression, budget: Budget): () => Fold {
  switch (aggregator.toLowerCase()) {
    case 'count':
      return count;
    case 'sum':
      return () => new Sum((sum) => sum);
    case 'avg':
      return () =>
        new Sum((sum, taken) =>
          taken === 0 ? sum : divideNumerics(sum, new Numeric(INTEGER, taken)),
        );
    case 'min':
      return () => new Extreme((order) => order < 0);
    case 'max':
      return () => new Extreme((order) => order > 0);
    case 'sample':
      return sample;
    case 'group_concat':
      return () => new Concatenation(separator ?? ' ', budget);
    default:
      throw new ServiceError(
        'malformed-query',
        `Expected a set function of SPARQL, found ${aggregator}`,
      );
  }
}

/** COUNT leaves errors out (§18.5.1.2). */
function count(): Fold {
  let counted = 0;
  return {
    take: (value) => {
      if (value !== undefined) counted++;
    },
    result: () => integerValue(counted),
  };
}

/** SAMPLE gives the first value that is no error (§18.5.1.8). */
function sample(): Fold {
  let first: Value | undefined;
  return {
    take: (value) => {
      first ??= value;
    },
    result: () => first,
  };
}

/** SUM and AVG in the numbers' common type; one error makes it an error (§18.5.1.3, §18.5.1.4). */
class Sum implements Fold {
  #sum: Numeric | undefined = new Numeric(INTEGER, 0);
  #taken = 0;

  constructor(private readonly finish: (sum: Numeric, taken: number) => Numeric | undefined) {}

  take(value: Value | undefined): void {
    const number = value instanceof LiteralValue ? value.typed : undefined;
    this.#sum = this.#sum && number instanceof Numeric ? addNumerics(this.#sum, number) : undefined;
    this.#taken++;
  }

  result(): Value | undefined {
    const result = this.#sum && this.finish(this.#sum, this.#taken);
    return result && numericValue(result);
  }
}

/** MIN and MAX in the order of ORDER BY; an empty group is an error (§18.5.1.5, §18.5.1.6). */
class Extreme implements Fold {
  #best: Value | undefined;
  #isError = false;

  constructor(private readonly isBetter: (order: number) => boolean) {}

  take(value: Value | undefined): void {
    if (value === undefined) this.#isError = true;
    else if (this.#best === undefined || this.isBetter(orderValues(value, this.#best)))
      this.#best = value;
  }

  result(): Value | undefined {
    return this.#isError ? undefined : this.#best;
  }
}

/** GROUP_CONCAT of literals and IRIs; anything else makes it an error (§18.5.1.7). */
class Concatenation implements Fold {
  readonly #texts: string[] = [];
  #length = 0;
  #isError = false;

  constructor(
    private readonly separator: string,
    private readonly budget: Budget,
  ) {}

  take(value: Value | undefined): void {
    if (!(value instanceof LiteralValue || value instanceof IriValue)) this.#isError = true;
    else {
      this.#length += this.separator.length + value.value.length;
      this.budget.requireText(this.#length);
      this.#texts.push(value.value);
    }
  }

  result(): Value | undefined {
    return this.#isError ? undefined : stringValue(this.#texts.join(this.separator));
  }
}
