/** The languages of the names in the facts that are not English. */

const NAMES: Readonly<Record<string, string>> = {
  OSZE: 'de',
  'Auswärtiges Amt': 'de',
  BMEIA: 'de',
  BMI: 'de',
  BMLV: 'de',
  BMJ: 'de',
  BMVg: 'de',
  BMJV: 'de',
  EDA: 'de',
  BIDDH: 'fr',
  'Organisation pour la sécurité et la coopération en Europe': 'fr',
  MAECI: 'it',
  MAEC: 'es',
  BZK: 'nl',
  Идризово: 'mk',
};

/** The language tag of a name: English unless it is known or seen to be another. */
export function languageOfName(name: string): string {
  return NAMES[name] ?? (/\p{Script=Cyrillic}/u.test(name) ? 'ru' : 'en');
}
