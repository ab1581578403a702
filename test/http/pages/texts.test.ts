/** All texts of the pages in one file, `var/page-texts.txt`, to read them through. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { fillTinyGraph } from '../../support/small-graph.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { RunningApp } from '../../support/running-app.js';
import { structureFaults } from './page-structure.js';

type Node = DefaultTreeAdapterTypes.Node;

const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'br',
  'code',
  'em',
  'kbd',
  'mark',
  'q',
  'small',
  'span',
  'strong',
  'time',
]);
const SILENT = new Set(['script', 'style', 'svg', 'pre', 'textarea']);
const TEXTS = new Set(['alt', 'aria-label', 'content', 'placeholder', 'title']);
const SERVED = [
  '/',
  '/sparql',
  '/sparql?query=SELECT+*+%7B+?s+?p+?o+%7D+LIMIT+3',
  '/sparql?query=CONSTRUCT+WHERE+%7B+?s+?p+?o+%7D',
  '/sparql?query=SELECT',
  '/snapshots',
  '/search?q=nothing',
  '/ask',
  '/ask?q=What+is+love%3F',
  '/ask?q=How+many+events+took+place%3F',
  '/organizations?q=nothing',
  '/proposals',
  '/queries',
  '/queries/events-by-kind-and-year',
  '/status',
  '/snapshots/0/diff/1',
  '/docs',
  '/nothing/here',
  '/snapshots/1',
  '/ontology',
  '/ontology/Workshop',
  '/shapes',
  '/shapes/Event',
  '/catalog',
  '/feed',
  '/news?page=x',
];
/** Phrases that no native speaker would say, from the style guide. */
const IDIOMS = [
  /\bwhat (?:is|was|it|they|stands|has|comes|refers|goes)\b(?![^?]*\?)/i,
  /(?:^|[.,;:] |, and |of )who (?!organizes|works|what)\w+s\b(?![^?]*\?)/i,
  /\b(?:is|are|was|were) (?:said|told)\b/i,
  /\btells?\b/i,
  /\bstands?\b/i,
  /\bwho(?:m|so)?ever\b|\bof which\b|\bsuch that\b|\bnone that\b|\bmay not\b/i,
  /\bleads? (?:to|nowhere)\b|\bmade-up\b|\bby all together\b|\bat once\b|\bto be had\b/i,
];

/** The text of each block, and of attributes that people read. */
function textsOf(page: string): string[] {
  const texts: string[] = [];
  let line = '';
  const end = (): void => {
    texts.push(line);
    line = '';
  };
  const visit = (node: Node): void => {
    if ('value' in node) line += node.value;
    const name = 'tagName' in node ? node.tagName : '';
    if (SILENT.has(name)) return;
    const isBlock = name !== '' && !INLINE.has(name);
    if (isBlock) end();
    if ('attrs' in node)
      texts.push(...node.attrs.filter((one) => TEXTS.has(one.name)).map(({ value }) => value));
    if ('childNodes' in node) node.childNodes.forEach(visit);
    if (isBlock) end();
  };
  visit(parse(page));
  return texts;
}

/** Strings of the browser's code that are sentences or labels. */
function textsOfScripts(): string[] {
  return readdirSync('src/web', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [
      ...readFileSync(join('src/web', name), 'utf8')
        .replace(/^\s*(?:\/?\*|\/\/).*$/gm, '')
        .matchAll(/'([^'\n]*)'|`([^`$\n]*)`/g),
    ])
    .map(([, quoted, template = '']) => quoted ?? template)
    .filter((text) => /^[A-Z][a-z]+[ .]|[a-z], [a-z]|[a-z]\.$/.test(text));
}

const directories = new TemporaryDirectories();
let app: RunningApp;
beforeAll(async () => {
  const directory = directories.make();
  await fillTinyGraph(join(directory, 'var'));
  app = await RunningApp.start({ directory });
});
afterAll(() => app.close());

it('Texts of pages are written to a file, and have none of the idioms of the style guide', async () => {
  const served = SERVED.map(async (path): Promise<[string, string[]]> => {
    const { text } = await app.get(path, { Accept: 'text/html' });
    expect([path, structureFaults(text)]).toEqual([path, []]);
    return [path, textsOf(text)];
  });
  const known = new Set<string>();
  const chapters = [...(await Promise.all(served)), ['scripts', textsOfScripts()] as const].map(
    ([name, texts]) => {
      const lines = texts
        .map((text) => text.replace(/\s+/g, ' ').trim())
        .filter((text) => /[a-z]{2}/i.test(text) && !known.has(text) && known.add(text));
      return { name, lines };
    },
  );
  mkdirSync('var', { recursive: true });
  writeFileSync(
    'var/page-texts.txt',
    chapters.map(({ name, lines }) => `# ${name}\n${lines.join('\n')}\n`).join('\n'),
  );
  const odd = chapters.flatMap(({ name, lines }) =>
    lines
      .filter((line) => IDIOMS.some((idiom) => idiom.test(line)))
      .map((line) => `${name}: ${line}`),
  );
  expect(odd).toEqual([]);
});
