import { describe, expect, it } from '@jest/globals';
import {
  DCTERMS,
  RDF,
  RDFS,
  groupedBy,
  literal,
  quad,
  readOntology,
} from '../../../src/rdf/index.js';
import {
  readTableSchemas,
  type TableSchema,
} from '../../../src/snapshots/export/tables/table-schema.js';
import { exportedText, exportsOfTests, quadsOf } from '../../support/exported.js';
import { names } from '../../support/shipped-graph.js';

const { og, thing } = names;
const { shipped, maker, makerOf, rowsOf, parquetOf } = exportsOfTests();
const schemas = readTableSchemas(names);
const kinds = schemas.map(({ kind }) => kind);
const schemaOf = (kind: string): TableSchema => schemas.find((schema) => schema.kind === kind)!;
const bySubject = groupedBy(shipped, ({ subject }) => subject.value);
/** Sorts after every other text here. */
const LAST = '\uffee';
const event = thing('event', 'e');

type Value = string | bigint | number | boolean | Date | null;

describe('The tables', () => {
  it('are one for each class that has a shape', () => {
    expect(kinds).toEqual([
      ...['chairpersonship', 'closed-field-activity', 'event', 'field', 'field-operation'],
      ...['meeting', 'meeting-series', 'ministry', 'news', 'organization', 'page', 'person'],
      ...['place', 'post', 'project', 'state', 'statement'],
    ]);
    for (const { columns } of schemas)
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
  });

  it('have the types that the shapes say, and the columns of the classes above first', () => {
    const columns = new Map(schemaOf('meeting').columns.map((column) => [column.name, column]));
    expect([...columns.keys()].slice(0, 5).join()).toBe('iri,label,type,startDate,endDate');
    for (const [name, column] of [
      ['startDate', { type: 'date', isList: false, property: og('startDate').value }],
      ['organizer', { type: 'iri', isList: true }],
      ['organizer_label', { type: 'text', isList: true, isLabels: true }],
      ['ordinal', { type: 'integer', isList: false }],
    ] as const)
      expect([name, columns.get(name)]).toEqual([name, expect.objectContaining(column)]);
    expect(columns.get('organizer')!.description).toBe(
      'A body or State that organized an event, alone or jointly with others.',
    );
  });

  it.each(kinds)('as %s.csv have a row for each thing, as the statements have it', async (kind) => {
    const rows = await rowsOf(maker, kind);
    const classes = new Set(schemaOf(kind).classIris);
    const things = [...bySubject].filter(([, quads]) =>
      quads.some(
        ({ predicate, object }) => predicate.equals(RDF.type) && classes.has(object.value),
      ),
    );
    expect(rows.map(({ iri }) => iri).sort()).toEqual(things.map(([iri]) => iri).sort());
    for (const row of rows)
      for (const { name, property, isLabels } of schemaOf(kind).columns) {
        if (property === undefined || isLabels) continue;
        const values = bySubject
          .get(row.iri!)!
          .filter(({ predicate }) => predicate.value === property)
          .map(({ object }) => object.value.replaceAll('|', '¦'));
        const found = new Set(row[name] === '' ? [] : row[name]!.split('|'));
        expect([row.iri, name, found]).toEqual([row.iri, name, new Set(values)]);
      }
  });

  it.each(kinds)('as %s.parquet say the same as the CSV, with types', async (kind) => {
    const [rows, typed] = [await rowsOf(maker, kind), await parquetOf(maker, kind)];
    expect(typed).toHaveLength(rows.length);
    const textOf = (value: Value): string =>
      value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '');
    const numbered = (text: string, type: string): string | number =>
      type === 'decimal' && text !== '' ? Number(text) : text;
    typed.forEach((row, index) => {
      for (const { name, type } of schemaOf(kind).columns) {
        const values = [row[name]].flat() as Value[];
        const shown = values.map((each) => textOf(each).replaceAll('|', '¦')).join('|');
        expect([name, numbered(shown, type)]).toEqual([name, numbered(rows[index]![name]!, type)]);
      }
    });
  });

  it('have names beside IRIs, in the same order, in English where there are any', async () => {
    const row = (await rowsOf(maker, 'event')).find(({ organizer }) => organizer!.includes('|'))!;
    const labels = new Map(
      shipped
        .filter(({ predicate }) => predicate.equals(RDFS.label))
        .map(({ subject, object }) => [subject.value, object.value]),
    );
    expect(row.organizer_label!.split('|')).toEqual(
      row.organizer!.split('|').map((iri) => labels.get(iri)),
    );
    const named = quadsOf(`event:e a og:Event ; og:country x:state .
      x:state rdfs:label "Албания"@sq, "Albania"@en .`);
    expect((await rowsOf(makerOf(named), 'event'))[0]).toMatchObject({
      country: 'urn:x:state',
      country_label: 'Albania',
    });
  });

  it('carry any text as data: quotes, line ends, formulas, separators', async () => {
    const texts = [
      ...['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', 'a, "b"\r\nc', ' spaces '],
      ...['🙂 é', 'a|b'],
    ];
    const quads = texts.flatMap((text, index) => {
      const each = thing('event', `e${index}`);
      return [
        quad(each, RDF.type, og('Workshop')),
        quad(each, RDFS.label, literal(text, 'en')),
        ...[text, LAST].map((group) => quad(each, og('participantGroup'), literal(group))),
      ];
    });
    const from = makerOf([...readOntology(names), ...quads]);
    expect(
      (await rowsOf(from, 'event')).map(({ label, participantGroup, type }) => [
        ...[label, participantGroup, type],
      ]),
    ).toEqual(texts.map((text) => [text, `${text.replace('|', '¦')}|${LAST}`, 'Workshop']));
    expect(
      (await parquetOf(from, 'event')).map(({ participantGroup }) => participantGroup),
    ).toEqual(texts.map((text) => [text, LAST]));
  });

  it('have integers, numbers, truth and days as such in Parquet', async () => {
    const from = makerOf(
      quadsOf(`event:e a og:Event ; og:participantCount 28 ; og:participantCountApproximate true ;
          og:startDate "2021-11-23"^^xsd:date .
        place:p a og:Place ; geo:lat 41.33 .`),
    );
    expect((await parquetOf(from, 'event'))[0]).toMatchObject({
      participantCount: 28n,
      participantCountApproximate: true,
      startDate: new Date('2021-11-23'),
      endDate: null,
      organizer: [],
    });
    expect((await parquetOf(from, 'place'))[0]).toMatchObject({
      lat: 41.33,
      long: null,
      inState: null,
    });
  });

  it('of a graph without things have their columns and no row', async () => {
    const empty = makerOf([]);
    expect(await exportedText(empty, 'tables/event.csv')).toMatch(/^iri,label,type,[^\n]*\r\n$/);
    expect(await parquetOf(empty, 'event')).toEqual([]);
  });

  it.each([
    ['startDate', '"2021-01-01"^^xsd:date, "2021-01-02"^^xsd:date'],
    ['startDate', '"soon"'],
    ['endDate', '"2021-01-01Z"^^xsd:date'],
    ['organizer', '"the Mission"'],
    ['participantCount', '9'.repeat(30)],
  ])('are refused, with thing and column, for %s %s', async (column, values) => {
    const from = makerOf(quadsOf(`event:e a og:Event ; og:${column} ${values} .`));
    const message = new RegExp(`<${event.value}>.*column ${column};`);
    for (const ending of ['csv', 'parquet'])
      await expect(from.make(`tables/event.${ending}`)).rejects.toMatchObject({
        code: 'not-acceptable',
        message: expect.stringMatching(message) as unknown,
      });
  });

  it('include inferred facts, but neither receipts nor blank nodes as things', async () => {
    const { inferred, receipts } = names.graphs;
    const stated = quadsOf(`event:e a og:Workshop ; og:coOrganizer organization:o .
      _:b a og:Workshop .
      GRAPH <${inferred.value}> { event:e a og:Event ; og:organizer organization:o }
      GRAPH <${receipts.value}> { event:e og:partner organization:r }`);
    const [row, ...others] = await rowsOf(makerOf([...readOntology(names), ...stated]), 'event');
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      type: 'Workshop',
      organizer: thing('organization', 'o').value,
      organizer_label: 'o',
      coOrganizer: thing('organization', 'o').value,
      partner: '',
    });
  });

  it('say in CSVW metadata what each column is', async () => {
    const columnsIn = async (kind: string) => {
      const text = await exportedText(maker, `tables/${kind}.csv-metadata.json`);
      const metadata = JSON.parse(text) as {
        '@context': unknown[];
        url: string;
        tableSchema: { columns: Record<string, string>[] };
      };
      expect(metadata['@context'][0]).toBe('http://www.w3.org/ns/csvw');
      expect(metadata.url).toBe(`${kind}.csv`);
      return metadata.tableSchema.columns;
    };
    for (const { kind, columns } of schemas) {
      const described = await columnsIn(kind);
      const [head] = (await exportedText(maker, `tables/${kind}.csv`)).split('\r\n');
      expect(described.map(({ name }) => name).join(',')).toBe(head);
      expect(described.map(({ separator }) => separator === '|')).toEqual(
        columns.map(({ isList }) => isList),
      );
    }
    expect((await columnsIn('news')).find(({ name }) => name === 'issued')).toMatchObject({
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

  it('work out country, coordinates and dates of news, in the order of the places', async () => {
    const places = ['a-north', 'b-south', 'c-town'].map((slug) => thing('place', slug).value);
    const kosovo = thing('place', 'k').value;
    const from = makerOf([
      ...readOntology(names),
      ...quadsOf(`event:e a og:Workshop ; og:place place:b-south, place:a-north, place:c-town .
        place:a-north a og:Place ; geo:lat 12.5 ; geo:long "-3"^^xsd:decimal ; og:inState state:s .
        place:b-south a og:Place ; og:inState state:s .
        place:c-town a og:Place ; geo:lat "42"^^xsd:decimal ; geo:long 21.25 ; og:within place:k .
        place:k a og:Place ; skos:notation "XK" .
        state:s a og:State ; og:iso2 "MT" .
        news:n a og:NewsItem ; og:reportsOn event:e ; dcterms:issued "2019-08-07"^^xsd:date .`),
    ]);
    const where = {
      country: `${kosovo}|${thing('state', 's').value}`,
      country_code: 'XK|MT',
      place: places.join('|'),
      latitude: '12.5||42',
      longitude: '-3||21.25',
    };
    expect(await rowsOf(from, 'event')).toMatchObject([{ ...where, news_date: '2019-08-07' }]);
    expect(await rowsOf(from, 'news')).toMatchObject([where]);
    expect(
      (await rowsOf(from, 'place')).map(({ iri, country_code }) => [iri, country_code]),
    ).toEqual([...places, kosovo].map((iri, index) => [iri, index < 2 ? 'MT' : 'XK']));
    expect((await parquetOf(from, 'event'))[0]).toMatchObject({
      latitude: [12.5, null, 42],
      news_date: [new Date('2019-08-07')],
    });
  });

  it('leave no event of the data with a place without its country', async () => {
    for (const row of await rowsOf(maker, 'event'))
      expect([row.iri, row.place === '' || row.country_code !== '']).toEqual([row.iri, true]);
  });
});
