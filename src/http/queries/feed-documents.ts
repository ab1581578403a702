/** Changes of an answer as JSON Feed 1.1 and, with less detail, as Atom (RFC 4287). */
import type { StoredQuery } from '../../queries/index.js';
import { ATOM } from '../../rdf/index.js';
import { link, text } from '../history/atom-feed.js';
import { plural } from '../pages/values.js';

export interface AnswerFeed {
  readonly query: StoredQuery;
  readonly publicUrl: string;
  /** Values by the names of parameters. */
  readonly given: ReadonlyMap<string, string>;
  readonly lastVersion: number;
  readonly hasMore: boolean;
  /** Oldest first. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  readonly version: number;
  readonly previous: number;
  readonly committedAt: Date;
  /** Undefined where rows are triples, or a boolean. */
  readonly variables: readonly string[] | undefined;
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
}

/** Rows shown of each sort; `_graph` has all. */
const SHOWN = 100;

/** The feed; its members `_graph` are for programs. */
export function jsonFeedOf(feed: AnswerFeed) {
  const { query, publicUrl, items, lastVersion, hasMore, given } = feed;
  const values = [...given].map(([name, value]) => `${name} ${value}`).join(', ');
  const resume = nextAddress(feed, 'json');
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: values === '' ? query.title : `${query.title}: ${values}`,
    description: query.description,
    home_page_url: addressOf(feed, '', {}),
    feed_url: addressOf(feed, '/feed', { format: 'json' }),
    ...(hasMore ? { next_url: resume } : {}),
    _graph: { lastVersion, resume },
    items: [...items].reverse().map((item) => {
      const { version, previous, variables, appeared, gone } = item;
      const rowJson = (row: string): unknown => rowOf(row, variables);
      return {
        id: `${addressOf(feed, '/feed', {})}#version-${version}`,
        url: `${publicUrl}/snapshots/${previous}/diff/${version}`,
        title: `Version ${version}: ${countsOf(item)}`,
        date_published: item.committedAt.toISOString(),
        content_text: [...lines('+', appeared, item), ...lines('−', gone, item)].join('\n'),
        _graph: {
          ...{ version, previous, variables },
          appeared: appeared.map(rowJson),
          gone: gone.map(rowJson),
        },
      };
    }),
  };
}

export function atomOf(feed: AnswerFeed, updated: Date): string {
  const { title, description, home_page_url: page, items } = jsonFeedOf(feed);
  const type = 'application/atom+xml';
  const entries = items.map(
    (item) => `<entry>
<id>${text(item.id)}</id>
<title>${text(item.title)}</title>
<updated>${item.date_published}</updated>
${link('alternate', item.url, 'text/html')}
<content type="text">${text(item.content_text)}</content>
</entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="${ATOM.iri}">
<id>${text(addressOf(feed, '/feed', {}))}</id>
<title>${text(title)}</title>
${description === '' ? '' : `<subtitle>${text(description)}</subtitle>\n`}<updated>${updated.toISOString()}</updated>
<author><name>osce-graph</name></author>
${link('self', addressOf(feed, '/feed', { format: 'atom' }), type)}
${link('alternate', page, 'text/html')}
${link('next', nextAddress(feed, 'atom'), type)}
${entries.join('\n')}
</feed>
`;
}

function countsOf({ appeared, gone }: FeedItem): string {
  const counts = [
    ...(appeared.length > 0 ? [`${plural(appeared.length, 'row')} appeared`] : []),
    ...(gone.length > 0 ? [`${plural(gone.length, 'row')} disappeared`] : []),
  ];
  return counts.join(', ');
}

function lines(mark: string, rows: readonly string[], { variables }: FeedItem): string[] {
  const more = rows.length - SHOWN;
  const shown = rows.slice(0, SHOWN).map((row) => {
    const cells = rowOf(row, variables);
    if (typeof cells === 'string') return cells;
    return Object.entries(cells)
      .map(
        ([name, { value }]) =>
          `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
      )
      .join(' · ');
  });
  return [...shown, ...(more > 0 ? [`and ${plural(more, 'more row')}`] : [])].map(
    (line) => `${mark} ${line}`,
  );
}

/** Solutions as objects by variable, in the JSON of SPARQL results; triples as N-Triples. */
function rowOf(
  row: string,
  variables: FeedItem['variables'],
): string | Readonly<Record<string, { readonly value: unknown }>> {
  if (!variables) return row;
  const cells = JSON.parse(row) as ({ readonly value: unknown } | null)[];
  return Object.fromEntries(
    variables.flatMap((name, index) => (cells[index] ? [[name, cells[index]]] : [])),
  );
}

/** An address of the query with the same values and other parameters. */
function addressOf(
  { query, publicUrl, given }: AnswerFeed,
  path: '' | '/feed',
  more: Readonly<Record<string, string>>,
): string {
  const parameters = new URLSearchParams([...given, ...Object.entries(more)]).toString();
  return `${publicUrl}/queries/${query.name}${path}${parameters === '' ? '' : `?${parameters}`}`;
}

export function nextAddress(feed: AnswerFeed, format: string): string {
  return addressOf(feed, '/feed', { 'after-version': String(feed.lastVersion), format });
}
