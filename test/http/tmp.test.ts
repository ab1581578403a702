import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RunningApp, ask, TOKEN } from '../support/running-app.js';
import { readFileSync } from 'node:fs';
let app: RunningApp;
const out: string[] = [];
const show = (what: string, a: {status: number; text: string; headers: unknown}, n = 300) => out.push(`${what} -> ${a.status} ${JSON.stringify((a.headers as any)['allow'] ?? '')} ${a.text.slice(0, n).replace(/\s+/g, ' ')}`);
beforeAll(async () => { app = await RunningApp.start(); });
afterAll(async () => { await app.close(); });
const auth = { Authorization: `Bearer ${TOKEN}` };
it('x', async () => {
  const v = app.version;
  for (const [what, text] of Object.entries({
    badIri: 'INSERT { <urn:s> <urn:p> ?i } WHERE { BIND(IRI("http://x/a b>c") AS ?i) }',
    nul: 'INSERT DATA { <urn:s> <urn:p> "\\u0000\\r\\n\\u2028" }',
    lang: 'INSERT { <urn:s> <urn:p> ?l } WHERE { BIND(STRLANG("x", "en us\\"") AS ?l) }',
    lang2: 'INSERT DATA { <urn:s> <urn:p> "x"@en-123456789012 }',
    dt: 'INSERT { <urn:s> <urn:p> ?l } WHERE { BIND(STRDT("x", IRI("a b>")) AS ?l) }',
    sib: 'PREFIX og: <https://w3id.org/osce-graph/ontology#> INSERT DATA { GRAPH <urn:g> { <https://w3id.org/osce-graph/id/place/Šibenik> <http://www.w3.org/2000/01/rdf-schema#label> "Šibenik"@en } }',
    graph: 'INSERT { GRAPH ?g { <urn:s> <urn:p> 1 } } WHERE { BIND(IRI("http://x/a b>c") AS ?g) }',
    triple: 'INSERT DATA { <urn:s> <urn:p> <<( <urn:a> <urn:b> <urn:c> )>> }',
    dir: 'INSERT DATA { <urn:s> <urn:p> "x"@ar--rtl }',
    bn: 'INSERT DATA { _:x <urn:p> _:y . GRAPH <urn:g> { _:x <urn:p> 3 } }',
    drop: 'DROP ALL',
  })) show(what, await app.post('/sparql', 'application/sparql-update', text));
  show('jsonld surrogate', await ask(app.url + '/graphs?graph=urn:h', { method: 'PUT', headers: { ...auth, 'Content-Type': 'application/ld+json' }, body: '{"@id":"urn:x","urn:p":"\\ud800"}' }));
  show('jsonld iri', await ask(app.url + '/graphs?graph=urn:h', { method: 'PUT', headers: { ...auth, 'Content-Type': 'application/ld+json' }, body: '{"@id":"http://x/a b","urn:p":"1"}' }));
  show('jsonld lang', await ask(app.url + '/graphs?graph=urn:h', { method: 'PUT', headers: { ...auth, 'Content-Type': 'application/ld+json' }, body: '{"@id":"http://x/ab","urn:p":{"@value":"1","@language":"e n"}}' }));
  const page = readFileSync('test/news/pages/tirana-workshop.txt', 'utf8');
  show('source', await app.post('/news?source=' + encodeURIComponent('https://x.example/a b>c'), 'text/plain', page));
  show('sib', await app.get('/id/place/%C5%A0ibenik'));
  show('sib', await app.get('/id/place/%C5%A0ibenik.html'), 100);
  show('if-match', await app.post('/sparql', 'application/sparql-update', 'INSERT DATA { <urn:s> <urn:p> 77 }', { 'If-Match': '"nonsense"' }));
  show('if-match', await app.post('/sparql', 'application/sparql-update', 'INSERT DATA { <urn:s> <urn:p> 77 }', { 'If-Match': `"1", "${app.version}"` }));
  show('post', await app.post('/news', 'text/plain', page), 3000);
  out.push(`version ${v} -> ${app.version}`);
  const t = performance.now();
  await app.stop();
  try { app = await RunningApp.start({ directory: app.directory }); out.push(`restarted ${app.version} ${performance.now() - t}`); } catch (e) { out.push(`RESTART FAILED ${String(e)}`); }
  out.push(...app.log.map((l) => `LOG ${l}`));
  console.log(out.join('\n'));
  expect(1).toBe(1);
});
