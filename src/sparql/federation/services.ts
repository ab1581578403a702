/**
 * SERVICE (SPARQL 1.1 Federated Query): before planning, each SERVICE is requested and replaced by
 * its solutions as VALUES. Patterns joined with it are evaluated first, so that only useful
 * solutions are requested (§2.4 leaves this open); the answer is the same.
 */
import { badRequest } from '../../errors.js';
import {
  allVariables,
  changed,
  partsIn,
  possibleVariables,
  type Algebra,
  type Expression,
  type QueryForm,
} from '../algebra/index.js';
import { inTurn, valuesOf, type ServiceClient } from './service-client.js';

interface Surroundings {
  /** Patterns its solutions are joined with, without SERVICEs. */
  readonly beside: readonly Algebra[];
  /** Wraps an operation in the GRAPH around it, to evaluate it separately. */
  readonly within: (operation: Algebra) => Algebra;
  /** How many solutions are needed. */
  readonly limit?: number | undefined;
}

export function hasService(operation: QueryForm): boolean {
  for (const { type } of partsIn(operation)) if (type === 'service') return true;
  return false;
}

/** Replaces each SERVICE by VALUES without rows, for the plan of a query that is not run. */
export function withoutAsking(query: QueryForm): QueryForm {
  return changed(query, {
    part: (part) => (part.type === 'service' ? valuesOf(part, [{}]) : part),
  });
}

/**
 * Replaces each SERVICE by its solutions.
 * @throws ServiceError `outbound-refused`, `endpoint-failed`, `endpoint-limit`; `bad-request` for a
 *   SERVICE that would need a request for each row: in EXISTS with a variable from outside it.
 */
export async function askServices(query: QueryForm, client: ServiceClient): Promise<QueryForm> {
  switch (query.type) {
    case 'from':
    case 'construct':
    case 'describe':
      return { ...query, input: await askServices(query.input, client) } as QueryForm;
    case 'ask':
      return {
        ...query,
        input: await new Resolution(client).resolve(query.input, { ...OPEN, limit: 1 }),
      };
    default:
      return new Resolution(client).resolve(query, OPEN);
  }
}

const OPEN: Surroundings = { beside: [], within: (operation) => operation };

class Resolution {
  constructor(private readonly client: ServiceClient) {}

  async resolve(operation: Algebra, surroundings: Surroundings): Promise<Algebra> {
    if (!hasService(operation)) return operation;
    const { beside, within, limit } = surroundings;
    const inside: Surroundings = { beside, within };
    switch (operation.type) {
      case 'service':
        return this.client.ask(operation, surroundings);
      case 'join':
        return this.#resolveJoin(operation, surroundings);
      case 'filter':
        return this.#resolveWithExpression(operation, inside);
      case 'extend':
        return this.#resolveWithExpression(operation, { ...inside, limit });
      case 'union':
        return {
          ...operation,
          input: await inTurn(operation.input, (input) => this.resolve(input, inside)),
        };
      case 'graph':
        return this.#resolveInput(operation, {
          ...inside,
          within: (input) => within({ ...operation, input }),
        });
      case 'leftjoin':
        return this.#resolveOptional(operation, surroundings);
      case 'minus':
        return this.#resolveMinus(operation, inside);
      case 'project':
        return this.#resolveInput(operation, { ...OPEN, within, limit });
      case 'slice': {
        const end = operation.length === undefined ? undefined : operation.start + operation.length;
        return this.#resolveInput(operation, { ...OPEN, within, limit: end });
      }
      case 'orderby': {
        const { input } = await this.#resolveInput(operation, { ...OPEN, within });
        const expressions = await inTurn(operation.expressions, (each) =>
          this.#resolveExpression(each, input, within),
        );
        return { ...operation, input, expressions };
      }
      case 'group': {
        const { input } = await this.#resolveInput(operation, { ...OPEN, within });
        const aggregates = await inTurn(operation.aggregates, async (each) => ({
          ...each,
          expression: await this.#resolveExpression(each.expression, input, within),
        }));
        return { ...operation, input, aggregates };
      }
      case 'distinct':
      case 'reduced':
        return this.#resolveInput(operation, { ...OPEN, within });
      default:
        return operation;
    }
  }

  async #resolveInput<Outer extends { readonly input: Algebra }>(
    operation: Outer,
    surroundings: Surroundings,
  ): Promise<Outer> {
    return { ...operation, input: await this.resolve(operation.input, surroundings) };
  }

  async #resolveWithExpression(
    operation: Algebra & { type: 'filter' | 'extend' },
    surroundings: Surroundings,
  ): Promise<Algebra> {
    const { expression, input } = await this.#resolveInput(operation, surroundings);
    return {
      ...operation,
      input,
      expression: await this.#resolveExpression(expression, input, surroundings.within),
    };
  }

  async #resolveMinus(
    operation: Algebra & { type: 'minus' },
    surroundings: Surroundings,
  ): Promise<Algebra> {
    const { within } = surroundings;
    const [left, right] = operation.input;
    const outer = await this.resolve(left, surroundings);
    const inner = await this.resolve(right, { ...OPEN, within, beside: [within(outer)] });
    return { ...operation, input: [outer, inner] };
  }

  /** Parts without SERVICE come first; each SERVICE then helps those after it. */
  async #resolveJoin(
    operation: Algebra & { type: 'join' | 'union' },
    { beside, within }: Surroundings,
  ): Promise<Algebra> {
    const known = operation.input.filter((input) => !hasService(input)).map(within);
    const input = await inTurn(operation.input, async (each) => {
      if (!hasService(each)) return each;
      const resolved = await this.resolve(each, { beside: [...beside, ...known], within });
      known.push(within(resolved));
      return resolved;
    });
    return { ...operation, input };
  }

  /** Restricted by the left side alone: otherwise solutions that count could be left out. */
  async #resolveOptional(
    operation: Algebra & { type: 'leftjoin' },
    { beside, within }: Surroundings,
  ): Promise<Algebra> {
    const [left, right] = operation.input;
    const outer = await this.resolve(left, { beside, within });
    const inner = await this.resolve(right, { within, beside: [within(outer)] });
    const input = [outer, inner] as const;
    const { expression } = operation;
    return expression
      ? {
          ...operation,
          input,
          expression: await this.#resolveExpression(expression, { type: 'join', input }, within),
        }
      : { ...operation, input };
  }

  /** @param outer gives the rows that the expression is evaluated for. */
  async #resolveExpression(
    expression: Expression,
    outer: Algebra,
    within: Surroundings['within'],
  ): Promise<Expression> {
    switch (expression.subType) {
      case 'existence': {
        const { input } = expression;
        refuseCorrelated(input, possibleVariables(outer));
        return {
          ...expression,
          input: await this.resolve(input, { ...OPEN, within, beside: [within(outer)] }),
        };
      }
      case 'operator':
      case 'named':
        return {
          ...expression,
          args: await inTurn(expression.args, (each) =>
            this.#resolveExpression(each, outer, within),
          ),
        };
      case 'aggregate':
        return {
          ...expression,
          expression: await this.#resolveExpression(expression.expression, outer, within),
        };
      default:
        return expression;
    }
  }
}

/** EXISTS writes a row's values into its pattern; an endpoint is not asked row by row. */
function refuseCorrelated(pattern: Algebra, outer: ReadonlySet<string>): void {
  for (const operation of partsIn(pattern)) {
    if (operation.type !== 'service') continue;
    const { input } = operation;
    const bound = possibleVariables(input);
    const read = [...allVariables(input)].find((name) => outer.has(name) && !bound.has(name));
    if (read !== undefined)
      throw badRequest(
        `SERVICE inside EXISTS reads ?${read} from outside, which would send one request for ` +
          'each row. This server does not do that. Put SERVICE outside EXISTS.',
      );
  }
}
