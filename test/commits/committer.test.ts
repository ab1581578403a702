import { describe, expect, it } from '@jest/globals';
import { blankNode, literal, namedNode, quad } from '../../src/rdf/index.js';
import { InvalidDataError } from '../../src/shacl/index.js';
import { SparqlEngine } from '../../src/sparql/index.js';
import { EX, ex } from '../support/arbitraries.js';
import {
  KNOWS_AXIOM,
  changeOf,
  commitTo,
  committersOfTests,
  failureOf,
  linesOf,
  names,
  openCommitter,
  trig,
} from '../support/small-commits.js';

const { directories, open } = committersOfTests();
const options = { author: 'tester', message: 'a test' };

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

  it('gives its version an identity that survives a restart and is unique', async () => {
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
});

describe('Commits at the same time', () => {
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
