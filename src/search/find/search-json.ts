/** What was found, as JSON for programs. */
import type { Found } from './find.js';
import type { Hit } from './ranking.js';
import { snippetOf, type SnippetPart } from './snippet.js';

/** What is looked for, and which of the hits are shown. */
export interface SearchRequest {
  readonly query: string;
  readonly page: number;
  readonly limit: number;
}

/**
 * `snippet` is a piece of HTML that is safe to put into a page: everything but its `mark` elements
 * is escaped.
 */
export interface SearchJson extends SearchRequest {
  readonly total: number;
  readonly hits: readonly {
    readonly iri: string;
    readonly label: string;
    readonly kind: string;
    readonly score: number;
    readonly snippet: string;
  }[];
  /** How many things of each kind there are, whatever kinds were asked for. */
  readonly facets: { readonly kind: readonly { readonly value: string; readonly count: number }[] };
}

export function toSearchJson(
  { query, page, limit }: SearchRequest,
  { total, hits, facets, isMatch }: Found,
): SearchJson {
  return {
    query,
    total,
    page,
    limit,
    hits: hits.map((hit) => ({
      iri: hit.iri,
      label: hit.label,
      kind: hit.kind,
      score: hit.score,
      snippet: markup(snippetParts(hit, isMatch)),
    })),
    facets: { kind: facets.map(({ kind, count }) => ({ value: kind, count })) },
  };
}

/** The name that was found, and what the thing is about. */
function snippetParts({ name, summary }: Hit, isMatch: (word: string) => boolean): SnippetPart[] {
  const parts = [name, summary]
    .filter((text) => text !== undefined)
    .map((text) => snippetOf(text, isMatch));
  return parts.flatMap((each, index) =>
    index === 0 ? each : [{ text: ' – ', isMatch: false }, ...each],
  );
}

function markup(parts: readonly SnippetPart[]): string {
  return parts
    .map(({ text, isMatch }) => (isMatch ? `<mark>${escaped(text)}</mark>` : escaped(text)))
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
