import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BulkLoad, Committer, LoadResult } from '../../src/commits/index.js';
import { InvalidDataError } from '../../src/shacl/index.js';
import { RDFS, defaultGraph, quad, quadKey, toNQuad, type Quad } from '../../src/rdf/index.js';
import { EX, ex, quads, relabelled, smallQuads } from '../support/arbitraries.js';
import {
  KNOWS_AXIOM,
  changeOf,
  commitTo,
  committersOfTests,
  contentOf,
  failureOf,
  names,
  openCommitter,
  trig,
} from '../support/small-commits.js';

const { directories, open } = committersOfTests();
const options = { author: 'tester', message: 'a load' };

/** A document as a stream of small chunks. */
// oxlint-disable-next-line typescript/require-await -- readers take a stream
async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += 50) yield bytes.subarray(start, start + 50);
}

const documentOf = (list: readonly Quad[]): string =>
  list.map((each) => `${toNQuad(each)}\n`).join('');

function loadInto(
  committer: Committer,
  text: string,
  more: Partial<Parameters<Committer['load']>[1]> = {},
): Promise<LoadResult> {
  return committer.load(
    (load) => load.read(chunksOf(text), { format: 'nquads', source: 'test.nq' }),
    { ...options, ...more },
  );
}

describe('A load', () => {
  it('is one commit of what is new, which the log gives back', async () => {
    const directory = directories.make();
    const committer = openCommitter(directory);
    await commitTo(committer, ':a :p :b .');
    const { version, commit, added } = await loadInto(
      committer,
      documentOf(trig(':a :p :b , :c . :g { :a :p :b }')) + documentOf(trig(':a :p :c .')),
    );
    expect([version.number, committer.current, added]).toEqual([2, version, 2]);
    expect(commit).toMatchObject({
      id: 2,
      added: 2,
      removed: 0,
      author: 'tester',
      committedAt: version.committedAt,
    });
    const [, second] = [...committer.log.changes()];
    expect(second!.change.added.map(quadKey).sort()).toEqual(
      trig(':a :p :c . :g { :a :p :b }').map(quadKey).sort(),
    );
    const content = contentOf(version);
    await committer.close();
    expect(contentOf(open(directory).current)).toEqual(content);
  });

  it('leaves the graph and the log as a commit of the same quads does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(quads, { maxLength: 10 }),
        fc.array(smallQuads, { maxLength: 8 }),
        async (list, start) => {
          const [one, two] = [open(), open()];
          const labels = new Map<string, string>();
          const renamed = list.map((each) =>
            relabelled(
              each,
              (label) =>
                labels.get(label) ?? (labels.set(label, `x${labels.size}`), labels.get(label)!),
            ),
          );
          for (const committer of [one, two])
            await committer.commit({ added: [KNOWS_AXIOM, ...start], removed: [] }, options);
          await one.commit({ added: renamed, removed: [] }, options);
          await loadInto(two, documentOf(renamed));
          expect(contentOf(two.current)).toEqual(contentOf(one.current));
          expect(two.log.list().map(({ added }) => added)).toEqual(
            one.log.list().map(({ added }) => added),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('that brings nothing new makes no version and leaves no terms', async () => {
    const committer = open();
    const { version } = await commitTo(committer, ':a :p :b .');
    const { size } = version.dictionary;
    expect(await loadInto(committer, documentOf(trig(':a :p :b .')))).toMatchObject({
      version,
      commit: undefined,
      added: 0,
    });
    expect(
      await loadInto(committer, documentOf(trig(':t a :Thing ; :label "new" .')), {
        isDryRun: true,
      }),
    ).toMatchObject({ version, commit: undefined, added: 2 });
    expect([committer.current, version.dictionary.size]).toEqual([version, size]);
  });

  it.each<[string, string, string]>([
    ['is malformed', `<${EX}n1> <${EX}p> <${EX}n2> .\nnonsense\n`, 'malformed-rdf'],
    ['breaks a shape', documentOf(trig(':t a :Thing . :x :p :y .')), 'invalid-data'],
    [
      'writes what is inferred',
      documentOf([quad(ex('n1'), ex('p'), ex('n2'), names.graphs.inferred)]),
      'bad-request',
    ],
  ])('that %s changes nothing, and leaves no terms', async (_, text, code) => {
    const committer = open();
    const { version } = await commitTo(committer, ':a :p :b .');
    const { size } = version.dictionary;
    expect((await failureOf(loadInto(committer, text))).code).toBe(code);
    expect([committer.current, version.dictionary.size, committer.log.list()]).toEqual([
      version,
      size,
      committer.log.list(1),
    ]);
    expect(
      (await loadInto(committer, documentOf(trig(':t a :Thing ; :label "T" .')))).version.number,
    ).toBe(2);
    expect(contentOf(committer.current)).toEqual(
      trig(':a :p :b . :t a :Thing ; :label "T" .').map(quadKey).sort(),
    );
  });

  it('that is refused names all that is wrong, also beyond a hundred nodes', async () => {
    const committer = open();
    const error = await failureOf(
      loadInto(
        committer,
        documentOf(
          trig(Array.from({ length: 250 }, (_, index) => `:t${index} a :Thing .`).join('\n')),
        ),
      ),
    );
    if (!(error instanceof InvalidDataError)) throw error;
    expect(error.report.results).toHaveLength(250);
  });

  it('is refused for a version that is gone', async () => {
    const committer = open();
    await commitTo(committer, ':a :p :b .');
    expect((await failureOf(loadInto(committer, '', { expectedVersion: 0 }))).code).toBe(
      'version-conflict',
    );
  });

  it('gives each document its own blank nodes, with labels that no other commit has', async () => {
    const committer = open();
    await committer.load(async (load: BulkLoad) => {
      for (const name of ['one', 'two'])
        await load.read(chunksOf('_:x <urn:p> _:x .\n'), { format: 'ntriples', source: name });
      load.add(trig('_:x <urn:p> _:y .'));
    }, options);
    await loadInto(committer, '_:x <urn:p> "later" .');
    expect([...committer.current.match()].map(toNQuad).sort()).toEqual([
      '_:c1b0 <urn:p> _:c1b0 .',
      '_:c1b1 <urn:p> _:c1b1 .',
      '_:c1b2 <urn:p> _:c1b3 .',
      '_:c2b0 <urn:p> "later" .',
    ]);
  });

  it('puts a document into a graph when it is told to', async () => {
    const committer = open();
    await committer.load(
      (load) =>
        load.read(chunksOf(documentOf(trig(':a :p :b . :h { :a :p :c }'))), {
          format: 'nquads',
          source: 'x',
          graph: ex('g'),
        }),
      options,
    );
    expect(contentOf(committer.current)).toEqual(trig(':g { :a :p :b , :c }').map(quadKey).sort());
  });

  it('is followed by what it implies, also when it brings the rules', async () => {
    const committer = open();
    await loadInto(committer, documentOf([KNOWS_AXIOM, ...trig(':a :knows :b .')]));
    await loadInto(committer, documentOf(trig(':c :knows :d , "a text" .')));
    await commitTo(committer, ':e :knows :f .', ':a :knows :b .');
    expect(
      [...committer.current.match(null, null, null, names.graphs.inferred)]
        .map(toNQuad)
        .map((line) => line.replaceAll(EX, ':'))
        .sort(),
    ).toEqual([
      `<:d> <:knownBy> <:c> <${names.graphs.inferred.value}> .`,
      `<:f> <:knownBy> <:e> <${names.graphs.inferred.value}> .`,
    ]);
  });
});

describe('The gate for loads', () => {
  const axiom = (name: string, above: string): Quad =>
    quad(ex(name), RDFS.subClassOf, ex(above), defaultGraph());
  const parts = fc.constantFrom(
    ':t1 a :Thing .',
    ':t1 :label "one" .',
    ':t2 a :Part .',
    ':t2 :label "two" .',
    ':t3 a :Detail .',
    ':t1 :p :t2 .',
    ':t4 :label "four" .',
  );
  const axioms = fc.constantFrom(axiom('Part', 'Thing'), axiom('Detail', 'Part'));
  const additions = fc.record({
    lines: fc.array(parts, { maxLength: 4 }),
    axioms: fc.array(axioms, { maxLength: 1 }),
  });

  it('agrees with the gate for commits, whatever stands already', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(additions, { maxLength: 4 }), async (list) => {
        const [one, two] = [open(), open()];
        for (const { lines, axioms: more } of list) {
          const added = [...changeOf(lines.join('\n')).added, ...more];
          const [first, second] = await Promise.allSettled([
            one.commit({ added, removed: [] }, options),
            loadInto(two, documentOf(added)),
          ]);
          expect(second.status).toBe(first.status);
        }
        expect(contentOf(two.current)).toEqual(contentOf(one.current));
      }),
      { numRuns: 25 },
    );
  });
});
