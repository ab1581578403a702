import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import {
  DCTERMS,
  GEO,
  RDF,
  RDFS,
  XSD,
  blankNode,
  literal,
  namedNode,
  quad,
  readData,
  readOntology,
  type Quad,
} from '../../../src/rdf/index.js';
import type { ExportMaker } from '../../../src/snapshots/export/export-job.js';
import {
  readTableSchemas,
  type TableSchema,
} from '../../../src/snapshots/export/tables/table-schema.js';
import { readCsv } from '../../support/csv.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { exportMaker, exportedText } from '../../support/exported.js';
import { names } from '../../support/shipped-graph.js';

const { og, thing } = names;
const directories = new TemporaryDirectories();
let shipped: Quad[];
let maker: ExportMaker;

beforeAll(() => {
  shipped = [...readOntology(names), ...readData(names)];
  maker = exportMaker(shipped, names, directories.make());
});
afterAll(() => {
  directories.removeAll();
});

const schemas = readTableSchemas(names);
const makerOf = (quads: readonly Quad[]): ExportMaker =>
  exportMaker(quads, names, directories.make());
const rowsOf = async (from: ExportMaker, kind: string): Promise<Record<string, string>[]> =>
  readCsv(await exportedText(from, `tables/${kind}.csv`));
const parquetOf = async (from: ExportMaker, kind: string): Promise<Record<string, unknown>[]> => {
  await from.make(`tables/${kind}.parquet`);
  const { buffer, byteOffset, length } = readFileSync(
    join(from.job.directory, `tables/${kind}.parquet`),
  );
  return parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + length) });
};
const schemaOf = (kind: string): TableSchema => schemas.find((schema) => schema.kind === kind)!;
/** Sorts after every other text here. */
const LAST = '\uffee';
const event = thing('event', 'e');

describe('The tables', () => {
  it('are one for each class that has a shape', () => {
    expect(schemas.map(({ kind }) => kind)).toEqual([
      'chairpersonship',
      'closed-field-activity',
      'event',
      'field',
      'field-operation',
      'meeting',
      'meeting-series',
      'ministry',
      'news',
      'organization',
      'page',
      'person',
      'place',
      'post',
      'project',
      'state',
      'statement',
    ]);
    for (const { columns } of schemas)
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
  });

  it('have the types that the shapes say, and the columns of the classes above first', () => {
    const columns = new Map(schemaOf('meeting').columns.map((column) => [column.name, column]));
    expect([...columns.keys()].slice(0, 5)).toEqual([
      'iri',
      'label',
      'type',
      'startDate',
      'endDate',
    ]);
    expect(columns.get('startDate')).toMatchObject({
      type: 'date',
      isList: false,
      property: og('startDate').value,
    });
    expect(columns.get('organizer')).toMatchObject({ type: 'iri', isList: true });
    expect(columns.get('organizer_label')).toMatchObject({
      type: 'text',
      isList: true,
      isLabels: true,
    });
    expect(columns.get('ordinal')).toMatchObject({ type: 'integer', isList: false });
    expect(columns.get('organizer')!.description).toBe(
      'A body or State that organized an event, alone or jointly with others.',
    );
  });

  it.each(schemas.map(({ kind }) => kind))(
    'as %s.csv have a row for each thing, as the statements have it',
    async (kind) => {
      const rows = await rowsOf(maker, kind);
      const classes = new Set(schemaOf(kind).classIris);
      const things = new Set(
        shipped
          .filter(
            ({ predicate, object }) => predicate.equals(RDF.type) && classes.has(object.value),
          )
          .map(({ subject }) => subject.value),
      );
      expect(rows.map(({ iri }) => iri).sort()).toEqual([...things].sort());
      const bySubject = new Map<string, Quad[]>();
      for (const each of shipped)
        bySubject.set(each.subject.value, [...(bySubject.get(each.subject.value) ?? []), each]);
      for (const row of rows) {
        for (const { name, property, isLabels } of schemaOf(kind).columns) {
          if (property === undefined || isLabels) continue;
          const values = new Set(
            bySubject
              .get(row.iri!)!
              .filter(({ predicate }) => predicate.value === property)
              .map(({ object }) => object.value.replaceAll('|', '¦')),
          );
          expect([row.iri, name, new Set(row[name] === '' ? [] : row[name]!.split('|'))]).toEqual([
            row.iri,
            name,
            values,
          ]);
        }
      }
    },
  );

  it.each(schemas.map(({ kind }) => kind))(
    'as %s.parquet say the same as the CSV, with types',
    async (kind) => {
      const [rows, typed] = [await rowsOf(maker, kind), await parquetOf(maker, kind)];
      expect(typed).toHaveLength(rows.length);
      const textOf = (value: string | bigint | number | boolean | Date | null): string =>
        value === null
          ? ''
          : value instanceof Date
            ? value.toISOString().slice(0, 10)
            : String(value);
      typed.forEach((row, index) => {
        for (const { name, type, isList } of schemaOf(kind).columns) {
          const value = row[name] as Parameters<typeof textOf>[0] | Parameters<typeof textOf>[0][];
          const shown = isList
            ? (value as Parameters<typeof textOf>[0][])
                .map((each) => textOf(each).replaceAll('|', '¦'))
                .join('|')
            : textOf(value as Parameters<typeof textOf>[0]);
          const wanted = rows[index]![name]!;
          expect([name, type === 'decimal' && wanted !== '' ? Number(shown) : shown]).toEqual([
            name,
            type === 'decimal' && wanted !== '' ? Number(wanted) : wanted,
          ]);
        }
      });
    },
  );

  it('have names beside IRIs, in the same order', async () => {
    const row = (await rowsOf(maker, 'event')).find(({ organizer }) => organizer!.includes('|'))!;
    const labels = new Map(
      shipped
        .filter(({ predicate }) => predicate.equals(RDFS.label))
        .map(({ subject, object }) => [subject.value, object.value]),
    );
    expect(row.organizer_label!.split('|')).toEqual(
      row.organizer!.split('|').map((iri) => labels.get(iri)),
    );
  });

  it('carry any text as data: quotes, line ends, formulas, separators', async () => {
    const texts = [
      '=HYPERLINK("http://x","y")',
      '+1',
      '-1',
      '@SUM(A1)',
      'a, "b"\r\nc',
      ' spaces ',
      '🙂 é',
      'a|b',
    ];
    const quads = texts.flatMap((text, index) => [
      quad(thing('event', `e${index}`), RDF.type, og('Workshop')),
      quad(thing('event', `e${index}`), RDFS.label, literal(text, 'en')),
      quad(thing('event', `e${index}`), og('participantGroup'), literal(text)),
      quad(thing('event', `e${index}`), og('participantGroup'), literal(LAST)),
    ]);
    const rows = await rowsOf(makerOf([...readOntology(names), ...quads]), 'event');
    expect(rows.map(({ label }) => label)).toEqual(texts);
    expect(rows.map(({ participantGroup }) => participantGroup)).toEqual(
      texts.map((text) => `${text.replace('|', '¦')}|${LAST}`),
    );
    expect(rows.every(({ type }) => type === 'Workshop')).toBe(true);
    const typed = await parquetOf(makerOf([...readOntology(names), ...quads]), 'event');
    expect(typed.map(({ participantGroup }) => participantGroup)).toEqual(
      texts.map((text) => [text, LAST]),
    );
  });

  it('have integers, numbers, truth and days as such in Parquet', async () => {
    const place = thing('place', 'p');
    const from = makerOf([
      quad(event, RDF.type, og('Event')),
      quad(event, og('participantCount'), literal('28', XSD.integer)),
      quad(event, og('participantCountApproximate'), literal('true', XSD.boolean)),
      quad(event, og('startDate'), literal('2021-11-23', XSD.date)),
      quad(place, RDF.type, og('Place')),
      quad(place, GEO.lat, literal('41.33', XSD.decimal)),
    ]);
    expect(await parquetOf(from, 'event')).toEqual([
      expect.objectContaining({
        participantCount: 28n,
        participantCountApproximate: true,
        startDate: new Date('2021-11-23'),
        endDate: null,
        organizer: [],
      }),
    ]);
    expect(await parquetOf(from, 'place')).toEqual([
      expect.objectContaining({ lat: 41.33, long: null, inState: null }),
    ]);
  });

  it('of a graph without things have their columns and no row', async () => {
    const empty = makerOf([]);
    expect(await exportedText(empty, 'tables/event.csv')).toMatch(/^iri,label,type,[^\n]*\r\n$/);
    expect(await parquetOf(empty, 'event')).toEqual([]);
  });

  it.each([
    [
      'two values where a shape allows one',
      [
        quad(event, og('startDate'), literal('2021-01-01', XSD.date)),
        quad(event, og('startDate'), literal('2021-01-02', XSD.date)),
      ],
      'startDate',
    ],
    [
      'a text where a shape asks for a date',
      [quad(event, og('startDate'), literal('soon'))],
      'startDate',
    ],
    [
      'a day that is no date',
      [quad(event, og('endDate'), literal('2021-01-01Z', XSD.date))],
      'endDate',
    ],
    [
      'a text where a shape asks for a thing',
      [quad(event, og('organizer'), literal('the Mission'))],
      'organizer',
    ],
    [
      'a number beyond 64 bits',
      [quad(event, og('participantCount'), literal('9'.repeat(30), XSD.integer))],
      'participantCount',
    ],
  ])('are refused for %s, and say which thing and column', async (_, quads, column) => {
    const from = makerOf([quad(event, RDF.type, og('Event')), ...quads]);
    for (const ending of ['csv', 'parquet'])
      await expect(from.make(`tables/event.${ending}`)).rejects.toMatchObject({
        code: 'not-acceptable',
        message: expect.stringMatching(
          new RegExp(`<${event.value}>.*column ${column};`),
        ) as unknown,
      });
  });

  it('include inferred facts, but neither receipts nor blank nodes as things', async () => {
    const body = thing('organization', 'o');
    const [row, ...others] = await rowsOf(
      makerOf([
        ...readOntology(names),
        quad(event, RDF.type, og('Workshop')),
        quad(event, og('coOrganizer'), body),
        quad(event, og('organizer'), body, names.graphs.inferred),
        quad(event, RDF.type, og('Event'), names.graphs.inferred),
        quad(event, og('partner'), thing('organization', 'r'), names.graphs.receipts),
        quad(blankNode('b'), RDF.type, og('Workshop')),
      ]),
      'event',
    );
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      type: 'Workshop',
      organizer: body.value,
      organizer_label: 'o',
      coOrganizer: body.value,
      partner: '',
    });
  });

  it('say in CSVW metadata what each column is', async () => {
    for (const { kind, columns } of schemas) {
      const metadata = JSON.parse(
        await exportedText(maker, `tables/${kind}.csv-metadata.json`),
      ) as {
        '@context': unknown[];
        url: string;
        tableSchema: {
          columns: { name: string; datatype: string; separator?: string; propertyUrl?: string }[];
        };
      };
      expect(metadata['@context'][0]).toBe('http://www.w3.org/ns/csvw');
      expect(metadata.url).toBe(`${kind}.csv`);
      const [head] = (await exportedText(maker, `tables/${kind}.csv`)).split('\r\n');
      expect(metadata.tableSchema.columns.map(({ name }) => name).join(',')).toBe(head);
      expect(metadata.tableSchema.columns.map(({ separator }) => separator === '|')).toEqual(
        columns.map(({ isList }) => isList),
      );
    }
    const news = JSON.parse(await exportedText(maker, 'tables/news.csv-metadata.json')) as {
      tableSchema: { columns: { name: string; datatype: string; propertyUrl: string }[] };
    };
    expect(news.tableSchema.columns.find(({ name }) => name === 'issued')).toMatchObject({
      datatype: 'date',
      propertyUrl: DCTERMS.issued.value,
    });
  });

  it('of one graph are the same whatever order it came in', async () => {
    const [one, other] = [makerOf(shipped), makerOf([...shipped].reverse())];
    for (const name of [
      'tables/event.csv',
      'tables/organization.parquet',
      'graph.graphml',
      'places.geojson',
    ])
      expect([name, (await one.make(name)).sha256]).toEqual([
        name,
        (await other.make(name)).sha256,
      ]);
  });

  it('prefer the English name of a thing', async () => {
    const state = namedNode('urn:x:state');
    const [row] = await rowsOf(
      makerOf([
        quad(event, RDF.type, og('Event')),
        quad(event, og('country'), state),
        quad(state, RDFS.label, literal('Албания', 'sq')),
        quad(state, RDFS.label, literal('Albania', 'en')),
      ]),
      'event',
    );
    expect(row).toMatchObject({ country: 'urn:x:state', country_label: 'Albania' });
  });
});
