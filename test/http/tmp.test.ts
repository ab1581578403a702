import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RunningApp, ask, TOKEN } from '../support/running-app.js';
let app: RunningApp;
const out: string[] = [];
const show = (what: string, a: {status: number; text: string; headers: unknown}, n = 300) => out.push(`${what} -> ${a.status} ${JSON.stringify((a.headers as any)['allow'] ?? '')} ${a.text.slice(0, n).replace(/\s+/g, ' ')}`);
beforeAll(async () => { app = await RunningApp.start(); });
afterAll(async () => { await app.close(); });
const auth = { Authorization: `Bearer ${TOKEN}` };
it('x', async () => {
  for (const p of ['/', '/health/live', '/news', '/validate', '/snapshots', '/snapshots/1', '/snapshots/1/graph.nq', '/sparql', '/graphs', '/id/state/austria', '/ontology', '/context.jsonld', '/assets/site.css', '/nothing']) {
    for (const method of ['OPTIONS', 'DELETE', 'POST']) show(`${method} ${p}`, await ask(app.url + p, { method, headers: auth }), 120);
  }
  for (const body of ['null', '[]', '1', '"x"', '{']) {
    show(`snapshots ${body}`, await app.post('/snapshots', 'application/json', body));
    show(`validate ${body}`, await app.post('/validate', 'application/json', body));
  }
  const v = app.version;
  for (const [what, text] of Object.entries({
    badIri: 'INSERT { <urn:s> <urn:p> ?i } WHERE { BIND(IRI("http://x/a b>c") AS ?i) }',
    badIri2: 'INSERT DATA { <urn:s> <urn:p> <http://x/%zz> }',
    surrogate: 'INSERT DATA { <urn:s> <urn:p> "\\uD800" }',
    nul: 'INSERT DATA { <urn:s> <urn:p> "\\u0000\\r\\n\\u2028" }',
    lang: 'INSERT { <urn:s> <urn:p> ?l } WHERE { BIND(STRLANG("x", "en us\\"") AS ?l) }',
    dt: 'INSERT { <urn:s> <urn:p> ?l } WHERE { BIND(STRDT("x", IRI("a b>")) AS ?l) }',
    sib: 'PREFIX og: <https://w3id.org/osce-graph/ontology#> INSERT DATA { GRAPH <urn:g> { <https://w3id.org/osce-graph/id/place/Šibenik> <http://www.w3.org/2000/01/rdf-schema#label> "Šibenik"@en } }',
    graph: 'INSERT { GRAPH ?g { <urn:s> <urn:p> 1 } } WHERE { BIND(IRI("http://x/a b>c") AS ?g) }',
    triple: 'INSERT DATA { <urn:s> <urn:p> <<( <urn:a> <urn:b> <urn:c> )>> }',
  })) show(what, await app.post('/sparql', 'application/sparql-update', text));
  show('sib', await app.get('/id/place/%C5%A0ibenik'));
  show('sib html', await app.get('/id/place/%C5%A0ibenik.html'), 3000);
  show('if-match', await app.post('/sparql', 'application/sparql-update', 'INSERT DATA { <urn:s> <urn:p> 77 }', { 'If-Match': '"nonsense"' }));
  show('feb 30', await app.get('/news?from=2021-02-30'), 100);
  show('bad path', await app.get('/id/state/%E0%A4%A'));
  show('rdfxml', await app.post('/validate', 'application/rdf+xml', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:"><rdf:Description rdf:about="http://x/a b&gt;"><e:p>1</e:p></rdf:Description></rdf:RDF>'));
  show('rdfxml put', await ask(app.url + '/graphs?graph=urn:h', { method: 'PUT', headers: { ...auth, 'Content-Type': 'application/rdf+xml' }, body: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:"><rdf:Description rdf:about="http://x/a b&gt;"><e:p>1</e:p></rdf:Description></rdf:RDF>' }));
  show('shapes', await app.post('/validate', 'application/json', JSON.stringify({ data: '<urn:a> a <urn:C> .', shapes: '@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:S> a sh:NodeShape ; sh:targetClass <urn:C> ; sh:property [ sh:path [] ; sh:minCount "x" ] .' })));
  show('shapes sparql', await app.post('/validate', 'application/json', JSON.stringify({ data: '<urn:a> a <urn:C> .', shapes: '@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:S> a sh:NodeShape ; sh:targetClass <urn:C> ; sh:sparql [ sh:select "SELECT $this { $this ?p ?o }" ] .' })));
  show('gzip bad', await app.post('/validate', 'text/turtle', 'abc', { 'Content-Encoding': 'gzip' }));
  show('enc bad', await app.post('/validate', 'text/turtle', 'abc', { 'Content-Encoding': 'zstd' }));
  const t = performance.now();
  out.push(`version ${v} -> ${app.version}`);
  await app.stop();
  try { app = await RunningApp.start({ directory: app.directory }); out.push(`restarted ${app.version} ${performance.now() - t}`); } catch (e) { out.push(`RESTART FAILED ${String(e)}`); }
  out.push(...app.log.map((l) => `LOG ${l}`));
  console.log(out.join('\n'));
  expect(1).toBe(1);
});
