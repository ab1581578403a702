/** A citation as JSON, as BibTeX, and as a CITATION.cff file. */
import { MONTHS } from '../../rdf/index.js';
import type { Citation } from './citations.js';

const BIBTEX_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** All to check it without this server: `versionSha256` is the digest of the N-Quads. */
export function citationJson(
  citation: Citation,
  url: string,
  versionSha256: string | null,
): object {
  return { ...citation, iri: iriOf(citation), url, versionSha256 };
}

/** The citation's IRI, the same wherever it is served. */
function iriOf({ baseIri, id }: Citation): string {
  return `${baseIri}cite/${id}`;
}

export function bibTeX(citation: Citation, url: string): string {
  const { id, title, version, citedAt, result } = citation;
  const note =
    `Answer to a SPARQL query over version ${version}, cited on ${citedAt.slice(0, 10)}; ` +
    `SHA-256 ${result.sha256}`;
  const fields: readonly (readonly [string, string])[] = [
    ['title', `{${bibTeXText(title)}}`],
    ['author', '{{osce-graph}}'],
    ['year', `{${citedAt.slice(0, 4)}}`],
    ['month', (MONTHS[Number(citedAt.slice(5, 7)) - 1] ?? '').slice(0, 3).toLowerCase()],
    ['url', `{${url}}`],
    ['version', `{${version}}`],
    ['note', `{${bibTeXText(note)}}`],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = ${value}`);
  return `@misc{osce-graph-${id},\n${lines.join(',\n')}\n}\n`;
}

function bibTeXText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\{}~^]/g, (character) => BIBTEX_ESCAPES[character] ?? character)
    .replace(/[&%$#_]/g, '\\$&');
}

export function citationCff(citation: Citation, url: string): string {
  const { title, query, version, citedAt, result } = citation;
  return cffText({
    message: 'If you use this answer, please cite it as below.',
    type: 'dataset',
    title,
    abstract: `Answer to this SPARQL query over version ${version} of osce-graph:\n${query}`,
    authors: [{ name: 'osce-graph' }],
    version: String(version),
    'date-released': citedAt.slice(0, 10),
    url,
    license: 'CC-BY-4.0',
    identifiers: [
      { type: 'url', value: iriOf(citation), description: 'Permanent address of the citation' },
      {
        type: 'other',
        value: `sha256:${result.sha256}`,
        description: 'SHA-256 of the answer in canonical form',
      },
    ],
  });
}

/** Citation File Format 1.2.0: values in JSON are YAML 1.2, without characters that it cannot have. */
export function cffText(fields: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries({ 'cff-version': '1.2.0', ...fields }).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}\n`,
  );
  return lines
    .join('')
    .replace(
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
