import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchPage } from '../bench/generate-pages.js';
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import { ServiceError } from '../../src/errors.js';
import { readPageFiles, type PageFile, type ReadNews } from '../../src/news/index.js';
import {
  DEFAULT_BASE_IRI,
  PROV,
  RDF,
  namesFor,
  quad,
  readData,
  literal,
} from '../../src/rdf/index.js';
import { TemporaryDirectories } from '../support/directories.js';

const names = namesFor(DEFAULT_BASE_IRI);
const directories = new TemporaryDirectories();
let version: GraphVersion;
let files: PageFile[];

/** What a file with this number holds: every fifth is none of a page. */
function contentOf(number: number): Buffer {
  const broken = [
    Buffer.alloc(0),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
    Buffer.from('Flour, water, salt and yeast.\nKnead.\n'),
    Buffer.from([0xff, 0xfe, 0xfd, 0x00, 0x61]),
  ];
  return number % 5 === 4
    ? broken[Math.floor(number / 5) % 4]!
    : Buffer.from(benchPage(number).source);
}

beforeAll(() => {
  version = versionOf(readData(names).filter(({ graph }) => graph.equals(names.graphs.reference)));
  const directory = directories.make();
  mkdirSync(join(directory, 'pages'));
  files = Array.from({ length: 60 }, (_, number) => {
    const path = join(directory, 'pages', `${number}-${benchPage(number).name}`);
    writeFileSync(path, contentOf(number));
    return { path };
  });
});
afterAll(() => {
  directories.removeAll();
});

async function read(
  list: readonly PageFile[],
  options: Partial<Parameters<typeof readPageFiles>[3]> = {},
  from = version,
): Promise<(ReadNews | ServiceError)[]> {
  const readings: (ReadNews | ServiceError)[] = [];
  for await (const reading of readPageFiles(list, from, names, { skipsKnown: true, ...options }))
    readings.push(reading);
  return readings;
}

describe('Many files of pages', () => {
  it(
    'are read in threads as they are read one by one, in their order, and broken ones hold up ' +
      'none',
    async () => {
      const few = [
        ...(await read(files.slice(0, 20))),
        ...(await read(files.slice(20, 40))),
        ...(await read(files.slice(40))),
      ];
      for (const threadCount of [1, 3]) expect(await read(files, { threadCount })).toEqual(few);
      expect(few.filter((each) => !(each instanceof ServiceError))).toHaveLength(48);
      expect(
        few.flatMap((reading, number) =>
          reading instanceof ServiceError ? [[number % 20, reading.code]] : [],
        ),
      ).toEqual(
        Array.from({ length: 12 }, (_, index) => [(index * 5 + 4) % 20, 'not-a-news-page']),
      );
    },
  );

  it('are not read when the graph has them unchanged, unless they are asked for', async () => {
    const [first] = await read(files.slice(0, 1));
    if (!first || first instanceof ServiceError) throw new Error('The page was not read.');
    const [page, item] = [names.thing('page', 'known'), names.thing('news', 'known')];
    const known = versionOf([
      ...version.match(),
      quad(page, names.og('contentDigest'), literal(`sha256:${first.sourceDigest}`)),
      quad(page, names.og('describes'), item),
      quad(item, PROV.wasDerivedFrom, page),
      quad(page, RDF.type, names.og('SourcePage')),
    ]);
    expect((await read(files, {}, known))[0]).toMatchObject({
      ...{ code: 'already-known', details: { newsItem: item.value } },
    });
    expect((await read(files, { skipsKnown: false }, known))[0]).toEqual(first);
  });
});
