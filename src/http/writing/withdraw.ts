/** `DELETE /news?item=`: a page is withdrawn, with all that only it says. */
import { writtenJson } from '../../capabilities/index.js';
import type { CommitResult } from '../../commits/index.js';
import { INTEGER, TEXT, objectOf } from '../../input/index.js';
import type { Withdrawal } from '../../news/index.js';
import type { Names } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { writerOf } from '../exchange/authorization.js';
import { expectedVersionOf } from '../exchange/conditional.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { DRY_RUN, OF_WRITE, WRITE_ERRORS, inQuery } from '../exchange/parameters.js';
import { parametersOf } from '../exchange/request.js';
import type { Handler, Operation } from '../exchange/route.js';
import { PREVIEW_MEMBERS, noteOf, writeOnce } from './writing.js';

/** A page that is withdrawn, beside those that became facts. */
export function withdrawOperation(service: Service, settings: HttpSettings): Operation {
  return {
    summary: 'Withdraws a page: its news item, and all that only it says',
    parameters: [
      inQuery('item', 'The news item: its slug, its IRI, or the address of its page.', {
        examples: ['2021-11-23-bread'],
        isRequired: true,
      }),
      DRY_RUN,
      ...OF_WRITE,
    ],
    scope: 'news',
    mediaTypes: ['application/json'],
    errors: [...WRITE_ERRORS, 'not-found'],
    schema: objectOf(
      {
        version: INTEGER,
        newsItem: TEXT,
        removed: { type: 'integer', description: 'How many statements, receipts included.' },
        facts: {
          type: 'integer',
          description: 'How many statements, without receipts and proposals.',
        },
        kept: {
          type: 'array',
          description: 'Things of the page that statements elsewhere name.',
          items: {
            type: 'object',
            properties: { iri: TEXT, label: TEXT },
          },
        },
      },
      PREVIEW_MEMBERS,
    ),
    handle: (request, response) => withdraw(request, response, service, settings),
  };
}

const withdraw: Handler = async (request, response, service) => {
  const bearer = writerOf(request);
  // It is required.
  const item = parametersOf(request).get('item') ?? '';
  const { author, message, isDryRun } = noteOf(request, bearer, '');
  await writeOnce<CommitResult<Withdrawal>>(request, response, service.committer.log, {
    commit: (keepAnswer) =>
      service.news.withdraw(item, {
        author,
        message: message || undefined,
        isDryRun,
        expectedVersion: expectedVersionOf(request, service.current),
        keepAnswer,
      }),
    answerOf: (result) => ({
      status: 200,
      headers: { 'Graph-Version': String(result.version.number) },
      body: isDryRun
        ? writtenJson(result, withdrawalJson(result, service.names), true)
        : withdrawalJson(result, service.names),
    }),
  });
};

/** What was withdrawn, and what stays. */
export function withdrawalJson(
  { version, change, value }: CommitResult<Withdrawal>,
  { sideGraphs }: Names,
): {
  readonly version: number;
  readonly newsItem: string;
  readonly removed: number;
  readonly facts: number;
  readonly kept: Withdrawal['kept'];
} {
  return {
    version: version.number,
    newsItem: value.newsItem.value,
    removed: change.removed.length,
    facts: change.removed.filter(({ graph }) => !sideGraphs.some((side) => side.equals(graph)))
      .length,
    kept: value.kept,
  };
}
