/** Values of parameters as terms, or an error that lists the possible ones. */
import { badRequest, type ServiceError } from '../errors.js';
import { missingInput, unfit } from '../input/index.js';
import type { GraphVersion } from '../graph/index.js';
import type { NamedNode, Names, Term } from '../rdf/index.js';
import { KINDS, XSD, isWellFormedIri, literal, namedNode } from '../rdf/index.js';
import type { NameMatch, SearchIndex } from '../search/index.js';
import { isOfDatatype, type Bindings } from '../sparql/index.js';
import type { QueryParameter } from './parameters.js';
import type { StoredQuery } from './stored-query.js';

export interface NamePlace {
  readonly version: GraphVersion;
  readonly names: Names;
  /** The index of the version; needed only for look-ups by name. */
  readonly indexOf: () => Promise<SearchIndex>;
}

const MAX_SUGGESTIONS = 5;
const MAX_EDITS = 2;

/**
 * The terms for a query's parameters.
 * @param given values by the names of parameters.
 * @throws ServiceError `bad-request` for an invalid value, and for a missing required one.
 */
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

/** By slug, else by name; of several, the one of the kind that the parameter names. */
async function thingNamed(
  { name }: QueryParameter,
  value: string,
  { version, names, indexOf }: NamePlace,
): Promise<NamedNode> {
  const bySlug = /^[\w-]+$/.test(value)
    ? [...KINDS.map((kind) => names.thing(kind, value)), names.og(value)].filter(
        (iri) => version.count(iri) > 0,
      )
    : [];
  const kindOf = (iri: string): string | undefined => names.thingOf(iri)?.kind;
  const one = onlyOne(bySlug, (iri) => kindOf(iri.value) === name);
  if (one) return one;
  const index = await indexOf();
  const found = index.namesMatching(value);
  const named = onlyOne(found, ({ iri, kind }) => kind === name || kindOf(iri) === name);
  if (named) return namedNode(named.iri);
  if (found.length + bySlug.length > 0)
    throw severalNamed(name, value, [
      ...bySlug.map((iri) => iri.value),
      ...found.map(({ iri }) => iri),
    ]);
  throw nothingNamed(name, value, index.namesMatching(value, { maxEdits: MAX_EDITS }));
}

/** The only one, or the only one that fits better. */
function onlyOne<T>(all: readonly T[], isBetter: (each: T) => boolean): T | undefined {
  if (all.length === 1) return all[0];
  const better = all.filter(isBetter);
  return better.length === 1 ? better[0] : undefined;
}

function severalNamed(name: string, value: string, iris: readonly string[]): ServiceError {
  const suggestions = [...new Set(iris)].slice(0, MAX_SUGGESTIONS);
  return badRequest(
    `Several things are called “${value}”. Give ?${name} the IRI of one: ` +
      `${suggestions.join(' or ')}.`,
    { details: { parameter: name, value, suggestions } },
  );
}

function nothingNamed(name: string, value: string, alike: readonly NameMatch[]): ServiceError {
  const suggestions = [...new Set(alike.map(({ label }) => label))].slice(0, MAX_SUGGESTIONS);
  const hint =
    suggestions.length > 0
      ? `Did you mean ${suggestions.map((label) => `“${label}”`).join(' or ')}?`
      : `?${name} must be a name, slug or IRI.`;
  return badRequest(`Nothing is called “${value}”. ${hint}`, {
    details: { parameter: name, value, suggestions },
  });
}

/** The kind of value wanted, in words. */
function wantedOf({ type, values }: QueryParameter): string {
  if (values) return values.join(' or ');
  switch (type.kind) {
    case 'iri':
      return 'an absolute IRI';
    case 'thing':
      return 'the name, slug or IRI of a thing';
    case 'datatype': {
      const { value } = type.datatype;
      const example = EXAMPLES[value.slice(XSD.iri.length)];
      return value.startsWith(XSD.iri)
        ? `an xsd:${value.slice(XSD.iri.length)}${example ? ` such as ${example}` : ''}`
        : `of the datatype <${value}>`;
    }
    default:
      return 'a text';
  }
}

const EXAMPLES: Readonly<Record<string, string>> = {
  integer: '20',
  decimal: '1.5',
  boolean: 'true',
  date: '2021-11-22',
  dateTime: '2021-11-22T10:00:00Z',
  gYear: '2021',
};

function unfitValue(parameter: QueryParameter, value: string): ServiceError {
  return unfit(parameter.name, {
    place: 'query',
    expected: wantedOf(parameter),
    found: value,
  });
}
