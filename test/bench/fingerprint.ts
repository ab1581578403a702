/**
 * Answers boiled down to what two servers must share: how many rows, and which, in any order and
 * notation.
 */
import { createHash } from 'node:crypto';

export interface Fingerprint {
  readonly rows: number;
  readonly hash: string;
}

interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

interface JsonAnswer {
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, JsonTerm>>[] };
}

/**
 * Of a SPARQL JSON answer or, for a graph, of N-Triples. Numbers count by value, since servers
 * write 1.0 and 1 as they like; labels of blank nodes do not count; a graph's triples count once.
 */
export function fingerprintOf(body: string, isGraph: boolean): Fingerprint {
  const rows = isGraph ? triplesOf(body) : rowsOf(body);
  const hash = createHash('sha256');
  for (const row of [...rows].sort()) hash.update(row).update('\n');
  return { rows: rows.length, hash: hash.digest('hex').slice(0, 12) };
}

/** Turtle's string datatype may be written or not. */
function triplesOf(body: string): string[] {
  const lines = body.split('\n').map((line) =>
    line
      .trim()
      .replace('^^<http://www.w3.org/2001/XMLSchema#string>', '')
      .replace(/\s*\.$/, '')
      .replace(/\s+/g, ' '),
  );
  return [...new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))];
}

function rowsOf(body: string): string[] {
  const { boolean, results } = JSON.parse(body) as JsonAnswer;
  if (boolean !== undefined) return [String(boolean)];
  // Virtuoso answers ASK with a row of this name.
  const asked = results?.bindings[0]?.__ASK_RETVAL;
  if (asked) return [String(asked.value === '1')];
  return (results?.bindings ?? []).map((row) =>
    Object.keys(row)
      .sort()
      .map((name) => `${name}=${textOf(row[name]!)}`)
      .join(' '),
  );
}

function textOf({ type, value, datatype, 'xml:lang': language }: JsonTerm): string {
  if (type === 'bnode') return '_:';
  if (type === 'uri') return `<${value}>`;
  if (datatype && /#(?:integer|int|decimal|double|float|nonNegativeInteger|long)$/.test(datatype))
    return Number(value).toPrecision(10);
  return (
    JSON.stringify(value) +
    (language ? `@${language}` : datatype && !datatype.endsWith('#string') ? `^^${datatype}` : '')
  );
}
