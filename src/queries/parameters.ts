/** Parameters of a stored query: its variables `?_name` and, optional ones, `?__name`. */
import { ServiceError } from '../errors.js';
import { XSD, namedNode, type NamedNode } from '../rdf/index.js';
import type { VariableUse } from '../sparql/index.js';
import type { QueryHeader } from './header.js';

export type ParameterType =
  /** A node of the graph, by its IRI, slug or name. */
  | { readonly kind: 'thing' }
  | { readonly kind: 'iri' }
  | { readonly kind: 'text' }
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'datatype'; readonly datatype: NamedNode };

export interface QueryParameter {
  /** In addresses, without marks and suffix. */
  readonly name: string;
  /** In the query, without `?`. */
  readonly variable: string;
  readonly type: ParameterType;
  readonly isRequired: boolean;
  readonly default?: string | undefined;
  readonly values?: readonly string[] | undefined;
  /** Whether the values in the graph are offered, with others allowed. */
  readonly offersValues: boolean;
}

/** Datatypes of XML Schema that need no prefix. */
const DATATYPES = new Set([
  ...['integer', 'decimal', 'double', 'boolean', 'string', 'anyURI'],
  ...['date', 'dateTime', 'time', 'gYear', 'gYearMonth', 'duration'],
]);

/** Parameters of all stored queries. */
const RESERVED = ['version', 'inferred', 'format', 'frame'];

export const isParameter = (variable: string): boolean => /^__?[^_]/.test(variable);

/**
 * The parameters in the order of their first mention.
 * @param prefixes declared in the query.
 * @throws ServiceError `malformed-query` for two of one name, for a reserved one, and for a header
 *   about an unknown parameter.
 */
export function parametersOf(
  uses: ReadonlyMap<string, VariableUse>,
  { defaults, enumerate }: Pick<QueryHeader, 'defaults' | 'enumerate'>,
  prefixes: Readonly<Record<string, string>>,
): QueryParameter[] {
  const parameters = [...uses].map(([variable, use]): QueryParameter => {
    const isOptional = variable.startsWith('__');
    const { name, type } = typed(variable.slice(isOptional ? 2 : 1), use, prefixes);
    const fallback = defaults.get(name);
    const values = enumerate.get(name);
    return {
      name,
      variable,
      type,
      isRequired: !isOptional && fallback === undefined,
      default: fallback,
      values: values === 'graph' ? undefined : values,
      offersValues: values === 'graph',
    };
  });
  const names = parameters.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw malformed(`it has two parameters called “${twice}”`);
  const taken = names.find((name) => RESERVED.includes(name));
  if (taken !== undefined)
    throw malformed(`every query has the parameter “${taken}”; choose another name`);
  const unused = [...defaults.keys(), ...enumerate.keys()].find((name) => !names.includes(name));
  if (unused !== undefined)
    throw malformed(`its header has a value for “${unused}”, but there is no ?_${unused}`);
  return parameters;
}

/** A name without its suffix, and the suffix's type. */
function typed(
  name: string,
  use: VariableUse,
  prefixes: Readonly<Record<string, string>>,
): Pick<QueryParameter, 'name' | 'type'> {
  const words = name.split('_');
  const last = words.at(-1) ?? '';
  const without = (count: number): string => words.slice(0, -count).join('_');
  const namespace = words.length > 2 ? prefixes[words.at(-2) ?? ''] : undefined;
  if (namespace !== undefined)
    return {
      name: without(2),
      type: { kind: 'datatype', datatype: namedNode(namespace + last) },
    };
  if (words.length > 1) {
    if (last === 'iri') return { name: without(1), type: { kind: 'iri' } };
    if (DATATYPES.has(last))
      return {
        name: without(1),
        type: { kind: 'datatype', datatype: namedNode(XSD.iri + last) },
      };
    if (/^[a-z]{2}$/.test(last))
      return { name: without(1), type: { kind: 'language', language: last } };
  }
  return { name, type: { kind: use === 'node' ? 'thing' : 'text' } };
}

/** A type in one word: `thing`, `iri`, `text`, `integer`, `@en`, or the IRI of a datatype. */
export function nameOfType(type: ParameterType): string {
  switch (type.kind) {
    case 'language':
      return `@${type.language}`;
    case 'datatype': {
      const { value } = type.datatype;
      const local = value.startsWith(XSD.iri) ? value.slice(XSD.iri.length) : value;
      return local === 'string' ? 'text' : local;
    }
    default:
      return type.kind;
  }
}

export function malformed(why: string): ServiceError {
  return new ServiceError('malformed-query', `The query cannot be stored: ${why}.`);
}
