import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PACKAGE_DIRECTORY } from '../../src/rdf/index.js';

const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].map((name) =>
    join(PACKAGE_DIRECTORY, name),
  ),
  ...readdirSync(join(PACKAGE_DIRECTORY, 'docs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name)),
];

/** A document without its code, where brackets mean something else. */
function proseOf(file: string): string {
  return readFileSync(file, 'utf8').replace(/^ *(```+)[\s\S]*?^ *\1/gm, '');
}

/** Addresses of links and images that have no scheme. */
function relativeLinksOf(file: string): string[] {
  const prose = proseOf(file).replace(/`[^`\n]*`/g, 'code');
  return [...prose.matchAll(/\]\(([^()\s]+)[^()]*\)|^\[[^\]]+\]: (\S+)/gm)]
    .map((match) => match[1] ?? match[2]!)
    .filter((address) => !/^[a-z][a-z\d+.-]*:/i.test(address));
}

/** The anchors of headings, as GitHub makes them. */
function anchorsOf(file: string): Set<string> {
  const counts = new Map<string, number>();
  const anchors = [...proseOf(file).matchAll(/^#{1,6} +(.+?)(?: +#+)?$/gm)].map((match) => {
    const anchor = match[1]!
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
  return new Set(anchors);
}

describe('Links of the documentation', () => {
  it.each(DOCUMENTS.map((file) => [relative(PACKAGE_DIRECTORY, file), file]))(
    'all lead somewhere: %s',
    (_name, file) => {
      const broken = relativeLinksOf(file).filter((address) => {
        const [path = '', anchor] = decodeURIComponent(address).split('#');
        const target = path === '' ? file : resolve(dirname(file), path);
        if (!existsSync(target)) return true;
        return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor);
      });
      expect(broken).toEqual([]);
    },
  );
});
