import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replaceGraph, type ChangeMaker, type Committer } from '../../src/commits/index.js';
import { ServiceError } from '../../src/errors.js';
import type { GraphVersion } from '../../src/graph/index.js';
import { blankNode, literal, namedNode, quad, toNQuad } from '../../src/rdf/index.js';
import { InvalidDataError } from '../../src/shacl/index.js';
import { SparqlEngine } from '../../src/sparql/index.js';
import { EX, ex, smallQuads } from '../support/arbitraries.js';
import { TemporaryDirectories } from '../support/directories.js';
import {
  KNOWS_AXIOM,
  changeOf,
  commitTo,
  contentOf,
  names,
  openCommitter,
  trig,
} from '../support/small-commits.js';

const directories = new TemporaryDirectories();
const opened: Committer[] = [];

function open(directory = directories.make(), mode: 'open' | 'read' = 'open'): Committer {
  const committer = openCommitter(directory, mode);
  opened.push(committer);
  return committer;
}

afterEach(async () => {
  for (const committer of opened.splice(0)) await committer.close();
});
afterAll(() => {
  directories.removeAll();
});

const options = { author: 'tester', message: 'a test' };
const linesOf = (version: GraphVersion): string[] =>
  [...version.match()].map((each) => toNQuad(each).replaceAll(EX, ':')).sort();

async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError))
    throw new Error(`expected a ServiceError, found ${String(error)}`);
  return error;
}

describe('A commit', () => {
  it('makes the next version, says what it changed, and is in the log', async () => {
    const committer = open();
    expect([committer.current.number, committer.current.size]).toEqual([0, 0]);
    const { version, commit, change, report } = await committer.commit(
      changeOf(':a :p :b , :c .'),
      options,
    );
    expect(committer.current).toBe(version);
    expect(version.number).toBe(1);
    expect(commit).toEqual({
      id: 1,
      committedAt: version.committedAt,
      author: 'tester',
      message: 'a test',
      added: 2,
      removed: 0,
      digest: version.identity,
    });
    expect([change.added.length, change.removed.length, report.conforms]).toEqual([2, 0, true]);
    expect(committer.log.list()).toEqual([commit]);
  });

  it('gives its version an identity that stays at the next start, and that no version of another log has', async () => {
    const directory = directories.make();
    const committers = [openCommitter(directory), openCommitter(directories.make())];
    const identities: string[] = [];
    for (const committer of committers) {
      for (const text of [':a :p :b .', ':a :p :c .'])
        identities.push(
          (await committer.commit(changeOf(text), { ...options, message: `m${identities.length}` }))
            .version.identity,
        );
      await committer.close();
    }
    expect(new Set(identities).size).toBe(4);
    const again = openCommitter(directory, 'read');
    expect(again.current.identity).toBe(identities[1]);
    await again.close();
  });

  it('keeps only its net change', async () => {
    const committer = open();
    await commitTo(committer, ':a :p :b .');
    const { commit } = await commitTo(committer, ':a :p :b . :a :p :c .', ':a :p :nothing .');
    expect(commit).toMatchObject({ added: 1, removed: 0 });
    const [, last] = [...committer.log.changes()];
    expect(last?.change).toEqual({ added: trig(':a :p :c .'), removed: [] });
  });

  it.each([
    ['that adds what is there', ':a :p :b .', ''],
    ['that removes what is not there', '', ':x :p :y .'],
    ['that removes and adds the same', ':a :p :b .', ':a :p :b .'],
    ['that is empty', '', ''],
  ])('%s makes no version', async (_, added, removed) => {
    const committer = open();
    const { version } = await commitTo(committer, ':a :p :b .');
    const result = await commitTo(committer, added, removed);
    expect(result.version).toBe(version);
    expect(result.commit).toBeUndefined();
    expect(committer.log.list()).toHaveLength(1);
  });

  it('writes nothing when the gate refuses it', async () => {
    const committer = open();
    await commitTo(committer, ':a :p :b .');
    const before = committer.current;
    const error = await failureOf(commitTo(committer, ':t a :Thing . :a :p :c .'));
    expect(error).toBeInstanceOf(InvalidDataError);
    expect(error.message).toContain('A thing has a label.');
    expect(committer.current).toBe(before);
    expect(committer.log.list()).toHaveLength(1);
    expect((await commitTo(committer, ':t a :Thing ; :label "T" .')).version.number).toBe(2);
  });

  it('may not add to or remove from what is inferred, whoever makes it', async () => {
    const committer = open();
    await committer.commit(
      { added: [KNOWS_AXIOM, ...trig(':a :knows :b .')], removed: [] },
      options,
    );
    const { inferred } = names.graphs;
    const [consequence] = [...committer.current.match(null, null, null, inferred)];
    const before = linesOf(committer.current);
    for (const change of [
      { added: [quad(ex('x'), ex('y'), ex('z'), inferred)], removed: [] },
      { added: [], removed: [consequence!] },
    ]) {
      expect((await failureOf(committer.commit(change, options))).code).toBe('bad-request');
    }
    expect(linesOf(committer.current)).toEqual(before);
  });

  it('writes nothing when its maker fails, and the next one goes on', async () => {
    const committer = open();
    const failing = committer.commit(() => Promise.reject(new Error('no change today')), options);
    const next = commitTo(committer, ':a :p :b .');
    await expect(failing).rejects.toThrow('no change today');
    expect((await next).version.number).toBe(1);
  });

  it.each([
    ['an IRI with a space', () => namedNode('http://example.org/a b')],
    ['a relative IRI', () => namedNode('a')],
    ['half a character', () => literal('\ud800')],
    ['a language that is none', () => literal('x', 'not a language')],
  ])('is refused for %s, which the log could not be read back from', async (_, make) => {
    const committer = open();
    expect(
      (
        await failureOf(
          committer.commit({ added: [quad(ex('a'), ex('p'), make())], removed: [] }, options),
        )
      ).code,
    ).toBe('malformed-rdf');
    expect(committer.log.list()).toEqual([]);
  });

  it('that is a dry run tells what would happen and changes nothing', async () => {
    const committer = open();
    const result = await committer.commit(changeOf(':t a :Thing ; :label "T" .'), {
      ...options,
      isDryRun: true,
    });
    expect([result.version.number, result.commit, result.change.added.length]).toEqual([
      0,
      undefined,
      2,
    ]);
    await failureOf(committer.commit(changeOf(':t a :Thing .'), { ...options, isDryRun: true }));
    expect([committer.current.size, committer.log.list()]).toEqual([0, []]);
  });

  it('is refused when the graph has moved on since the version it was made for', async () => {
    const committer = open();
    await committer.commit(changeOf(':a :p :b .'), { ...options, expectedVersion: 0 });
    const error = await failureOf(
      committer.commit(changeOf(':a :p :c .'), { ...options, expectedVersion: 0 }),
    );
    expect([error.code, error.details]).toEqual(['version-conflict', { expected: 0, current: 1 }]);
    expect(
      (await committer.commit(changeOf(':a :p :c .'), { ...options, expectedVersion: 1 })).version
        .number,
    ).toBe(2);
  });

  it('is refused beside another for the same version', async () => {
    const committer = open();
    const results = await Promise.allSettled(
      [':a :p :b .', ':a :p :c .', ':a :p :d .'].map((text) =>
        committer.commit(changeOf(text), { ...options, expectedVersion: 0 }),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(linesOf(committer.current)).toEqual(['<:a> <:p> <:b> .']);
  });
});

describe('Commits at the same time', () => {
  it('are done one after another, each on what the one before left', async () => {
    const committer = open();
    await commitTo(committer, ':counter :at 0 .');
    const increment: ChangeMaker<undefined> = async (version) => {
      const [{ object }] = [...version.match(ex('counter'), ex('at'))] as [ReturnType<typeof quad>];
      await new Promise((resolve) => setImmediate(resolve));
      const [before, after] = [object.value, Number(object.value) + 1];
      const change = changeOf(`:counter :at ${after} .`, `:counter :at ${before} .`);
      return { change, value: undefined };
    };
    const results = await Promise.all(
      Array.from({ length: 20 }, () => committer.commit(increment, options)),
    );
    expect(results.map(({ version }) => version.number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2),
    );
    expect([...committer.current.match(ex('counter'))].map(({ object }) => object.value)).toEqual([
      '20',
    ]);
  });

  it('are all through when the directory is closed', async () => {
    const directory = directories.make();
    const committer = openCommitter(directory);
    const pending = Array.from({ length: 5 }, (_, index) =>
      commitTo(committer, `:a :p ${index} .`),
    );
    await committer.close();
    expect((await Promise.all(pending)).at(-1)?.version.number).toBe(5);
    expect(open(directory).current.number).toBe(5);
  });
});

describe('Blank nodes', () => {
  it('get labels that no earlier commit has, the same one within a commit', async () => {
    const committer = open();
    const node = blankNode('b0');
    const change = {
      added: [
        quad(node, ex('p'), node, node),
        quad(ex('r'), ex('reifies'), quad(node, ex('p'), ex('o'))),
      ],
      removed: [],
    };
    await committer.commit(change, options);
    await committer.commit(change, options);
    expect(linesOf(committer.current)).toEqual([
      '<:r> <:reifies> <<( _:c1b0 <:p> <:o> )>> .',
      '<:r> <:reifies> <<( _:c2b0 <:p> <:o> )>> .',
      '_:c1b0 <:p> _:c1b0 _:c1b0 .',
      '_:c2b0 <:p> _:c2b0 _:c2b0 .',
    ]);
  });

  it('can be described further, and removed, by updates', async () => {
    const committer = open();
    const sparql = new SparqlEngine({
      names,
      defaultGraph: 'union',
      timeoutMs: 30_000,
      serviceAllow: [],
    });
    const update = (text: string): Promise<unknown> =>
      committer.commit(async (version) => {
        const change = await sparql.update(version, `PREFIX : <${EX}> ${text}`);
        return { change, value: undefined };
      }, options);
    await update('INSERT DATA { [] :name "x" ; :at [ :city "Vienna" ] }');
    await update('INSERT { ?place :country "Austria" } WHERE { ?place :city "Vienna" }');
    expect(linesOf(committer.current)).toHaveLength(4);
    await update('DELETE { ?place ?p ?o . ?x :at ?place } WHERE { ?x :at ?place . ?place ?p ?o }');
    expect(linesOf(committer.current).map((line) => line.replace(/_:\S+/, '_:x'))).toEqual([
      '_:x <:name> "x" .',
    ]);
  });
});

describe('A data directory', () => {
  it('gives back every version and every term when it is opened again', async () => {
    const directory = directories.make();
    const committer = openCommitter(directory);
    await committer.commit(
      { added: [KNOWS_AXIOM, ...trig(':a :knows :b .')], removed: [] },
      options,
    );
    await commitTo(
      committer,
      ':g { :a :note "line\\nbreak \\"quoted\\" 😀"@en , "x"@ar--rtl ; :r <<( :a :p [] )>> } :c :knows :d .',
    );
    await commitTo(committer, '', ':a :knows :b .');
    const { current } = committer;
    await committer.close();
    const again = open(directory);
    expect([again.current.number, again.current.committedAt]).toEqual([3, current.committedAt]);
    expect(contentOf(again.current)).toEqual(contentOf(current));
    expect(again.current.has(quad(ex('d'), ex('knownBy'), ex('c'), names.graphs.inferred))).toBe(
      true,
    );
    expect(again.current.has(quad(ex('b'), ex('knownBy'), ex('a'), names.graphs.inferred))).toBe(
      false,
    );
    expect((await commitTo(again, ':e :knows :f .')).version.number).toBe(4);
    expect(again.current.has(quad(ex('f'), ex('knownBy'), ex('e'), names.graphs.inferred))).toBe(
      true,
    );
  });

  it('gives back what any commits left', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            added: fc.array(smallQuads, { maxLength: 4 }),
            removed: fc.array(smallQuads, { maxLength: 4 }),
          }),
          { maxLength: 6 },
        ),
        async (changes) => {
          const directory = directories.make();
          const committer = openCommitter(directory);
          for (const change of changes) await committer.commit(change, options);
          const left = [committer.current.number, contentOf(committer.current)];
          await committer.close();
          const again = openCommitter(directory);
          expect([again.current.number, contentOf(again.current)]).toEqual(left);
          await again.close();
          directories.removeAll();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('never logs what is inferred', async () => {
    const committer = open();
    await committer.commit(
      { added: [KNOWS_AXIOM, ...trig(':a :knows :b .')], removed: [] },
      options,
    );
    expect(committer.current.size).toBe(3);
    expect([...committer.log.changes()].flatMap(({ change }) => change.added)).toHaveLength(2);
  });

  it('has one writer: a second one is refused, until the first is gone', async () => {
    const directory = directories.make();
    const first = openCommitter(directory);
    let error: unknown;
    try {
      openCommitter(directory);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code: 'data-directory-in-use' });
    expect((error as Error).message).toContain(directory);
    expect((await commitTo(first, ':a :p :b .')).version.number).toBe(1);
    await first.close();
    expect(open(directory).current.number).toBe(1);
  });

  it('can be read beside a writer, as it was when it was opened', async () => {
    const directory = directories.make();
    const writer = open(directory);
    await commitTo(writer, ':a :p :b .');
    const reader = open(directory, 'read');
    await commitTo(writer, ':a :p :c .');
    expect([reader.current.number, linesOf(reader.current)]).toEqual([1, ['<:a> <:p> <:b> .']]);
    expect(open(directory, 'read').current.number).toBe(2);
    expect((await failureOf(commitTo(reader, ':a :p :d .'))).code).toBe('configuration');
    expect(writer.log.list()).toHaveLength(2);
  });

  it('that is not there is no directory to read', () => {
    let error: unknown;
    try {
      open(`${directories.make()}/none`, 'read');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: 'log-damaged' });
  });
});

describe('A preview', () => {
  it('is the version after a change, with what follows from it, and writes nothing', async () => {
    const committer = open();
    await committer.commit({ added: [KNOWS_AXIOM], removed: [] }, options);
    const first = committer.current;
    await commitTo(committer, ':x :p :y .');
    for (const version of [committer.current, first]) {
      const preview = committer.preview(changeOf(':a :knows :b .'), version);
      expect(preview.has(quad(ex('b'), ex('knownBy'), ex('a'), names.graphs.inferred))).toBe(true);
      expect(preview.match(ex('x'))).toHaveLength(version === first ? 0 : 1);
    }
    expect([committer.current.number, committer.current.size]).toEqual([2, 2]);
  });
});

describe('Replacing a graph', () => {
  it('puts the new statements in place of the old ones of that graph alone', async () => {
    const committer = open();
    await commitTo(committer, ':g { :a :p :b , :c } :h { :a :p :b }');
    const { commit } = await committer.commit(
      replaceGraph(committer.current, ex('g'), trig(':g { :a :p :c , :d }')),
      options,
    );
    expect(linesOf(committer.current)).toEqual([
      '<:a> <:p> <:b> <:h> .',
      '<:a> <:p> <:c> <:g> .',
      '<:a> <:p> <:d> <:g> .',
    ]);
    expect(commit).toMatchObject({ added: 1, removed: 1 });
  });
});
