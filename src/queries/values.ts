/** Values of parameters as terms, or an error that lists the possible ones. */
import type { ServiceError } from '../errors.js';
import { missingInput, unfit } from '../input/index.js';
import type { GraphVersion } from '../graph/index.js';
import type { NamedNode, Names, Term } from '../rdf/index.js';
import { KINDS, XSD, isWellFormedIri, literal, namedNode } from '../rdf/index.js';
import { thingMeant, type IndexSource } from '../search/index.js';
import { isOfDatatype, type Bindings } from '../sparql/index.js';
import type { QueryParameter } from './parameters.js';
import type { StoredQuery } from './stored-query.js';

export interface NamePlace {
  readonly version: GraphVersion;
  readonly names: Names;
  /** The index of the version; needed only for look-ups by name. */
  readonly indexOf: IndexSource;
}

/** @throws ServiceError `bad-request` for an invalid value, or without a required one. */
export async function boundValues(
  { parameters }: StoredQuery,
  given: ReadonlyMap<string, string>,
  place: NamePlace,
): Promise<Bindings> {
  const missing = missingParameter(parameters, given);
  if (missing) throw missingInput(missing.name, wantedOf(missing));
  const bound = new Map<string, Term>();
  for (const parameter of parameters) {
    const value = given.get(parameter.name) ?? parameter.default;
    if (value !== undefined) bound.set(parameter.variable, await termOf(parameter, value, place));
  }
  return bound;
}

/** The first missing required parameter. */
export function missingParameter(
  parameters: readonly QueryParameter[],
  given: ReadonlyMap<string, string>,
): QueryParameter | undefined {
  return parameters.find(({ isRequired, name }) => isRequired && !given.has(name));
}

async function termOf(parameter: QueryParameter, value: string, place: NamePlace): Promise<Term> {
  const { type, values } = parameter;
  if (values && !values.includes(value)) throw unfitValue(parameter, value);
  switch (type.kind) {
    case 'iri':
      if (!isWellFormedIri(value)) throw unfitValue(parameter, value);
      return namedNode(value);
    case 'text':
      return literal(value);
    case 'language':
      return literal(value, type.language);
    case 'datatype': {
      const term = literal(value, type.datatype);
      if (!isOfDatatype(term)) throw unfitValue(parameter, value);
      return term;
    }
    case 'thing':
      return isWellFormedIri(value) ? namedNode(value) : thingNamed(parameter, value, place);
  }
}

/** Of several, the one of the kind that the parameter names. */
async function thingNamed(
  { name }: QueryParameter,
  value: string,
  { version, names, indexOf }: NamePlace,
): Promise<NamedNode> {
  const wanted = {
    parameter: name,
    noun: 'thing',
    names,
    shortFor: (text: string) => [...KINDS.map((kind) => names.thing(kind, text)), names.og(text)],
    fits: (iri: string) => version.count(namedNode(iri)) > 0,
    isLikely: (iri: string) => names.thingOf(iri)?.kind === name,
  };
  return namedNode(await thingMeant(value, wanted, indexOf));
}

/** The kind of value wanted, as a sentence. */
export function wantedValue(parameter: QueryParameter): string {
  const words = wantedOf(parameter);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The kind of value wanted, in words. */
function wantedOf({ type, values }: QueryParameter): string {
  if (values) return values.join(' or ');
  switch (type.kind) {
    case 'iri':
      return 'an absolute IRI';
    case 'thing':
      return 'the name, slug or IRI of a thing';
    case 'language':
      return `a text in the language “${type.language}”`;
    case 'datatype': {
      const { value } = type.datatype;
      const name = value.startsWith(XSD.iri) ? value.slice(XSD.iri.length) : undefined;
      return name === undefined ? `of the datatype <${value}>` : (WORDS[name] ?? `an xsd:${name}`);
    }
    default:
      return 'a text';
  }
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number such as 20',
  decimal: 'a number such as 1.5',
  boolean: 'true or false',
  date: 'a day such as 2021-11-22',
  dateTime: 'a time such as 2021-11-22T10:00:00Z',
  gYear: 'a year such as 2021',
};

function unfitValue(parameter: QueryParameter, value: string): ServiceError {
  return unfit(parameter.name, { place: 'query', expected: wantedOf(parameter), found: value });
}
