import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommitLog } from '../../src/commits/index.js';
import { DEFAULT_BASE_IRI } from '../../src/rdf/index.js';
import { Service } from '../../src/service.js';

describe('A first start that was broken off', () => {
  let directory: string;

  beforeEach(() => {
    directory = join(mkdtempSync(join(tmpdir(), 'osce-graph-first-')), 'var');
    mkdirSync(directory);
  });

  afterEach(() => {
    rmSync(join(directory, '..'), { recursive: true });
  });

  it.each<[string, () => void]>([
    [
      'before anything was written',
      () => {
        writeFileSync(join(directory, 'log.sqlite'), '');
      },
    ],
    [
      'before the shipped data was committed',
      () => {
        new CommitLog(directory, 'write').close();
      },
    ],
  ])('%s is made up for by whoever comes next, even to read', async (_when, breakOff) => {
    breakOff();
    const service = await Service.open(
      {
        dataDirectory: directory,
        baseIri: DEFAULT_BASE_IRI,
        queryTimeoutMs: 10_000,
        isUnionDefaultGraph: true,
        serviceAllow: [],
      },
      'read',
    );
    expect([service.current.number, service.current.count() > 15_000]).toEqual([1, true]);
    await service.close();
  });
});
