/** The tables of an export, one a class, with the columns from the shapes. */
import {
  COUNTRY,
  FUNDER_OF_PROJECT,
  against,
  along,
  chain,
  firstOf,
  labelOf,
  localNameOf,
  reachable,
  versionOf,
  type GraphVersion,
  type ListPath,
} from '../../../graph/index.js';
import {
  DCTERMS,
  GEO,
  RDF,
  RDFS,
  SH,
  SKOS,
  XSD,
  getOrMake,
  kindOfClass,
  namedNode,
  objectsOf,
  readOntology,
  readShapes,
  subjectsOf,
  type Names,
  type QuadSource,
  type Term,
} from '../../../rdf/index.js';
import { ShapeProperties, superClassesOf, type ShapeProperty } from '../../../shacl/index.js';

export type ColumnType = 'iri' | 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'year';

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
/** The types in CSVW, Croissant and GraphML, and the lexical forms that they take. */
export const COLUMN_TYPES: Readonly<
  Record<ColumnType, { csvw: string; croissant: string; graphml?: string; form?: RegExp }>
> = {
  iri: { csvw: 'anyURI', croissant: 'sc:URL' },
  text: { csvw: 'string', croissant: 'sc:Text' },
  integer: { csvw: 'integer', croissant: 'sc:Integer', graphml: 'long', form: /^[+-]?\d{1,18}$/ },
  decimal: { csvw: 'decimal', croissant: 'sc:Float', graphml: 'double', form: DECIMAL },
  boolean: { csvw: 'boolean', croissant: 'sc:Boolean', graphml: 'boolean', form: /^(true|false)$/ },
  date: { csvw: 'date', croissant: 'sc:Date', graphml: 'string', form: /^\d{4}-\d{2}-\d{2}$/ },
  year: { csvw: 'gYear', croissant: 'sc:Integer', graphml: 'int', form: /^\d{4}$/ },
};

export interface TableColumn {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: ColumnType;
  readonly isList: boolean;
  readonly property?: string;
  /** Instead of a property: the way to the things or values, in the order of which the cells are. */
  readonly path?: ListPath;
  /** What is shown of each thing at the end of the path; one cell a thing, maybe empty. */
  readonly shows?: ListPath;
  /** Whether the cells are the labels of the values beside them. */
  readonly isLabels: boolean;
}

export interface TableSchema {
  /** As in `tables/{kind}.csv`. */
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  /** The class and the classes below it. */
  readonly classIris: readonly string[];
  readonly columns: readonly TableColumn[];
}

const TYPES: Readonly<Record<string, ColumnType>> = {
  [XSD.integer.value]: 'integer',
  [XSD.nonNegativeInteger.value]: 'integer',
  [XSD.decimal.value]: 'decimal',
  [XSD.boolean.value]: 'boolean',
  [XSD.date.value]: 'date',
  [XSD.gYear.value]: 'year',
};

const plain = (
  name: string,
  description: string,
  type: ColumnType,
  isList = false,
): TableColumn => ({ name, title: name, description, type, isList, isLabels: false });

const FIRST_COLUMNS: readonly TableColumn[] = [
  { ...plain('iri', 'The IRI of the thing.', 'iri'), title: 'IRI' },
  plain('label', 'The name of the thing, in English if available.', 'text'),
  plain('type', 'The asserted classes of the thing, by their names in the ontology.', 'text', true),
];

const DESCRIPTIONS = {
  country: 'The State or, for Kosovo, the place, as lists count it.',
  country_label: 'The labels of country, in the same order.',
  country_code: 'The ISO codes of country, in the same order; XK for Kosovo.',
  place: 'The places of the event that it reports on.',
  place_label: 'The labels of place, in the same order.',
  latitude: 'The latitude of each place, in the same order.',
  longitude: 'The longitude of each place, in the same order.',
  news_date: 'When the news items on the event were issued.',
  funder: 'Who paid for the project, or for an event of it.',
  funder_label: 'The labels of funder, in the same order.',
} as const;

const workedOut = (
  name: keyof typeof DESCRIPTIONS,
  type: ColumnType,
  path: ListPath,
  shows: Pick<TableColumn, 'shows'> = {},
): TableColumn => ({
  ...plain(name, DESCRIPTIONS[name], type, true),
  isLabels: name.endsWith('_label'),
  path,
  ...shows,
});
const countryOf = (path: ListPath): TableColumn[] => [
  workedOut('country', 'iri', path),
  workedOut('country_label', 'text', path),
  workedOut('country_code', 'text', path, { shows: firstOf(along('iso2'), along(SKOS.notation)) }),
];
const pointOf = (path: ListPath): TableColumn[] => [
  workedOut('latitude', 'decimal', path, { shows: along(GEO.lat) }),
  workedOut('longitude', 'decimal', path, { shows: along(GEO.long) }),
];
const NEWS_DATE = chain(against('reportsOn'), along(DCTERMS.issued));
const PLACE_OF_NEWS = along('reportsOn', 'place');

/** Columns that are worked out, by class: also for the classes below. They replace others. */
const WORKED_OUT: Readonly<Record<string, readonly TableColumn[]>> = {
  Event: [
    ...countryOf(COUNTRY.ofEvent),
    ...pointOf(along('place')),
    workedOut('news_date', 'date', NEWS_DATE),
  ],
  NewsItem: [
    ...countryOf(COUNTRY.ofNews),
    workedOut('place', 'iri', PLACE_OF_NEWS),
    workedOut('place_label', 'text', PLACE_OF_NEWS),
    ...pointOf(PLACE_OF_NEWS),
  ],
  Place: countryOf(COUNTRY.ofPlace),
  Project: [
    workedOut('funder', 'iri', FUNDER_OF_PROJECT),
    workedOut('funder_label', 'text', FUNDER_OF_PROJECT),
  ],
};

const LANG_STRING = RDF.langString.value;

/** Classes about statements have no tables. */
const WITHOUT_TABLE: ReadonlySet<string> = new Set(['Receipt', 'Proposal']);

/** From the shipped shapes and ontology. */
export function readTableSchemas(names: Names): readonly TableSchema[] {
  return getOrMake(schemasOfBase, names.baseIri, () => readSchemas(names));
}

/** They come from files that do not change while a process runs. */
const schemasOfBase = new Map<string, readonly TableSchema[]>();

function readSchemas(names: Names): TableSchema[] {
  const shapes = readShapes(names);
  const ontology = versionOf(readOntology(names));
  const targets = shapes
    .filter(({ predicate }) => predicate.equals(SH.targetClass))
    .map(({ object }) => object.value)
    .filter((iri) => iri.startsWith(names.ontologyIri) && !WITHOUT_TABLE.has(localNameOf(iri)));
  return [...new Set(targets)]
    .map((iri) => tableOf(ShapeProperties.of(shapes), ontology, namedNode(iri)))
    .filter(({ columns }) => columns.length > FIRST_COLUMNS.length)
    .sort((left, right) => (left.kind < right.kind ? -1 : 1));
}

function tableOf(shapes: ShapeProperties, ontology: GraphVersion, target: Term): TableSchema {
  const localName = localNameOf(target.value);
  const above = [...superClassesOf(ontology, target).values()].reverse();
  const ours = target.value.slice(0, -localName.length);
  const added = above.flatMap(({ value }) =>
    value.startsWith(ours) ? (WORKED_OUT[localNameOf(value)] ?? []) : [],
  );
  const stated = columnsOf(shapes, ontology, above).filter(
    ({ name }) => !added.some((each) => each.name === name),
  );
  return {
    kind: kindOfClass(localName),
    title: labelOf(ontology, target),
    description: definitionOf(ontology, target),
    classIris: [
      ...reachable(target.value, (iri) =>
        subjectsOf(ontology, RDFS.subClassOf, namedNode(iri)).map(({ value }) => value),
      ),
    ],
    columns: [...FIRST_COLUMNS, ...stated, ...added],
  };
}

/** The properties of its shapes, after those of the classes above it. */
function columnsOf(
  shapes: ShapeProperties,
  ontology: GraphVersion,
  classes: readonly Term[],
): TableColumn[] {
  const byPath = new Map<string, ShapeProperty[]>();
  for (const each of classes)
    for (const [path, property] of shapes.of([each]))
      if (path !== RDFS.label.value) getOrMake(byPath, path, () => []).push(property);
  return [...byPath].flatMap(([path, properties]) => propertyColumns(ontology, path, properties));
}

function propertyColumns(
  ontology: GraphVersion,
  property: string,
  shapes: readonly ShapeProperty[],
): TableColumn[] {
  const values = shapes.flatMap((shape) => shape.values.map(({ value }) => value));
  const datatypes = values.filter((value) => value.startsWith(XSD.iri) || value === LANG_STRING);
  const isThing =
    datatypes.length < values.length ||
    shapes.some((each) => each.isIri || (each.options.length > 0 && datatypes.length === 0));
  const name = localNameOf(property);
  const title = shapes.find((shape) => shape.name !== undefined)?.name ?? name;
  const [term] = [...ontology.match(namedNode(property), RDFS.isDefinedBy)];
  const column: TableColumn = {
    name,
    title,
    description: term ? definitionOf(ontology, term.subject) : `The values of ${property}.`,
    type: isThing ? 'iri' : (datatypes.map((value) => TYPES[value]).find(Boolean) ?? 'text'),
    isList: !shapes.some(({ maxCount }) => maxCount === 1),
    property,
    isLabels: false,
  };
  if (!isThing) return [column];
  const labels: TableColumn = {
    ...column,
    name: `${name}_label`,
    title: `${title}: ${column.isList ? 'names' : 'name'}`,
    description: `The labels of ${name}, in the same order.`,
    type: 'text',
    isLabels: true,
  };
  return [column, labels];
}

function definitionOf(ontology: QuadSource, term: Term): string {
  return objectsOf(ontology, term, SKOS.definition)[0]?.value ?? '';
}
