/**
 * SERVICE (SPARQL 1.1 Federated Query): before planning, each SERVICE is requested and replaced by
 * its solutions as VALUES. Patterns joined with it are evaluated first, so that only useful
 * solutions are requested (§2.4 leaves this open); the answer is the same.
 */
import { badRequest } from '../../errors.js';
import { changed, partsIn, type Algebra, type QueryForm } from '../algebra/index.js';
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
 *   SERVICE in EXISTS, which could need a request for each row.
 */
export async function askServices(query: QueryForm, client: ServiceClient): Promise<QueryForm> {
  for (const part of partsIn(query))
    if (part.type === 'expression' && part.subType === 'existence' && hasService(part.input))
      throw badRequest(
        'SERVICE inside EXISTS could need one request for each row. This server does not do that. ' +
          'Join with SERVICE outside EXISTS, or subtract it with MINUS.',
      );
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
        return this.#resolveInput(operation, inside);
      case 'extend':
        return this.#resolveInput(operation, { ...inside, limit });
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
      case 'orderby':
      case 'group':
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
    return { ...operation, input: [outer, inner] };
  }
}
