/** Gets the solutions of a SERVICE from its endpoint, to replace it by VALUES. */
import { badRequest } from '../../errors.js';
import { dataFactory, toNTriplesTerm } from '../../rdf/index.js';
import { possibleVariables, type Algebra, type PatternText } from '../algebra/index.js';
import { mentionedIn } from '../syntax/index.js';
import type { Binding } from './endpoint-answer.js';
import { knownValues, valuesOfName, type Evaluate } from './known-values.js';
import { isOfEndpoint, type Outbound } from './outbound.js';
import { refuseUnlessAllowed } from './refusal.js';
import { queryText, solutionsAt, type KnownValues } from './service-request.js';

const ROWS_PER_REQUEST = 500;

export type ServiceCall = Algebra & { readonly type: 'service' };

export interface ServiceClientSettings {
  readonly outbound: Outbound;
  readonly evaluate: Evaluate;
  readonly freshLabel: () => string;
}

interface ServiceUse {
  readonly beside: readonly Algebra[];
  readonly limit?: number | undefined;
}

export class ServiceClient {
  constructor(private readonly settings: ServiceClientSettings) {}

  /** The VALUES in place of a SERVICE. @param place the patterns its solutions are joined with. */
  async ask(service: ServiceCall, place: ServiceUse): Promise<Algebra> {
    if (service.name.termType !== 'Variable')
      return valuesOf(service, await this.#solutionsOf(service, place));
    const variable = service.name.value;
    const names = valuesOfName(variable, place.beside, this.settings.evaluate);
    for (const name of names)
      if (name?.termType === 'NamedNode')
        refuseUnlessAllowed('SERVICE', name, this.settings.outbound.allowed);
    // Each is a SERVICE of its own (SPARQL 1.1 Federated Query §2.4).
    const answers = await inTurn(names, async (name) => {
      if (name?.termType === 'NamedNode') {
        const bindings = await this.#solutionsOf({ ...service, name }, place);
        return bindings
          .filter((binding) => binding[variable]?.equals(name) ?? true)
          .map((binding) => ({ ...binding, [variable]: name }));
      }
      if (!service.silent)
        throw badRequest(
          `SERVICE ?${variable} needs IRIs; found ${
            name ? toNTriplesTerm(name) : 'a solution where it is unbound'
          }.`,
        );
      return [name ? { [variable]: name } : {}];
    });
    return valuesOf(service, answers.flat());
  }

  async #solutionsOf(service: ServiceCall, { beside, limit }: ServiceUse): Promise<Binding[]> {
    const known = knownValues(service.input, beside, this.settings.evaluate);
    try {
      return known ? await this.#askFor(service, known) : await this.#request(service, { limit });
    } catch (error) {
      // SPARQL 1.1 Federated Query §2.3: a SERVICE SILENT that fails is a single empty solution.
      if (service.silent && isOfEndpoint(error)) return [{}];
      throw error;
    }
  }

  async #askFor(service: ServiceCall, { variables, rows }: KnownValues): Promise<Binding[]> {
    const parts = Array.from({ length: Math.ceil(rows.length / ROWS_PER_REQUEST) }, (_, index) =>
      rows.slice(index * ROWS_PER_REQUEST, (index + 1) * ROWS_PER_REQUEST),
    );
    return (
      await inTurn(parts, (part) => this.#request(service, { known: { variables, rows: part } }))
    ).flat();
  }

  async #request(
    { name, input, text }: ServiceCall,
    options: { readonly known?: KnownValues; readonly limit?: number | undefined },
  ): Promise<Binding[]> {
    const { outbound, freshLabel } = this.settings;
    return solutionsAt(outbound, {
      keyword: 'SERVICE',
      address: name.value,
      query: queryText(text, namesIn(text, possibleVariables(input)), options),
      freshLabel,
    });
  }
}

/** The names as written: the algebra makes variables of blank nodes. */
function namesIn({ group }: PatternText, names: ReadonlySet<string>): string[] {
  const written = new Set(mentionedIn(group));
  return [...names].filter((name) => written.has(name));
}

export function valuesOf(service: ServiceCall, bindings: readonly Binding[]): Algebra {
  const { termType, value } = service.name;
  const variables = [...possibleVariables(service)].map((name) => dataFactory.variable(name));
  return {
    type: 'values',
    variables,
    bindings,
    title: `SERVICE ${termType === 'Variable' ? `?${value}` : `<${value}>`}`,
  };
}

/** Runs in sequence: earlier results help later requests, and each endpoint gets one at a time. */
export async function inTurn<From, To>(
  items: readonly From[],
  work: (item: From) => Promise<To>,
): Promise<To[]> {
  const done: To[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
