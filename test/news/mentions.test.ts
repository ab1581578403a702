import { describe, expect, it } from '@jest/globals';
import { readingOf } from '../support/news-page.js';

const mentions = (text: string): string[] =>
  readingOf(text)
    .sentences.flatMap((sentence) => sentence.mentions)
    .filter(({ kind }) => kind !== 'role')
    .map(({ kind, name }) => `${kind}: ${name}`);

describe('The names in a sentence', () => {
  it.each([
    [
      'It met the Ministry of Labour, Health and Social Affairs of Georgia.',
      'body: Ministry of Labour, Health and Social Affairs of Georgia',
    ],
    [
      'It met the Ministry of Labour and Social Protection.',
      'body: Ministry of Labour and Social Protection',
    ],
    ['It met Kazakhstan’s Border Service.', "body: Kazakhstan's Border Service"],
    ['It met the German government.', 'body: German government'],
    ['It met the police of Schleswig-Holstein.', 'body: police of Schleswig-Holstein'],
    [
      'It met the Embassy of the Federal Republic of Germany in Dushanbe.',
      'body: Embassy of the Federal Republic of Germany in Dushanbe',
    ],
    ['It met the General Prosecutor’s Office.', "body: General Prosecutor's Office"],
    [
      'It met the OSCE Mission to Bosnia and Herzegovina.',
      'body: OSCE Mission to Bosnia and Herzegovina',
    ],
    [
      'It met the Secretariat of the Council of the Baltic Sea States.',
      'body: Secretariat of the Council of the Baltic Sea States',
    ],
    [
      'It met the Association of Women in Kosovo Police.',
      'body: Association of Women in Kosovo Police',
    ],
    ...[
      'Association of Women in Local Politics',
      'International Criminal Tribunal for the former Yugoslavia',
      'OSCE Advisory and Monitoring Group',
      'Ombudsman of Bosnia and Herzegovina',
      'Protector of Human Rights and Freedoms of Montenegro',
      'Public School No. 3 in Marneuli',
      'Ministry of Labour, Employment, Veteran and Social Affairs of Serbia',
      'Bureau for Victims’ Rights and Witnesses',
      'Foundation for Law, Justice and Society',
      'Foundation for Prisoners’ Aid, Education and Work',
    ].map((name) => [`It met the ${name}.`, `body: ${name.replace('’', "'")}`]),
    ['It met in the Kyrgyz Republic.', 'state: Kyrgyz Republic'],
    ['It met in Tirana.', 'place: Tirana'],
    ['It met Maria de la Cruz.', 'name: Maria de la Cruz'],
    ['It read “The Ministry of Truth”.', 'quotation: The Ministry of Truth'],
    ['It met on 3 May 2011.', 'date: 3 May 2011'],
    [
      'It met the Armed Forces of Bosnia and Herzegovina.',
      'body: Armed Forces of Bosnia and Herzegovina',
    ],
    [
      'It met the Border Assistance Mission to Moldova and Ukraine.',
      'body: Border Assistance Mission to Moldova and Ukraine',
    ],
    [
      'It met the Commission for Women under the President of Kazakhstan.',
      'body: Commission for Women under the President of Kazakhstan',
    ],
    ['It met the Fund for Saving the Aral Sea.', 'body: Fund for Saving the Aral Sea'],
    [
      'It met the State Committee for Television, Radio Broadcasting and Cinematography.',
      'body: State Committee for Television, Radio Broadcasting and Cinematography',
    ],
    [
      'It met the Institute for Research & Development.',
      'body: Institute for Research & Development',
    ],
    [
      'It met the Permanent Conference of Prosecutors.',
      'body: Permanent Conference of Prosecutors',
    ],
    ['It met the non-governmental organization Voice of Freedom.', 'body: Voice of Freedom'],
    ['It met the association “Open Bridges”.', 'body: Open Bridges'],
    ['It met the U.S. Embassy in Tirana.', 'body: U.S. Embassy in Tirana'],
    ['It met the Netherlands police.', 'body: Netherlands police'],
    ['It met the Mazhilis.', 'body: Mazhilis'],
    ['It met the EU.', 'body: EU'],
    [
      'It is part of the Danish Programme Against Human Trafficking in Eastern Europe.',
      'name: Danish Programme Against Human Trafficking in Eastern Europe',
    ],
    ['It is part of the Party Dialogue Project.', 'name: Party Dialogue Project'],
    ['It met in Almaty region.', 'place: Almaty region'],
    ['It met in Vadul lui Vodă.', 'name: Vadul lui Vodă'],
    ['It met in September, after six States had met.', ''],
  ])('“%s”', (text, expected) => {
    expect(mentions(text)).toEqual(expected === '' ? [] : [expected]);
  });

  it('are two where two bodies are joined', () => {
    expect(
      mentions('It met the OSCE Centre in Astana and the Ministry of Defence of Kazakhstan.'),
    ).toEqual(['body: OSCE Centre in Astana', 'body: Ministry of Defence of Kazakhstan']);
  });

  it.each<[string, string[]]>([
    [
      'The Polish and Maltese Interior Ministries met.',
      ['Polish Interior Ministry', 'Maltese Interior Ministry'],
    ],
    [
      'It met the Swiss, Polish and Irish Foreign Affairs Ministries.',
      ['Swiss', 'Polish', 'Irish'].map((state) => `${state} Foreign Affairs Ministry`),
    ],
    ['The Polish Foreign Ministry and Irish judges met.', ['Polish Foreign Ministry']],
  ])('shares a portfolio between ministries: %s', (text, expected) => {
    const { sentences } = readingOf(text);
    const bodies = sentences.flatMap((each) => each.mentions.filter(({ kind }) => kind === 'body'));
    expect(bodies.map(({ name }) => name)).toEqual(expected);
  });

  it('are several where bodies share a head', () => {
    expect(mentions('It met the Embassies of Italy, Norway and the Netherlands.')).toEqual([
      'body: Embassy of Italy',
      'body: Embassy of Norway',
      'body: Embassy of the Netherlands',
    ]);
    expect(mentions('It met the Ministries of Justice and Interior of Albania.')).toEqual([
      'body: Ministry of Justice of Albania',
      'body: Ministry of Interior of Albania',
    ]);
    expect(mentions('It met the Ministries of Education and Science and of Culture.')).toEqual([
      'body: Ministry of Education and Science',
      'body: Ministry of Culture',
    ]);
    expect(
      mentions('It met the Ministries of Emergency Situations of Kyrgyzstan and Kazakhstan.'),
    ).toEqual([
      'body: Ministry of Emergency Situations of Kyrgyzstan',
      'body: Ministry of Emergency Situations of Kazakhstan',
    ]);
    expect(
      mentions(
        'It met the OSCE Programme Offices in Astana and Dushanbe and the OSCE Project ' +
          'Co-ordinator in Uzbekistan.',
      ),
    ).toEqual([
      'body: OSCE Programme Office in Astana',
      'body: OSCE Programme Office in Dushanbe',
      'body: OSCE Project Co-ordinator in Uzbekistan',
    ]);
    expect(mentions('It met the British and the Norwegian Embassies.')).toEqual([
      'body: British Embassy',
      'body: Norwegian Embassy',
    ]);
  });

  it('are two where one body has another, and where somebody follows a body', () => {
    expect(mentions('It met the Secretariat’s Conflict Prevention Centre.').at(-1)).toBe(
      'body: Conflict Prevention Centre',
    );
    expect(mentions('It met the Embassy of Norway Ann Lee.')).toEqual([
      'body: Embassy of Norway',
      'name: Ann Lee',
    ]);
    expect(mentions('It appointed Ann Lee OSCE Project Co-ordinator in Ukraine.')).toEqual([
      'name: Ann Lee',
      'body: OSCE Project Co-ordinator in Ukraine',
    ]);
  });

  it('are known by what is left of them later on', () => {
    expect(
      mentions(
        'The OSCE Mission to Serbia met Ann Lee of the Working Group on Belarus. Lee thanked ' +
          'the mission and the Working Group.',
      ),
    ).toEqual([
      'body: OSCE Mission to Serbia',
      'name: Ann Lee',
      'body: Working Group on Belarus',
      'name: Ann Lee',
      'body: OSCE Mission to Serbia',
      'body: Working Group on Belarus',
    ]);
  });

  it('are two where a body meets in another, or works in a town', () => {
    expect(mentions('The Union of Journalists in the State Police met.')).toEqual([
      'body: Union of Journalists',
      'body: State Police',
    ]);
    expect(mentions('The Union of Journalists in Tirana met.')).toEqual([
      'body: Union of Journalists',
      'place: Tirana',
    ]);
  });

  it('end before a common noun with an adjective', () => {
    expect(mentions('It launched its Training Programme for Georgian guards.')).toEqual([
      'name: Training Programme',
      'adjective: Georgian',
    ]);
  });

  it('are not the first words of sentences', () => {
    expect(mentions('Training was given. Supported by many, it went on. Officers came.')).toEqual(
      [],
    );
  });
});
