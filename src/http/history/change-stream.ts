/** Commits as a Linked Data Event Stream: JSON-LD with the members and relations of TREE. */
import { DCAT, DCTERMS, LDES, PROV, SCHEMA, TREE, XSD } from '../../rdf/index.js';
import type { ChangesPage, CommitStep } from '../../snapshots/index.js';

/** Names are the same wherever the feed is served; pages and patches are fetched from here. */
export interface FeedAddresses {
  readonly baseIri: string;
  readonly publicUrl: string;
  /** The address of the newest page. */
  readonly feed: string;
}

const CONTEXT = {
  id: '@id',
  type: '@type',
  EventStream: LDES.EventStream.value,
  timestampPath: { '@id': LDES.timestampPath.value, '@type': '@id' },
  Node: TREE.Node.value,
  view: { '@id': TREE.view.value, '@type': '@id' },
  page: DCTERMS.hasPart.value,
  member: { '@id': TREE.member.value, '@container': '@set' },
  relation: { '@id': TREE.relation.value, '@container': '@set' },
  LessThanOrEqualToRelation: TREE.LessThanOrEqualToRelation.value,
  node: { '@id': TREE.node.value, '@type': '@id' },
  path: { '@id': TREE.path.value, '@type': '@id' },
  value: { '@id': TREE.value.value, '@type': XSD.dateTime.value },
  Activity: PROV.Activity.value,
  version: SCHEMA.version.value,
  endedAt: { '@id': PROV.endedAtTime.value, '@type': XSD.dateTime.value },
  author: DCTERMS.creator.value,
  message: DCTERMS.description.value,
  title: DCTERMS.title.value,
  used: { '@id': PROV.used.value, '@type': '@id' },
  generated: { '@id': PROV.generated.value, '@type': '@id' },
  patch: { '@id': DCAT.downloadURL.value, '@type': '@id' },
} as const;

/** Oldest member first. The newest page at the feed's own address is the client's entry. */
export function changesDocument(
  page: ChangesPage,
  addresses: FeedAddresses,
  isView: boolean,
): object {
  const { feed, baseIri } = addresses;
  return {
    '@context': CONTEXT,
    id: `${baseIri}changes`,
    type: 'EventStream',
    title: 'Every commit of the graph',
    timestampPath: PROV.endedAtTime.value,
    view: feed,
    page: {
      id: isView ? feed : `${feed}?page=${page.number}`,
      type: 'Node',
      relation: relationsOf(page, addresses),
    },
    member: page.changes.map((commit) => memberOf(commit, addresses)),
  };
}

/** One member alone. */
export function changeDocument(commit: CommitStep, addresses: FeedAddresses): object {
  return { '@context': CONTEXT, ...memberOf(commit, addresses) };
}

/** A page links to the one before it, and so to all: older ones never change. */
function relationsOf({ number, earlierUntil }: ChangesPage, { feed }: FeedAddresses): object[] {
  if (!earlierUntil) return [];
  return [
    {
      type: 'LessThanOrEqualToRelation',
      node: `${feed}?page=${number - 1}`,
      path: PROV.endedAtTime.value,
      value: earlierUntil.toISOString(),
    },
  ];
}

function memberOf(
  { id, after, committedAt, author, message }: CommitStep,
  { baseIri, feed }: FeedAddresses,
): object {
  return {
    id: `${baseIri}changes/${id}`,
    type: 'Activity',
    version: id,
    endedAt: committedAt.toISOString(),
    author,
    message,
    ...(after > 0 ? { used: `${baseIri}snapshots/${after}` } : {}),
    generated: `${baseIri}snapshots/${id}`,
    patch: `${feed}/${id}?format=rdf-patch`,
  };
}
