import { describe, expect, it } from '@jest/globals';
import type { BodyKind } from '../../src/news/facts.js';
import { Linker } from '../../src/news/link/linker.js';
import type { LinkResult, LinkContext } from '../../src/news/link/links.js';
import { readPairs } from '../support/cases.js';
import { names, shippedGraph } from '../support/shipped-graph.js';

const linker = new Linker(shippedGraph('reference'), names);
const withNews = new Linker(shippedGraph('reference', 'news'), names);

/**
 * The slug of what a name was linked to, `new …` for a new thing, `nothing` where it would have
 * been a guess.
 */
function told(link: LinkResult): string {
  if (link.outcome === 'none') return 'nothing';
  const slug = names.thingOf(link.iri)?.slug ?? link.iri;
  return link.outcome === 'new' ? `new ${slug}` : slug;
}

const linkOf = (name: string, context: LinkContext = {}): string =>
  told(linker.link(name, context));

describe('A Linker', () => {
  it.each(readPairs('test/news/linker.txt'))('links “%s” to %s', (given, expected) => {
    const [name = '', ...parts] = given.split('; ');
    const { kind, state, event } = Object.fromEntries(
      parts.map((part) => part.split(' ')),
    ) as Partial<Record<'kind' | 'state' | 'event', string>>;
    const link = linkOf(name, {
      ...(kind && { kind: kind as BodyKind }),
      ...(state && { stateIso2: state }),
      ...(event && { hostIso2: event }),
    });
    expect(link).toBe(expected);
  });

  it('drops what listings add to the names of ended missions, and says so', () => {
    const link = linker.link('OSCE Office in Yerevan (closed)');
    expect(link).toMatchObject({ outcome: 'linked', how: 'suffix dropped' });
    expect(told(link)).toBe('office-in-yerevan');
  });

  it('links common nouns only to a body that was named before', () => {
    const bodies = [names.thing('organization', 'mission-to-montenegro').value];
    expect(linkOf('the Mission', { bodies })).toBe('mission-to-montenegro');
    expect(linkOf('the Centre', { bodies })).toBe('nothing');
    expect(
      linkOf('the Mission', {
        bodies: [...bodies, names.thing('organization', 'mission-to-serbia').value],
      }),
    ).toBe('nothing');
  });

  it('takes embassies and missions for bodies', () => {
    expect(linker.link('Embassy of the United States in Kazakhstan')).toMatchObject({
      classes: ['Embassy'],
      iso2: 'US',
    });
    expect(linker.link('Permanent Mission of Armenia')).toMatchObject({
      classes: ['Embassy'],
      iso2: 'AM',
    });
    expect(
      linker.link('Embassy of China in Tajikistan', { kind: 'other', stateIso2: 'CN' }),
    ).toMatchObject({ classes: ['Embassy'], iso2: 'CN' });
  });

  it('makes a State of a country without a record, and none of Kosovo', () => {
    expect(linker.link('China', { kind: 'other' })).toMatchObject({
      outcome: 'new',
      classes: ['State'],
      iso2: 'CN',
      label: 'China',
    });
  });

  it('makes a part of a ministry a body of its own, with the ministry as its whole', () => {
    const academy = linker.link('Academy of the Ministry of Interior of Uzbekistan', {
      kind: 'ministry-interior',
      stateIso2: 'UZ',
    });
    expect(academy).toMatchObject({
      outcome: 'new',
      classes: ['University'],
      iso2: 'UZ',
      parent: { label: 'Ministry of Internal Affairs (Uzbekistan)' },
    });
    const department = linker.link(
      'Main Prison Department of the Ministry of Justice of Tajikistan',
      { kind: 'ministry-justice', stateIso2: 'TJ' },
    );
    expect(department).toMatchObject({
      classes: ['GovernmentBody'],
      parent: { label: 'Ministry of Justice (Tajikistan)' },
    });
    expect(linker.link('OSCE Task Force, Irish Foreign Ministry')).toMatchObject({
      iso2: 'IE',
      parent: { label: 'Department of Foreign Affairs and Trade (Ireland)' },
    });
  });

  it('says that bodies of Kosovo are of the place, not of a State', () => {
    const link = linker.link('Ministry of Interior of Kosovo', {
      kind: 'ministry-interior',
      stateIso2: 'XK',
    });
    expect(link).toMatchObject({ outcome: 'new', classes: ['InteriorMinistry'], iso2: 'XK' });
    expect(linker.stateOf('XK')).toBeUndefined();
  });

  it('finds what other news items introduced, in another word order too', () => {
    expect(told(withNews.link('Albanian State Police', { kind: 'police', stateIso2: 'AL' }))).toBe(
      'albanian-state-police',
    );
    expect(told(withNews.link('Kyrgyz State Customs Service'))).toBe(
      'state-customs-service-of-kyrgyzstan',
    );
    expect(
      told(withNews.link('Training Centre of the State Customs Service of Kyrgyzstan')),
    ).toMatch(/^new |training-centre/);
  });
});

describe('A Linker for places', () => {
  const placeOf = (name: string | null, iso2: string | null, options = {}): string =>
    told(linker.linkPlace(name, iso2, options));

  it('links towns in other spellings and under former names', () => {
    expect(placeOf('Nur-Sultan', 'KZ')).toBe('astana');
    expect(placeOf('Prishtinë/Priština', 'XK')).toBe('pristina');
    expect(placeOf('Tirana', null)).toBe('tirana');
  });

  it('takes the State for the place where no town is named', () => {
    expect(placeOf(null, 'SI')).toBe('new slovenia');
    expect(placeOf(null, 'XK')).toBe('kosovo');
    expect(placeOf(null, 'LU')).toBe('new luxembourg-luxembourg');
    expect(placeOf(null, null)).toBe('nothing');
  });

  it(
    'does not take a town of another State for the first place of an event, but for a further ' +
      'one',
    () => {
      expect(placeOf('Bishkek', 'TJ')).toBe('new bishkek-tajikistan');
      expect(placeOf('Bishkek', 'TJ', { isFurther: true })).toBe('bishkek');
    },
  );

  it('gives a new place of two names both of them', () => {
    expect(linker.linkPlace('Deçan/Dečani', 'XK')).toMatchObject({
      classes: ['Place'],
      altLabels: ['Deçan', 'Dečani'],
      iso2: 'XK',
    });
  });
});

describe('A Linker for fields of work', () => {
  it('links their names and other names, and invents none', () => {
    expect(told(linker.linkField('Policing'))).toBe('policing');
    expect(told(linker.linkField('Cyber/ICT security'))).toBe('cyber-ict-security');
    expect(told(linker.linkField('labour migration'))).toBe('nothing');
    expect(told(linker.linkField('Astronautics'))).toBe('nothing');
  });
});
