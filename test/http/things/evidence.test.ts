import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RDF, RDFS } from '../../../src/rdf/index.js';
import { RunningApp, codeOf, type Answer } from '../../support/running-app.js';
import { fillSmallGraph } from '../../support/small-graph.js';
import { write } from './thing-requests.js';

const THING = '/id/organization/presence-in-albania';

let app: RunningApp;
beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'osce-graph-evidence-'));
  await fillSmallGraph(join(directory, 'var'));
  app = await RunningApp.start({ directory });
});
afterAll(() => app.close());

const patch = (query: string, body: object): Promise<Answer> =>
  write(app, 'PATCH', `${THING}${query}`, 'application/merge-patch+json', body, {
    'If-Match': '*',
    From: 'desk@example.org',
  });
const receipts = (): string[] => {
  const { current, names } = app.service;
  return [...current.match(null, RDF.type, names.og('Receipt'))].flatMap(({ subject }) =>
    [...current.match(subject, RDF.reifies)].map(({ object }) =>
      object.termType === 'Quad' ? object.object.value : '',
    ),
  );
};

describe('A change of a thing', () => {
  it('gives new statements, and only those, the receipt that it names', async () => {
    expect(
      (await patch('?note=From%20the%20letterhead', { label_fr: 'Présence en Albanie' })).status,
    ).toBe(204);
    expect(receipts()).toEqual(['Présence en Albanie']);
    const { current, names } = app.service;
    const [receipt] = [...current.match(null, RDFS.comment)].filter(({ graph }) =>
      graph.equals(names.graphs.receipts),
    );
    expect([...current.match(receipt!.subject, names.og('decidedBy'))][0]?.object.value).toBe(
      'desk@example.org',
    );
    const html = (await app.get(THING, { Accept: 'text/html' })).text;
    expect(html).toContain('From the letterhead');
  });

  it('takes the receipts of statements away that it removes', async () => {
    expect((await patch('', { label_fr: 'Présence' })).status).toBe(204);
    expect(receipts()).toEqual([]);
  });

  it.each([
    ['?quote=some%20words', 400, 'bad-request'],
    ['?page=news/x', 400, 'bad-request'],
    ['?note=%20', 400, 'bad-request'],
    ['?quote=words&page=no-such', 404, 'not-found'],
  ])('is refused with %s', async (query, status, code) => {
    expect(codeOf(await patch(query, { label_fr: 'Mission' }))).toEqual([status, code]);
  });
});
