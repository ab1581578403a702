import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Catalogue,
  CatalogueView,
  thingOf,
  type DescribedThing,
} from '../../src/catalogue/index.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'catalogue-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

describe('A catalogue', () => {
  it('has things of more kinds than it can tell apart, the last ones as things', () => {
    const catalogue = Catalogue.open(join(directory, 'catalogue.sqlite'), 'http://x.example/');
    const things = Array.from({ length: 600 }, (_, at): DescribedThing => ({
      iri: `http://x.example/${at}`,
      kind: `kind-${at}`,
      texts: [{ field: 0, text: `name ${at}` }],
    }));
    const version = { number: 2, identity: 'second' };
    catalogue.add({ number: 1, identity: 'first' }, things, 'all');
    catalogue.add(version, things, 'all');
    const view = new CatalogueView(catalogue, version);
    const found = [0, 510, 511, 599].map((at) => {
      const [thing = 0] = view.namesWith(`name${at}`).map(thingOf);
      return [...view.irisOf([thing]), view.kindOf(thing)];
    });
    expect(found).toEqual([
      ['http://x.example/0', 'kind-0'],
      ['http://x.example/510', 'kind-510'],
      ['http://x.example/511', 'thing'],
      ['http://x.example/599', 'thing'],
    ]);
    expect(view.kinds).toHaveLength(511);
    expect(catalogue.database.get('SELECT count(*) AS count FROM things')).toEqual({ count: 600 });
    catalogue.close();
  });
});
