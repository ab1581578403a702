import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceError } from '../../../src/errors.js';
import { dataTag } from '../../../src/http/things/data-tags.js';
import { ThingDocuments, type ThingDocument } from '../../../src/http/things/thing-documents.js';
import { ThingPages } from '../../../src/http/things/thing-pages.js';
import { ThingRenderer, type DataForm } from '../../../src/http/things/thing-renderer.js';
import { Describer } from '../../../src/graph/index.js';
import { RDFS, literal, quad, type NamedNode, type Quad } from '../../../src/rdf/index.js';
import type { Service } from '../../../src/service.js';
import { RandomCommits, openSmallService, randomThings } from '../../support/random-things.js';
import { SEED } from '../../support/random.js';

const URL = 'http://localhost:3000';
const FORMS: readonly DataForm[] = [
  'jsonld',
  'turtle',
  'ntriples',
  'trig',
  'nquads',
  'rdfxml',
  'flattened',
];
const LANGUAGES = ['en', 'fr'];
/** More of them find more: `THING_COMMITS=1000 npm run jest -- test/http/things/memory`. */
const COMMITS = Number(process.env.THING_COMMITS ?? 30);

let directory: string;
let service: Service;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'osce-graph-things-'));
  service = await openSmallService(join(directory, 'var'));
});
afterAll(async () => {
  await service.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Thing handlers with their caches; those of a new instance are empty. */
class ThingHandlers {
  readonly documents = new ThingDocuments(service);
  readonly #pages = new ThingPages(service);
  readonly #renderer = new ThingRenderer(service);

  /** Tag and bytes of each form; undefined where the thing is not there. */
  async answers(
    iri: NamedNode,
  ): Promise<ReadonlyMap<string, { tag: string; bytes: string }> | undefined> {
    const document = this.documents.find(service.current, iri);
    if (!document) return undefined;
    const answers = new Map<string, { tag: string; bytes: string }>();
    for (const form of FORMS)
      answers.set(form, {
        tag: dataTag(document, form, form, URL, service),
        bytes: await this.#written(document, form),
      });
    for (const language of LANGUAGES) {
      const page = this.#pages.find(document, language, {});
      answers.set(`page in ${language}`, { tag: page.tag, bytes: page.write() });
    }
    return answers;
  }

  async #written(document: ThingDocument, form: DataForm): Promise<string> {
    try {
      return String(await this.#renderer.render(document, form, URL));
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'not-acceptable') return 'not acceptable';
      throw error;
    }
  }
}

describe('The memory of documents', () => {
  it(
    'gives the tags and bytes that a new one gives, over random commits',
    async () => {
      const seed = SEED;
      const commits = new RandomCommits(service, seed);
      const remembering = new ThingHandlers();
      const things = randomThings(service.names);
      const before = new Map<string, { tag: string; bytes: string }>();
      let changes = 0;
      for (let count = 0; count < COMMITS; count += 1) {
        const { version } = await commits.next();
        for (const thing of things) {
          const [known, fresh] = [
            await remembering.answers(thing),
            await new ThingHandlers().answers(thing),
          ];
          expect([seed, version.number, thing.value, known && [...known]]).toEqual([
            seed,
            version.number,
            thing.value,
            fresh && [...fresh],
          ]);
          for (const [form, answer] of known ?? []) {
            const last = before.get(`${thing.value} ${form}`);
            if (last && answer.bytes !== 'not acceptable')
              expect([seed, version.number, thing.value, form, last.tag === answer.tag]).toEqual([
                seed,
                version.number,
                thing.value,
                form,
                last.bytes === answer.bytes,
              ]);
            if (last?.bytes !== answer.bytes) changes += 1;
            before.set(`${thing.value} ${form}`, answer);
          }
        }
      }
      expect(changes).toBeGreaterThan(COMMITS * 5);
    },
    60_000 + COMMITS * 2_000,
  );

  it('looks again only at what a commit touched', async () => {
    const own = await openSmallService(join(directory, 'own'));
    const documents = new ThingDocuments(own);
    const { names } = own;
    const [thing, neighbour, other] = ['mt', 'mn', 'mo'].map((slug) =>
      names.thing('place', slug),
    ) as [NamedNode, NamedNode, NamedNode];
    const commit = (...added: Quad[]): Promise<unknown> =>
      own.committer.commit({ added, removed: [] }, { author: 'tester', message: 'a change' });
    const label = (of: NamedNode, text: string): Quad => quad(of, RDFS.label, literal(text, 'en'));
    await commit(
      quad(thing, RDFS.seeAlso, neighbour),
      label(thing, 'Thing'),
      label(other, 'Other'),
    );
    const spy = jest.spyOn(Describer.prototype, 'describe');
    const looks = (): number => {
      spy.mockClear();
      documents.find(own.current, thing)!.stateOf({ withGraphs: false });
      return spy.mock.calls.length;
    };
    expect([looks(), looks()]).toEqual([1, 0]);
    await commit(
      label(other, 'Another'),
      quad(other, RDFS.seeAlso, thing),
      quad(neighbour, RDFS.seeAlso, other),
    );
    expect(looks()).toBe(0);
    await commit(label(neighbour, 'Neighbour'));
    expect([looks(), looks()]).toEqual([1, 0]);
    spy.mockRestore();
    await own.close();
  });
});
