/** `/schema`: the JSON form of each class, for programs and their authors. */
import { notFound } from '../../errors.js';
import type { Service } from '../../service.js';
import { documentRoute } from '../exchange/document-route.js';
import { publicUrlOf } from '../exchange/links.js';
import { pathParameter, type Route } from '../exchange/route.js';
import { unknownName } from '../../input/index.js';
import { inPath } from '../exchange/parameters.js';
import { labelOf, localNameOf, type GraphVersion } from '../../graph/index.js';
import {
  ContextTerms,
  OWL,
  RDF,
  RDFS,
  SKOS,
  XSD,
  getOrMake,
  namedNode,
  objectsOf,
  subjectsOf,
  type ContextKey,
  type NamedNode,
  type Term,
} from '../../rdf/index.js';
import { ShapeProperties, superClassesOf, type ShapeProperty } from '../../shacl/index.js';

const DEFINITIONS = {
  Link: {
    description: 'A thing: its IRI, or an object with some of its facts.',
    anyOf: [
      { type: 'string' },
      {
        type: 'object',
        properties: {
          id: { type: 'string' },
          type: { type: 'array', items: { type: 'string' } },
          label: { type: 'string' },
        },
      },
    ],
  },
  Value: {
    description: 'A value; as an object it says its language or datatype.',
    type: ['string', 'number', 'boolean', 'object'],
  },
};

export function schemaRoutes(service: Service): Route[] {
  return [
    documentRoute('/schema/osce-graph.d.ts', 'Vocabulary', {
      summary: 'TypeScript types of the JSON of all classes',
      offers: [{ format: 'typescript', mediaType: 'application/typescript' }],
      document: () => ({ write: () => typeDeclarations(classModels(service)) }),
    }),
    documentRoute('/schema/{class}.json', 'Vocabulary', {
      summary: 'The JSON Schema of the JSON of a class',
      parameters: [
        inPath('class', 'The name of the class, as in `og:Workshop`.', {
          examples: ['Workshop'],
        }),
      ],
      offers: [{ format: 'schema', mediaType: 'application/schema+json' }],
      document: (request) => {
        const name = pathParameter(request, 'class');
        const models = classModels(service);
        const model = models.get(name);
        if (!model) {
          const fault = unknownName(name, [...models.keys()], {
            what: 'The address has the class',
          });
          throw notFound(fault.message, { details: fault.details });
        }
        const address = `${publicUrlOf(request)}/schema/${name}.json`;
        return { write: () => `${JSON.stringify(jsonSchemaOf(model, address), null, 2)}\n` };
      },
    }),
  ];
}

function jsonSchemaOf(
  { name, label, definition, properties }: ClassModel,
  address: string,
): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: address,
    title: name,
    description: definition ?? label,
    type: 'object',
    required: ['id', 'type', ...properties.filter((each) => each.isRequired).map(({ key }) => key)],
    properties: {
      id: { type: 'string', format: 'uri' },
      type: { type: 'array', items: { type: 'string' }, contains: { const: name } },
      ...Object.fromEntries(properties.map((each) => [each.key, propertySchema(each)])),
    },
    $defs: DEFINITIONS,
  };
}

function propertySchema({ label, description, value, isList }: PropertyModel): object {
  const { schema } = value;
  const list = { type: 'array', items: schema, minItems: 1 };
  return {
    title: label,
    ...(description === undefined ? {} : { description }),
    ...(isList === true ? list : isList ? { anyOf: [schema, list] } : schema),
  };
}

const HEAD = `/** Types of osce-graph's JSON, generated from its shapes and its JSON-LD context. */

/** An absolute IRI. */
export type Iri = string;
/** A text with the form of an xsd:date, xsd:gYear, … */
export type Lexical = string;
/** A value; as an object it says its language or datatype. */
export type Value =
  | string
  | number
  | boolean
  | { '@value': string; '@language'?: string; '@type'?: string }
  | { id: Iri };
/** A thing: its IRI, or an object with its members. */
export type Link<T extends Thing = Thing> = Iri | (Partial<T> & { id: Iri });
/** An answer of ?frame=, or of POST /things. */
export interface Framed<T extends Thing = Thing> {
  '@context': unknown;
  '@graph': T[];
  /** Of POST /things: the IRIs without statements. */
  missing?: Iri[];
}

/** What every thing has. */
export interface Thing {
  id: Iri;
  type: string[];
}
`;

function typeDeclarations(models: ReadonlyMap<string, ClassModel>): string {
  const interfaces = [...models.values()].map((model) => interfaceOf(model, models));
  const names = [...models.keys()].map((name) => `  ${name}: ${name};\n`);
  return [
    HEAD,
    ...interfaces,
    `/** The classes by the names that ?frame= takes. */\nexport interface Classes {\n${names.join('')}}\n`,
  ].join('\n');
}

function interfaceOf(model: ClassModel, models: ReadonlyMap<string, ClassModel>): string {
  const { name, label, definition, above, properties } = model;
  const inherited = above.map(
    (each) => new Map(models.get(each)?.properties.map((own) => [own.key, memberOf(own)])),
  );
  // Where classes above differ, it has to say which it follows.
  const own = properties.filter((property) => {
    const known = inherited.flatMap((members) => members.get(property.key) ?? []);
    return known.length === 0 || known.some((member) => member !== memberOf(property));
  });
  const from = above.length === 0 ? ['Thing'] : above;
  const members = own.map((each) => `${commentOf(each.description, '  ')}  ${memberOf(each)}\n`);
  return (
    `${commentOf(definition ?? label, '')}export interface ${name} extends ${from.join(', ')} {` +
    `${members.length === 0 ? '' : '\n'}${members.join('')}}\n`
  );
}

function memberOf({ key, value, isList, isRequired }: PropertyModel): string {
  const one = value.type;
  const list = one.includes(' ') ? `(${one})[]` : `${one}[]`;
  const type = isList === true ? list : isList ? `${one} | ${list}` : one;
  return `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}${isRequired ? '' : '?'}: ${type};`;
}

function commentOf(text: string | undefined, indent: string): string {
  return text === undefined ? '' : `${indent}/** ${text.replaceAll('*/', '*\\/')} */\n`;
}

/** A value in JSON Schema and in TypeScript. */
interface ValueModel {
  readonly schema: object;
  readonly type: string;
}

interface PropertyModel {
  readonly key: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly value: ValueModel;
  /** `any`: a list where there are several values. */
  readonly isList: boolean | 'any';
  readonly isRequired: boolean;
}

interface ClassModel {
  readonly name: string;
  readonly label: string;
  readonly definition: string | undefined;
  /** Names of the classes right above it that have models. */
  readonly above: readonly string[];
  readonly properties: readonly PropertyModel[];
}

/** Shapes and context do not change while a process runs. */
const known = new WeakMap<object, ReadonlyMap<string, ClassModel>>();

/** The models of all classes that have shapes, of their own or of a class above, by name. */
function classModels(service: Service): ReadonlyMap<string, ClassModel> {
  return getOrMake(known, service.context, () => readModels(service));
}

function readModels({
  vocabulary,
  names,
  shapes,
  context,
}: Service): ReadonlyMap<string, ClassModel> {
  const terms = new ContextTerms(context as Record<string, unknown>);
  const isOwn = (term: Term): term is NamedNode =>
    term.termType === 'NamedNode' && term.value.startsWith(names.ontologyIri);
  const shaped = new Map(
    subjectsOf(vocabulary, RDF.type, OWL.Class)
      .filter(isOwn)
      .map((type) => {
        const classes = [...superClassesOf(vocabulary, type).values()];
        return [type.value, ShapeProperties.of(shapes).of(classes)] as const;
      })
      .filter(([, properties]) => properties.size > 0)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  const namesOf = (classes: readonly Term[]): string[] =>
    classes.filter(({ value }) => shaped.has(value)).map(({ value }) => localNameOf(value));
  return new Map(
    [...shaped].map(([iri, properties]) => {
      const type = namedNode(iri);
      const model: ClassModel = {
        name: localNameOf(iri),
        label: labelOf(vocabulary, type),
        definition: definitionOf(vocabulary, type),
        above: namesOf(objectsOf(vocabulary, type, RDFS.subClassOf)).sort(),
        properties: [...properties].flatMap(([property, shape]) => {
          const keys = terms.keysOf(property);
          return keys.map((key) => ({
            key: key.key,
            label: labelOf(vocabulary, namedNode(property)),
            description: definitionOf(vocabulary, namedNode(property)),
            value: valueOf(key, shape, namesOf(shape.values)),
            isList: isListOf(key, shape),
            // A value's key among several depends on its language or datatype.
            isRequired: shape.minCount > 0 && keys.length === 1,
          }));
        }),
      };
      return [model.name, model];
    }),
  );
}

function definitionOf(vocabulary: GraphVersion, term: NamedNode): string | undefined {
  const [found] = [SKOS.definition, RDFS.comment].flatMap((property) =>
    objectsOf(vocabulary, term, property),
  );
  return found?.value;
}

/** Forms of texts, by the datatypes of XML Schema. */
const FORMS: Readonly<Record<string, object>> = {
  date: { format: 'date' },
  dateTime: { format: 'date-time' },
  gYear: { pattern: '^-?\\d{4,}' },
  gYearMonth: { pattern: '^-?\\d{4,}-\\d{2}' },
  decimal: { pattern: '^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)$' },
};

const TEXT: ValueModel = { schema: { type: 'string' }, type: 'string' };
/** A text, a number, or an object with its own language or datatype. */
const ANY: ValueModel = { schema: { $ref: '#/$defs/Value' }, type: 'Value' };
/** Of values without a datatype in the context. */
const PLAIN: Readonly<Record<string, ValueModel>> = {
  [XSD.string.value]: TEXT,
  [XSD.integer.value]: { schema: { type: 'integer' }, type: 'number' },
  [XSD.boolean.value]: { schema: { type: 'boolean' }, type: 'boolean' },
};

function valueOf(
  { coercion }: ContextKey,
  { values }: ShapeProperty,
  classes: readonly string[],
): ValueModel {
  // The IRI of a thing of one of these classes, or an object.
  if (coercion === '@id' || coercion === '@vocab')
    return classes.length === 0
      ? { schema: { $ref: '#/$defs/Link' }, type: 'Link' }
      : {
          schema: { $ref: '#/$defs/Link', $comment: classes.join(' or ') },
          type: classes.map((each) => `Link<${each}>`).join(' | '),
        };
  if (coercion?.startsWith('@')) return TEXT;
  if (coercion !== undefined)
    return { schema: { type: 'string', ...FORMS[localNameOf(coercion)] }, type: 'Lexical' };
  const [only, another] = values;
  return (another ? undefined : PLAIN[only?.value ?? '']) ?? ANY;
}

function isListOf(
  { coercion, isSet }: ContextKey,
  { maxCount, isUniqueByLanguage }: ShapeProperty,
): boolean | 'any' {
  if (isSet) return true;
  return maxCount === 1 || (isUniqueByLanguage && coercion !== undefined) ? false : 'any';
}
