/** The names of places. */
import { REGIONS } from '../names/body-words.js';
import type { Mention } from '../names/mention.js';

/** `Yerevan’s Arabkir district` */
export const townOf = ({ name }: Mention): string =>
  /^(.+?)['’]s? .* (?:district|quarter|neighbourhood|suburb|Palace|Square|Theatre|Museum|Library|Park)$/i.exec(
    name,
  )?.[1] ?? name;

/** Words of subjects: `training in Explosive Ordnance Disposal`, `trade in Human Beings`. */
const NO_TOWN = new RegExp(
  '^(?:Beings?|Persons?|People|Children|Minors|Minorities|Rights?|Law|Security|Justice|' +
    'Policing|Disposal|Management|Control|Action|' +
    'Policy|Affairs|Freedom|Training|Education|Politics|Media|Women|Men|Youth|Equality|' +
    'Mediation|Governance|Development|Reform|Studies|Relations|Leadership|Russian|English|' +
    'German|French|' +
    '\\p{L}+(?:ology|ography|nomics|istics))$',
  'u',
);

/** `the Tajik-Afghan border` */
const OF_TWO_STATES =
  /^\p{L}+(?:an|ch|ek|er|ese|ik|sh|yz)[-–]\p{Lu}\p{L}+(?:an|ch|ek|er|ese|ik|sh|yz)$/u;

/** A town's name has up to three words and no noun after it (`Mavrovo National Park`). */
export function isPlaceLike(name: string, after: string): boolean {
  return (
    name.split(' ').length <= 3 &&
    !REGIONS.test(name) &&
    !/^\p{Lu}{2,5}$/u.test(name) &&
    !name.split(' ').some((word) => NO_TOWN.test(word)) &&
    !/^(?:March|May|D\.C\.)$/.test(name) &&
    !/\d/.test(name) &&
    !OF_TWO_STATES.test(name) &&
    !/^ (?:regions|provinces|process|agreement|project|programme|conflict|period)/.test(after)
  );
}
