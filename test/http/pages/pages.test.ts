import { describe, expect, it } from '@jest/globals';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { queryPage } from '../../../src/http/pages/query-page.js';
import { DEFAULT_BASE_IRI } from '../../../src/rdf/index.js';
import { HOSTILE_ADDRESSES, attribute, elementsOf, type Element } from '../../support/html.js';
import { PAGES, frameWith, FRAME } from './example-pages.js';
import { structureFaults } from './page-structure.js';

type Node = DefaultTreeAdapterTypes.Node;
const TABLE = Object.entries(PAGES);

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
  it('is whole, labelled, and loads only our files', () => {
    expect(structureFaults(pageOf('Tirana', '/id/place/tirana', FRAME))).toEqual([]);
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
    expect(page).toContain('first 1 of 1,234 rows');
  });
});
