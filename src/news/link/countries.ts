/** English names of the world's States by ISO code, for States missing in the facts. */
import { nameKey } from './body-names.js';

/** Codes of ISO 3166-1 that are no States, or whose status the graph leaves open. */
const NOT_STATES: ReadonlySet<string> = new Set(
  (
    'AC AI AN AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EH EU EZ FK FO GF GG GI GL GP ' +
    'GS GU HK HM IC IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR PS QO RE SH SJ SX TA TC ' +
    'TF TK TW UM UN VG VI WF XA XB XK YT ZZ'
  ).split(' '),
);

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
let iso2ByKey: Map<string, string> | undefined;

/** The English name of a State; undefined when the code is none of a State. */
export function countryName(iso2: string): string | undefined {
  if (NOT_STATES.has(iso2) || !/^[A-Z]{2}$/.test(iso2)) return undefined;
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(iso2);
}

/** The ISO code of the State with this English name. */
export function countryCode(name: string): string | undefined {
  iso2ByKey ??= new Map(
    letters
      .flatMap((first) => letters.map((second) => first + second))
      .flatMap((iso2) => {
        const country = countryName(iso2);
        return country ? [[nameKey(country), iso2] as const] : [];
      }),
  );
  return iso2ByKey.get(nameKey(name));
}
