import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RDF, RDFS } from '../../../src/rdf/index.js';
import { RunningApp, codeOf, problemOf, type Answer } from '../../support/running-app.js';
import { objectOf } from './thing-requests.js';

const THING = 'organization/presence-in-albania';
const EVENT = 'event/2021-11-23-tirana-security-sector-governance-workshop';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const correct = (fact: object): Promise<Answer> =>
  app.post('/facts', 'application/json', JSON.stringify({ thing: EVENT, ...fact }), {
    From: 'desk@example.org',
  });
const idsOf = async (key: string): Promise<string[]> =>
  [(await objectOf(app, `/id/${EVENT}`))[key] ?? []]
    .flat()
    .map((each) => (each as { id: string }).id.split('/id/')[1]!)
    .sort();
const receipts = (): string[] => {
  const { current, names } = app.service;
  return [...current.match(null, RDF.type, names.og('Receipt'))].flatMap(({ subject }) =>
    [...current.match(subject, RDF.reifies)].map(({ object }) =>
      object.termType === 'Quad' ? object.object.value : '',
    ),
  );
};

describe('A corrected fact', () => {
  const name = { thing: THING, key: 'label_fr', after: 'Présence en Albanie' };

  it('has the receipt that it names, which goes with it', async () => {
    const before = receipts();
    const made = await correct({ ...name, note: 'From the letterhead' });
    expect([made.status, receipts()]).toEqual([200, [...before, name.after]]);
    const { current, names } = app.service;
    const [receipt] = [...current.match(null, RDFS.comment)].filter(({ graph }) =>
      graph.equals(names.graphs.receipts),
    );
    expect([...current.match(receipt!.subject, names.og('decidedBy'))][0]?.object.value).toBe(
      'desk@example.org',
    );
    const html = (await app.get(`/id/${THING}`, { Accept: 'text/html' })).text;
    expect(html).toContain('From the letterhead');
    expect((await correct({ ...name, before: name.after, after: 'Présence' })).status).toBe(200);
    expect(receipts()).toEqual(before);
  });

  it.each([
    [{ quote: 'some words' }, 400, 'bad-request'],
    [{ page: 'news/x' }, 400, 'bad-request'],
    [{ note: ' ' }, 400, 'bad-request'],
    [{ quote: 'words', page: 'no-such' }, 404, 'not-found'],
  ])('is refused with %j', async (evidence, status, code) => {
    expect(codeOf(await correct({ ...name, after: 'Mission', ...evidence }))).toEqual([
      status,
      code,
    ]);
  });

  it.each(['OSCE Mission to Montenegro', 'organization/odihr', 'Austria'])(
    'can be a thing by its name, or kind and slug: %s',
    async (after) => {
      const before = await idsOf('organizer');
      expect((await correct({ key: 'organizer', after })).status).toBe(200);
      expect((await idsOf('organizer')).length).toBe(before.length + 1);
      expect((await correct({ key: 'organizer', before: after })).status).toBe(200);
      expect(await idsOf('organizer')).toEqual(before);
    },
  );

  it('can be the word that pages show, and a number in digits', async () => {
    const { participantCount } = await objectOf(app, `/id/${EVENT}`);
    const count = { before: String(participantCount), after: '31' };
    expect((await correct({ key: 'participantCount', ...count })).status).toBe(200);
    expect((await correct({ key: 'eventStatus', after: 'cancelled' })).status).toBe(200);
    expect(await objectOf(app, `/id/${EVENT}`)).toMatchObject({
      eventStatus: { label: 'cancelled' },
      participantCount: 31,
    });
  });

  it.each([
    ['organizer', 'OSCE Mission to Montenegri', /Did you mean “OSCE Mission to Montenegro”/],
    ['organizer', 'Montenegro great mission', /Did you mean “OSCE Mission to Montenegro”/],
    ['organizer', 'Tirana', /No organization or State called “Tirana”/],
    ['organizer', 'organization/odir', /No organization or State called “organization\/odir”/],
    ['partner', 'Ministry of Interior', /is the name of \d+ things\. .*id\/organization\//],
    ['eventStatus', 'canceled', /rescheduled; found “canceled”\. Did you mean cancelled\?/],
    ['nonsense', 'x', /has the key nonsense, which is unknown/],
    ['organiser', 'x', /Did you mean organizer\?/],
    ['hostState', 'Albania', /“hostState” is not a key of/],
    ['type', 'Workshopp', /Did you mean Workshop\?/],
  ])('is refused and nothing is written: %s %s', async (key, after, message) => {
    const version = app.version;
    expect(problemOf(await correct({ key, after }))).toMatchObject({
      code: 'bad-request',
      detail: expect.stringMatching(message),
    });
    expect(app.version).toBe(version);
  });

  it('is refused as words where a number belongs', async () => {
    const answer = await correct({ key: 'participantCount', after: 'many' });
    expect(codeOf(answer)).toEqual([422, 'invalid-data']);
  });
});
