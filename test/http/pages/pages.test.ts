import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { catalogPage } from '../../../src/http/pages/catalog-page.js';
import { escapeHtml, html, jsonLdBlock, safeHref } from '../../../src/http/pages/html.js';
import { feedPage } from '../../../src/http/pages/feed-page.js';
import { historyPage } from '../../../src/http/pages/history-page.js';
import { networkPage } from '../../../src/http/pages/network-page.js';
import { homePage } from '../../../src/http/pages/home-page.js';
import { listPage } from '../../../src/http/pages/list-page.js';
import { ontologyPage, termPage } from '../../../src/http/pages/ontology-page.js';
import { problemPage } from '../../../src/http/pages/problem-page.js';
import { queryPage } from '../../../src/http/pages/query-page.js';
import { shapePage, shapesPage } from '../../../src/http/pages/shapes-page.js';
import { snapshotPage } from '../../../src/http/pages/snapshot-page.js';
import { snapshotsPage } from '../../../src/http/pages/snapshots-page.js';
import { thingPage } from '../../../src/http/pages/thing-page.js';
import { sizeOf, timeOf, valueOf } from '../../../src/http/pages/values.js';
import type { VersionView } from '../../../src/http/pages/version-views.js';
import type {
  Frame,
  Link,
  ListEntry,
  MapView,
  QueryResultView,
  Value,
  YearsView,
} from '../../../src/http/pages/views.js';
import type { ShapeView, TermView } from '../../../src/http/pages/vocabulary-views.js';
import { DEFAULT_BASE_IRI, XSD } from '../../../src/rdf/index.js';
import { attribute, elementsOf, type Element } from '../../support/html.js';

type Node = DefaultTreeAdapterTypes.Node;

/**
 * Every page, with `text` wherever stored text is shown and `href` wherever a stored address is.
 */
type PageOf = (text: string, href: string, frame: Frame) => string;

const link = (label: string, href: string): Link => ({ label, href });
const values = (text: string, href: string): Value[] => [
  { kind: 'link', link: link(text, href) },
  { kind: 'link', link: { label: text, href, isExternal: true } },
  { kind: 'text', text },
  { kind: 'text', text, language: text },
  { kind: 'text', text, datatype: text },
  { kind: 'text', text, datatype: XSD.date.value },
];
const entry = (text: string, href: string): ListEntry => ({
  link: link(text, href),
  date: text,
  meta: [values(text, href), [{ kind: 'text', text }]],
  tags: values(text, href),
});
const versionOf = (text: string): VersionView => ({
  version: 7,
  name: text,
  note: text,
  createdAt: text,
  author: text,
  message: text,
  quads: 1,
  added: 1,
  removed: 0,
  sha256: text,
});
const example = (text: string) => ({ topic: text, title: text, description: text, query: text });
const queryPageOf =
  (result: (text: string, href: string) => QueryResultView): PageOf =>
  (text, href, frame) =>
    queryPage(
      {
        query: text,
        baseIri: href,
        examples: [example(text)],
        downloads: [link(text, href)],
        result: result(text, href),
      },
      frame,
    );

const term = (text: string, href: string): TermView => ({
  id: text,
  iri: text,
  label: text,
  kind: text,
  definition: text,
  notes: [text],
  otherNames: [text],
  related: [{ property: text, links: [link(text, href)] }],
  usage: 2,
  example: { thing: link(text, href), value: { kind: 'text', text } },
});
const shape = (text: string, href: string): ShapeView => ({
  id: text,
  iri: text,
  label: text,
  targets: [link(text, href)],
  message: text,
  constraints: [{ words: text, link: link(text, href) }],
  properties: [
    {
      path: link(text, href),
      name: `${text} name`,
      count: text,
      constraints: [{ words: text }],
      message: text,
      severity: text,
    },
  ],
});

const years = (text: string, href: string): YearsView => ({
  nouns: [text, text],
  years: [{ year: 2020, count: 3, href, isChosen: true }],
});
const map = (text: string, href: string): MapView => ({
  width: 720,
  height: 400,
  land: '',
  marks: [
    { x: 1, y: 2, radius: 3, label: text, name: { text, x: 4, isLeft: false }, href, count: 5 },
  ],
  places: [{ link: link(text, href), count: 5 }],
});

const PAGES: Readonly<Record<string, PageOf>> = {
  home: (text, href, frame) =>
    homePage(
      {
        counts: [{ label: text, count: 1234, href: '/news' }],
        latest: [entry(text, href)],
        questions: [text],
        years: years(text, href),
        map: map(text, href),
        examples: [example(text)],
        quads: 5,
        committedAt: text,
      },
      frame,
    ),
  thing: (text, href, frame) =>
    thingPage(
      {
        iri: text,
        label: text,
        types: [link(text, href)],
        facts: [{ property: link(text, href), values: values(text, href) }],
        incoming: [
          {
            property: link(text, href),
            things: [link(text, href)],
            total: 9,
            moreHref: href,
            years: years(text, href),
          },
        ],
        map: map(text, href),
        historyHref: '/id/state/austria/timemap',
        sources: [{ link: { label: text, href, isExternal: true }, iri: text }],
        receipts: [
          {
            id: 'receipt-1',
            statement: text,
            quote: text,
            rule: text,
            confidence: text,
            start: 3,
            end: 9,
          },
        ],
        formats: [link(text, href)],
        schemaOrg: JSON.stringify({ name: text }),
      },
      frame,
    ),
  list: (text, href, frame) =>
    listPage(
      {
        path: '/news',
        title: text,
        nouns: [text, text],
        sort: text,
        sorts: [text],
        isDefaultSort: false,
        items: [entry(text, href)],
        total: 41,
        firstIndex: 20,
        q: text,
        period: { from: text, to: text },
        previousHref: href,
        nextHref: href,
        years: years(text, href),
        map: map(text, href),
        facets: [
          {
            parameter: 'issuer',
            label: text,
            choices: [{ value: text, label: text, count: 3, isChosen: true }],
            moreCount: 4,
          },
        ],
        formats: [link(text, href)],
      },
      frame,
    ),
  network: (text, href, frame) =>
    networkPage(
      {
        bodyCount: 2,
        tieCounts: { all: 1, together: 1, partner: 0 },
        tie: undefined,
        total: 1,
        firstIndex: 0,
        ties: [{ one: link(text, href), other: link(text, href), together: 3, partner: 0 }],
        kindHrefs: { all: href, together: href, partner: href },
        dataHref: text,
        previousHref: href,
        nextHref: href,
      },
      frame,
    ),
  history: (text, href, frame) =>
    historyPage(
      {
        thing: link(text, href),
        states: [
          {
            version: 1,
            committedAt: text,
            href: '/id/state/austria',
            changeHref: '/snapshots/1/diff/2',
          },
        ],
      },
      frame,
    ),
  feed: (text, href, frame) =>
    feedPage(
      {
        text,
        source: text,
        refusal: text,
        outcome: {
          newsItem: text,
          wasKnown: true,
          conforms: false,
          report: [{ severity: text, focusNode: text, message: text }],
          proposals: [text],
          pieces: [{ text, id: 'words-0', colour: 0 }, { text }],
          facts: [
            {
              relation: text,
              object: values(text, href)[0]!,
              about: text,
              rule: text,
              confidence: 0.5,
              state: 'in review',
              pieceId: 'words-0',
              colour: 0,
              key: text,
              canBeRefused: true,
              isOfThing: true,
              said: 'accept',
              thing: text,
            },
          ],
          decisions: text,
        },
      },
      frame,
    ),
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
    statementCount: 1,
    milliseconds: 3,
  })),
  'query with yes or no': queryPageOf(() => ({ kind: 'boolean', value: false, milliseconds: 3 })),
  'query with an error': (text, href, frame) =>
    queryPage(
      {
        query: text,
        baseIri: href,
        examples: [],
        downloads: [],
        error: { message: text, line: 1, column: 3 },
      },
      frame,
    ),
  snapshots: (text, _href, frame) => snapshotsPage([versionOf(text)], frame),
  snapshot: (text, href, frame) =>
    snapshotPage(
      {
        info: versionOf(text),
        files: [{ name: text, href, size: 1500, sha256: text, mediaType: text }],
      },
      frame,
    ),
  ontology: (text, href, frame) =>
    ontologyPage(
      { groups: [{ title: text, terms: [term(text, href)] }], formats: [link(text, href)] },
      frame,
    ),
  term: (text, href, frame) =>
    termPage({ term: term(text, href), formats: [link(text, href)] }, frame),
  shapes: (text, href, frame) =>
    shapesPage({ shapes: [shape(text, href)], formats: [link(text, href)] }, frame),
  shape: (text, href, frame) =>
    shapePage({ shape: shape(text, href), formats: [link(text, href)] }, frame),
  catalogue: (text, href, frame) =>
    catalogPage(
      {
        statistics: {
          triples: 3,
          entities: 2,
          distinctSubjects: 2,
          distinctObjects: 2,
          properties: 1,
          classes: 1,
          classPartition: [],
          propertyPartition: [],
          graphs: [],
        },
        files: [{ name: text, href, size: 1500, sha256: text, mediaType: text }],
        classes: [{ link: link(text, href), count: 1 }],
        properties: [{ link: link(text, href), count: 1 }],
        graphs: [{ link: link(text, href), count: 1 }],
        formats: [link(text, href)],
      },
      frame,
    ),
  problem: (text, _href, frame) =>
    problemPage(
      {
        status: 422,
        title: text,
        detail: text,
        code: text,
        report: [{ severity: text, focusNode: text, message: text, value: text }],
      },
      frame,
    ),
};
const TABLE = Object.entries(PAGES);

/** Addresses that change with what they name. */
const OWN_FILE = /^\/assets\/[a-z]+-[A-Z0-9]{8}\.(?:css|js|svg)$/;

const HOSTILE_TEXTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><script>alert(1)</script>',
  '</title><style>*{}</style>',
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '&lt;script&gt;',
  '${1}`\\',
  '\ud800 lone surrogate',
];
const HOSTILE_ADDRESSES = [
  'javascript:alert(1)',
  ' JaVa\tScript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:x',
  'file:///etc/passwd',
  '"onclick="alert(1)',
];

const frameWith = (text: string, href: string): Frame => ({
  version: 7,
  isPinned: true,
  canonical: href,
  alternates: [{ mediaType: text, href }],
});
const FRAME = frameWith('text/turtle', '/id/place/tirana.ttl');

const named = (page: string, tagName: string): Element[] =>
  elementsOf(page).filter((element) => element.tagName === tagName);
const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
/** Elements and the names of their attributes: what hostile text must not be able to change. */
const structureOf = (page: string): string[] =>
  elementsOf(page).map(({ tagName, attrs }) =>
    [tagName, ...attrs.map(({ name }) => name)].join(' '),
  );

describe.each(TABLE)('The %s page', (_name, pageOf) => {
  const page = pageOf('Tirana', '/id/place/tirana', FRAME);

  it('has a language, a title, one h1, one main and one banner', () => {
    expect(attribute(named(page, 'html')[0]!, 'lang')).toBe('en');
    expect(textOf(named(page, 'title')[0]!)).not.toBe('');
    for (const tagName of ['title', 'h1', 'main', 'header.site-header', 'footer']) {
      const [tag, className] = tagName.split('.') as [string, string | undefined];
      expect(
        named(page, tag).filter(
          (element) =>
            element.namespaceURI.endsWith('xhtml') &&
            (className === undefined || attribute(element, 'class') === className),
        ),
      ).toHaveLength(1);
    }
  });

  it('skips no level of headings', () => {
    const levels = elementsOf(page).flatMap(({ tagName }) =>
      /^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : [],
    );
    levels.forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    });
  });

  it('has no script, style, or handler in it', () => {
    for (const script of named(page, 'script')) {
      if (attribute(script, 'type') === 'application/ld+json') continue;
      expect([attribute(script, 'type'), attribute(script, 'src'), textOf(script)]).toEqual([
        'module',
        expect.stringMatching(OWN_FILE),
        '',
      ]);
    }
    expect(named(page, 'style')).toHaveLength(0);
    const names = elementsOf(page).flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(names.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
  });

  it('loads nothing but files of ours, icon and style sheet first', () => {
    const loaded = elementsOf(page).flatMap((element) =>
      element.tagName === 'link' &&
      !['canonical', 'alternate'].includes(attribute(element, 'rel') ?? '')
        ? attribute(element, 'href')
        : [attribute(element, 'src'), attribute(element, 'srcset')],
    );
    const addresses = loaded.filter((address) => address !== undefined);
    expect(addresses.filter((address) => !OWN_FILE.test(address))).toEqual([]);
    expect(addresses.slice(0, 2)).toEqual([
      expect.stringMatching(/icon-\w+\.svg$/),
      expect.stringMatching(/site-\w+\.css$/),
    ]);
  });

  it('names every field, every id once, and refers to ids that exist', () => {
    const elements = elementsOf(page);
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = elements.flatMap((element) =>
      [
        attribute(element, 'for'),
        attribute(element, 'aria-labelledby'),
        attribute(element, 'aria-describedby'),
      ].filter((id) => id !== undefined),
    );
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
    const labels = elements.filter(({ tagName }) => tagName === 'label');
    const fields = elements.filter(
      (element) =>
        ['input', 'textarea', 'select'].includes(element.tagName) &&
        attribute(element, 'type') !== 'hidden',
    );
    const isLabelled = (field: Element): boolean =>
      labels.some(
        (label) => attribute(label, 'for') === attribute(field, 'id') || field.parentNode === label,
      );
    expect(fields.filter((field) => !isLabelled(field))).toEqual([]);
  });

  it.each(HOSTILE_TEXTS)('shows %j as text', (text) => {
    const hostile = pageOf(text, '/id/place/tirana', frameWith(text, '/id/place/tirana.ttl'));
    // As long as no text is taken for markup, the page has the same elements as with two harmless
    // letters.
    expect(structureOf(hostile)).toEqual(
      structureOf(pageOf('xx', '/id/place/tirana', frameWith('xx', '/id/place/tirana.ttl'))),
    );
  });

  it.each(HOSTILE_ADDRESSES)('leads nowhere for the address %j', (href) => {
    const hostile = pageOf('Tirana', href, frameWith('text/turtle', href));
    const addresses = elementsOf(hostile).flatMap(({ attrs }) =>
      attrs
        .filter(({ name }) => ['href', 'action', 'formaction', 'src'].includes(name))
        .map(({ value }) => value),
    );
    expect(
      addresses.filter(
        (address) =>
          !['http:', 'https:', 'mailto:'].includes(new URL(address, 'http://localhost/').protocol),
      ),
    ).toEqual([]);
    expect(
      elementsOf(hostile)
        .flatMap(({ attrs }) => attrs.map(({ name }) => name))
        .filter((name) => name.startsWith('on')),
    ).toEqual([]);
  });

  it.each(['https://www.osce.org/', '//elsewhere.example/', '\\\\elsewhere.example/'])(
    'marks links to %j as leading outside',
    (href) => {
      const outside = named(pageOf('Tirana', href, {}), 'a').filter(
        (anchor) =>
          attribute(anchor, 'href') === href &&
          attribute(anchor, 'rel') !== 'prev' &&
          attribute(anchor, 'rel') !== 'next' &&
          attribute(anchor, 'class') !== 'more',
      );
      for (const anchor of outside) {
        expect(attribute(anchor, 'rel')).toContain('noopener');
        expect(textOf(anchor)).toContain('(external)');
      }
    },
  );
});

describe('The query page', () => {
  it('gives back the query as it came, a leading line feed included', () => {
    const query = '\n\nSELECT * {\n  ?s ?p "</textarea>&amp;"\n}';
    expect(
      textOf(
        named(
          queryPage({ query, baseIri: DEFAULT_BASE_IRI, examples: [], downloads: [] }, {}),
          'textarea',
        )[0]!,
      ),
    ).toBe(query);
  });

  it('marks the character an error names', () => {
    const page = queryPage(
      {
        query: 'ASK {\n  ?s ?p ..\n}',
        baseIri: DEFAULT_BASE_IRI,
        examples: [],
        downloads: [],
        error: { message: 'found "."', line: 2, column: 10 },
      },
      {},
    );
    const wrong = elementsOf(page).find((element) => attribute(element, 'class') === 'line wrong')!;
    expect(textOf(wrong)).toBe('2  ?s ?p ..\n');
    expect(named(page, 'mark').map(textOf)).toEqual(['.']);
    expect(textOf(named(page, 'h2')[0]!)).toContain('line 2, column 10');
  });

  it('says that a table is not the whole answer', () => {
    const page = queryPage(
      {
        query: 'x',
        baseIri: DEFAULT_BASE_IRI,
        examples: [],
        downloads: [],
        result: {
          kind: 'solutions',
          variables: ['s'],
          rows: [[null]],
          total: 1234,
          milliseconds: 1,
        },
      },
      {},
    );
    expect(page).toContain('first 1 rows of 1,234');
  });
});

describe('The news list', () => {
  it('keeps the other filters and the version in the link that removes a filter', () => {
    const choices = ['policing', 'youth'].map((value) => ({
      value,
      label: value,
      count: 1,
      isChosen: true,
    }));
    const page = listPage(
      {
        path: '/news',
        title: 'News',
        nouns: ['news item', 'news items'],
        items: [],
        total: 0,
        firstIndex: 0,
        q: 'a&b',
        period: { from: '', to: '' },
        sort: '-issued',
        sorts: ['issued', '-issued'],
        isDefaultSort: true,
        facets: [{ parameter: 'field', label: 'Field', choices, moreCount: 0 }],
        formats: [],
      },
      { version: 3, isPinned: true },
    );
    const hrefs = named(page, 'a').map((anchor) => attribute(anchor, 'href'));
    expect(hrefs).toContain('/news?q=a%26b&field=youth&version=3');
    expect(hrefs).toContain('/news?field=policing&field=youth&version=3');
    expect(
      named(page, 'input')
        .filter((input) => attribute(input, 'name') === 'version')
        .map((input) => attribute(input, 'value')),
    ).toEqual(['3']);
  });
});

describe('The html tag', () => {
  it('escapes text and attributes, joins lists, drops nothing but nothing', () => {
    expect(
      html`<a title="${'"\'<&'}">${['<', html`<b>${1}</b>`]}${null}${undefined}${false}${0}</a>`
        .source,
    ).toBe('<a title="&quot;&#39;&lt;&amp;">&lt;<b>1</b>0</a>');
    expect(escapeHtml('a > b')).toBe('a &gt; b');
  });

  it('keeps JSON-LD the same JSON and unable to end its block', () => {
    const json = JSON.stringify({ name: '</script><!--' });
    const block = jsonLdBlock(json).source;
    expect(block.match(/</g)).toHaveLength(2);
    expect(JSON.parse(block.replace(/^<[^>]*>|<\/script>$/g, ''))).toEqual(JSON.parse(json));
  });

  it.each([
    '/news?q=1',
    '#Event',
    'https://www.osce.org/',
    'HTTP://x.example',
    'mailto:a@b.example',
    '?page=2',
  ])('lets links lead to %s', (href) => {
    expect(safeHref(href)).toBe(href);
  });

  it.each([
    ...HOSTILE_ADDRESSES.filter((href) => href.includes(':')),
    '',
    'urn:isbn:1',
    'http://[',
  ])('lets no link lead to %j', (href) => {
    expect(safeHref(href)).toBeUndefined();
  });
});

describe('A value', () => {
  it.each([
    ['2021-11-23', '23 November 2021'],
    ['2021-11', 'November 2021'],
    ['2021-11-03Z', '3 November 2021'],
    ['2021-11-23T23:30:00-02:00', '24 November 2021, 01:30 UTC'],
  ])('shows the date %s as "%s"', (text, shown) => {
    expect(timeOf(text).source).toBe(`<time datetime="${text}">${shown}</time>`);
  });

  it.each(['2021-13-01', 'yesterday', '', '2021-11-23Tnoon'])('leaves %j as it is', (text) => {
    expect(timeOf(text).source).toBe(text);
  });

  it('tells language and unusual datatypes, and leaves numbers plain', () => {
    expect(valueOf({ kind: 'text', text: 'Presenca', language: 'sq' }).source).toContain(
      'lang="sq"',
    );
    expect(
      valueOf({ kind: 'text', text: 'POINT(1 2)', datatype: 'http://example.org/geo#wkt' }).source,
    ).toContain('>wkt</span>');
    expect(valueOf({ kind: 'text', text: '28', datatype: XSD.integer.value }).source).not.toContain(
      'tag',
    );
    expect(
      valueOf({ kind: 'text', text: 'javascript:alert(1)', datatype: XSD.anyURI.value }).source,
    ).not.toContain('href');
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1500, '1.5 kB'],
    [82_111, '82 kB'],
    [4_321_987, '4.3 MB'],
  ])('shows %d bytes as %s', (byteCount, shown) => {
    expect(sizeOf(byteCount).source).toContain(`>${shown}<`);
  });
});

describe('The stylesheet', () => {
  const css = readFileSync(new URL('../../../src/web/site.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body);

  it('loads nothing', () => {
    expect(css).not.toMatch(/url\(|@import|https?:/);
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('has enough contrast in its %s colours (WCAG 2.2, 1.4.3 and 1.4.11)', (_scheme, palette) => {
    const pairs: [string, string, number][] = [
      ...['ink', 'soft', 'link', 'link-strong'].flatMap((color): [string, string, number][] => [
        [color, 'paper', 4.5],
        [color, 'raised', 4.5],
      ]),
      ['wrong', 'paper', 4.5],
      ['wrong', 'wrong-paper', 4.5],
      ['ink', 'wrong-paper', 4.5],
      ['soft', 'wrong-paper', 4.5],
      ['on-marker', 'marker', 4.5],
      ['on-link', 'link', 4.5],
      ['on-link', 'link-strong', 4.5],
      ['edge', 'paper', 3],
    ];
    const tooWeak = pairs.filter(
      ([front, back, least]) =>
        !(contrast(colorOf(palette, front), colorOf(palette, back)) >= least),
    );
    expect(tooWeak).toEqual([]);
  });
});

function colorOf(palette: string, name: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(palette)?.[1] ?? '';
}

/** WCAG 2.2: relative luminances, the lighter over the darker. */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5]
      .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker = NaN, lighter = NaN] = [luminance(one), luminance(other)].sort(
    (left, right) => left - right,
  );
  return (lighter + 0.05) / (darker + 0.05);
}
