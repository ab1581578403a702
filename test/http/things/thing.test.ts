import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { RDFS, canonicalLines, parseN3Syntax, parseRdf } from '../../../src/rdf/index.js';
import { attribute, elementsOf } from '../../support/html.js';
import { TIRANA_PAGE } from '../../support/written-pages.js';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';

let app: RunningApp;
/** The path of one thing of each kind. */
let paths: Map<string, string>;
/** Everything that has a label. */
let labelled: Set<string>;

beforeAll(async () => {
  app = await RunningApp.start();
  const { baseIri } = app.service.names;
  const iris = await app.select(
    `SELECT DISTINCT ?s { ?s a ?type FILTER(STRSTARTS(STR(?s), "${baseIri}id/")) } ORDER BY ?s`,
  );
  const chosen = [
    ...iris,
    ...[
      'news/2021-11-23-tirana-security-sector-governance-workshop',
      'organization/presence-in-albania',
      'state/albania',
      'place/tirana',
    ].map((path) => `${baseIri}id/${path}`),
  ];
  paths = new Map(chosen.map((iri) => [iri.split('/').at(-2)!, `/${iri.slice(baseIri.length)}`]));
  labelled = new Set(await app.select(`SELECT DISTINCT ?s { ?s <${RDFS.label.value}> ?label }`));
});
afterAll(async () => {
  await app.close();
});

interface Node {
  readonly id?: string;
  readonly label?: unknown;
  readonly [term: string]: unknown;
}

/** All objects of a JSON document. */
function* objectsIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* objectsIn(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Node;
    yield* objectsIn(Object.values(value));
  }
}

const KINDS = [
  'news',
  'event',
  'organization',
  'state',
  'place',
  'person',
  'post',
  'project',
  'field',
  'meeting-series',
  'chairpersonship',
  'content-type',
  'statement',
  'page',
];

describe.each(KINDS)('A thing of the kind %s', (kind) => {
  it('is the same graph in JSON-LD with the served context as in Turtle', async () => {
    const path = paths.get(kind)!;
    const document = jsonOf<Record<string, unknown>>(
      await app.get(path, { Accept: 'application/ld+json' }),
    );
    const contextUrl = String(document['@context']);
    expect(contextUrl.startsWith(`${app.url}/context/`)).toBe(true);
    const context = jsonOf<object>(await app.get(contextUrl.slice(app.url.length)));
    const documentLoader = (url: string): object => {
      if (url !== contextUrl) throw new Error(`The document needs ${url}`);
      return { contextUrl: null, documentUrl: url, document: context };
    };
    const fromJson = parseN3Syntax(
      await jsonld.toRDF(document, { documentLoader, format: 'application/n-quads' }),
      { format: 'nquads' },
    );
    const fromTurtle = await parseRdf((await app.get(`${path}.ttl`)).text, { format: 'turtle' });
    expect(fromTurtle.length).toBeGreaterThan(2);
    expect(await canonicalLines(fromJson)).toEqual(await canonicalLines(fromTurtle));
  });

  it('is one readable object with its labels and without blank nodes', async () => {
    const path = paths.get(kind)!;
    const answer = await app.get(path, { Accept: 'application/ld+json' });
    const document = jsonOf<Node>(answer);
    expect(document.id).toBe(app.service.names.baseIri + path.slice(1));
    expect(document['@graph']).toBeUndefined();
    expect(answer.text).not.toContain('"_:');
    for (const node of objectsIn(document)) {
      const isData = node.id?.startsWith(`${app.service.names.baseIri}id/`);
      if (isData && labelled.has(node.id!))
        expect([node.id, (node.label ?? node.name) !== undefined]).toEqual([node.id, true]);
    }
  });

  it('says on its page what it is and is called in schema.org', async () => {
    const path = paths.get(kind)!;
    const { label, name = label } = jsonOf<Node>(
      await app.get(path, { Accept: 'application/json' }),
    );
    const { text } = await app.get(path, { Accept: 'text/html' });
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)!;
    const about = JSON.parse(data) as { readonly '@type': string[]; readonly name: string };
    expect(about['@type'].length).toBeGreaterThan(0);
    expect([name].flat().map(String)).toContain(about.name);
  });
});

const attributesOf = (page: string, ...names: string[]): string[] =>
  elementsOf(page).flatMap(({ attrs }) =>
    attrs.filter(({ name }) => names.includes(name)).map(({ value }) => value),
  );

describe('The page of an event', () => {
  it.each([
    ['event/astana-summit-2010', 'No source page (reference data, checked against a source)'],
    ['event/2021-11-23-tirana-security-sector-governance-workshop', 'Source: '],
  ])('says where its facts come from: %s', async (path, words) => {
    const page = await app.get(`/id/${path}.html`);
    const text = page.text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    expect(text).toContain(words);
  });
});

describe('The links of the pages', () => {
  /** Of addresses that differ in a slug or a value alone, so many are followed. */
  const ALIKE = 5;

  it('lead somewhere on this server, to anchors that are there', async () => {
    const queue = [
      '/',
      '/news',
      '/sparql',
      '/snapshots',
      '/snapshots/1',
      '/ontology',
      ...KINDS.map((kind) => `${paths.get(kind)!}.html`),
    ];
    const targets = new Map<string, string>();
    for (const path of queue) {
      const page = await app.get(path, { Accept: 'text/html' });
      expect([path, page.status]).toEqual([path, 200]);
      for (const href of attributesOf(page.text, 'href', 'src')) {
        const address = new URL(href, app.url + path);
        if (address.origin === app.url) targets.set(address.href, path);
      }
    }
    expect(targets.size).toBeGreaterThan(200);
    const pages = new Map<string, { status: number; ids: Set<string> }>();
    const alike = new Map<string, number>();
    const broken: string[] = [];
    for (const [target, from] of targets) {
      const { href, hash, pathname, searchParams } = new URL(target);
      const address = href.slice(0, href.length - hash.length);
      let page = pages.get(address);
      if (!page) {
        const kind = [...pathname.split('/').slice(0, 3), ...searchParams.keys()].join(' ');
        const count = (alike.get(kind) ?? 0) + 1;
        if (count > ALIKE) continue;
        alike.set(kind, count);
        const answer = await app.get(address.slice(app.url.length), {
          Accept: 'text/html,*/*;q=0.5',
        });
        page = {
          status: answer.status,
          ids: new Set(
            answer.headers['content-type']!.startsWith('text/html')
              ? attributesOf(answer.text, 'id')
              : [],
          ),
        };
        pages.set(address, page);
      }
      if (page.status !== 200 || (hash && !page.ids.has(decodeURIComponent(hash.slice(1)))))
        broken.push(`${from} -> ${target} (${page.status})`);
    }
    expect(broken).toEqual([]);
  });
});

describe('A thing that is not there', () => {
  it.each([
    '/id/state/atlantis',
    '/id/state/austria.exe',
    '/id/nothing/at-all',
    '/id/state',
    '/id/state/austria/more',
    '/id/state/.ttl',
  ])('is 404: %s', async (path) => {
    const answer = await app.get(path);
    expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([404, 'not-found']);
    expect((await app.get(path, { Accept: 'text/html' })).text).toContain('role="search"');
  });

  it('yet is 404 in the version before it came', async () => {
    const version = app.version;
    await app.update(
      `INSERT DATA { GRAPH <urn:test:new> { <${app.service.names.baseIri}id/place/test-place> ` +
        `<${RDFS.label.value}> "Test place"@en } }`,
    );
    expect((await app.get('/id/place/test-place')).status).toBe(200);
    const before = await app.get(`/id/place/test-place?version=${version}`);
    expect([before.status, before.headers['graph-version']]).toEqual([404, String(version)]);
  });
});

describe('What somebody stored with bad intent', () => {
  const SCRIPT = '<script>alert(1)</script>';
  const SUBJECT = `?s <${RDFS.label.value}> "${SCRIPT}"@en ;`;

  beforeAll(async () => {
    const hostile = `<${app.service.names.baseIri}id/place/hostile>`;
    await app.update(`INSERT DATA { GRAPH <javascript:alert(1)> {
      ${hostile} <${RDFS.label.value}> "${SCRIPT}"@en ;
        <urn:test:note> "</title>${SCRIPT}", "\\" onmouseover=\\"alert(1)" ;
        <javascript:alert(2)> <javascript:alert(3)> ;
        <urn:test:link> <data:text/html,alert(1)> ;
          <http://www.w3.org/2002/07/owl#sameAs> <https://elsewhere.example/x> .
      <javascript:alert(4)> <urn:test:refers> ${hostile} ; <${RDFS.label.value}> "${SCRIPT}"@en .
        } }`);
  });

  it.each([
    ['/id/place/hostile.html', 200],
    [
      `/sparql?query=${encodeURIComponent(`SELECT ?p ?o ?g { GRAPH ?g { ${SUBJECT} ?p ?o } }`)}`,
      200,
    ],
    [
      `/sparql?query=${encodeURIComponent(`CONSTRUCT { ?s ?p ?o } WHERE { ${SUBJECT} ?p ?o }`)}`,
      200,
    ],
    [`/sparql?query=${encodeURIComponent(`SELECT * { ?s ${SCRIPT} ?o }`)}`, 400],
    ['/graphs?graph=javascript%3Aalert(1)', 200],
    [`/news?q=${encodeURIComponent(SCRIPT)}`, 200],
    [`/news?issuer=${encodeURIComponent(SCRIPT)}`, 400],
    [`/id/place/${encodeURIComponent(SCRIPT)}`, 404],
    [`/nothing${encodeURIComponent(SCRIPT)}`, 404],
    ['/snapshots', 200],
  ])('does nothing on the page %s', async (path, status) => {
    const answer = await app.get(path, { Accept: 'text/html' });
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
    const elements = elementsOf(answer.text);
    // Scripts are our own files, or data.
    const scripts = elements.filter(
      (element) =>
        element.tagName === 'script' && attribute(element, 'type') !== 'application/ld+json',
    );
    for (const script of scripts)
      expect([attribute(script, 'src'), script.childNodes.length]).toEqual([
        expect.stringMatching(/^\/assets\/[\w./-]+\.js$/),
        0,
      ]);
    expect(
      elements
        .flatMap(({ attrs }) => attrs.map(({ name }) => name))
        .filter((name) => name.startsWith('on') || name === 'style'),
    ).toEqual([]);
    const schemes = attributesOf(answer.text, 'href', 'src', 'action', 'formaction').map(
      (address) => new URL(address, app.url).protocol,
    );
    expect(schemes.filter((scheme) => !['http:', 'https:'].includes(scheme))).toEqual([]);
  });

  it('is shown as it is', async () => {
    const page = (await app.get('/id/place/hostile.html')).text;
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('&quot; onmouseover=&quot;alert(1)');
  });
});

describe('A thing with letters of other scripts in its IRI', () => {
  it('is answered, with its address in ASCII in the headers', async () => {
    await app.update(
      'INSERT DATA { GRAPH <urn:test:letters> { ' +
        `<${app.service.names.baseIri}id/place/Šibenik-Шибеник> <${RDFS.label.value}> ` +
        '"Šibenik"@en } }',
    );
    const path = `/id/place/${encodeURIComponent('Šibenik-Шибеник')}`;
    for (const suffix of ['', '.html', '.ttl', '.jsonld']) {
      const answer = await app.get(path + suffix);
      expect([suffix, answer.status]).toEqual([suffix, 200]);
      expect(answer.headers.link).toContain(`<${app.url}${path}>; rel="canonical"`);
    }
    expect((await app.get(path)).text).toContain('Šibenik-Шибеник');
  });
});

describe('A thing whose classes are above each other in a circle', () => {
  it('is still answered', async () => {
    const { ontologyIri, baseIri } = app.service.names;
    await app.update(
      `INSERT DATA { GRAPH <urn:test:circle> { <${ontologyIri}Event> ` +
        `<${RDFS.subClassOf.value}> <${ontologyIri}Workshop> } }`,
    );
    const [workshop] = await app.select(`SELECT ?s { ?s a <${ontologyIri}Workshop> } LIMIT 1`);
    expect((await app.get(`/${workshop!.slice(baseIri.length)}.html`)).status).toBe(200);
  });
});

describe('A receipt', () => {
  it('says in its JSON which statement it is for, and the words it rests on', async () => {
    expect((await app.post('/news', 'text/plain', TIRANA_PAGE)).status).toBe(201);
    const receipts = await app.select(
      `SELECT ?s { ?s <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> ?t } ORDER BY ?s`,
    );
    expect(receipts.length).toBeGreaterThan(5);
    const document = jsonOf<Record<string, Record<string, unknown>>>(
      await app.get(`/${receipts[0]!.slice(app.service.names.baseIri.length)}`),
    );
    expect(document.reifies).toMatchObject({
      type: ['TripleTerm'],
      tripleSubject: { label: expect.any(String) as unknown },
    });
    expect(document.hasSelector).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: ['oa:TextPositionSelector'],
          start: expect.stringMatching(/^\d+$/) as unknown,
          end: expect.stringMatching(/^\d+$/) as unknown,
        }),
        expect.objectContaining({
          type: ['oa:TextQuoteSelector'],
          exact: expect.any(String) as unknown,
        }),
      ]),
    );
  });
});
