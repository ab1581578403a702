/** Changes of an answer as Atom (RFC 4287) and as JSON Feed 1.1. */
import type { StoredQuery } from '../../queries/index.js';
import { ATOM } from '../../rdf/index.js';
import { link, text } from '../history/atom-feed.js';
import { plural } from '../pages/values.js';

export interface AnswerFeed {
  readonly query: StoredQuery;
  /** Of the query, at the client's address. */
  readonly address: string;
  readonly publicUrl: string;
  /** Values by the names of parameters. */
  readonly given: ReadonlyMap<string, string>;
  readonly lastVersion: number;
  readonly hasMore: boolean;
  readonly updated: Date;
  /** Oldest first. */
  readonly items: readonly FeedItem[];
}

/** A version with a changed answer. */
export interface FeedItem {
  readonly version: number;
  readonly previous: number;
  readonly committedAt: Date;
  /** Undefined where rows are triples, or a boolean. */
  readonly variables: readonly string[] | undefined;
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
}

/** Rows shown of each sort; JSON has all. */
const SHOWN = 100;

export function atomOf(feed: AnswerFeed): string {
  const { query, updated, items } = feed;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="${ATOM.iri}">
<id>${text(addressOf(feed))}</id>
<title>${text(titleOf(feed))}</title>
${query.description === '' ? '' : `<subtitle>${text(query.description)}</subtitle>\n`}<updated>${updated.toISOString()}</updated>
<author><name>osce-graph</name></author>
${link('self', addressOf(feed, { format: 'atom' }), 'application/atom+xml')}
${link('alternate', answerAddress(feed), 'text/html')}
${link('next', nextAddress(feed, 'atom'), 'application/atom+xml')}
${[...items]
  .reverse()
  .map((item) => entryOf(item, feed))
  .join('\n')}
</feed>
`;
}

function entryOf(item: FeedItem, feed: AnswerFeed): string {
  return `<entry>
<id>${text(itemId(item, feed))}</id>
<title>${text(headlineOf(item))}</title>
<updated>${item.committedAt.toISOString()}</updated>
${link('alternate', diffAddress(item, feed), 'text/html')}
<content type="text">${text(linesOf(item))}</content>
</entry>`;
}

export function jsonFeedOf(feed: AnswerFeed): object {
  const { query, items, lastVersion, hasMore } = feed;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(feed),
    description: query.description,
    home_page_url: answerAddress(feed),
    feed_url: addressOf(feed, { format: 'json' }),
    ...(hasMore ? { next_url: nextAddress(feed, 'json') } : {}),
    _graph: { lastVersion, resume: nextAddress(feed, 'json') },
    items: [...items].reverse().map((item) => ({
      id: itemId(item, feed),
      url: diffAddress(item, feed),
      title: headlineOf(item),
      date_published: item.committedAt.toISOString(),
      content_text: linesOf(item),
      _graph: {
        version: item.version,
        previous: item.previous,
        variables: item.variables,
        appeared: item.appeared.map((row) => rowJson(row, item)),
        gone: item.gone.map((row) => rowJson(row, item)),
      },
    })),
  };
}

function titleOf({ query, given }: AnswerFeed): string {
  const values = [...given].map(([name, value]) => `${name} ${value}`);
  return values.length === 0 ? query.title : `${query.title}: ${values.join(', ')}`;
}

function headlineOf({ version, appeared, gone }: FeedItem): string {
  const counts = [
    ...(appeared.length > 0 ? [`${plural(appeared.length, 'row')} appeared`] : []),
    ...(gone.length > 0 ? [`${plural(gone.length, 'row')} disappeared`] : []),
  ];
  return `Version ${version}: ${counts.join(', ')}`;
}

function linesOf(item: FeedItem): string {
  const lines = (rows: readonly string[], mark: string): string[] => [
    ...rows.slice(0, SHOWN).map((row) => `${mark} ${rowText(row, item)}`),
    ...(rows.length > SHOWN ? [`${mark} and ${plural(rows.length - SHOWN, 'more row')}`] : []),
  ];
  return [...lines(item.appeared, '+'), ...lines(item.gone, '−')].join('\n');
}

type Cell = { readonly value: unknown } | null;

function rowText(row: string, { variables }: FeedItem): string {
  if (!variables) return row;
  const cells = JSON.parse(row) as Cell[];
  return cells
    .flatMap((cell, index) => {
      if (cell === null) return [];
      const value = typeof cell.value === 'string' ? cell.value : JSON.stringify(cell.value);
      return [`${variables[index] ?? ''}: ${value}`];
    })
    .join(' · ');
}

/** Solutions as objects by variable, in the JSON of SPARQL results; triples as N-Triples. */
function rowJson(row: string, { variables }: FeedItem): unknown {
  if (!variables) return row;
  const cells = JSON.parse(row) as Cell[];
  return Object.fromEntries(
    variables.flatMap((name, index) => (cells[index] ? [[name, cells[index]]] : [])),
  );
}

/** The feed's address with the same values and other parameters. */
export function addressOf(
  { address, given }: AnswerFeed,
  more: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams([...given, ...Object.entries(more)]).toString();
  return `${address}/feed${parameters === '' ? '' : `?${parameters}`}`;
}

/** The address of later changes. */
export function nextAddress(feed: AnswerFeed, format: string): string {
  return addressOf(feed, { 'after-version': String(feed.lastVersion), format });
}

function answerAddress({ address, given }: AnswerFeed): string {
  return given.size === 0 ? address : `${address}?${new URLSearchParams([...given]).toString()}`;
}

const itemId = ({ version }: FeedItem, feed: AnswerFeed): string =>
  `${addressOf(feed)}#version-${version}`;

const diffAddress = ({ previous, version }: FeedItem, { publicUrl }: AnswerFeed): string =>
  `${publicUrl}/snapshots/${previous}/diff/${version}`;
