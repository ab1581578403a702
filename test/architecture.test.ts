import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PACKAGE_DIRECTORY } from '../src/rdf/index.js';

const SOURCE = join(PACKAGE_DIRECTORY, 'src');

/** Folders and root files in import order: each imports only from those before it. */
const ORDER = [
  'errors.ts',
  'json-answers.ts',
  'threads',
  'rdf',
  'graph',
  'sparql',
  'shacl',
  'commits',
  'snapshots',
  'search',
  'ask',
  'lists',
  'build',
  'news',
  'service.ts',
  'http',
  'cli',
  'web',
];

/** The one folder that may import each package. Types of RDF/JS are words that everyone may use. */
const HOMES: Readonly<Record<string, string>> = {
  n3: 'rdf',
  jsonld: 'rdf',
  'rdf-canonize': 'rdf',
  'rdfxml-streaming-parser': 'rdf',
  '@traqula/algebra-sparql-1-2': 'sparql',
  '@traqula/algebra-transformations-1-1': 'sparql',
  '@traqula/algebra-transformations-1-2': 'sparql',
  '@traqula/core': 'sparql',
  '@traqula/parser-sparql-1-2': 'sparql',
  '@traqula/rules-sparql-1-1': 'sparql',
  '@traqula/rules-sparql-1-2': 'sparql',
  'sparqljson-parse': 'sparql',
  'sparqlxml-parse': 'sparql',
  '@vocabulary/dash': 'shacl',
  'rdf-validate-datatype': 'shacl',
  'better-sqlite3': 'commits',
  'hyparquet-writer': 'snapshots',
  yazl: 'snapshots',
  yauzl: 'snapshots',
  'word-list': 'search',
  stemmer: 'search',
  parse5: 'news',
  express: 'http',
  compression: 'http',
  'lru-cache': 'http',
  negotiator: 'http',
  'on-headers': 'http',
  'prom-client': 'http',
  commander: 'cli',
  'd3-force': 'web',
  '@codemirror/autocomplete': 'web',
  '@codemirror/commands': 'web',
  '@codemirror/language': 'web',
  '@codemirror/lint': 'web',
  '@codemirror/state': 'web',
  '@codemirror/view': 'web',
  '@lezer/highlight': 'web',
};

/** The package of a specifier, which may name a file in it. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

const FILES = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
  .map((entry) => join(entry.parentPath, entry.name));

const IMPORTS: readonly Import[] = FILES.flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s(type\s)?(?:[^;'"]*?\sfrom\s)?'([^']+)';/gm,
    ),
  ].map((match) => ({ file, specifier: match[2]!, isTypeOnly: match[1] !== undefined })),
);

/** The first part of a path below `src/`: a folder, or a file at the root. */
function placeOf(file: string): string {
  return relative(SOURCE, file).split(/[\\/]/)[0]!;
}

function shown({ file, specifier }: Import): string {
  return `${relative(SOURCE, file)} imports ${specifier}`;
}

describe('The source tree', () => {
  it('is read by this test', () => {
    expect(FILES.length).toBeGreaterThan(80);
    expect(IMPORTS.length).toBeGreaterThan(300);
  });

  it('has only the folders that the tour lists', () => {
    const tour = readFileSync(join(SOURCE, 'README.md'), 'utf8');
    const places = new Set(FILES.map(placeOf));
    for (const place of places) {
      expect(ORDER).toContain(place);
      expect(tour).toContain(place.endsWith('.ts') ? `\`${place}\`` : `\`${place}/\``);
    }
  });

  it('imports only what comes before, and only through a folder’s index', () => {
    const wrong = IMPORTS.filter(({ specifier }) => specifier.startsWith('.')).filter(
      ({ file, specifier }) => {
        const target = resolve(dirname(file), specifier.replace(/\.js$/, '.ts'));
        const from = placeOf(file);
        const to = placeOf(target);
        if (from === to) return false;
        const isBefore = ORDER.indexOf(to) < ORDER.indexOf(from) && ORDER.includes(to);
        const isFrontDoor = to.endsWith('.ts') || relative(SOURCE, target) === join(to, 'index.ts');
        return !isBefore || !isFrontDoor;
      },
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it('keeps what browsers run apart: it knows the service only through HTTP', () => {
    const wrong = IMPORTS.filter(
      ({ file, specifier }) =>
        placeOf(file) === 'web' &&
        (specifier.startsWith('node:') ||
          (specifier.startsWith('.') &&
            !['web', 'json-answers.js'].includes(placeOf(resolve(dirname(file), specifier))))),
    );
    expect(wrong.map(shown)).toEqual([]);
    expect(
      IMPORTS.filter(
        ({ file, specifier }) =>
          placeOf(file) !== 'web' &&
          specifier.startsWith('.') &&
          placeOf(resolve(dirname(file), specifier)) === 'web',
      ).map(shown),
    ).toEqual([]);
  });

  it('reads news pages one folder after the other, none of which imports from a later one', () => {
    const stages = ['read', 'names', 'rules', 'link'];
    const stageOf = (file: string): number =>
      stages.indexOf(relative(join(SOURCE, 'news'), file).split(/[\\/]/)[0]!);
    const wrong = IMPORTS.filter(({ specifier }) => specifier.startsWith('.')).filter(
      ({ file, specifier }) =>
        stageOf(file) >= 0 && stageOf(resolve(dirname(file), specifier)) > stageOf(file),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it('imports each package in one folder only', () => {
    const wrong = IMPORTS.filter(
      ({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:'),
    ).filter(({ file, specifier, isTypeOnly }) => {
      if (specifier === '@rdfjs/types') return !isTypeOnly;
      return HOMES[packageOf(specifier)] !== placeOf(file);
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it('uses every package that it depends on', () => {
    const { dependencies } = JSON.parse(
      readFileSync(join(PACKAGE_DIRECTORY, 'package.json'), 'utf8'),
    ) as { dependencies: Record<string, string> };
    const used = new Set(IMPORTS.map(({ specifier }) => packageOf(specifier)));
    expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([]);
    expect(Object.keys(HOMES).filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('has no file that is too long to read', () => {
    const long = FILES.map((file) => ({
      file: relative(SOURCE, file),
      lines: readFileSync(file, 'utf8').split('\n').length,
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
