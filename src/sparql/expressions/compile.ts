/** Compiles expressions of the algebra to closures over the current row (SPARQL 1.1 §17). */
import { getOrMake } from '../../rdf/index.js';
import type { Term } from '@rdfjs/types';
import { ServiceError } from '../../errors.js';
import { isVarying, type Expression } from '../algebra/index.js';
import { type Value, booleanValue, effectiveBoolean, toValue } from '../values/index.js';
import { ARITHMETIC } from './arithmetic.js';
import type { ByteText } from './byte-texts.js';
import { CASTS } from './casts.js';
import { COMPARISONS, MEMBERSHIP } from './comparison.js';
import { DATE_FUNCTIONS } from './date-functions.js';
import type { Apply, Builtin, Compiler, Evaluator, ExpressionScope, Test } from './expression.js';
import { GEO_FUNCTIONS } from './geo-functions.js';
import { HASH_FUNCTIONS } from './hash-functions.js';
import { textOf } from './id-operands.js';
import { LOGIC, LOGICAL_VALUES } from './logic.js';
import { NUMERIC_FUNCTIONS } from './numeric-functions.js';
import { SHORT_TESTS, SHORT_VALUES, shortened } from './on-ids.js';
import { REGEX_FUNCTIONS, REGEX_TESTS } from './regex-functions.js';
import { SCOPE_FUNCTIONS } from './scope-functions.js';
import { GROWING_FUNCTIONS, STRING_FUNCTIONS, STRING_TESTS } from './string-functions.js';
import { TERM_FUNCTIONS, TERM_TESTS, makeTriple } from './term-functions.js';

type Table<Entry> = ReadonlyMap<string, Entry>;

const TEST_FORMS = new Map(Object.entries({ ...LOGIC, ...MEMBERSHIP, ...REGEX_TESTS }));
const VALUE_FORMS = new Map(
  Object.entries({ ...LOGICAL_VALUES, ...REGEX_FUNCTIONS, ...SCOPE_FUNCTIONS }),
);

const TESTS: Table<Builtin<boolean>> = new Map(
  Object.entries({ ...COMPARISONS, ...TERM_TESTS, ...STRING_TESTS }),
);
const FUNCTIONS: Table<Builtin<Value>> = new Map(
  Object.entries({
    ...ARITHMETIC,
    ...TERM_FUNCTIONS,
    ...STRING_FUNCTIONS,
    ...NUMERIC_FUNCTIONS,
    ...DATE_FUNCTIONS,
    ...HASH_FUNCTIONS,
  }),
);

const NAMED: Table<Builtin<Value>> = new Map([...CASTS, ...GEO_FUNCTIONS]);

const ERROR = (): undefined => undefined;

/** An expression's value for the scope's current row; undefined is an error or unbound. */
export function compileExpression(expression: Expression, scope: ExpressionScope): Evaluator {
  return new ExpressionCompiler(scope).value(expression);
}

/** Compiles STR, LCASE, UCASE and SUBSTR to their bytes, where the scope has ids. */
export function compileText(expression: Expression, scope: ExpressionScope): ByteText | undefined {
  return scope.ids && textOf(expression, scope.ids, new ExpressionCompiler(scope));
}

/** A filter: the effective boolean value for the current row (SPARQL 1.1 §17.2). */
export function compileCondition(expression: Expression, scope: ExpressionScope): () => boolean {
  const test = new ExpressionCompiler(scope).test(expression);
  return () => test() === true;
}

/** Whether a function with so many arguments is known; others are errors in every row. */
export function isKnownFunction(iri: string, argumentCount: number): boolean {
  const found = NAMED.get(iri);
  return found !== undefined && argumentCount >= found.arity[0] && argumentCount <= found.arity[1];
}

class ExpressionCompiler implements Compiler {
  /** Caches which parts are constant, so that each is checked once however deep they nest. */
  readonly #fixed = new Map<Expression, boolean>();
  readonly #constants = new Map<Expression, Value | undefined>();

  constructor(readonly scope: ExpressionScope) {}

  value(expression: Expression): Evaluator {
    if (expression.subType === 'term' || !this.#isFixed(expression))
      return this.#compile(expression);
    const value = this.constant(expression);
    return () => value;
  }

  #compile(expression: Expression): Evaluator {
    switch (expression.subType) {
      case 'term':
        return this.#term(expression.term);
      case 'existence':
        return asValue(this.test(expression));
      case 'operator':
        if (isTestName(expression.operator))
          return asValue(this.#operatorTest(expression.operator, expression.args));
        return this.#operatorValue(expression.operator, expression.args);
      case 'named': {
        const {
          name: { value: name },
          args,
        } = expression;
        const known = isKnownFunction(name, args.length) ? NAMED.get(name) : undefined;
        return known ? applied(known.apply, this.#values(args)) : ERROR;
      }
      case 'aggregate':
      case 'wildcard':
        throw new ServiceError(
          'malformed-query',
          'Expected an expression over one row, found an aggregate outside of a group',
        );
    }
  }

  test(expression: Expression): Test {
    if (expression.subType === 'existence') {
      const exists = this.scope.exists(expression.input);
      return expression.not ? () => !exists() : exists;
    }
    if (expression.subType === 'operator' && isTestName(expression.operator))
      return this.#operatorTest(expression.operator, expression.args);
    const value = this.value(expression);
    return () => effectiveBoolean(value());
  }

  constant(expression: Expression): Value | undefined {
    if (!this.#isFixed(expression)) return undefined;
    if (!this.#constants.has(expression))
      this.#constants.set(expression, this.#compile(expression)());
    return this.#constants.get(expression);
  }

  #isFixed(expression: Expression): boolean {
    return getOrMake(this.#fixed, expression, () => this.#hasFixedParts(expression));
  }

  #hasFixedParts(expression: Expression): boolean {
    switch (expression.subType) {
      case 'term':
        return isGround(expression.term);
      case 'operator':
        return (
          !isVarying(expression.operator) && expression.args.every((arg) => this.#isFixed(arg))
        );
      case 'named':
        return expression.args.every((arg) => this.#isFixed(arg));
      default:
        return false;
    }
  }

  #values(args: readonly Expression[]): Evaluator[] {
    return args.map((arg) => this.value(arg));
  }

  #operatorTest(name: string, args: readonly Expression[]): Test {
    const form = TEST_FORMS.get(name);
    const general = form
      ? form(args, this)
      : applied(checked(name, TESTS.get(name), args), this.#values(args));
    return shortened(SHORT_TESTS, name, args, this, general);
  }

  #operatorValue(name: string, args: readonly Expression[]): Evaluator {
    const form = VALUE_FORMS.get(name);
    const general = form
      ? form(args, this)
      : applied(checked(name, this.#function(name), args), this.#values(args));
    return shortened(SHORT_VALUES, name, args, this, general);
  }

  #function(name: string): Builtin<Value> | undefined {
    return FUNCTIONS.get(name) ?? GROWING_FUNCTIONS[name]?.(this.scope.budget);
  }

  #term(term: Term): Evaluator {
    if (term.termType === 'Variable') return this.scope.variable(term.value);
    if (term.termType === 'Quad' && !isGround(term)) {
      return applied(makeTriple as Apply<Value>, [
        this.#term(term.subject),
        this.#term(term.predicate),
        this.#term(term.object),
      ]);
    }
    const value = toValue(term);
    return () => value;
  }
}

function isTestName(name: string): boolean {
  return TEST_FORMS.has(name) || TESTS.has(name);
}

/** The built-in; the parser has checked the number of arguments. */
function checked<Result>(
  name: string,
  found: Builtin<Result> | undefined,
  args: readonly Expression[],
): Apply<Result> {
  if (found && args.length >= found.arity[0] && args.length <= found.arity[1]) return found.apply;
  throw new ServiceError(
    'malformed-query',
    `Expected a SPARQL function with its arguments, found ${name} with ${args.length}`,
  );
}

function isGround(term: Term): boolean {
  if (term.termType === 'Quad')
    return isGround(term.subject) && isGround(term.predicate) && isGround(term.object);
  return term.termType !== 'Variable';
}

function asValue(test: Test): Evaluator {
  return () => {
    const result = test();
    return result === undefined ? undefined : booleanValue(result);
  };
}

/** An error in an argument is an error. One closure for each number of arguments, for speed. */
function applied<Result>(
  apply: Apply<Result>,
  values: readonly Evaluator[],
): () => Result | undefined {
  const [first, second, third] = values;
  if (!first) return () => apply();
  if (!second) {
    return () => {
      const a = first();
      return a === undefined ? undefined : apply(a);
    };
  }
  if (!third) {
    return () => {
      const a = first();
      const b = second();
      return a === undefined || b === undefined ? undefined : apply(a, b);
    };
  }
  return () => {
    const args: Value[] = [];
    for (const value of values) {
      const arg = value();
      if (arg === undefined) return undefined;
      args.push(arg);
    }
    return apply(...args);
  };
}
