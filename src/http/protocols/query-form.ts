/** The query page: a form, examples, and the answer as a table, a word or Turtle. */
import { frameOf, valueViewOf } from '../pages/term-views.js';
import type { Response } from 'express';
import { ServiceError } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { RDF_FORMATS } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { SOLUTION_FORMATS, type QueryOptions, type QueryPreview } from '../../sparql/index.js';
import { queryPage } from '../pages/query-page.js';
import { noteProblem } from '../exchange/log.js';
import { HTTP_STATUS } from '../exchange/problem.js';
import type { Link, QueryResultView, QueryView } from '../pages/views.js';

/** A page shows this many rows or statements and the total; downloads have all. */
export const SHOWN = 1_000;

interface AskedPage {
  readonly query: string;
  /** Of the request: what they say besides the query holds for all that the page leads to. */
  readonly parameters: URLSearchParams;
  readonly run: QueryOptions | undefined;
}

/** Parameters of one answer; a version is named by its number. */
const OF_ANSWER = new Set(['query', 'format', 'frame', 'strict', 'version']);

/** With `run`, the answer is on the page, or its error, whose status the page has. */
export async function sendQueryPage(
  response: Response,
  service: Service,
  version: GraphVersion,
  { query, parameters, run }: AskedPage,
): Promise<void> {
  const { status, ...outcome } = run
    ? await outcomeOf(response, service, version, query, run)
    : { status: 200 };
  const kind = 'result' in outcome ? outcome.result.kind : undefined;
  const isLatest = version.number === service.current.number && !parameters.has('version');
  const asked = [...parameters].filter(([name]) => !OF_ANSWER.has(name));
  if (!isLatest) asked.push(['version', String(version.number)]);
  const view: QueryView = {
    query,
    baseIri: service.names.baseIri,
    examples: service.queries.shipped,
    downloads: kind ? downloadsOf(query, kind, asked) : [],
    asked,
    isDefaultGraphAlone: !service.isUnionDefaultGraph,
    ...outcome,
  };
  response
    .status(status)
    .type('html')
    .send(queryPage(view, frameOf(service, version)));
}

/** A graph for its page: the first of its statements, and the total. */
interface GraphPage {
  readonly query: string;
  readonly turtle: string;
  readonly statementCount: number;
  readonly milliseconds: number;
  readonly address: string;
}

/** A graph's statements, a query for it, and its formats at its own address. */
export function sendGraphPage(
  response: Response,
  service: Service,
  version: GraphVersion,
  { query, address, ...shown }: GraphPage,
): void {
  const shownCount = Math.min(shown.statementCount, SHOWN);
  const result = { kind: 'graph', ...shown, shownCount } as const;
  const downloads = RDF_FORMATS.map(({ label, format }) => ({
    label,
    href: `${address}&version=${version.number}&format=${format}`,
  }));
  response.type('html').send(
    queryPage(
      {
        query,
        baseIri: service.names.baseIri,
        examples: service.queries.shipped,
        downloads,
        result,
      },
      frameOf(service, version),
    ),
  );
}

/** An answer or an error for a page, and the page's status. */
export type Outcome =
  | { readonly status: number; readonly result: QueryResultView }
  | { readonly status: number; readonly error: NonNullable<QueryView['error']> };

export async function outcomeOf(
  response: Response,
  service: Service,
  version: GraphVersion,
  query: string,
  run: QueryOptions,
): Promise<Outcome> {
  const startedAt = performance.now();
  try {
    const preview = await service.sparql.preview(version, query, SHOWN, run);
    const milliseconds = Math.round(performance.now() - startedAt);
    return { status: 200, result: resultView(service, version, preview, milliseconds) };
  } catch (error) {
    return problemOutcome(response, error);
  }
}

/** A refusal for a page. Rethrows other errors. */
export function problemOutcome(response: Response, error: unknown): Outcome {
  if (!(error instanceof ServiceError)) throw error;
  noteProblem(response, error);
  const { line, column } = error.details as { line?: number; column?: number };
  return {
    status: HTTP_STATUS[error.code],
    error: {
      message: error.message,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    },
  };
}

function resultView(
  service: Service,
  version: GraphVersion,
  preview: QueryPreview,
  milliseconds: number,
): QueryResultView {
  switch (preview.kind) {
    case 'boolean':
      return { ...preview, milliseconds };
    case 'solutions': {
      const { kind, variables, solutions, total } = preview;
      const rows = solutions.map((solution) =>
        solution.map((term) => (term ? valueViewOf(version, term, service) : null)),
      );
      return { kind, variables, rows, total, milliseconds };
    }
    case 'graph': {
      const { kind, turtle, total } = preview;
      return {
        kind,
        turtle,
        statementCount: total,
        shownCount: Math.min(total, SHOWN),
        milliseconds,
      };
    }
  }
}

function downloadsOf(
  query: string,
  kind: QueryResultView['kind'],
  asked: QueryView['asked'] = [],
): Link[] {
  return formatsOf(kind).map(({ label, format }) => {
    const parameters = new URLSearchParams({ format });
    for (const [name, value] of [...asked, ['query', query] as const])
      parameters.append(name, value);
    return { label, href: `/sparql?${parameters.toString()}` };
  });
}

/** The download formats of an answer. */
export function formatsOf(
  kind: QueryResultView['kind'],
): readonly { readonly label: string; readonly format: string }[] {
  return kind === 'graph'
    ? RDF_FORMATS.map(({ label, format }) => ({ label, format }))
    : SOLUTION_FORMATS.filter(({ holdsBoolean }) => kind === 'solutions' || holdsBoolean).map(
        ({ format }) => ({ label: format.toUpperCase(), format }),
      );
}
