/** Each page, made of a text and an address that may be hostile. */
import { problemPage } from '../../../src/http/pages/problem-page.js';
import { queryPage } from '../../../src/http/pages/query-page.js';
import type {
  PageFrame,
  Link,
  QueryResultView,
  QueryView,
  ValueView,
} from '../../../src/http/pages/views.js';
import { XSD } from '../../../src/rdf/index.js';

/** Every page, with `text` where stored text is shown and `href` where a stored address is. */
type PageOf = (text: string, href: string, frame: PageFrame) => string;

const link = (label: string, href: string): Link => ({ label, href });
const values = (text: string, href: string): ValueView[] => [
  { kind: 'link', link: link(text, href) },
  { kind: 'link', link: { label: text, href, isExternal: true } },
  { kind: 'text', text },
  { kind: 'text', text, language: text },
  { kind: 'text', text, datatype: text },
  { kind: 'text', text, datatype: XSD.date.value },
];
export const example = (text: string) => ({
  topic: text,
  title: text,
  description: text,
  query: text,
});
const queried = (text: string, href: string): QueryView => ({
  query: text,
  baseIri: href,
  examples: [example(text)],
  downloads: [link(text, href)],
});
const queryPageOf =
  (result: (text: string, href: string) => QueryResultView): PageOf =>
  (text, href, frame) =>
    queryPage({ ...queried(text, href), result: result(text, href) }, frame);

export const PAGES: Readonly<Record<string, PageOf>> = {
  'query with a table': queryPageOf((text, href) => ({
    kind: 'solutions',
    variables: [text],
    rows: [[values(text, href)[0]!], [null], ...values(text, href).map((value) => [value])],
    total: 2000,
    milliseconds: 3,
  })),
  'query with a graph': queryPageOf((text) => ({
    kind: 'graph',
    turtle: text,
    total: 1,
    milliseconds: 3,
  })),
  'query with yes or no': queryPageOf(() => ({ kind: 'boolean', value: false, milliseconds: 3 })),
  'query with an error': (text, href, frame) =>
    queryPage(
      {
        ...queried(text, href),
        error: { message: text, line: 1, column: 3 },
      },
      frame,
    ),
  problem: (text) =>
    problemPage({
      status: 422,
      title: text,
      detail: text,
      code: text,
      report: {
        results: [
          {
            focusNode: text,
            path: text,
            value: text,
            message: text,
            severity: 'violation',
            shape: text,
          },
        ],
      },
    }),
};

export const frameWith = (text: string, href: string): PageFrame => ({
  version: 7,
  isPinned: true,
  canonical: href,
  alternates: [{ mediaType: text, href }],
});
export const FRAME = frameWith('text/turtle', '/id/place/tirana.ttl');
