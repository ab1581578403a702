/** Search results as JSON for programs. */
import type { SearchJson, SearchRequest } from '../../json-answers.js';
import type { Found } from '../search-index.js';
import type { Hit } from './ranking.js';
import { snippetOf, type SnippetPart } from './snippet.js';

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
      ...(hit.name === undefined || hit.name === hit.label ? {} : { alsoCalled: hit.name }),
    })),
    facets: { kind: facets.map(({ kind, count }) => ({ value: kind, count })) },
  };
}

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

const REFERENCES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => REFERENCES[character as keyof typeof REFERENCES]);
