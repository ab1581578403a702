/** The query page: a form, examples, and the answer as a table, a word or Turtle. */
import { frameOf, valueViewOf } from '../pages/term-views.js';
import type { Response } from 'express';
import { ServiceError } from '../../errors.js';
import { isAssertedOnly, type GraphVersion } from '../../graph/index.js';
import { RDF_FORMATS, serializeText, type Quad } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { SOLUTION_FORMATS, type QueryAnswer, type QueryOptions } from '../../sparql/index.js';
import { queryPage } from '../pages/query-page.js';
import { HTTP_STATUS } from '../exchange/problem.js';
import type { Link, QueryResultView, QueryView, ValueView } from '../pages/views.js';

/** The page shows this many rows and says how many there are; downloads have all. */
const ROWS_SHOWN = 1000;

/**
 * Sends the page for a query; with `run`, its answer is on the page, or the error it met, whose
 * status the page has.
 */
export async function sendQueryPage(
  response: Response,
  service: Service,
  version: GraphVersion,
  query: string,
  run: QueryOptions | undefined,
): Promise<void> {
  const { status, ...outcome } = run ? await answer(service, version, query, run) : { status: 200 };
  const kind = 'result' in outcome ? outcome.result.kind : undefined;
  const pinned = version.number === service.current.number ? '' : `&version=${version.number}`;
  const view: QueryView = {
    query,
    baseIri: service.names.baseIri,
    examples: service.queries,
    downloads: kind
      ? downloadsOf(query, kind, pinned + (isAssertedOnly(version) ? '&inferred=false' : ''))
      : [],
    isAssertedOnly: isAssertedOnly(version),
    ...outcome,
  };
  response
    .status(status)
    .type('html')
    .send(queryPage(view, frameOf(service, version)));
}

/** A graph as its page shows it: the first of its statements, and how many there are. */
interface GraphPage {
  readonly query: string;
  readonly turtle: string;
  readonly statementCount: number;
  readonly address: string;
}

/**
 * Sends the page for a graph: what it holds, the query that would ask for it, and its formats at
 * its own address.
 */
export function sendGraphPage(
  response: Response,
  service: Service,
  version: GraphVersion,
  { query, address, ...shown }: GraphPage,
): void {
  const result = { kind: 'graph', milliseconds: 0, ...shown } as const;
  const downloads = RDF_FORMATS.map(({ label, format }) => ({
    label,
    href: `${address}&version=${version.number}&format=${format}`,
  }));
  response
    .type('html')
    .send(
      queryPage(
        { query, baseIri: service.names.baseIri, examples: service.queries, downloads, result },
        frameOf(service, version),
      ),
    );
}

type Outcome =
  | { readonly status: number; readonly result: QueryResultView }
  | { readonly status: number; readonly error: NonNullable<QueryView['error']> };

async function answer(
  service: Service,
  version: GraphVersion,
  query: string,
  run: QueryOptions,
): Promise<Outcome> {
  const startedAt = performance.now();
  try {
    const result = await service.sparql.query(version, query, run);
    return { status: 200, result: await resultView(service, version, result, startedAt) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
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
}

async function resultView(
  service: Service,
  version: GraphVersion,
  answer: QueryAnswer,
  startedAt: number,
): Promise<QueryResultView> {
  const milliseconds = (): number => Math.round(performance.now() - startedAt);
  switch (answer.kind) {
    case 'boolean':
      return { kind: 'boolean', value: answer.value, milliseconds: milliseconds() };
    case 'solutions': {
      const rows: (ValueView | null)[][] = [];
      let total = 0;
      for await (const solution of answer.solutions) {
        total += 1;
        if (rows.length < ROWS_SHOWN)
          rows.push(solution.map((term) => (term ? valueViewOf(version, term, service) : null)));
      }
      return {
        kind: 'solutions',
        variables: answer.variables,
        rows,
        total,
        milliseconds: milliseconds(),
      };
    }
    case 'graph': {
      const quads: Quad[] = [];
      for await (const quad of answer.quads) quads.push(quad);
      return graphView(quads, service, startedAt);
    }
  }
}

function graphView(quads: readonly Quad[], service: Service, startedAt: number): QueryResultView {
  return {
    kind: 'graph',
    turtle: serializeText(quads, 'turtle', { prefixes: service.prefixes }),
    statementCount: quads.length,
    milliseconds: Math.round(performance.now() - startedAt),
  };
}

function downloadsOf(query: string, kind: QueryResultView['kind'], version: string): Link[] {
  const formats =
    kind === 'graph'
      ? RDF_FORMATS.map(({ label, format }) => ({ label, format }))
      : SOLUTION_FORMATS.filter(({ holdsBoolean }) => kind === 'solutions' || holdsBoolean).map(
          ({ format }) => ({ label: format.toUpperCase(), format }),
        );
  return formats.map(({ label, format }) => ({
    label,
    href: `/sparql?format=${format}${version}&query=${encodeURIComponent(query)}`,
  }));
}
