import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { Describer, linesOf, type GraphVersion } from '../../src/graph/index.js';
import {
  OWL,
  RDF,
  RDFS,
  literal,
  namedNode,
  quad,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import type { Service } from '../../src/service.js';
import { TemporaryDirectories } from '../support/directories.js';
import { RandomCommits, openSmallService, randomThings } from '../support/random-things.js';
import { SEED } from '../support/random.js';

const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

const COMMITS = Number(process.env.THING_COMMITS ?? 60);
const options = { author: 'tester', message: 'a change' };

/** What the document of a thing says in a version, with graphs; undefined where it is not there. */
function stateOf(version: GraphVersion, iri: NamedNode, service: Service): string | undefined {
  const id = version.ids.dictionary.idOf(iri);
  const description = id === 0 ? undefined : new Describer(version.ids, service.names).describe(id);
  return (
    description &&
    Buffer.concat(linesOf(description, version.ids, { withGraphs: true })).toString('utf8')
  );
}

const versionsOf = async (service: Service, iri: NamedNode): Promise<number[]> =>
  (await service.history.versionsOf(iri)).map(({ version }) => version);

describe('The history of a thing', () => {
  it(
    'has every version in which its document is another, over random commits, and few others',
    async () => {
      const seed = SEED;
      const service = await openSmallService(join(directories.make(), 'var'));
      // Classes that follow from other things are looked at below.
      const isUsed = ({ predicate, object }: Quad): boolean =>
        !object.equals(RDF.type) &&
        !(predicate.equals(RDF.type) && object.value.endsWith('TransitiveProperty'));
      const commits = new RandomCommits(service, seed, isUsed);
      const things = randomThings(service.names);
      const states = new Map<string, (string | undefined)[]>(
        things.map(({ value }) => [value, [undefined, undefined]]),
      );
      for (let count = 0; count < COMMITS; count += 1) {
        const { version } = await commits.next();
        for (const thing of things) states.get(thing.value)!.push(stateOf(version, thing, service));
      }
      let needless = 0;
      for (const thing of things) {
        const known = states.get(thing.value)!;
        const changed = known.flatMap((state, version) =>
          state !== undefined && state !== known[version - 1] ? [version] : [],
        );
        const listed = await versionsOf(service, thing);
        expect([seed, thing.value, changed.filter((version) => !listed.includes(version))]).toEqual(
          [seed, thing.value, []],
        );
        expect([
          seed,
          thing.value,
          listed.filter((version) => known[version] === undefined),
        ]).toEqual([seed, thing.value, []]);
        expect(listed).toEqual([...listed].sort((left, right) => left - right));
        needless += listed.length - changed.length;
        if (known.at(-1) === undefined) continue;
        const description = new Describer(service.current.ids, service.names).describe(
          service.current.dictionary.idOf(thing),
        )!;
        expect([
          seed,
          thing.value,
          service.history.lastChange(
            service.current,
            service.history.dependenciesOf(service.current, description),
          ),
        ]).toEqual([seed, thing.value, listed.at(-1)]);
      }
      // A neighbour's second name, or a class below one that it was below already.
      expect([seed, needless < things.length * COMMITS * 0.1]).toEqual([seed, true]);
      await service.close();
    },
    60_000 + COMMITS * 1_000,
  );

  it('goes on when a removed thing comes back, and exists for one that is gone', async () => {
    const service = await openSmallService(join(directories.make(), 'var'));
    const thing = service.names.thing('place', 'there');
    const label = quad(thing, RDFS.label, literal('There', 'en'), service.names.graphs.reference);
    const commit = async (added: Quad[], removed: Quad[]): Promise<number> =>
      (await service.committer.commit({ added, removed }, options)).version.number;
    const first = await commit([label], []);
    await commit([quad(namedNode('urn:other'), RDFS.label, literal('Other'))], []);
    await commit([], [label]);
    expect(await versionsOf(service, thing)).toEqual([first]);
    const second = await commit([label], []);
    expect(await versionsOf(service, thing)).toEqual([first, second]);
    expect(await versionsOf(service, service.names.thing('place', 'nowhere'))).toEqual([]);
    await service.close();
  });

  it('has the versions that rename a neighbour, for as long as it was one', async () => {
    const service = await openSmallService(join(directories.make(), 'var'));
    const [thing, one, other] = ['thing', 'one', 'other'].map((slug) =>
      service.names.thing('place', slug),
    ) as [NamedNode, NamedNode, NamedNode];
    const commit = async (added: Quad[], removed: Quad[] = []): Promise<number> =>
      (await service.committer.commit({ added, removed }, options)).version.number;
    const link = (to: NamedNode): Quad => quad(thing, RDFS.seeAlso, to);
    const name = (of: NamedNode, text: string): Quad => quad(of, RDFS.label, literal(text, 'en'));
    const linked = await commit([link(one)]);
    const named = await commit([name(one, 'One')]);
    await commit([name(other, 'Other')]);
    const moved = await commit([link(other)], [link(one)]);
    await commit([name(one, 'One more')]);
    const renamed = await commit([name(other, 'Another')]);
    expect(await versionsOf(service, thing)).toEqual([linked, named, moved, renamed]);
    await service.close();
  });

  it('has no version in which only the receipt of another thing was written', async () => {
    const service = await openSmallService(join(directories.make(), 'var'));
    const { names } = service;
    const [thing, other] = ['thing', 'other'].map((slug) => names.thing('place', slug)) as [
      NamedNode,
      NamedNode,
    ];
    const place = names.og('Place');
    const commit = async (...added: Quad[]): Promise<number> =>
      (await service.committer.commit({ added, removed: [] }, options)).version.number;
    const label = (of: NamedNode): Quad => quad(of, RDFS.label, literal(of.value, 'en'));
    const first = await commit(label(thing), quad(thing, RDF.type, place, names.graphs.reference));
    await commit(
      label(other),
      quad(other, RDF.type, place),
      quad(
        names.thing('receipt', 'one'),
        RDF.reifies,
        quad(other, RDF.type, place),
        names.graphs.receipts,
      ),
      // Neither is a rule.
      quad(RDF.type, RDFS.comment, literal('Which class a thing has', 'en')),
      quad(OWL.sameAs, RDFS.comment, literal('Which things are one', 'en')),
    );
    expect(await versionsOf(service, thing)).toEqual([first]);
    const description = new Describer(service.current.ids, names).describe(
      service.current.dictionary.idOf(thing),
    )!;
    const dependencies = service.history.dependenciesOf(service.current, description);
    expect(service.history.lastChange(service.current, dependencies)).toBe(first);
    await service.close();
  });

  it('keeps to the versions that are left when others are dropped', async () => {
    const service = await openSmallService(join(directories.make(), 'var'));
    const thing = service.names.thing('place', 'thing');
    const early = await service.committer.commit(
      { added: [quad(thing, RDFS.label, literal('Early', 'en'))], removed: [] },
      options,
    );
    await service.snapshots.name(early.version.number, 'early', '');
    for (let index = 0; index < 6; index += 1)
      await service.committer.commit(
        { added: [quad(thing, RDFS.label, literal(`Name ${index}`, 'en'))], removed: [] },
        options,
      );
    expect(await versionsOf(service, thing)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    await service.compact({ versions: 2 });
    const kept = service.committer.log.list().map(({ id }) => id);
    expect(kept).toEqual([2, 7, 8]);
    expect(await versionsOf(service, thing)).toEqual([2, 7, 8]);
    await service.close();
  });
});
