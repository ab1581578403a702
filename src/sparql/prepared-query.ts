/** Queries parsed once and evaluated with many values: pre-binding (SHACL Appendix A). */
import { ServiceError } from '../errors.js';
import {
  allVariables,
  inputsOf,
  partsIn,
  possibleVariables,
  projectionOf,
  type Algebra,
  type Part,
  type PathExpression,
  type QueryForm,
} from './algebra/index.js';
import { dataFactory } from '../rdf/index.js';
import {
  insertValues,
  predicatesRead,
  substitutePath,
  type Bindings,
  type PredicatesRead,
} from './plan/index.js';
import { refuseReusedVariables } from './scope-rules.js';
import { parseQuery } from './syntax/index.js';
import { unknownFunctionsIn } from './unknown-functions.js';

export interface Preparation {
  readonly baseIri: string;
  /** Variables that may have a value before evaluation. */
  readonly preBound: readonly string[];
  /** Replaces the variable PATH; without it, nothing may be called PATH. */
  readonly path?: PathExpression | undefined;
}

/** Pre-bound variables that a subquery need not pass on (SHACL Appendix A). */
const NOT_HANDED_ON: readonly string[] = ['shapesGraph', 'currentShape'];

/** From a term written into them, they lead to it even where the graph lacks it. */
const OF_ZERO_LENGTH: readonly string[] = ['ZeroOrMorePath', 'ZeroOrOnePath'];

/** Operations that change the solutions or their order, but not whether there are any. */
const AROUND_PATTERN: readonly string[] = ['project', 'distinct', 'reduced', 'orderby'];
/** Operations over several solutions, and paths that need a term instead of a variable. */
const OF_SEVERAL: readonly string[] = [
  ...AROUND_PATTERN,
  'slice',
  'group',
  'minus',
  ...OF_ZERO_LENGTH,
];

export class PreparedQuery {
  readonly form: 'select' | 'ask';
  readonly variables: readonly string[];
  readonly #operation: Algebra;
  readonly #mentioned: ReadonlySet<string>;
  readonly #preBound: ReadonlySet<string>;
  /** Set where each row of values has its solutions independently of other rows. */
  readonly #pattern: Algebra | undefined;

  /**
   * @throws ServiceError `malformed-query` unless it is a SELECT or ASK that pre-binding allows;
   *   also for unknown functions, which would make every solution an error.
   */
  constructor(text: string, { baseIri, preBound, path }: Preparation) {
    const parsed = parseQuery(text, baseIri);
    refuseReusedVariables(parsed, text);
    const operation = refuseUnfit(parsed, preBound);
    this.form = parsed.type === 'ask' ? 'ask' : 'select';
    this.#operation = path ? substitutePath(operation, path) : operation;
    this.variables = [...possibleVariables(this.#operation)];
    this.#mentioned = new Set([...allVariables(this.#operation), ...this.variables]);
    if (this.#mentioned.has('PATH'))
      refuse(
        path
          ? 'it has $PATH where there is no predicate of a triple pattern'
          : 'it has $PATH, but there is no path here',
      );
    this.#preBound = new Set(preBound);
    this.#pattern = patternOf(this.#operation);
  }

  mentions(variable: string): boolean {
    return this.#mentioned.has(variable);
  }

  /** Whether `matching` can evaluate many rows together. */
  get isPointwise(): boolean {
    return this.#pattern !== undefined;
  }

  withValues(bindings: Bindings): QueryForm {
    const row = this.#relevant(bindings);
    const input = insertValues(this.#operation, [row], row);
    return this.form === 'ask' ? { type: 'ask', input } : input;
  }

  /**
   * A query for the rows of values that have a solution: its only variable is `number`, bound to
   * the rows' own. Needs a pointwise query; `constants` are the values that all rows share.
   */
  matching(rows: readonly Bindings[], constants: Bindings, number: string): QueryForm {
    const keeps = ([name]: readonly [string, unknown]): boolean =>
      name === number || this.#mentioned.has(name);
    if (!this.#pattern) throw new TypeError('Only a pointwise query takes many rows at once.');
    const input = insertValues(
      this.#pattern,
      rows.map((row) => new Map([...row].filter(keeps))),
      this.#relevant(constants),
    );
    const variables = [dataFactory.variable(number)];
    return { type: 'distinct', input: { type: 'project', input, variables } };
  }

  /** The answer's dependencies, for constant values and a constant `givenGraph`. */
  predicatesRead(constants: Bindings, givenGraph?: string): PredicatesRead {
    return predicatesRead(this.#operation, { constants, bound: this.#preBound, givenGraph });
  }

  #relevant(bindings: Bindings): Bindings {
    return new Map([...bindings].filter(([name]) => this.#mentioned.has(name)));
  }
}

function patternOf(operation: Algebra): Algebra | undefined {
  const [input] = inputsOf(operation);
  if (input && AROUND_PATTERN.includes(operation.type)) return patternOf(input);
  return [...partsIn(operation)].some(({ type }) => OF_SEVERAL.includes(type))
    ? undefined
    : operation;
}

/** Gives the query's operation, or refuses it. */
function refuseUnfit(query: QueryForm, preBound: readonly string[]): Algebra {
  if (query.type === 'from') return refuse('it names its own dataset (FROM)');
  const outermost = projectionOf(query);
  if (query.type !== 'ask' && !outermost) return refuse('it is neither SELECT nor ASK');
  const [unknown] = unknownFunctionsIn(query);
  if (unknown !== undefined) refuse(`it calls the function <${unknown}>, which is not known here`);
  for (const part of partsIn(query)) {
    if (part.type === 'service') refuse('it has SERVICE');
    if (preBound.length > 0) refuseForPreBinding(part, preBound, part === outermost);
  }
  return query.type === 'ask' ? query.input : (query as Algebra);
}

/** The restrictions of SHACL Appendix A. */
function refuseForPreBinding(part: Part, preBound: readonly string[], isOutermost: boolean): void {
  if (part.type === 'minus') refuse('it has MINUS');
  if (part.type === 'values') refuse('it has VALUES');
  if (part.type === 'extend' && preBound.includes(part.variable.value))
    refuse(
      `it binds ?${part.variable.value} (AS ?${part.variable.value}), which already has a value`,
    );
  if (part.type !== 'project' || isOutermost) return;
  const handedOn = part.variables.map(({ value }) => value);
  const missing = preBound.find(
    (name) => !NOT_HANDED_ON.includes(name) && !handedOn.includes(name),
  );
  if (missing !== undefined)
    refuse(`a SELECT in it leaves out ?${missing}, which already has a value`);
}

function refuse(reason: string): never {
  throw new ServiceError('malformed-query', `The query cannot be executed here: ${reason}.`);
}
