/** The query page: a form, examples, and the answer as a table, a word or Turtle. */
import { frameOf, valueViewOf } from '../pages/term-views.js';
import type { Response } from 'express';
import { ServiceError } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { RDF_FORMATS } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { SOLUTION_FORMATS, type QueryOptions } from '../../sparql/index.js';
import { SHOWN, queryPage } from '../pages/query-page.js';
import { noteProblem } from '../exchange/log.js';
import { HTTP_STATUS } from '../exchange/problem.js';
import type { QueryResultView, QueryView } from '../pages/views.js';

interface AskedPage {
  readonly query: string;
  /** Of the request: what they say besides the query holds for all that the page leads to. */
  readonly parameters: URLSearchParams;
  readonly run?: QueryOptions;
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
  const { status = 200, ...outcome }: Outcome = run
    ? await outcomeOf(response, service, version, query, run)
    : {};
  const isLatest = version.number === service.current.number && !parameters.has('version');
  const asked = [...parameters].filter(([name]) => !OF_ANSWER.has(name));
  if (!isLatest) asked.push(['version', String(version.number)]);
  const hrefIn = (format: string): string =>
    `/sparql?${new URLSearchParams([['format', format], ...asked, ['query', query]]).toString()}`;
  const { names, queries } = service;
  const view = {
    query,
    baseIri: names.baseIri,
    examples: queries.shipped,
    downloads: outcome.result ? downloadsOf(outcome.result.kind, hrefIn) : [],
    asked,
    isDefaultGraphAlone: !service.isUnionDefaultGraph,
    ...outcome,
  };
  response
    .status(status)
    .type('html')
    .send(queryPage(view, frameOf(service, version)));
}

export interface Outcome extends Pick<QueryView, 'result' | 'error'> {
  readonly status?: number;
}

/** A refusal is for the page. Other errors are thrown. */
export async function outcomeOf(
  response: Response,
  service: Service,
  version: GraphVersion,
  query: string,
  options: QueryOptions | (() => Promise<QueryOptions>),
): Promise<Outcome> {
  try {
    const run = typeof options === 'function' ? await options() : options;
    const startedAt = performance.now();
    const preview = await service.sparql.preview(version, query, SHOWN, run);
    const milliseconds = Math.round(performance.now() - startedAt);
    if (preview.kind !== 'solutions') return { result: { ...preview, milliseconds } };
    const { solutions, ...rest } = preview;
    const rows = solutions.map((solution) =>
      solution.map((term) => (term ? valueViewOf(version, term, service) : null)),
    );
    return { result: { ...rest, rows, milliseconds } };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    noteProblem(response, error);
    const { message, code, details } = error;
    return { status: HTTP_STATUS[code], error: { ...details, message } };
  }
}

export function downloadsOf(
  kind: QueryResultView['kind'],
  hrefIn: (format: string) => string,
): QueryView['downloads'] {
  const formats: readonly { readonly label?: string; readonly format: string }[] =
    kind === 'graph'
      ? RDF_FORMATS
      : SOLUTION_FORMATS.filter(({ holdsBoolean }) => kind === 'solutions' || holdsBoolean);
  return formats.map(({ format, label = format.toUpperCase() }) => ({
    label,
    href: hrefIn(format),
  }));
}
