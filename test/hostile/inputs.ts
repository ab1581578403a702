/**
 * What nobody sends by accident: every way in, with input that grows, nests, is wide, long or in a
 * circle.
 */
export interface HostileInput {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'QUERY';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `HOSTILE_SIZES=1000,20000,100000` for some four hundred inputs, which take ten minutes. */
export const SIZES = (process.env.HOSTILE_SIZES ?? '20000').split(',').map(Number);

export const times = (count: number, part: (index: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);
const wrapped = (count: number, open: string, inner: string, close: string): string =>
  open.repeat(count) + inner + close.repeat(count);

/** A document of each syntax, by what is done to it. */
const DOCUMENTS: readonly [string, string, (size: number) => string][] = [
  [
    'collections in each other',
    'text/turtle',
    (n) => `<urn:s> <urn:p> ${wrapped(n, '(', '1', ')')} .`,
  ],
  [
    'blank nodes in each other',
    'text/turtle',
    (n) => `<urn:s> <urn:p> ${wrapped(n, '[ <urn:q> ', '1', ' ]')} .`,
  ],
  [
    'annotations in each other',
    'text/turtle',
    (n) => `<urn:s> <urn:p> <urn:o> ${wrapped(n, '{| <urn:q> 1 ', '', ' |}')} .`,
  ],
  [
    'reified triples in each other',
    'text/turtle',
    (n) => `${wrapped(n, '<< ', '<urn:s> <urn:p> <urn:o>', ' >>')} <urn:q> 1 .`,
  ],
  ['a long collection', 'text/turtle', (n) => `<urn:s> <urn:p> (${times(n, String, ' ')}) .`],
  ['many prefixes', 'text/turtle', (n) => times(n, (i) => `@prefix p${i}: <urn:${i}:> .`, '\n')],
  [
    'many predicates',
    'text/turtle',
    (n) => `<urn:s> ${times(n, (i) => `<urn:p${i}> ${i}`, ' ; ')} .`,
  ],
  ['many objects', 'text/turtle', (n) => `<urn:s> <urn:p> ${times(n, String, ' , ')} .`],
  ['one long IRI', 'text/turtle', (n) => `<urn:s> <urn:p> <urn:${'x'.repeat(n * 20)}> .`],
  ['one long literal', 'text/turtle', (n) => `<urn:s> <urn:p> "${'x'.repeat(n * 20)}" .`],
  ['one long unknown word', 'text/turtle', (n) => 'x'.repeat(n * 20)],
  ['an open string', 'text/turtle', (n) => `<urn:s> <urn:p> """${'"" '.repeat(n)}`],
  ['a long language tag', 'text/turtle', (n) => `<urn:s> <urn:p> "x"@${'a-'.repeat(n)}a .`],
  ['escapes', 'text/turtle', (n) => `<urn:s> <urn:p> "${'\\u0041'.repeat(n * 3)}" .`],
  [
    'graphs',
    'application/trig',
    (n) => times(n, (i) => `<urn:g${i}> { <urn:s> <urn:p> ${i} }`, '\n'),
  ],
  [
    'a dense graph of blank nodes',
    'application/n-triples',
    (n) => {
      const side = Math.floor(Math.sqrt(n));
      return times(side * side, (i) => `_:b${i % side} <urn:p> _:b${Math.floor(i / side)} .`, '\n');
    },
  ],
  [
    'a ring of blank nodes',
    'application/n-triples',
    (n) => times(n, (i) => `_:b${i} <urn:p> _:b${(i + 1) % n} .`, '\n'),
  ],
  ['one line', 'application/n-triples', (n) => `<urn:s> <urn:p> "${'\\"'.repeat(n * 20)}" .`],
  [
    'a broken line at the end',
    'application/n-quads',
    (n) => `${times(n, (i) => `<urn:s${i}> <urn:p> <urn:o> <urn:g> .`, '\n')}\n<urn:s`,
  ],
  [
    'triple terms in each other',
    'application/n-triples',
    (n) => `<urn:s> <urn:p> ${wrapped(n, '<<( <urn:s> <urn:p> ', '<urn:o>', ' )>>')} .`,
  ],
  [
    'elements in each other',
    'application/rdf+xml',
    (n) => xml(wrapped(n, '<e:p><e:A>', '', '</e:A></e:p>')),
  ],
  [
    'attributes of one element',
    'application/rdf+xml',
    (n) => xml(`<e:A ${times(n, (i) => `e:a${i}="x"`, ' ')}/>`),
  ],
  ['a long list', 'application/rdf+xml', (n) => xml(`<e:A>${times(n, () => '<e:p/>')}</e:A>`)],
  ['entities', 'application/rdf+xml', (n) => xml(`<e:A e:p="${'&lt;'.repeat(n)}"/>`)],
  [
    'a DOCTYPE',
    'application/rdf+xml',
    (n) => `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(n)}">]>${xml('&a;')}`,
  ],
  ['elements that are not closed', 'application/rdf+xml', (n) => xml('<e:A>'.repeat(n))],
  ['empty objects', 'application/ld+json', (n) => `[${times(n * 5, () => '{}', ',')}]`],
  ['objects in each other', 'application/ld+json', (n) => wrapped(n, '{"urn:p":', '1', '}')],
  [
    'arrays in each other',
    'application/ld+json',
    (n) => `{"@id":"urn:s","urn:p":${wrapped(n, '[', '1', ']')}}`,
  ],
  [
    'lists in each other',
    'application/ld+json',
    (n) => `{"@id":"urn:s","urn:p":${wrapped(n, '{"@list":[', '1', ']}')}}`,
  ],
  [
    'contexts in each other',
    'application/ld+json',
    (n) => wrapped(n, '{"@context":{"a":"urn:a"},"a":', '1', '}'),
  ],
  [
    'a long context',
    'application/ld+json',
    (n) => `{"@context":{${times(n, (i) => `"a${i}":"urn:${i}"`, ',')}},"a1":1}`,
  ],
  [
    'terms that name each other',
    'application/ld+json',
    (n) =>
      `{"@context":{${times(n, (i) => `"a${i}":{"@id":"a${i + 1}:x"}`, ',')},"a${n}":"urn:x"},"a0":1}`,
  ],
  [
    'graphs in each other',
    'application/ld+json',
    (n) => wrapped(n, '{"@id":"urn:g","@graph":[', '{"@id":"urn:s","urn:p":1}', ']}'),
  ],
  [
    'reversed properties',
    'application/ld+json',
    (n) => wrapped(n, '{"@reverse":{"urn:p":', '{"@id":"urn:s"}', '}}'),
  ],
];

function xml(content: string): string {
  return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">${content}</rdf:RDF>`;
}

/** Queries by what grows in them. */
const QUERIES: readonly [string, (size: number) => string][] = [
  ['groups in each other', (n) => `ASK ${wrapped(n, '{', '', '}')}`],
  ['brackets in each other', (n) => `SELECT (${wrapped(n, '(', '1', ')')} AS ?x) {}`],
  ['a long sum', (n) => `SELECT (${times(n, String, '+')} AS ?x) {}`],
  ['a long OR', (n) => `ASK { ?s ?p ?o FILTER(${times(n, (i) => `?o = ${i}`, ' || ')}) }`],
  ['not in each other', (n) => `ASK { ?s ?p ?o FILTER(${'!'.repeat(n)}true) }`],
  [
    'OPTIONAL in each other',
    (n) => `ASK { ?s ?p ?o ${wrapped(n, 'OPTIONAL { ?s ?p ?o ', '', '}')} }`,
  ],
  ['UNION', (n) => `ASK { ${times(n, () => '{ ?s ?p ?o }', ' UNION ')} }`],
  ['MINUS', (n) => `ASK { ?s ?p ?o ${times(n, () => 'MINUS { ?s ?p 1 }', ' ')} }`],
  ['subqueries in each other', (n) => `ASK { ${wrapped(n, '{ SELECT * {', '?s ?p ?o', '} }')} }`],
  [
    'patterns that share nothing',
    (n) =>
      `SELECT (COUNT(*) AS ?n) { ${times(Math.min(n, 50), (i) => `?a${i} ?b${i} ?c${i}`, ' . ')} }`,
  ],
  ['many patterns', (n) => `ASK { ?s ${times(n, (i) => `<urn:p${i}> ?o${i}`, ' ; ')} }`],
  ['VALUES', (n) => `SELECT * { VALUES ?x { ${times(n, String, ' ')} } }`],
  ['a long path', (n) => `ASK { ?s ${times(n, () => '<urn:p>', '/')} ?o }`],
  ['a path of choices', (n) => `ASK { ?s (${times(n, (i) => `<urn:p${i}>`, '|')})* ?o }`],
  ['paths in each other', (n) => `ASK { ?s ${wrapped(n, '(', '<urn:p>', ')*')} ?o }`],
  ['any path', () => 'SELECT (COUNT(*) AS ?n) { ?s (!<urn:p>)* ?o }'],
  [
    'REPLACE in each other',
    (n) =>
      `SELECT (STRLEN(${wrapped(Math.min(n, 9), 'REPLACE(', '"0123456789"', ', ".", "0123456789")')}) AS ?x) {}`,
  ],
  [
    'REPLACE of nothing by much',
    (n) => `SELECT (STRLEN(REPLACE("${'x'.repeat(1_000)}", "", "${'y'.repeat(n)}")) AS ?x) {}`,
  ],
  [
    'CONCAT that doubles',
    (n) =>
      `SELECT (STRLEN(?x40) AS ?n) { BIND("${'x'.repeat(Math.min(n, 1_000))}" AS ?x0) ${times(40, (i) => `BIND(CONCAT(?x${i}, ?x${i}) AS ?x${i + 1})`, ' ')} }`,
  ],
  [
    'GROUP_CONCAT with a long separator',
    (n) =>
      `SELECT (STRLEN(GROUP_CONCAT(STR(?o); separator="${'x'.repeat(n)}")) AS ?n) { ?s ?p ?o }`,
  ],
  [
    'a regular expression that backtracks',
    (n) => `ASK { BIND("${'a'.repeat(Math.min(n, 50_000))}!" AS ?t) FILTER(REGEX(?t, "^(a+)+$")) }`,
  ],
  [
    'a regular expression that is quadratic',
    (n) =>
      `ASK { BIND("${'é'.repeat(Math.min(n, 50_000))}" AS ?t) FILTER(REGEX(?t, ".*.*?\\\\$")) }`,
  ],
  ['a long regular expression', (n) => `ASK { FILTER(REGEX("x", "${'(x|y)'.repeat(n)}")) }`],
  [
    'groups in a regular expression',
    (n) => `ASK { FILTER(REGEX("x", "${wrapped(n, '(', 'x', ')')}")) }`,
  ],
  ['counts in a regular expression', () => 'ASK { FILTER(REGEX("x", "((x{1000}){1000}){1000}")) }'],
  ['one long IRI', (n) => `ASK { <urn:${'x'.repeat(n * 5)}> ?p ?o }`],
  ['one long name', (n) => `ASK { ?${'x'.repeat(n * 5)} ?p ?o }`],
  ['one long unknown word', (n) => 'x'.repeat(n * 5)],
  [
    'CONSTRUCT of much',
    (n) => `CONSTRUCT { ${times(n, (i) => `?s <urn:p${i}> ?o`, ' . ')} } WHERE { ?s ?p ?o }`,
  ],
  ['everything in order', () => 'SELECT * { ?a ?b ?c . ?d ?e ?c } ORDER BY ?b ?d LIMIT 10'],
  ['a long IN', (n) => `ASK { ?s ?p ?o FILTER(?o IN (${times(n, String, ', ')})) }`],
  [
    'many SERVICEs',
    (n) => `ASK { ${times(n, (i) => `SERVICE <http://127.0.0.1:1/${i}> { ?s ?p ?o }`, ' ')} }`,
  ],
];

const PAGES: readonly [string, string, (size: number) => string][] = [
  [
    'elements in each other',
    'text/html',
    (n) => page(wrapped(n, '<span><font>', 'x', '</font></span>')),
  ],
  ['misnested elements', 'text/html', (n) => page('<b><i><p>'.repeat(n))],
  ['tables in each other', 'text/html', (n) => page(wrapped(n, '<table><tr><td>', 'x', ''))],
  ['attributes', 'text/html', (n) => page(`<p ${times(n, (i) => `a${i}="x"`, ' ')}>x</p>`)],
  ['entities', 'text/html', (n) => page('&notanentity;&amp;'.repeat(n))],
  ['an open comment', 'text/html', (n) => page(`<!--${'<!-- '.repeat(n)}`)],
  ['lines', 'text/plain', (n) => `News Item\nTitle\n${'x\n'.repeat(n)}`],
  [
    'words',
    'text/plain',
    (n) =>
      `News Item\nTitle\nVIENNA, 1 March 2020 - ${'the Mission to the Ministry of '.repeat(n)}.`,
  ],
  [
    'dates',
    'text/plain',
    (n) => `News Item\nTitle\nVIENNA, 1 March 2020 - On ${'1 and 2 and '.repeat(n)}3 March.`,
  ],
  ['capitals', 'text/plain', (n) => `News Item\nTitle\n${'A'.repeat(n * 2)} ${'Aa '.repeat(n)}`],
  ['spaces', 'text/plain', (n) => `News Item\nTitle\n${' '.repeat(n * 10)}x`],
  ['nothing but breaks', 'text/html', (n) => page('<br>'.repeat(n))],
];

function page(content: string): string {
  return `<!doctype html><title>News</title><main><h1>News Item</h1><p>${content}</main>`;
}

const SHAPES: readonly [string, (size: number) => string][] = [
  [
    'a pattern that backtracks',
    () => ':S sh:targetSubjectsOf :label ; sh:property [ sh:path :label ; sh:pattern "^(a+)+$" ] .',
  ],
  [
    'shapes in each other',
    (n) => `:S sh:targetSubjectsOf :label ${wrapped(n, '; sh:not [ sh:path :label ', '', ' ]')} .`,
  ],
  ['shapes in a circle', () => ':S sh:targetSubjectsOf :label ; sh:node :T . :T sh:node :S .'],
  [
    'a long path',
    (n) =>
      `:S sh:targetSubjectsOf :label ; sh:property [ sh:path (${times(n, () => ':label', ' ')}) ; sh:minCount 1 ] .`,
  ],
  [
    'many shapes',
    (n) =>
      times(
        n,
        (i) => `:S${i} a sh:NodeShape ; sh:targetSubjectsOf :label ; sh:nodeKind sh:Literal .`,
        '\n',
      ),
  ],
  ['many values', (n) => `:S sh:targetSubjectsOf :label ; sh:in (${times(n, String, ' ')}) .`],
  [
    'a query without end',
    () =>
      ':S sh:targetSubjectsOf :label ; sh:sparql [ sh:select "SELECT $this { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?l) }" ] .',
  ],
];
const PREFIXES = '@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n';

/** Addresses by what is long in them; an address may have some kilobytes. */
const ADDRESSES: readonly [string, (size: number) => string][] = [
  [
    'a question',
    (n) => `/ask?q=${encodeURIComponent('which events in Albania and '.repeat(n / 200))}`,
  ],
  [
    'a question of ways',
    (n) => `/ask?q=${encodeURIComponent('events in Albania, '.repeat(Math.min(n / 1_000, 20)))}`,
  ],
  [
    'a question of choices',
    (n) =>
      `/ask?q=${encodeURIComponent('workshop in Albania or '.repeat(Math.min(n / 1_000, 20)))}`,
  ],
  ['letters to ask', (n) => `/ask?q=${'x'.repeat(n / 10)}`],
  ['a search', (n) => `/search?q=${encodeURIComponent('a* '.repeat(n / 100))}`],
  ['one long word', (n) => `/search?q=${'ż'.repeat(n / 100)}`],
  ['filters', (n) => `/events?${times(n / 500, (i) => `country=${i}`, '&')}`],
  ['a thing', (n) => `/id/event/${'x'.repeat(n / 10)}`],
  ['slashes', (n) => `/${'a/'.repeat(n / 20)}`],
  ['percent signs', (n) => `/id/event/${'%25'.repeat(n / 50)}`],
  ['a list of everything', () => '/events?limit=100&format=jsonld'],
  ['a version of long ago', (n) => `/events?version=${'9'.repeat(n / 100)}`],
];

export const TOKEN = { Authorization: 'Bearer secret' };

/** Some hundred and forty inputs of each size. */
export function hostileInputs(): HostileInput[] {
  return SIZES.flatMap((size) => [
    ...DOCUMENTS.flatMap(([name, type, of]): HostileInput[] => {
      const body = of(size);
      const headers = { 'Content-Type': type };
      return [
        { name: `validate ${type}: ${name}`, method: 'POST', path: '/validate', headers, body },
        {
          name: `graph ${type}: ${name}`,
          method: 'PUT',
          path: '/graphs?graph=urn:hostile',
          headers: { ...headers, ...TOKEN },
          body,
        },
      ];
    }),
    ...DOCUMENTS.filter(([, type]) => type === 'application/ld+json').map(
      ([name, type, of]): HostileInput => ({
        name: `thing ${type}: ${name}`,
        method: 'PUT',
        path: '/id/event/hostile',
        headers: { 'Content-Type': type, ...TOKEN, 'If-None-Match': '*' },
        body: of(size),
      }),
    ),
    ...QUERIES.map(([name, of]): HostileInput => ({
      name: `query: ${name}`,
      method: 'POST',
      path: '/sparql',
      headers: { 'Content-Type': 'application/sparql-query' },
      body: of(size),
    })),
    ...PAGES.map(([name, type, of]): HostileInput => ({
      name: `page ${type}: ${name}`,
      method: 'POST',
      path: '/news?dry-run',
      headers: { 'Content-Type': type },
      body: of(size),
    })),
    ...SHAPES.map(([name, of]): HostileInput => ({
      name: `shapes: ${name}`,
      method: 'POST',
      path: '/validate',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        data: `${PREFIXES}:t :label "${'a'.repeat(60)}!" .`,
        shapes: PREFIXES + of(size).replace(/^:S /, ':S a sh:NodeShape ; '),
      }),
    })),
    ...ADDRESSES.map(([name, of]): HostileInput => ({
      name: `address: ${name}`,
      method: 'GET',
      path: of(size),
    })),
    {
      name: 'a thing of empty objects',
      method: 'PUT',
      path: '/id/state/albania',
      headers: { 'Content-Type': 'application/json', ...TOKEN, 'If-Match': '*' },
      body: `[${times(size * 3, () => '{}', ',')}]`,
    } as const,
    {
      name: 'a form of many fields',
      method: 'POST',
      path: '/sparql',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: times(size, (index) => `a${index}=x`, '&'),
    } as const,
    {
      name: 'an update of many statements',
      method: 'POST',
      path: '/sparql',
      headers: { 'Content-Type': 'application/sparql-update', ...TOKEN },
      body: `INSERT DATA { GRAPH <urn:hostile> { ${times(size, (index) => `<urn:s${index}> <urn:p> ${index} .`, ' ')} } }`,
    } as const,
    {
      name: 'an update that removes many statements',
      method: 'POST',
      path: '/sparql',
      headers: { 'Content-Type': 'application/sparql-update', ...TOKEN },
      body: 'DROP SILENT GRAPH <urn:hostile>',
    } as const,
  ]);
}
