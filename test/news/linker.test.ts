import { describe, expect, it } from '@jest/globals';
import { Linker } from '../../src/news/link/linker.js';
import type { LinkResult, LinkContext } from '../../src/news/link/links.js';
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
  it('links a body by its label, its full name, its abbreviation and a former name', () => {
    expect(linkOf('OSCE Secretariat')).toBe('secretariat');
    expect(linkOf('OSCE Presence in Albania')).toBe('presence-in-albania');
    expect(linkOf('ODIHR')).toBe('odihr');
    expect(linkOf('OSCE Programme Office in Nur-Sultan')).toBe('programme-office-in-astana');
    expect(linkOf('OSCE Chairmanship')).toBe('chairpersonship');
    expect(linkOf('OSCE')).toBe('osce');
  });

  it('takes the closed activity of its own name before the operation that once bore it', () => {
    expect(linkOf('OSCE Centre in Bishkek', { kind: 'field-operation' })).toBe('centre-in-bishkek');
    expect(linkOf('OSCE Mission to Serbia and Montenegro')).toBe(
      'mission-to-serbia-and-montenegro',
    );
    expect(linkOf('OSCE Spillover Monitor Mission to Skopje')).toBe('mission-to-skopje');
  });

  it('drops what listings add to the names of ended missions, and says so', () => {
    const link = linker.link('OSCE Office in Yerevan (closed)');
    expect(link).toMatchObject({ outcome: 'linked', how: 'suffix dropped' });
    expect(told(link)).toBe('office-in-yerevan');
    expect(linkOf('OSCE Mission to Latvia (discontinued)')).toBe('mission-to-latvia');
  });

  it('does not mind case, accents, hyphens, an article or American spelling', () => {
    expect(linkOf('the osce centre in ashgabat')).toBe('centre-in-ashgabat');
    expect(linkOf('OSCE Conflict Prevention Center')).toBe('conflict-prevention-centre');
    expect(linkOf('OSCE Project Coordinator in Ukraine')).toBe('project-co-ordinator-in-ukraine');
    expect(linkOf('High Commissioner on national minorities')).toBe('hcnm');
  });

  it('links a ministry by its State, named after it, before it, or given', () => {
    expect(linkOf('Ministry of Foreign Affairs of Turkmenistan')).toBe(
      'turkmenistan-ministry-of-foreign-affairs',
    );
    expect(linkOf('Austrian Federal Ministry of Defence')).toBe(
      'austria-federal-ministry-of-defence',
    );
    expect(linkOf('Ministry of Justice', { stateIso2: 'RS' })).toBe('serbia-ministry-of-justice');
    expect(linkOf('Ministry of Defence of the Slovak Republic')).toBe(
      'slovakia-ministry-of-defence',
    );
    expect(linkOf('Kyrgyzstan’s Foreign Ministry')).toBe('kyrgyzstan-ministry-of-foreign-affairs');
    expect(linkOf('MFA of Poland')).toBe('poland-ministry-of-foreign-affairs');
  });

  it("links another name of a portfolio to the State's only ministry of the kind", () => {
    expect(linkOf('Ministry of Interior of Moldova')).toBe('moldova-ministry-of-internal-affairs');
    expect(linkOf('Serbian Ministry of Internal Affairs')).toBe('serbia-ministry-of-the-interior');
    expect(linkOf('Belarusian Home Affairs Ministry')).toBe('belarus-ministry-of-internal-affairs');
  });

  it('does not take a ministry of a wider portfolio or of an entity for that of the State', () => {
    expect(linkOf('Ministry of Interior and Kingdom Affairs of Serbia')).toMatch(/^new /);
    expect(linkOf('Ministry of Interior of Bosnia and Herzegovina')).toBe(
      'bosnia-and-herzegovina-ministry-of-security',
    );
    expect(linkOf('Republika Srpska Ministry of Interior')).toBe(
      'bosnia-and-herzegovina-republika-srpska-ministry-of-interior',
    );
  });

  it('links a name that many bodies bear only where the State leaves one of them', () => {
    expect(linkOf('Ministry of Justice')).toBe('nothing');
    expect(linkOf('Ministry of Foreign Affairs', { kind: 'ministry-foreign-affairs' })).toBe(
      'nothing',
    );
    const link = linker.link('Ministry of Justice', { hostContext: { stateIso2: 'AL' } });
    expect(link).toMatchObject({ outcome: 'linked', how: 'context' });
    expect(told(link)).toBe('albania-ministry-of-justice');
  });

  it('does not link a body of another State for being the only one of its name', () => {
    expect(linkOf('Ministry of Sports and Youth', { hostContext: { stateIso2: 'RS' } })).toBe(
      'new ministry-of-sports-and-youth-serbia',
    );
    expect(linkOf('MoI', { hostContext: { stateIso2: 'UZ' } })).toBe(
      'uzbekistan-ministry-of-internal-affairs',
    );
    expect(linkOf('MoI')).toBe('nothing');
  });

  it('links common nouns only to a body that was named before', () => {
    const bodies = [names.thing('organization', 'mission-to-montenegro').value];
    expect(linkOf('the Mission')).toBe('nothing');
    expect(linkOf('the Mission', { hostContext: { bodies } })).toBe('mission-to-montenegro');
    expect(linkOf('the OSCE Mission')).toBe('nothing');
    expect(linkOf('the Centre', { hostContext: { bodies } })).toBe('nothing');
    expect(
      linkOf('the Mission', {
        hostContext: {
          bodies: [...bodies, names.thing('organization', 'mission-to-serbia').value],
        },
      }),
    ).toBe('nothing');
  });

  it('links no abbreviation of two letters by itself', () => {
    for (const name of ['MC', 'PC', 'PA', 'OM'])
      expect([name, linkOf(name)]).toEqual([name, 'nothing']);
    expect(linkOf('MC', { kind: 'institution' })).toBe('ministerial-council');
  });

  it(
    'takes plain names of countries and of their governments for States, embassies and missions ' +
      'for bodies',
    () => {
      expect(linkOf('Germany', { kind: 'other', stateIso2: 'DE' })).toBe('germany');
      expect(linkOf('United States')).toBe('united-states-of-america');
      expect(linkOf('Republic of Croatia')).toBe('croatia');
      expect(linkOf('Government of Sweden', { kind: 'other', stateIso2: 'SE' })).toBe('sweden');
      for (const name of ['German Government', 'German Federal Government', "Germany's government"])
        expect(linkOf(name)).toBe('germany');
      expect(linkOf('U.S. Government')).toBe('united-states-of-america');
      expect(linkOf('Government of the Kyrgyz Republic')).toBe('kyrgyzstan');
      expect(linkOf('the Government', { hostContext: { stateIso2: 'AL' } })).toBe('albania');
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
    },
  );

  it('makes a State of a country without a record, and none of Kosovo', () => {
    expect(linker.link('China', { kind: 'other' })).toMatchObject({
      outcome: 'new',
      classes: ['State'],
      iso2: 'CN',
      label: 'China',
    });
    expect(linkOf('Kosovo', { kind: 'other' })).toBe('nothing');
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

  it('keeps bodies of the same common name in different States apart', () => {
    expect(
      linkOf('Central Election Commission', {
        kind: 'government-agency',
        hostContext: { stateIso2: 'AL' },
      }),
    ).toBe('new central-election-commission-albania');
    expect(
      linkOf('Central Election Commission', {
        kind: 'government-agency',
        hostContext: { stateIso2: 'MD' },
      }),
    ).toBe('new central-election-commission-moldova');
  });

  it('says that bodies of Kosovo are of the place, not of a State', () => {
    const link = linker.link('Ministry of Interior of Kosovo', {
      kind: 'ministry-interior',
      stateIso2: 'XK',
    });
    expect(link).toMatchObject({ outcome: 'new', classes: ['InteriorMinistry'], iso2: 'XK' });
    expect(linker.stateOf('XK')).toBeUndefined();
  });

  it('does not link to a body of another kind or State than the text gives', () => {
    expect(linkOf('OSCE Secretariat', { kind: 'field-operation' })).toMatch(/^new /);
    expect(linkOf('Ministry of Defence of Armenia', { stateIso2: 'AZ' })).not.toBe(
      'armenia-ministry-of-defence',
    );
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

  it('gives no link for an empty name', () => {
    expect(linker.link('  ')).toEqual({ outcome: 'none', reasons: ['the name is empty'] });
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
