import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PACKAGE_DIRECTORY } from '../src/rdf/index.js';

const SOURCE = join(PACKAGE_DIRECTORY, 'src');

/** The rows of the tour: folders and root files in import order, and their lines at most. */
const TOUR = readFileSync(join(SOURCE, 'README.md'), 'utf8');
const ROWS = [...TOUR.matchAll(/^\| `([^`/]+)\/?` \|.*\| (\d+) \|$/gm)].map(([, place, most]) => ({
  place: place!,
  most: Number(most),
}));
const ORDER = ROWS.map(({ place }) => place);

/** The packages of each folder; no other folder may import them. Two folders draw maps. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  comunica: ['@comunica/query-sparql'],
  rdf: ['n3', 'jsonld', 'rdf-canonize', 'rdfxml-streaming-parser'],
  input: ['ajv', 'yaml'],
  sparql: [
    '@traqula/algebra-sparql-1-2',
    '@traqula/algebra-transformations-1-1',
    '@traqula/algebra-transformations-1-2',
    '@traqula/core',
    '@traqula/parser-sparql-1-2',
    '@traqula/rules-sparql-1-1',
    '@traqula/rules-sparql-1-2',
    're2js',
    'sparqljson-parse',
    'sparqlxml-parse',
  ],
  shacl: ['@vocabulary/dash', 'rdf-validate-datatype', 'rdf-validate-shacl'],
  commits: ['better-sqlite3'],
  snapshots: ['hyparquet-writer', 'yazl', 'yauzl'],
  catalogue: ['stemmer'],
  ask: ['word-list'],
  news: ['parse5'],
  mcp: ['@modelcontextprotocol/server'],
  http: [
    'express',
    'express-rate-limit',
    'compression',
    'lru-cache',
    'markdown-it',
    'negotiator',
    'on-headers',
    'pino',
    'prom-client',
  ],
  cli: ['commander'],
  web: [
    '@github/combobox-nav',
    'd3-force',
    'd3-selection',
    'd3-zoom',
    'd3-geo',
    'topojson-client',
    '@codemirror/autocomplete',
    '@codemirror/commands',
    '@codemirror/language',
    '@codemirror/state',
    '@codemirror/view',
    '@lezer/highlight',
  ],
};

interface Import {
  readonly file: string;
  readonly specifier: string;
  /** Of a relative specifier, the file it names. */
  readonly target: string | undefined;
  readonly isTypeOnly: boolean;
}

const FILES = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
  .filter(({ name }) => /\.(?:ts|mts|mjs|js)$/.test(name) && !name.endsWith('.d.ts'))
  .map((entry) => join(entry.parentPath, entry.name));

const IMPORTS: readonly Import[] = FILES.flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s(type\s)?(?:[^;'"]*?\sfrom\s)?'([^']+)';/gm,
    ),
  ].map(([, type, specifier = '']) => ({
    file,
    specifier,
    target: specifier.startsWith('.')
      ? resolve(dirname(file), specifier.replace(/\.js$/, '.ts'))
      : undefined,
    isTypeOnly: type !== undefined,
  })),
);

/** The first part of a path below `src/`: a folder, or a file at the root. */
function placeOf(file: string): string {
  return relative(SOURCE, file).split(/[\\/]/)[0]!;
}

/** The lines of a file, or of the code and styles below a folder. */
function linesIn(place: string): number {
  const path = join(SOURCE, place);
  const files = statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter(({ name }) => /\.(?:ts|mjs|js|css)$/.test(name))
        .map((entry) => join(entry.parentPath, entry.name));
  return files.reduce((sum, file) => sum + readFileSync(file, 'utf8').split('\n').length - 1, 0);
}

/** The package of a specifier, which may name a file in it. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function shown({ file, specifier }: Import): string {
  return `${relative(SOURCE, file)} imports ${specifier}`;
}

/** Sets of files that import each other, directly or through others (Tarjan's algorithm). */
function cyclesOf(imports: readonly Import[]): string[][] {
  const targets = new Map<string, Import[]>();
  for (const each of imports) targets.set(each.file, [...(targets.get(each.file) ?? []), each]);
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    stack.push(file);
    let low = own;
    for (const { target } of targets.get(file) ?? []) {
      if (target === undefined) continue;
      if (!index.has(target)) low = Math.min(low, visit(target));
      else if (stack.includes(target))
        low = Math.min(low, lowest.get(target) ?? index.get(target)!);
    }
    lowest.set(file, low);
    if (low === own) {
      const members = stack.splice(stack.indexOf(file));
      if (members.length > 1) cycles.push(members.map((each) => relative(SOURCE, each)).sort());
    }
    return low;
  };
  for (const file of FILES) if (!index.has(file)) visit(file);
  return cycles;
}

describe('The source tree', () => {
  it('is read by this test', () => {
    expect(FILES.length).toBeGreaterThan(80);
    expect(IMPORTS.length).toBeGreaterThan(300);
  });

  it('has the folders that the tour lists, and no others', () => {
    expect([...new Set(FILES.map(placeOf))].sort()).toEqual([...ORDER].sort());
  });

  it('has no more lines than the tour allows', () => {
    const above = ROWS.map(({ place, most }) => ({ place, most, lines: linesIn(place) })).filter(
      ({ most, lines }) => lines > most,
    );
    expect(above).toEqual([]);
    const [, most] = /`test\/` has at most (\d+) lines/.exec(TOUR)!;
    expect(linesIn('../test')).toBeLessThanOrEqual(Number(most));
  });

  it('imports only what comes before, and only through a folder’s index', () => {
    const wrong = IMPORTS.filter(({ file, target }) => {
      if (target === undefined) return false;
      const from = placeOf(file);
      const to = placeOf(target);
      if (from === to) return false;
      const isBefore = ORDER.includes(to) && ORDER.indexOf(to) < ORDER.indexOf(from);
      const isIndex = to.endsWith('.ts') || relative(SOURCE, target) === join(to, 'index.ts');
      return !isBefore || !isIndex;
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it('has no cycle of files that run', () => {
    expect(cyclesOf(IMPORTS.filter(({ isTypeOnly }) => !isTypeOnly))).toEqual([]);
  });

  it('has no cycle through files of different folders, types included', () => {
    const wide = cyclesOf(IMPORTS).filter((files) => new Set(files.map(dirname)).size > 1);
    expect(wide).toEqual([]);
  });

  it('keeps what browsers run apart: it shares only types with the service', () => {
    const isShared = (target: string): boolean =>
      ['web', 'json-answers.ts'].includes(placeOf(target));
    const outward = IMPORTS.filter(
      ({ file, specifier, target }) =>
        placeOf(file) === 'web' &&
        (specifier.startsWith('node:') || (target !== undefined && !isShared(target))),
    );
    const inward = IMPORTS.filter(
      ({ file, target }) =>
        placeOf(file) !== 'web' && target !== undefined && placeOf(target) === 'web',
    );
    expect([...outward, ...inward].map(shown)).toEqual([]);
  });

  it('reads news pages one folder after the other, none of which imports from a later one', () => {
    const stages = ['read', 'names', 'rules', 'link'];
    const stageOf = (file: string): number =>
      stages.indexOf(relative(join(SOURCE, 'news'), file).split(/[\\/]/)[0]!);
    const wrong = IMPORTS.filter(
      ({ file, target }) =>
        target !== undefined && stageOf(file) >= 0 && stageOf(target) > stageOf(file),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it('imports each package in one folder only', () => {
    const wrong = IMPORTS.filter(({ file, specifier, isTypeOnly }) => {
      if (specifier.startsWith('.') || specifier.startsWith('node:')) return false;
      // Words that everyone may use, without code.
      if (['@rdfjs/types', 'topojson-specification'].includes(specifier)) return !isTypeOnly;
      return !(PACKAGES[placeOf(file)] ?? []).includes(packageOf(specifier));
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it('turns the parser’s algebra into its own in one file', () => {
    const own = join(SOURCE, 'sparql', 'syntax');
    const readers = IMPORTS.filter(
      ({ file, specifier, target = '' }) =>
        specifier.startsWith('@traqula/') ||
        (target === join(own, 'grammar.ts') && dirname(file) !== own),
    );
    expect(readers.filter(({ file }) => dirname(file) !== own).map(shown)).toEqual([]);
    expect([
      ...new Set(
        readers
          .filter(({ specifier }) => specifier.startsWith('@traqula/algebra'))
          .map(({ file }) => relative(own, file)),
      ),
    ]).toEqual(['grammar.ts']);
  });

  it('depends at run time on the packages that the service imports, and on no others', () => {
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(PACKAGE_DIRECTORY, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'optionalDependencies', Record<string, string>>;
    // What browsers run is bundled, so nobody needs its packages after that.
    const served = Object.entries(PACKAGES).filter(([folder]) => folder !== 'web');
    expect(Object.keys({ ...dependencies, ...optionalDependencies }).sort()).toEqual(
      served.flatMap(([, packages]) => packages).sort(),
    );
  });

  it('has no file that is too long to read', () => {
    const long = FILES.map((file) => ({
      file: relative(SOURCE, file),
      lines: readFileSync(file, 'utf8').trimEnd().split('\n').length,
    })).filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('says what each file is for in its first lines', () => {
    const silent = FILES.filter(
      (file) => !readFileSync(file, 'utf8').trimStart().startsWith('/**'),
    ).map((file) => relative(SOURCE, file));
    expect(silent).toEqual([]);
  });
});
