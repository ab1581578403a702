/**
 * A client in TypeScript made from an OpenAPI description, as generators make them: a function for
 * each GET with the types of its parameters, and of its JSON where the description has a schema.
 */

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
}

export function clientOf({ paths }: OpenApi): string {
  const functions = Object.entries(paths).flatMap(([path, { get }]) =>
    get ? [functionOf(path, get)] : [],
  );
  return `async function fetchJson(path: string, parameters: object): Promise<unknown> {
  const query = new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) =>
    [value].flat().filter((each) => each !== undefined).map((each) => [name, String(each)])));
  const answer = await fetch(\`http://localhost:3000\${path}?\${query}\`, { headers: { Accept: 'application/json' } });
  return answer.json();
}
${functions.join('\n')}`;
}

function functionOf(
  path: string,
  { operationId, summary, parameters = [], responses }: Operation,
): string {
  const of = (place: string) => parameters.filter((each) => each.in === place);
  const fields = [...of('path'), ...of('query')].map(
    ({ name, required, schema }) =>
      `${JSON.stringify(name)}${required ? '' : '?'}: ${typeOf(schema)}`,
  );
  const address = path.replace(/\{(\w+)\}/g, '${encodeURIComponent(path.$1)}');
  const names = of('path').map(({ name }) => `${JSON.stringify(name)}: path_${name}`);
  const inPath = of('path').map(({ name }) => `${name}: path_${name}`);
  const { schema } = responses['200']?.content?.['application/json'] ?? {};
  return `/** ${summary}. */
export async function ${operationId}({ ${[...names, '...query'].join(', ')} }: { ${fields.join('; ')} }): Promise<${schema ? typeOf(schema) : 'unknown'}> {
  const path = { ${inPath.join(', ')} };
  return await fetchJson(\`${address}\`, query) as never;
}`;
}

function typeOf({
  type,
  enum: values,
  const: value,
  items,
  properties,
  required = [],
  allOf,
  $ref,
}: Schema): string {
  if ($ref !== undefined) return 'unknown';
  if (allOf) return allOf.map(typeOf).join(' & ');
  if (values) return values.map((each) => JSON.stringify(each)).join(' | ');
  if (value !== undefined) return JSON.stringify(value);
  if (properties || type === 'object')
    return `{ ${Object.entries(properties ?? {})
      .map(
        ([key, each]) =>
          `${JSON.stringify(key)}${required.includes(key) ? '' : '?'}: ${typeOf(each)}`,
      )
      .join('; ')} }`;
  if (type === 'array') return `(${items ? typeOf(items) : 'unknown'})[]`;
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'string' || type === 'boolean' ? type : 'unknown';
}
