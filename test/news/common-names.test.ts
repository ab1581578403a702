import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NewsFixture, pageOf } from '../support/news-fixture.js';

let fixture: NewsFixture;
beforeAll(async () => {
  fixture = await NewsFixture.open(0.8);
});
afterAll(async () => {
  await fixture.close();
});

/** Last parts of the IRIs of an event's organizers. */
async function organizersOf(
  lead: string,
  issuer = 'OSCE Presence in Albania',
): Promise<(string | undefined)[]> {
  const { links } = await fixture.ingest(pageOf({ title: 'Witnesses', lead, issuer }), {
    isDryRun: true,
  });
  return links.flatMap(({ relation, link }) =>
    relation === 'organiser'
      ? [link.outcome === 'none' ? undefined : link.iri.split('/').at(-1)]
      : [],
  );
}

describe('A name that bodies of many States bear', () => {
  it.each([
    [
      'A workshop took place in Tirana on 3 July 2019. It was organized by the Ministry of ' +
        'Justice.',
      'albania-ministry-of-justice',
    ],
    [
      'A workshop took place in Yerevan on 3 July 2019. It was organized by the Ministry of ' +
        'Justice.',
      'armenia-ministry-of-justice',
    ],
    [
      'A workshop took place in Vienna on 3 July 2019. It was organized by the Ministry of ' +
        'Justice of Armenia.',
      'armenia-ministry-of-justice',
    ],
  ])(
    'is that of the State of the event where nothing else is said: %s',
    async (lead, organizer) => {
      expect(await organizersOf(lead)).toEqual([organizer]);
    },
  );

  it('is not that of the only State known to have one, where the event is in another', async () => {
    expect(
      await organizersOf(
        'A workshop took place in Bishkek on 3 July 2019. It was organized by the State ' +
          'Committee on National Security.',
        'OSCE Programme Office in Bishkek',
      ),
    ).not.toContain('tajikistan-state-committee-for-national-security');
  });

  it('is nobody’s where no State is near', async () => {
    expect(
      await organizersOf(
        'A workshop took place on 3 July 2019. It was organized by the Ministry of Justice.',
        'OSCE Secretariat',
      ),
    ).toEqual([undefined]);
  });
});

describe('A ministry that nobody knew', () => {
  it('is the same with its State before it as with the State after it', async () => {
    const lead = (name: string): string =>
      `A workshop took place in Belgrade on 3 July 2019. It was organized by ${name}.`;
    const first = await fixture.ingest(
      pageOf({
        title: 'Forests',
        lead: lead('Serbia’s Ministry of Mining and Energy'),
        issuer: 'OSCE Mission to Serbia',
      }),
    );
    const [made] = fixture.values(fixture.eventOf(first), 'organizer');
    expect(
      fixture.service.current.count(
        fixture.node(`organization/${made}`),
        null,
        fixture.service.names.og('Ministry'),
      ),
    ).toBe(1);
    for (const name of [
      'the Ministry of Mining and Energy of Serbia',
      'the Serbian Ministry of Mining and Energy',
      'the Ministry of Mining and Energy',
    ]) {
      expect([name, await organizersOf(lead(name), 'OSCE Mission to Serbia')]).toEqual([
        name,
        [made],
      ]);
    }
  });
});
