import { describe, expect, it } from '@jest/globals';
import { readingOf } from '../support/news-page.js';

const mentions = (text: string): string[] => readingOf(text).sentences.flatMap((sentence) => sentence.mentions)
  .filter(({ kind }) => kind !== 'role').map(({ kind, name }) => `${kind}: ${name}`);

describe('The names in a sentence', () => {
  it.each([
    ['It met the Ministry of Labour, Health and Social Affairs of Georgia.', 'body: Ministry of Labour, Health and Social Affairs of Georgia'],
    ['It met the Ministry of Labour and Social Protection.', 'body: Ministry of Labour and Social Protection'],
    ['It met Kazakhstan’s Border Service.', 'body: Kazakhstan\'s Border Service'],
    ['It met the German government.', 'body: German government'],
    ['It met the police of Schleswig-Holstein.', 'body: police of Schleswig-Holstein'],
    ['It met the Embassy of the Federal Republic of Germany in Dushanbe.', 'body: Embassy of the Federal Republic of Germany in Dushanbe'],
    ['It met the General Prosecutor’s Office.', 'body: General Prosecutor\'s Office'],
    ['It met the OSCE Mission to Bosnia and Herzegovina.', 'body: OSCE Mission to Bosnia and Herzegovina'],
    ['It met the Secretariat of the Council of the Baltic Sea States.', 'body: Secretariat of the Council of the Baltic Sea States'],
    ['It met the Association of Women in Kosovo Police.', 'body: Association of Women in Kosovo Police'],
    ['It met in the Kyrgyz Republic.', 'state: Kyrgyz Republic'],
    ['It met in Tirana.', 'place: Tirana'],
    ['It met Maria de la Cruz.', 'name: Maria de la Cruz'],
    ['It read “The Ministry of Truth”.', 'quotation: The Ministry of Truth'],
    ['It met on 3 May 2011.', 'date: 3 May 2011'],
  ])('“%s”', (text, expected) => {
    expect(mentions(text)).toEqual([expected]);
  });

  it('are two where two bodies are joined', () => {
    expect(mentions('It met the OSCE Centre in Astana and the Ministry of Defence of Kazakhstan.'))
      .toEqual(['body: OSCE Centre in Astana', 'body: Ministry of Defence of Kazakhstan']);
  });

  it('are two where a body meets in another, or works in a town', () => {
    expect(mentions('The Union of Journalists in the State Police met.')).toEqual(['body: Union of Journalists', 'body: State Police']);
    expect(mentions('The Union of Journalists in Tirana met.')).toEqual(['body: Union of Journalists', 'place: Tirana']);
  });

  it('are not the first words of sentences', () => {
    expect(mentions('Training was given. Supported by many, it went on. Officers came.')).toEqual([]);
  });
});
