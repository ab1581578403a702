import { describe, expect, it } from '@jest/globals';
import { escapeHtml, html, jsonLdBlock, safeHref } from '../../../src/http/pages/html.js';
import { sizeOf, timeOf, valueOf } from '../../../src/http/pages/values.js';
import { queryPage } from '../../../src/http/pages/query-page.js';
import { DEFAULT_BASE_IRI, XSD } from '../../../src/rdf/index.js';
import { HOSTILE_ADDRESSES, elementsOf } from '../../support/html.js';

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

describe('The query page', () => {
  it('gives back the query as it came, a leading line feed included', () => {
    const query = '\n\nSELECT * {\n  ?s ?p "</textarea>&amp;"\n}';
    const page = queryPage({ query, baseIri: DEFAULT_BASE_IRI, examples: [], downloads: [] }, {});
    const field = elementsOf(page).find(({ tagName }) => tagName === 'textarea');
    expect(field!.childNodes.map((node) => ('value' in node ? node.value : ''))).toEqual([query]);
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
