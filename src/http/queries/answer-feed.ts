/** `/queries/{name}/feed`: additions and removals in an answer, as Atom and JSON Feed. */
import type { Response } from 'express';
import { badRequest, notFound } from '../../errors.js';
import { wholeNumber } from '../../input/index.js';
import type { CommitInfo } from '../../commits/index.js';
import type { StoredQuery } from '../../queries/index.js';
import { toNTriplesTerm } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import type { QueryOptions } from '../../sparql/index.js';
import { sharedBytes } from '../../threads/index.js';
import type { Document } from '../exchange/document-route.js';
import { publicUrlOf } from '../exchange/links.js';
import type { Offer } from '../exchange/negotiation.js';
import { parametersOf } from '../exchange/request.js';
import { pathParameter, type Parameter, type RoutedRequest } from '../exchange/route.js';
import { askedBy } from '../exchange/streaming.js';
import { atomOf, jsonFeedOf, nextAddress, type FeedItem } from './feed-documents.js';
import { givenValues, valuesFor } from './query-parameters.js';
import { inQuery } from '../exchange/parameters.js';
import { linesBeyond } from '../../snapshots/index.js';

export const FEED_OFFERS: readonly Offer<'atom' | 'json'>[] = [
  {
    format: 'atom',
    mediaType: 'application/atom+xml',
    aliases: ['application/xml', 'text/xml', 'text/html'],
  },
  { format: 'json', mediaType: 'application/feed+json', aliases: ['application/json'] },
];

/** Its hyphen keeps it apart from parameters of queries, which have names of variables. */
export const AFTER_VERSION: Parameter = inQuery(
  'after-version',
  'Only what changed after this version, the oldest first; without it, the latest versions.',
  { schema: wholeNumber(1) },
);

/** Versions that one page of a feed compares. */
const PAGE = 10;
const MAX_ANSWER_BYTES = 4 * 2 ** 20;

export async function answerFeed(
  request: RoutedRequest,
  response: Response,
  format: 'atom' | 'json',
  service: Service,
): Promise<Document> {
  const { current } = service;
  const query = service.queries.find(current, pathParameter(request, 'name'));
  const given = givenValues(request, query);
  const commits = comparedCommits(request, service);
  const values = await valuesFor(query, given, current, service);
  const publicUrl = publicUrlOf(request);
  const last = commits.at(-1)?.id ?? current.number;
  response.set('Graph-Version', String(last));
  const bound = [...values].map(([name, term]) => `${name} ${toNTriplesTerm(term)}`);
  const ids = commits.map(({ id }) => id).join();
  return {
    state: [publicUrl, query.text, bound.join('\n'), ids, current.identity],
    write: async () => {
      const options = { values, ...askedBy(request, response, service) };
      const items = await itemsOf(query, commits, service, options);
      const hasMore = last < current.number;
      const feed = { query, publicUrl, given, lastVersion: last, hasMore, items };
      const updated = commits.at(-1)?.committedAt ?? new Date(0);
      response.append('Link', `<${nextAddress(feed, format)}>; rel="next"`);
      return format === 'atom' ? atomOf(feed, updated) : JSON.stringify(jsonFeedOf(feed), null, 1);
    },
  };
}

/** The commits whose versions are compared, each with the one before. */
function comparedCommits(request: RoutedRequest, service: Service): CommitInfo[] {
  const { current, committer } = service;
  const commits = committer.log.list(current.number);
  const after = parametersOf(request).get(AFTER_VERSION.name);
  if (after === null) return commits.slice(-PAGE - 1);
  if (Number(after) > current.number)
    throw notFound(`There is no version ${after} yet; versions are 1 to ${current.number}.`);
  committer.log.requireKept(Number(after));
  return commits.filter(({ id }) => id >= Number(after)).slice(0, PAGE + 1);
}

/** One item a version with another answer than the version before. */
async function itemsOf(
  query: StoredQuery,
  commits: readonly CommitInfo[],
  service: Service,
  options: QueryOptions,
): Promise<FeedItem[]> {
  const items: FeedItem[] = [];
  let before: { readonly id: number; readonly rows: readonly string[] } | undefined;
  for (const { id, committedAt } of commits) {
    const { variables, rows } = await answerAt(id, query, service, options);
    if (before) {
      const appeared = linesBeyond(rows, before.rows);
      const gone = linesBeyond(before.rows, rows);
      if (appeared.length + gone.length > 0)
        items.push({ version: id, previous: before.id, committedAt, variables, appeared, gone });
    }
    before = { id, rows };
  }
  return items;
}

/**
 * An answer as lines: JSON lists of terms, N-Triples, or a boolean in JSON.
 * @throws ServiceError `bad-request` where it is too large to compare, and as queries do
 */
async function answerAt(
  version: number,
  { source }: StoredQuery,
  service: Service,
  options: QueryOptions,
): Promise<Pick<FeedItem, 'variables'> & { readonly rows: readonly string[] }> {
  const { head, chunks } = await service.sparql.answer(
    version === service.current.number ? service.current : await service.snapshots.open(version),
    source,
    { solutions: 'rows', graph: 'ntriples', boolean: 'json' },
    options,
  );
  const bytes = await sharedBytes(chunks, MAX_ANSWER_BYTES);
  if (!bytes)
    throw badRequest(
      `An answer of more than ${MAX_ANSWER_BYTES} bytes has no feed. Ask for less, for ` +
        'example with another value or LIMIT.',
      { details: { limit: MAX_ANSWER_BYTES } },
    );
  return {
    variables: head.kind === 'solutions' ? head.variables : undefined,
    rows: Buffer.from(bytes).toString('utf8').split('\n').filter(Boolean),
  };
}
