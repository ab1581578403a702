import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Committer } from '../../../src/commits/index.js';
import { SqliteDatabase } from '../../../src/commits/sqlite.js';
import { Citations, Snapshots, compareAnswers } from '../../../src/snapshots/index.js';
import { SparqlEngine } from '../../../src/sparql/index.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { commitTo, names, openCommitter } from '../../support/small-commits.js';

const directories = new TemporaryDirectories();
let directory: string;
let committer: Committer;
let sparql: SparqlEngine;

beforeEach(async () => {
  directory = directories.make();
  committer = openCommitter(directory);
  await commitTo(committer, ':a :p 1, 2 .');
  sparql = new SparqlEngine({ names, defaultGraph: 'union', timeoutMs: 5_000, serviceAllow: [] });
});
afterEach(async () => {
  await sparql.close();
  await committer.close();
});
afterAll(() => {
  directories.removeAll();
});

const QUERY = 'SELECT ?o { ?s <http://example.org/p> ?o }';
const cite = () => citations().cite({ query: QUERY, version: committer.current, isTrusted: false });
const citations = ({ log } = committer): Citations =>
  new Citations(log, new Snapshots(committer.log, names, () => committer.current), sparql, {
    names,
    defaultGraph: 'union',
    compare: compareAnswers,
  });

describe('Citations', () => {
  it('without a token are limited a day, and those that there are stay free', async () => {
    const first = await cite();
    const citedAt = new Date().toISOString();
    for (let number = 0; number < 999; number += 1)
      await committer.log.addCitation({ id: `x${number}`, version: 1, citedAt, record: '{}' });
    const more = { query: `${QUERY} LIMIT 1`, version: committer.current };
    await expect(citations().cite({ ...more, isTrusted: false })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    expect(await cite()).toEqual({ citation: first.citation, isNew: false });
    expect((await citations().cite({ ...more, isTrusted: true })).isNew).toBe(true);
    expect(committer.log.citations({ after: new Date(Date.now() + 60_000) })).toEqual([]);
  });

  it('are read beside a writer, also from a log that has no table for them', async () => {
    const { citation } = await cite();
    const reading = openCommitter(directory, 'read');
    expect(citations(reading).get(citation.id)).toEqual(citation);
    const database = new SqliteDatabase(join(directory, 'log.sqlite'));
    database.exec('DROP TABLE citations');
    database.close();
    reading.catchUp();
    expect(() => citations(reading).get(citation.id)).toThrow(
      `There is no citation "${citation.id}".`,
    );
    await reading.close();
    expect(committer.log.citations()).toEqual([]);
  });

  it('are not taken for those of another log', async () => {
    const { citation } = await cite();
    await expect(
      citations().verify({ ...citation, identity: '0' }, committer.current),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect((await citations().verify(citation, committer.current)).cited.verdict).toBe('same');
  });
});
