import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DCAT,
  LDES,
  PROV,
  RDF,
  SCHEMA,
  TREE,
  blankNode,
  digestOf,
  integerLiteral,
  literal,
  namedNode,
  parseRdf,
  quad,
  quadKey,
  type Change,
  type Quad,
} from '../../../src/rdf/index.js';
import { fromRdfPatch } from '../../support/rdf-patch.js';
import { parseXml } from '../../support/xml.js';
import { RunningApp, ask, jsonOf, type Answer, type Problem } from '../../support/running-app.js';

let app: RunningApp;
/** More than two pages of commits. */
const COMMITS = 205;

beforeAll(async () => {
  app = await RunningApp.start();
  for (let commit = 2; commit <= COMMITS; commit += 1) await change(commit);
});
afterAll(async () => {
  await app.close();
});

/**
 * Commits of every kind: additions, corrections, removals of blank nodes, receipts, several graphs.
 */
async function change(number: number): Promise<void> {
  const { committer, names } = app.service;
  const about = (id: number, value: Quad['object']): Quad =>
    quad(namedNode('urn:test:s'), namedNode('urn:test:p'), value, namedNode(`urn:test:g${id % 3}`));
  const values = [...committer.current.match(namedNode('urn:test:s'))];
  const changes: (() => Change)[] = [
    () => ({
      added: [
        about(number, integerLiteral(number)),
        about(number, literal(`t\n\\"${number}`, 'en')),
        quad(blankNode('b'), namedNode('urn:test:q'), blankNode('c')),
      ],
      removed: [],
    }),
    () => ({ added: [about(number, integerLiteral(number))], removed: values.slice(0, 2) }),
    () => ({
      added: [],
      removed: [...committer.current.match(null, namedNode('urn:test:q'))].slice(0, 1),
    }),
    () => ({
      added: [
        quad(
          namedNode(`urn:test:r${number}`),
          namedNode('urn:test:rule'),
          literal('x'),
          names.graphs.receipts,
        ),
      ],
      removed: [],
    }),
  ];
  const { commit } = await committer.commit(changes[(number + 2) % 4]!(), {
    author: 'test',
    message: `change ${number}`,
  });
  if (!commit) throw new Error(`change ${number} changed nothing`);
}

/**
 * A client as anybody would write it for any stream of TREE: it knows the address and the
 * vocabularies, and keeps what it has seen.
 */
class Mirror {
  readonly requests: string[] = [];
  readonly #members = new Set<string>();
  readonly #archived = new Set<string>();
  readonly #quads = new Map<string, Quad>();
  #etag: string | undefined;

  constructor(readonly address: string) {}

  async follow(): Promise<void> {
    const found: { version: number; iri: string; patch: string }[] = [];
    const pages = [this.address];
    for (const url of pages) {
      if (this.#archived.has(url)) continue;
      const answer = await this.#get(
        url,
        url === this.address && this.#etag !== undefined ? { 'If-None-Match': this.#etag } : {},
      );
      if (answer.status === 304) continue;
      if (url === this.address) this.#etag = answer.headers.etag!;
      else if (answer.headers['cache-control']!.includes('immutable')) this.#archived.add(url);
      const quads = await parseRdf(answer.text, { format: 'jsonld' });
      const valuesOf = (subject: string, predicate: { value: string }): string[] =>
        quads
          .filter(
            (each) => each.subject.value === subject && each.predicate.value === predicate.value,
          )
          .map(({ object }) => object.value);
      const [stream] = quads
        .filter(
          ({ predicate, object }) => predicate.equals(RDF.type) && object.equals(LDES.EventStream),
        )
        .map(({ subject }) => subject.value);
      expect(valuesOf(stream!, TREE.view)).toEqual([this.address]);
      expect(valuesOf(stream!, LDES.timestampPath)).toEqual([PROV.endedAtTime.value]);
      const members = valuesOf(stream!, TREE.member);
      for (const iri of members.filter((member) => !this.#members.has(member)))
        found.push({
          iri,
          version: Number(valuesOf(iri, SCHEMA.version)[0]),
          patch: valuesOf(iri, DCAT.downloadURL)[0]!,
        });
      // Whoever has a member has all before it.
      if (members.some((member) => this.#members.has(member))) continue;
      for (const relation of valuesOf(url, TREE.relation))
        pages.push(...valuesOf(relation, TREE.node));
    }
    for (const { iri, patch } of found.sort((left, right) => left.version - right.version)) {
      const { added, removed } = fromRdfPatch((await this.#get(patch)).text);
      for (const each of removed) expect(this.#quads.delete(quadKey(each))).toBe(true);
      for (const each of added) this.#quads.set(quadKey(each), each);
      this.#members.add(iri);
    }
  }

  digest(): Promise<string | null> {
    return digestOf(this.#quads.values());
  }

  async #get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    this.requests.push(url);
    const answer = await ask(url, { headers });
    expect([200, 304]).toContain(answer.status);
    return answer;
  }
}

const digestOfVersion = async (version: number): Promise<string | null> =>
  (await app.service.snapshots.show(version)).sha256;

describe('The feed of changes', () => {
  it('lets a mirror have exactly the graph, and follow with what is new alone', async () => {
    const mirror = new Mirror(`${app.url}/changes`);
    await mirror.follow();
    expect(await mirror.digest()).toBe(await digestOfVersion(COMMITS));
    // Three pages, and each commit once.
    expect(mirror.requests).toHaveLength(3 + COMMITS);

    const before = mirror.requests.length;
    await mirror.follow();
    expect(mirror.requests.slice(before)).toEqual([`${app.url}/changes`]);

    for (const number of [COMMITS + 1, COMMITS + 2, COMMITS + 3]) await change(number);
    await mirror.follow();
    expect(await mirror.digest()).toBe(await digestOfVersion(app.version));
    expect(mirror.requests.slice(before + 1)).toEqual(
      ['', ...[1, 2, 3].map((step) => `/${COMMITS + step}?format=rdf-patch`)].map(
        (end) => `${app.url}/changes${end}`,
      ),
    );
  });

  it('has old pages that never change, and a newest page that is asked for again', async () => {
    const first = await app.get('/changes?page=1');
    expect([
      first.headers['cache-control'],
      (await app.get('/changes')).headers['cache-control'],
      (await app.get('/changes?page=3')).headers['cache-control'],
    ]).toEqual(['public, max-age=31536000, immutable', 'no-cache', 'no-cache']);
    await change(402);
    expect((await app.get('/changes?page=1')).text).toBe(first.text);
    const newest = await app.get('/changes');
    expect((await app.get('/changes', { 'If-None-Match': newest.headers.etag! })).status).toBe(304);
    expect(newest.headers.link).toContain(`<${app.url}/changes?page=2>; rel="prev"`);
    await change(403);
    expect((await app.get('/changes', { 'If-None-Match': newest.headers.etag! })).status).toBe(200);
  });

  it('is the same statements in JSON-LD and Turtle', async () => {
    const turtle = await app.get('/changes?page=2', { Accept: 'text/turtle' });
    expect(turtle.headers['content-type']).toBe('text/turtle; charset=utf-8');
    expect(await digestOf(await parseRdf(turtle.text, { format: 'turtle' }))).toBe(
      await digestOf(await parseRdf((await app.get('/changes?page=2')).text, { format: 'jsonld' })),
    );
  });

  it.each([
    ['?page=0', 400],
    ['?page=9', 404],
    ['?page=x', 400],
    ['?page=-1', 400],
    ['/0', 400],
    ['/9999', 404],
    ['/x', 400],
    ['/1?with=all', 400],
  ])('has nothing at %s', async (path, status) => {
    const answer = await app.get(`/changes${path}`);
    expect([answer.status, jsonOf<Problem>(answer).status]).toEqual([status, status]);
  });
});

describe('A change', () => {
  it('is described as RDF, and as RDF Patch has receipts where they are asked for', async () => {
    const description = await parseRdf(
      (await app.get('/changes/5', { Accept: 'text/turtle' })).text,
      { format: 'turtle' },
    );
    expect(description.map(({ predicate }) => predicate.value)).toEqual(
      expect.arrayContaining([PROV.endedAtTime.value, PROV.used.value, PROV.generated.value]),
    );
    const [plain, whole] = [await app.get('/changes/5'), await app.get('/changes/5?with=receipts')];
    expect(plain.headers['content-type']).toBe('application/rdf-patch');
    expect(fromRdfPatch(plain.text).added).toEqual([]);
    expect(fromRdfPatch(whole.text).added).toHaveLength(1);
    expect((await app.get('/changes/5', { 'If-None-Match': plain.headers.etag! })).status).toBe(
      304,
    );
  });
});

describe('The Atom feed', () => {
  it('has what RFC 4287 asks for, newest first', async () => {
    const message = 'A <b> & "c" \u0001\n]]>';
    await app.service.committer.commit(
      { added: [quad(namedNode('urn:a'), namedNode('urn:b'), literal('c'))], removed: [] },
      { author: ' ', message },
    );
    const answer = await app.get('/changes', { Accept: 'application/atom+xml' });
    expect(answer.headers['content-type']).toContain('application/atom+xml');
    const feed = parseXml(answer.text);
    const entries = feed.all('entry');
    for (const element of [feed, ...entries]) {
      for (const name of ['id', 'title', 'author'])
        expect(element.child(name).text + (element.child(name).children[0]?.text ?? '')).toMatch(
          /\S/,
        );
      expect(new Date(element.child('updated').text).toISOString()).toBe(
        element.child('updated').text,
      );
    }
    expect(
      feed.all('link').find(({ attributes }) => attributes.rel === 'self')?.attributes.href,
    ).toBe(`${app.url}/changes?format=atom`);
    expect(entries[0]!.child('id').text).toBe(`${app.service.names.baseIri}changes/${app.version}`);
    expect(entries[0]!.child('summary').text).toBe(
      `${message.replace('\u0001', '\ufffd')}\n\nWritten in all graphs, with receipts: 1 added, 0 removed.`,
    );
    const ids = entries.map((entry) => Number(entry.child('id').text.split('/').at(-1)));
    expect(ids).toEqual([...ids].sort((left, right) => right - left));
    expect(feed.child('updated').text).toBe(entries[0]!.child('updated').text);
    const patch = entries[0]!
      .all('link')
      .find(({ attributes }) => attributes.type === 'application/rdf-patch')!;
    expect(fromRdfPatch((await ask(patch.attributes.href!)).text).added).toHaveLength(1);
  });

  it('has archives that lead to those before', async () => {
    const archive = await app.get('/changes?format=atom&page=2');
    expect(archive.headers['cache-control']).toContain('immutable');
    expect(archive.text).toContain('<fh:archive/>');
    expect(archive.text).toContain(
      '<link rel="prev-archive" type="application/atom+xml" ' +
        `href="${app.url}/changes?format=atom&amp;page=1"/>`,
    );
    expect((await app.get('/changes?format=atom&page=1')).text).not.toContain('prev-archive');
  });
});
