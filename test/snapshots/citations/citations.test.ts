import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { CitationStore, type Committer } from '../../../src/commits/index.js';
import { SqliteDatabase } from '../../../src/commits/sqlite.js';
import { Citations, Snapshots, compareAnswers } from '../../../src/snapshots/index.js';
import { SparqlEngine } from '../../../src/sparql/index.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { commitTo, names, openCommitter } from '../../support/small-commits.js';

const directories = new TemporaryDirectories();
let directory: string;
let committer: Committer;
let store: CitationStore;
let sparql: SparqlEngine;

beforeEach(async () => {
  directory = directories.make();
  committer = openCommitter(directory);
  await commitTo(committer, ':a :p 1, 2 .');
  store = new CitationStore(committer.log);
  sparql = new SparqlEngine({ names, defaultGraph: 'union', timeoutMs: 5_000, serviceAllow: [] });
});
afterEach(async () => {
  store.close();
  await sparql.close();
  await committer.close();
});
afterAll(() => {
  directories.removeAll();
});

const QUERY = 'SELECT ?o { ?s <http://example.org/p> ?o }';
const cite = () => citations().cite({ query: QUERY, version: committer.current, isTrusted: false });
const citations = (kept = store): Citations =>
  new Citations(kept, new Snapshots(committer.log, names, () => committer.current), sparql, {
    names,
    defaultGraph: 'union',
    compare: compareAnswers,
  });

describe('Citations', () => {
  it('without a token are limited a day, and those that there are stay free', async () => {
    const first = await cite();
    for (let number = 0; number < 999; number += 1)
      await store.add({ id: `x${number}`, version: 1, citedAt: new Date(), record: '{}' });
    const more = { query: `${QUERY} LIMIT 1`, version: committer.current };
    await expect(citations().cite({ ...more, isTrusted: false })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    expect(await cite()).toEqual({ citation: first.citation, isNew: false });
    expect((await citations().cite({ ...more, isTrusted: true })).isNew).toBe(true);
    expect(store.countSince(new Date(Date.now() + 60_000))).toBe(0);
  });

  it('are read beside a writer, also from a log that has no table for them', async () => {
    const { citation } = await cite();
    const reading = openCommitter(directory, 'read');
    const reader = new CitationStore(reading.log);
    expect(citations(reader).get(citation.id)).toEqual(citation);
    store.close();
    const database = new SqliteDatabase(join(directory, 'log.sqlite'));
    database.exec('DROP TABLE citations');
    database.close();
    expect(() => citations(reader).get(citation.id)).toThrow(
      `There is no citation "${citation.id}".`,
    );
    reader.close();
    await reading.close();
    store = new CitationStore(committer.log);
    expect(store.get(citation.id)).toBeUndefined();
  });

  it('are not taken for those of another log', async () => {
    const { citation } = await cite();
    await expect(
      citations().verify({ ...citation, identity: '0' }, committer.current),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect((await citations().verify(citation, committer.current)).cited.verdict).toBe('same');
  });
});
