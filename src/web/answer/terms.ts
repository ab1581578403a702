/** RDF terms of SPARQL results in JSON (SPARQL 1.2 Query Results JSON §3.2.2). */

export type ResultTerm =
  | { readonly type: 'uri' | 'bnode'; readonly value: string }
  | {
      readonly type: 'literal' | 'typed-literal';
      readonly value: string;
      readonly datatype?: string;
      readonly 'xml:lang'?: string;
      readonly 'its:dir'?: string;
    }
  | {
      readonly type: 'triple';
      readonly value: {
        readonly subject: ResultTerm;
        readonly predicate: ResultTerm;
        readonly object: ResultTerm;
      };
    };

/** One solution: a term for each variable, in their order; undefined where it is unbound. */
export type Row = readonly (ResultTerm | undefined)[];

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const NUMERIC: ReadonlySet<string> = new Set(
  (
    'integer decimal double float nonNegativeInteger positiveInteger nonPositiveInteger ' +
    'negativeInteger long int short byte unsignedLong unsignedInt unsignedShort ' +
    'unsignedByte'
  )
    .split(' ')
    .map((name) => XSD + name),
);
const TEMPORAL: ReadonlySet<string> = new Set(
  ['date', 'dateTime', 'gYear', 'gYearMonth'].map((name) => XSD + name),
);

/** A term's number, where it is one; infinite and other special values included, NaN excluded. */
export function numberIn(term: ResultTerm | undefined): number | undefined {
  if (term === undefined || !('datatype' in term) || !NUMERIC.has(term.datatype)) return undefined;
  const number = Number(term.value.replace('INF', 'Infinity'));
  return Number.isNaN(number) ? undefined : number;
}

const MOMENT = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?(T\d\d:\d\d:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

/** A term's moment in milliseconds since 1970, where it is a year, month, day or moment. */
export function momentOf(term: ResultTerm | undefined): number | undefined {
  if (term === undefined || !('datatype' in term) || !TEMPORAL.has(term.datatype)) return undefined;
  const [, year, month = '01', day = '01', time = 'T00:00:00', zone = 'Z'] =
    MOMENT.exec(term.value) ?? [];
  if (year === undefined) return undefined;
  // Without a zone it would be read in that of this machine.
  const moment = Date.parse(`${year}-${month}-${day}${time}${zone}`);
  return Number.isNaN(moment) ? undefined : moment;
}

/** A term's year as written, whatever its time zone, where it is a year, month, day or moment. */
export function yearIn(term: ResultTerm | undefined): number | undefined {
  return momentOf(term) === undefined ? undefined : Number.parseInt(term?.value as string, 10);
}

/** A term as text: an IRI by its short name where there is one, other terms by what they say. */
export function termText(term: ResultTerm | undefined, shorten: (iri: string) => string): string {
  if (term === undefined) return '';
  switch (term.type) {
    case 'uri':
      return shorten(term.value);
    case 'bnode':
      return `_:${term.value}`;
    case 'triple':
      return `<<( ${[term.value.subject, term.value.predicate, term.value.object]
        .map((part) => termText(part, shorten))
        .join(' ')} )>>`;
    default:
      return term.value;
  }
}

export function languageOf(term: ResultTerm): string | undefined {
  return 'xml:lang' in term ? term['xml:lang'] : undefined;
}

/** A literal's language, or its type where the text does not show it. */
export function tagOf(term: ResultTerm): string | undefined {
  if (term.type !== 'literal' && term.type !== 'typed-literal') return undefined;
  if (term['xml:lang'] !== undefined)
    return term['its:dir'] === undefined
      ? term['xml:lang']
      : `${term['xml:lang']}--${term['its:dir']}`;
  const { datatype } = term;
  if (
    datatype === undefined ||
    datatype === `${XSD}string` ||
    datatype === `${XSD}boolean` ||
    NUMERIC.has(datatype) ||
    TEMPORAL.has(datatype)
  )
    return undefined;
  return /[^#/]+$/.exec(datatype)?.[0] ?? datatype;
}

/** By the longest prefix that leaves a name without escapes. */
export function shortener(prefixes: ReadonlyMap<string, string>): (iri: string) => string {
  const longestFirst = [...prefixes]
    .filter(([, start]) => start !== '')
    .sort(([, left], [, right]) => right.length - left.length);
  return (iri) => {
    const fitting = longestFirst.find(
      ([, start]) => iri.startsWith(start) && /^[\w][\w-]*$/.test(iri.slice(start.length)),
    );
    return fitting ? `${fitting[0]}:${iri.slice(fitting[1].length)}` : iri;
  };
}
