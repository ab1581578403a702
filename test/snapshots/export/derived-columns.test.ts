/** Columns of the tables that are worked out: country, coordinates, dates of news. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import {
  DCTERMS,
  GEO,
  RDF,
  SKOS,
  XSD,
  literal,
  quad,
  readData,
  readOntology,
  type Quad,
} from '../../../src/rdf/index.js';
import type { ExportMaker } from '../../../src/snapshots/export/export-job.js';
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
const event = thing('event', 'e');

describe('The tables', () => {
  it('work out country, coordinates and dates of news, in the order of the places', async () => {
    const [north, south, town] = ['a-north', 'b-south', 'c-town'].map((id) => thing('place', id));
    const [state, item, kosovo] = [thing('state', 's'), thing('news', 'n'), thing('place', 'k')];
    const from = makerOf([
      ...readOntology(names),
      quad(event, RDF.type, og('Workshop')),
      ...[south!, north!, town!].map((each) => quad(event, og('place'), each)),
      ...[north!, south!, town!, kosovo].map((each) => quad(each, RDF.type, og('Place'))),
      quad(north!, GEO.lat, literal('12.5', XSD.decimal)),
      quad(north!, GEO.long, literal('-3', XSD.decimal)),
      quad(town!, GEO.lat, literal('42', XSD.decimal)),
      quad(town!, GEO.long, literal('21.25', XSD.decimal)),
      quad(north!, og('inState'), state),
      quad(south!, og('inState'), state),
      quad(town!, og('within'), kosovo),
      quad(kosovo, SKOS.notation, literal('XK')),
      quad(state, RDF.type, og('State')),
      quad(state, og('iso2'), literal('MT')),
      quad(item, RDF.type, og('NewsItem')),
      quad(item, og('reportsOn'), event),
      quad(item, DCTERMS.issued, literal('2019-08-07', XSD.date)),
    ]);
    const where = {
      country: [kosovo.value, state.value].join('|'),
      country_code: 'XK|MT',
      place: [north, south, town].map((each) => each!.value).join('|'),
      latitude: '12.5||42',
      longitude: '-3||21.25',
    };
    expect(await rowsOf(from, 'event')).toEqual([
      expect.objectContaining({ ...where, news_date: '2019-08-07' }),
    ]);
    expect(await rowsOf(from, 'news')).toEqual([expect.objectContaining(where)]);
    expect(
      (await rowsOf(from, 'place')).map(({ iri, country_code }) => [iri, country_code]),
    ).toEqual([
      [north!.value, 'MT'],
      [south!.value, 'MT'],
      [town!.value, 'XK'],
      [kosovo.value, 'XK'],
    ]);
    const [typed] = await parquetOf(from, 'event');
    expect(typed).toMatchObject({
      latitude: [12.5, null, 42],
      news_date: [new Date('2019-08-07')],
    });
  });

  it('leave no event of the data with a place without its country', async () => {
    for (const row of await rowsOf(maker, 'event'))
      expect([row.iri, row.place === '' || row.country_code !== '']).toEqual([row.iri, true]);
  });
});
