/** One fact of a thing that is added, corrected or withdrawn, by words for its values. */
import { badRequest, notFound, type ServiceError } from '../../errors.js';
import {
  LABEL_PROPERTIES,
  givenLabelOf,
  type GraphVersion,
  type TermGraph,
} from '../../graph/index.js';
import {
  RDF,
  SKOS,
  XSD,
  namedNode,
  objectsOf,
  parseRdf,
  quad,
  type ContextTerms,
  type NamedNode,
  type Names,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import { textKey } from '../../search/index.js';
import type { Service } from '../../service.js';
import { quoted } from '../../input/index.js';
import { FactReader } from './fact-reader.js';

/** The value that goes and the one that comes, as somebody gives them. */
export interface SaidEdit {
  readonly thing: NamedNode;
  readonly key: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** A version, or the statements of the thing and its neighbours' names. */
export interface FactSource {
  readonly version: TermGraph;
  readonly names: Names;
  readonly terms: ContextTerms;
}

const MAX_LISTED = 5;

/** The statement of the value that comes. @throws ServiceError as `FactReader.value` does */
export async function statementOf(
  { thing, key }: SaidEdit,
  said: string,
  service: Service,
  version: GraphVersion,
): Promise<Quad> {
  const value = await new FactReader(service, { version, thing }).value(key, said);
  const [statement] = await parseRdf(JSON.stringify({ '@id': thing.value, [key]: value }), {
    format: 'jsonld',
    baseIri: thing.value,
    context: service.context,
  });
  if (statement) return statement;
  throw badRequest(`“${key}” cannot have the value “${quoted(said)}”. Nothing was written.`, {
    details: { parameter: key, value: said },
  });
}

/** The asserted values of a thing under a key of its JSON, each once. */
export function valuesUnder({ thing, key }: SaidEdit, source: FactSource): Term[] {
  const property = propertyOf(key, source.terms);
  return assertedValues(thing, property, source).filter(
    (each) => keyOf(each, property, source) === key,
  );
}

/**
 * The statement of the value that goes, which the thing has: by its text, IRI, kind and slug, or
 * name. @throws ServiceError `not-found`, with what the thing has; `bad-request` for several
 */
export function presentStatement(edit: SaidEdit, said: string, source: FactSource): Quad {
  const found = valuesUnder(edit, source).filter((each) => isMeant(each, said, source));
  const [only] = found;
  if (only && found.length === 1)
    // Values of asserted statements can be objects.
    return quad(edit.thing, propertyOf(edit.key, source.terms), only as Quad['object']);
  if (!only) throw notThere(edit, said, source);
  throw badRequest(
    `“${quoted(said)}” is ${found.length} values of “${edit.key}”: ` +
      `${found.map((each) => textOf(each, source)).join(', ')}. Give one by its kind/slug.`,
  );
}

/** The property of a key of the context, or of one with a prefix. */
export function propertyOf(key: string, terms: ContextTerms): NamedNode {
  return key === terms.typeKey ? RDF.type : namedNode(terms.propertyOf(key) ?? terms.expand(key));
}

/** The statements of the source that these match, without inferred ones and receipts. */
export function assertedIn(
  { version, names: { graphs, sideGraphs } }: FactSource,
  ...[subject, predicate, object]: readonly [Term, Term, Term?]
): Quad[] {
  const apart = [graphs.inferred, ...sideGraphs];
  return [...version.match(subject, predicate, object)].filter(
    ({ graph }) => !apart.some((each) => each.equals(graph)),
  );
}

function assertedValues(thing: NamedNode, property: NamedNode, source: FactSource): Term[] {
  const values = assertedIn(source, thing, property).map(({ object }) => object);
  return values.filter((each, index) => values.findIndex((one) => one.equals(each)) === index);
}

/** The key of the JSON that has a value: an untagged label is a `name`. */
function keyOf(value: Term, property: NamedNode, { terms }: FactSource): string {
  if (property.equals(RDF.type)) return terms.typeKey;
  const coercion =
    value.termType !== 'Literal'
      ? '@id'
      : value.language
        ? `@${value.language}`
        : value.datatype.equals(XSD.string)
          ? undefined
          : value.datatype.value;
  return terms.keyFor(property.value, coercion).key;
}

function isMeant(value: Term, said: string, source: FactSource): boolean {
  if (value.value === said || value.termType !== 'NamedNode') return value.value === said;
  const { version, names, terms } = source;
  const thing = names.thingOf(value.value);
  const path = thing ? `${thing.kind}/${thing.slug}` : terms.shorten(value.value);
  if (path === said || terms.expand(said) === value.value) return true;
  return [...LABEL_PROPERTIES, SKOS.altLabel, names.og('abbreviation')].some((property) =>
    objectsOf(version, value, property).some((name) => textKey(name.value) === textKey(said)),
  );
}

/** Looks at all keys of the property, as one may have been taken for another. */
function notThere({ thing, key }: SaidEdit, said: string, source: FactSource): ServiceError {
  const property = propertyOf(key, source.terms);
  const present = assertedValues(thing, property, source).map((value) => ({
    value,
    ownKey: keyOf(value, property, source),
  }));
  const other = present.find(({ value }) => isMeant(value, said, source))?.ownKey;
  const listed = present
    .slice(0, MAX_LISTED)
    .map(({ value, ownKey }) => `${ownKey === key ? '' : `${ownKey} `}${textOf(value, source)}`);
  return notFound(
    `<${thing.value}> has no ${key} “${quoted(said)}”. ` +
      (present.length === 0 ? 'It has no value there.' : `Present: ${listed.join(', ')}.`) +
      (other === undefined ? '' : ` Did you mean the key ${other}?`),
  );
}

function textOf(value: Term, { version, names }: FactSource): string {
  const thing = names.thingOf(value.value);
  const label = thing && givenLabelOf(version, value);
  return thing
    ? `${label === undefined ? '' : `“${label}” `}${thing.kind}/${thing.slug}`
    : `“${quoted(value.value)}”`;
}
