/**
 * Metadata of a bundle for repositories and programs: RO-Crate 1.2, DataCite 4.6, Zenodo's form,
 * CITATION.cff, and Croissant 1.1 for the tables. The same version gives the same bytes.
 */
import { LICENCE } from '../../rdf/index.js';
import { DESCRIPTION } from '../catalog/dcat.js';
import { cffText } from '../citations/citation-formats.js';
import { jsonText, type ExportedFile, type ExportedVersion } from './published-files.js';
import type { ExportJob } from './export-job.js';
import { subsetText } from './subset.js';
import { COLUMN_TYPES, type TableColumn, type TableSchema } from './tables/table-schema.js';

const LICENCE_NAME = 'Creative Commons Attribution 4.0 International';
const LICENCE_ID = 'CC-BY-4.0';
const CREATOR = 'The OSCE-Graph maintainers';
const KEYWORDS = ['OSCE', 'knowledge graph', 'linked data', 'RDF', 'international organizations'];

type Deposited = Pick<ExportJob, 'version' | 'baseIri'> & Partial<Pick<ExportJob, 'subset'>>;

const titleOf = ({ version: { number }, subset }: Omit<Deposited, 'baseIri'>): string =>
  `osce-graph, version ${number}${subset ? ', a part' : ''}`;

/** A graph that was never committed has no date; 1970 marks that. */
function dayOf({ committedAt }: ExportedVersion): string {
  return (committedAt ?? new Date(0).toISOString()).slice(0, 10);
}

export function addressOf({ version, baseIri }: Deposited): string {
  return `${baseIri}snapshots/${version.number}`;
}

/** The description in schema.org, for RO-Crate and Croissant. */
export function schemaOrgOf(deposited: Deposited): Readonly<Record<string, unknown>> {
  return {
    name: titleOf(deposited),
    description: DESCRIPTION,
    url: addressOf(deposited),
    datePublished: dayOf(deposited.version),
    keywords: KEYWORDS,
    inLanguage: 'en',
  };
}

const reference = (id: string): { '@id': string } => ({ '@id': id });

/** `ro-crate-metadata.json`: the files, and the queries that the version answers. */
export function roCrateOf(job: ExportJob, files: readonly ExportedFile[]): string {
  const address = addressOf(job);
  const isQuery = (name: string): boolean => name.endsWith('.rq');
  const refer = (names: readonly string[]): object[] => names.map(reference);
  const names = files.map(({ name }) => name);
  const root = {
    ...schemaOrgOf(job),
    version: String(job.version.number),
    ...(job.subset ? {} : { identifier: job.version.identity || address }),
    license: reference(LICENCE),
    author: reference('#maintainers'),
    publisher: reference('#maintainers'),
    isBasedOn: reference(address),
    hasPart: refer(names),
    ...(names.some(isQuery) ? { mentions: refer(names.filter(isQuery)) } : {}),
  };
  const entity = (id: string, type: string | readonly string[], members: object): object => ({
    '@id': id,
    '@type': type,
    ...members,
  });
  const graph = [
    entity('ro-crate-metadata.json', 'CreativeWork', {
      conformsTo: reference('https://w3id.org/ro/crate/1.2'),
      about: reference('./'),
    }),
    entity('./', 'Dataset', root),
    entity(LICENCE, 'CreativeWork', {
      name: LICENCE_NAME,
      description: 'Share and change the data for any purpose, with credit.',
      identifier: LICENCE_ID,
    }),
    entity('#maintainers', 'Organization', { name: CREATOR, url: job.baseIri }),
    entity('#sparql', 'ComputerLanguage', { name: 'SPARQL', version: '1.1' }),
    // A `Dataset` would have to be a part of the crate.
    entity(address, 'CreativeWork', { name: titleOf({ version: job.version }) }),
    ...files.map(({ name, mediaType, size, sha256 }) =>
      entity(name, isQuery(name) ? ['File', 'SoftwareSourceCode'] : 'File', {
        name,
        encodingFormat: mediaType,
        contentSize: String(size),
        sha256,
        ...(isQuery(name) ? { programmingLanguage: reference('#sparql') } : {}),
      }),
    ),
    ...(job.subset
      ? [
          entity('#selection', 'CreateAction', {
            name: 'Selection of a part of the version',
            description: subsetText(job.subset),
            object: reference(address),
            result: reference('./'),
          }),
        ]
      : []),
  ];
  return jsonText({ '@context': 'https://w3id.org/ro/crate/1.2/context', '@graph': graph });
}

/** `datacite.json`: DataCite Metadata Schema 4.6; the repository adds the DOI. */
export function dataCiteOf(deposited: Deposited): string {
  const { version } = deposited;
  return jsonText({
    schemaVersion: 'http://datacite.org/schema/kernel-4',
    types: { resourceTypeGeneral: 'Dataset', resourceType: 'Knowledge graph' },
    titles: [{ title: titleOf(deposited), lang: 'en' }],
    creators: [{ name: CREATOR, nameType: 'Organizational' }],
    publisher: { name: CREATOR },
    publicationYear: dayOf(version).slice(0, 4),
    dates: [{ date: version.committedAt ?? dayOf(version), dateType: 'Created' }],
    language: 'en',
    version: String(version.number),
    descriptions: [{ description: DESCRIPTION, descriptionType: 'Abstract', lang: 'en' }],
    subjects: KEYWORDS.map((subject) => ({ subject })),
    rightsList: [
      {
        rights: LICENCE_NAME,
        rightsUri: LICENCE,
        rightsIdentifier: LICENCE_ID,
        rightsIdentifierScheme: 'SPDX',
        schemeUri: 'https://spdx.org/licenses/',
      },
    ],
    alternateIdentifiers:
      version.identity && !deposited.subset
        ? [{ alternateIdentifier: version.identity, alternateIdentifierType: 'Commit digest' }]
        : [],
    relatedIdentifiers: [
      {
        relatedIdentifier: addressOf(deposited),
        relatedIdentifierType: 'URL',
        relationType: deposited.subset ? 'IsDerivedFrom' : 'IsIdenticalTo',
      },
    ],
  });
}

/** `zenodo.json`: the body of a request that makes a deposition at Zenodo. */
export function zenodoOf(deposited: Deposited): string {
  const { version } = deposited;
  return jsonText({
    metadata: {
      upload_type: 'dataset',
      title: titleOf(deposited),
      description: `<p>${DESCRIPTION.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
      creators: [{ name: CREATOR }],
      publication_date: dayOf(version),
      version: String(version.number),
      access_right: 'open',
      license: LICENCE_ID.toLowerCase(),
      language: 'eng',
      keywords: KEYWORDS,
      related_identifiers: [
        { identifier: addressOf(deposited), relation: 'isIdenticalTo', resource_type: 'dataset' },
      ],
    },
  });
}

export function versionCff(deposited: Deposited): string {
  const { version } = deposited;
  return cffText({
    message: 'If you use these data, please cite them as below.',
    type: 'dataset',
    title: titleOf(deposited),
    abstract: DESCRIPTION,
    authors: [{ name: CREATOR }],
    version: String(version.number),
    'date-released': dayOf(version),
    url: addressOf(deposited),
    license: LICENCE_ID,
    keywords: KEYWORDS,
  });
}

const CROISSANT_TERMS = [
  ...['citeAs', 'column', 'extract', 'field', 'fileObject', 'key', 'recordSet'],
  ...['repeated', 'separator', 'source', 'transform'],
];
/** The used part of the recommended context (Croissant 1.1, Appendix 1). */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  ...Object.fromEntries(CROISSANT_TERMS.map((name) => [name, `cr:${name}`])),
};

/** Describes the CSV files among `data`, without tables that were left out. */
export function croissantOf(
  job: ExportJob,
  data: readonly ExportedFile[],
  tables: readonly TableSchema[],
): string {
  const files = data.filter(({ name }) => /^tables\/.*\.csv$/.test(name));
  const names = new Set(files.map(({ name }) => name));
  return jsonText({
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    ...schemaOrgOf(job),
    // The specification wants a semantic version.
    version: `${job.version.number}.0.0`,
    license: LICENCE,
    creator: { '@type': 'sc:Organization', name: CREATOR },
    citeAs: `${CREATOR}: osce-graph, version ${job.version.number}. ${addressOf(job)}`,
    distribution: files.map(({ name, mediaType, size, sha256 }) => ({
      '@type': 'cr:FileObject',
      '@id': name,
      name,
      contentUrl: name,
      contentSize: `${size} B`,
      encodingFormat: mediaType,
      sha256,
    })),
    recordSet: tables
      .filter(({ kind }) => names.has(fileOf(kind)))
      .map(({ kind, title, description, columns }) => ({
        '@type': 'cr:RecordSet',
        '@id': kind,
        name: kind,
        description: description || title,
        key: { '@id': `${kind}/iri` },
        field: columns.map((column) => fieldOf(kind, column)),
      })),
  });
}

const fileOf = (kind: string): string => `tables/${kind}.csv`;

function fieldOf(kind: string, { name, title, description, type, isList }: TableColumn): object {
  return {
    '@type': 'cr:Field',
    '@id': `${kind}/${name}`,
    name,
    description: description || title,
    dataType: COLUMN_TYPES[type].croissant,
    ...(isList ? { repeated: true } : {}),
    source: {
      fileObject: { '@id': fileOf(kind) },
      extract: { column: name },
      ...(isList ? { transform: { separator: '|' } } : {}),
    },
  };
}
