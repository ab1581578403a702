/** Classes in their JSON: the keys of the context for the properties of the shapes. */
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
import type { Service } from '../../service.js';
import { ShapeProperties, superClassesOf, type ShapeProperty } from '../../shacl/index.js';

/** A value in JSON Schema and in TypeScript. */
export interface ValueModel {
  readonly schema: object;
  readonly type: string;
}

export interface PropertyModel {
  readonly key: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly value: ValueModel;
  /** `any`: a list where there are several values. */
  readonly isList: boolean | 'any';
  readonly isRequired: boolean;
}

export interface ClassModel {
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
export function classModels(service: Service): ReadonlyMap<string, ClassModel> {
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
