import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceError } from '../../../src/errors.js';
import { findThing } from '../../../src/http/things/thing-documents.js';
import { ThingRenderer, type DataForm } from '../../../src/http/things/thing-renderer.js';
import type { NamedNode } from '../../../src/rdf/index.js';
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

/** Tag and bytes of each form that can be written; none where the thing is not there. */
async function answersFor(iri: NamedNode): Promise<Map<DataForm, { tag: string; bytes: string }>> {
  const document = findThing(service.current, [iri], service);
  const renderer = new ThingRenderer(service);
  const answers = new Map<DataForm, { tag: string; bytes: string }>();
  for (const form of document ? FORMS : [])
    try {
      answers.set(form, {
        tag: document!.tagOf(form, form, URL, service),
        bytes: String(await renderer.render(document!, form, URL)),
      });
    } catch (error) {
      if (!(error instanceof ServiceError && error.code === 'not-acceptable')) throw error;
    }
  return answers;
}

describe('The tag of a thing', () => {
  it(
    'is another exactly when its bytes are, over random commits',
    async () => {
      const commits = new RandomCommits(service, SEED);
      const before = new Map<string, { tag: string; bytes: string }>();
      let changes = 0;
      for (let count = 0; count < COMMITS; count += 1) {
        const { version } = await commits.next();
        for (const thing of randomThings(service.names)) {
          for (const [form, answer] of await answersFor(thing)) {
            const last = before.get(`${thing.value} ${form}`);
            if (last)
              expect([SEED, version.number, thing.value, form, last.tag === answer.tag]).toEqual([
                SEED,
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
      expect(changes).toBeGreaterThan(COMMITS * 3);
    },
    60_000 + COMMITS * 2_000,
  );
});
