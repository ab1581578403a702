import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { checksJson } from '../../src/capabilities/index.js';
import { generatedPage } from '../support/generated-pages.js';
import { readShapes } from '../../src/rdf/index.js';
import { Validator, isAcceptable } from '../../src/shacl/index.js';
import { NewsFixture, type Ingestion } from '../support/news-fixture.js';
import { SEED, randomOf } from '../support/random.js';

let fixture: NewsFixture;
beforeAll(async () => {
  fixture = await NewsFixture.open(0.5);
});
afterAll(async () => {
  await fixture.close();
});

/** `GENERATED_PAGES` takes in more of them. */
const PAGES = Number(process.env.GENERATED_PAGES ?? 150);

/** The answer, without the number of the version. */
const said = (ingestion: Ingestion): object => ({
  item: ingestion.newsItem.value,
  facts: ingestion.extracted.facts,
  statements: ingestion.statements.map(({ statement, quads }) => [statement, quads.length]),
  checks: checksJson(ingestion.result),
});

it(`takes in ${PAGES} pages of all constructions, as their dry runs say (seed ${SEED})`, async () => {
  const random = randomOf(SEED);
  const refused: string[] = [];
  for (let number = 0; number < PAGES; number += 1) {
    const { source, mediaType } = generatedPage(number, random);
    try {
      const dry = number % 3 === 0 && (await fixture.ingest(source, { mediaType, isDryRun: true }));
      const done = await fixture.ingest(source, { mediaType });
      if (dry) expect(said(done)).toEqual(said(dry));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      refused.push(`${number} [${error.code}] ${error.message}\n${source}`);
    }
  }
  expect(refused).toEqual([]);
  const { current, names } = fixture.service;
  expect(isAcceptable(new Validator(readShapes(names)).validateAll(current))).toBe(true);
});
