/** The files in data/ are what the build makes of the facts. */
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { buildData } from '../../data/build/build.js';
import { readFacts } from '../../data/build/facts-files.js';
import { parseN3Syntax, quadKey } from '../../src/rdf/index.js';
import { checkoutPath } from '../support/rdf.js';

const facts = readFacts(checkoutPath('data/facts'));
const built = buildData(facts);

describe('The files in data/', () => {
  it('are what the build makes of the facts', () => {
    for (const [path, text] of built.files) {
      const file = checkoutPath(`data/${path}`);
      if (!existsSync(file) || readFileSync(file, 'utf8') !== text)
        throw new Error(`data/${path} is not what the facts give; run npm run data.`);
    }
  });

  it('are all of the build', () => {
    const onDisk = ['reference', 'news'].flatMap((folder) =>
      readdirSync(checkoutPath(`data/${folder}`)).map((name) => `${folder}/${name}`),
    );
    expect(new Set([...onDisk, 'unlinked.md'])).toEqual(new Set(built.files.keys()));
  });

  it('give back every quad when they are read', () => {
    const read = [...built.files]
      .filter(([path]) => path.endsWith('.trig'))
      .flatMap(([, text]) => parseN3Syntax(text, { format: 'trig' }));
    const written = [...built.reference, ...built.news.flatMap(({ quads }) => [...quads])];
    expect(new Set(read.map(quadKey))).toEqual(new Set(written.map(quadKey)));
  });

  it('do not depend on the order of the news items', () => {
    const turned = buildData({ ...facts, news: [...facts.news].reverse() });
    expect(
      [...turned.files]
        .filter(([path, text]) => built.files.get(path) !== text)
        .map(([path]) => path),
    ).toEqual([]);
  });
});

describe('The report on names', () => {
  it('has no name that came to nothing', () => {
    expect(
      built.news.flatMap(({ links }) => links.filter(({ link }) => link.outcome === 'none')),
    ).toEqual([]);
    expect(built.files.get('unlinked.md')).toContain('## Names that came to nothing (0)');
  });

  it('has each body whose part in an item without an event is not said', () => {
    const lost = facts.news.filter(
      ({ event, organisers }) => event === null && organisers.length > 0,
    );
    expect(lost.length).toBeGreaterThan(0);
    for (const { id, organisers } of lost)
      for (const { name, role } of organisers)
        expect(built.files.get('unlinked.md')).toContain(`| ${name} | ${role} | ${id} |`);
  });
});
