/** The feed of commits as Atom (RFC 4287), with old pages as archives (RFC 5005 §4). */
import { ATOM, FEED_HISTORY, escapeXml } from '../../rdf/index.js';
import type { ChangesPage, CommitStep } from '../../snapshots/index.js';
import type { FeedAddresses } from './change-stream.js';

const TITLE_LENGTH = 120;

const MEDIA_TYPE = 'application/atom+xml';

export function atomFeed(page: ChangesPage, addresses: FeedAddresses, isNewest: boolean): string {
  const { feed, baseIri } = addresses;
  const { number, changes } = page;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="${ATOM.iri}" xmlns:fh="${FEED_HISTORY.iri}">
<id>${text(`${baseIri}changes`)}</id>
<title>osce-graph: every commit of the graph</title>
<updated>${(changes.at(-1)?.committedAt ?? new Date(0)).toISOString()}</updated>
<author><name>osce-graph</name></author>
${link('self', `${feed}?format=atom${isNewest ? '' : `&page=${number}`}`, MEDIA_TYPE)}
${link('alternate', feed, 'application/ld+json')}
${historyOf(page, feed, isNewest).join('')}${[...changes]
    .reverse()
    .map((commit) => entry(commit, addresses))
    .join('\n')}
</feed>
`;
}

function historyOf({ number, isFull }: ChangesPage, feed: string, isNewest: boolean): string[] {
  return [
    ...(isFull && !isNewest
      ? ['<fh:archive/>\n', `${link('current', `${feed}?format=atom`, MEDIA_TYPE)}\n`]
      : []),
    ...(number > 1
      ? [`${link('prev-archive', `${feed}?format=atom&page=${number - 1}`, MEDIA_TYPE)}\n`]
      : []),
  ];
}

function entry(
  { id, after, committedAt, author, message, added, removed }: CommitStep,
  { baseIri, publicUrl, feed }: FeedAddresses,
): string {
  const line = message.replace(/\s+/g, ' ').trim();
  const title = line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH)}…` : line;
  return `<entry>
<id>${text(`${baseIri}changes/${id}`)}</id>
<title>${text(`Version ${id}${title === '' ? '' : `: ${title}`}`)}</title>
<updated>${committedAt.toISOString()}</updated>
<author><name>${text(author.trim() === '' ? 'unknown' : author)}</name></author>
${link('alternate', `${publicUrl}/snapshots/${after}/diff/${id}`, 'text/html')}
${link('enclosure', `${feed}/${id}?format=rdf-patch`, 'application/rdf-patch')}
<summary>${text(`${message}\n\nWritten in all graphs, with receipts: ${added} added, ${removed} removed.`)}</summary>
</entry>`;
}

export function link(relation: string, href: string, mediaType: string): string {
  return `<link rel="${relation}" type="${mediaType}" href="${text(href)}"/>`;
}

/** Text for XML, without what XML cannot hold: control characters and lone surrogates. */
export function text(value: string): string {
  return escapeXml(
    value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd'),
  );
}
