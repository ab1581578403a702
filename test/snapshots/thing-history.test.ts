import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { Describer, type GraphVersion } from '../../src/graph/index.js';
import {
  RDF,
  RDFS,
  literal,
  quad,
  quadKey,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import type { Service } from '../../src/service.js';
import { TemporaryDirectories } from '../support/directories.js';
import { RandomCommits, openSmallService, randomThings } from '../support/random-things.js';
import { SEED } from '../support/random.js';

const directories = new TemporaryDirectories();
let service: Service;

beforeEach(async () => {
  service = await openSmallService(join(directories.make(), 'var'));
});
afterEach(() => service.close());
afterAll(() => directories.removeAll());

const COMMITS = Number(process.env.THING_COMMITS ?? 60);
const options = { author: 'tester', message: 'a change' };

/** What a version says about a thing, with graphs; undefined where it is not there. */
function stateOf(version: GraphVersion, iri: NamedNode, service: Service): string | undefined {
  const said = [...version.match(iri)]
    .filter(({ graph }) => !graph.equals(service.names.graphs.inferred))
    .map(quadKey);
  return said.length === 0 ? undefined : said.sort().join('\n');
}

const versionsOf = async (iri: NamedNode): Promise<number[]> =>
  (await service.history.versionsOf(iri)).map(({ version }) => version);
const commit = async (added: Quad[], removed: Quad[] = []): Promise<number> =>
  (await service.committer.commit({ added, removed }, options)).version.number;
const name = (of: NamedNode, text: string): Quad => quad(of, RDFS.label, literal(text, 'en'));
const lastChangeOf = (iri: NamedNode): number | undefined => {
  const { current, history, names } = service;
  const id = current.dictionary.idOf(iri);
  const description = new Describer(current.ids, names).describe(id)!;
  return history.lastChange(current, description);
};
const places = (...slugs: string[]): NamedNode[] =>
  slugs.map((slug) => service.names.thing('place', slug));

describe('The history of a thing', () => {
  it(
    'has every version in which something else is said about it, over random commits',
    async () => {
      const commits = new RandomCommits(service, SEED, () => true);
      const things = randomThings(service.names);
      const states = new Map<string, (string | undefined)[]>(
        things.map(({ value }) => [value, [undefined, undefined]]),
      );
      for (let count = 0; count < COMMITS; count += 1) {
        const { version } = await commits.next();
        for (const thing of things) states.get(thing.value)!.push(stateOf(version, thing, service));
      }
      for (const thing of things) {
        const known = states.get(thing.value)!;
        const changed = known.flatMap((state, version) =>
          state !== undefined && state !== known[version - 1] ? [version] : [],
        );
        expect([SEED, thing.value, await versionsOf(thing)]).toEqual([SEED, thing.value, changed]);
      }
    },
    60_000 + COMMITS * 1_000,
  );

  it('goes on when a removed thing comes back, and exists for one that is gone', async () => {
    const [thing, other, nowhere] = places('there', 'other', 'nowhere') as [
      NamedNode,
      NamedNode,
      NamedNode,
    ];
    const label = name(thing, 'There');
    const first = await commit([label]);
    await commit([name(other, 'Other')]);
    await commit([], [label]);
    expect(await versionsOf(thing)).toEqual([first]);
    const second = await commit([label]);
    expect(await versionsOf(thing)).toEqual([first, second]);
    expect(await versionsOf(nowhere)).toEqual([]);
  });

  it('has no version in which only the receipt of another thing was written', async () => {
    const { names } = service;
    const [thing, other] = places('thing', 'other') as [NamedNode, NamedNode];
    const place = names.og('Place');
    const typed = quad(other, RDF.type, place);
    const first = await commit([
      name(thing, 'Thing'),
      quad(thing, RDF.type, place, names.graphs.reference),
    ]);
    await commit([
      name(other, 'Other'),
      typed,
      quad(names.thing('receipt', 'one'), RDF.reifies, typed, names.graphs.receipts),
      // This is no rule.
      quad(RDF.type, RDFS.comment, literal('Which class a thing has', 'en')),
    ]);
    expect(await versionsOf(thing)).toEqual([first]);
    expect(lastChangeOf(thing)).toBe(first);
  });

  it('keeps to the versions that are left when others are dropped', async () => {
    const [thing] = places('thing') as [NamedNode];
    await service.snapshots.name(await commit([name(thing, 'Early')]), 'early', '');
    for (let index = 0; index < 6; index += 1) await commit([name(thing, `Name ${index}`)]);
    expect(await versionsOf(thing)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    await service.compact({ versions: 2 });
    const kept = service.committer.log.list().map(({ id }) => id);
    expect(kept).toEqual([2, 7, 8]);
    expect(await versionsOf(thing)).toEqual([2, 7, 8]);
  });
});
