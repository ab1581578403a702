import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'osce-graph-built-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

describe('The program as it is built', () => {
  // Packages that are loaded only when they are needed look different there than in the sources.
  it.each([
    ['a.ttl', '<urn:a> <urn:b> "c" .'],
    ['a.nq', '<urn:a> <urn:b> "c" <urn:g> .'],
    ['a.jsonld', '{ "@id": "urn:a", "urn:b": "c" }'],
    [
      'a.rdf',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">' +
        '<rdf:Description rdf:about="urn:a"><u:b>c</u:b></rdf:Description></rdf:RDF>',
    ],
  ])('reads %s', async (name, text) => {
    const file = join(directory, name);
    writeFileSync(file, text);
    const { stdout } = await run('node', ['bin/osce-graph.js', 'validate', file], {
      env: { ...process.env, DATA_DIR: join(directory, 'data') },
    });
    expect(stdout).toContain('1 statements: all shapes are satisfied');
  });
});
