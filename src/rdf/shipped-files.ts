/** The files that come with the product, for any base IRI. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Quad } from '@rdfjs/types';
import { ServiceError } from '../errors.js';
import { getOrMake } from './get-or-make.js';
import { DEFAULT_BASE_IRI, type Names } from './names.js';
import { parseN3Syntax } from './parse.js';
import { quad } from './terms.js';

/** The directory of package.json, whether the code runs compiled or not. */
export const PACKAGE_DIRECTORY = findPackageDirectory();

function findPackageDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const above = dirname(directory);
    if (above === directory) throw new Error(`No package.json is above ${import.meta.url}`);
    directory = above;
  }
  return directory;
}

export function readPackage(): { readonly version: string } {
  return JSON.parse(readFileSync(join(PACKAGE_DIRECTORY, 'package.json'), 'utf8')) as {
    version: string;
  };
}

export function readOntology(names: Names): Quad[] {
  return readOnce('ontology', names).map(({ subject, predicate, object }) =>
    quad(subject, predicate, object, names.graphs.ontology),
  );
}

/** The ontology or the shapes with their comments, in one Turtle document. */
export function readWritten(folder: 'ontology' | 'shapes', names: Names): string {
  return filesOf(folder)
    .filter((file) => file.endsWith('.ttl'))
    .map((file) => readRebased(file, names))
    .join('\n');
}

export function readShapes(names: Names): readonly Quad[] {
  return readOnce('shapes', names);
}

/** Cached: several parts read these files, which do not change while a process runs. */
const known = new Map<string, readonly Quad[]>();

function readOnce(folder: 'ontology' | 'shapes', names: Names): readonly Quad[] {
  return getOrMake(known, `${folder} ${names.baseIri}`, () => readFolder(folder, names));
}

export function readData(names: Names): Quad[] {
  return readFolder('data', names);
}

export function readContext(names: Names): { '@context': object } {
  return JSON.parse(readRebased(join(PACKAGE_DIRECTORY, 'ontology', 'context.jsonld'), names)) as {
    '@context': object;
  };
}

/** In order of number; names are those of the files, without number and ending. */
export function readQueries(names: Names): { readonly name: string; readonly text: string }[] {
  const folder = join(PACKAGE_DIRECTORY, 'data', 'queries');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.rq'))
    .sort((one, other) => parseInt(one, 10) - parseInt(other, 10))
    .map((file) => ({
      name: file.replace(/^\d+-|\.rq$/g, ''),
      text: readRebased(join(folder, file), names),
    }));
}

function readFolder(folder: string, names: Names): Quad[] {
  return filesOf(folder).flatMap((file) =>
    parseN3Syntax(readRebased(file, names), {
      format: file.endsWith('.trig') ? 'trig' : 'turtle',
      baseIri: names.baseIri,
      source: relative(PACKAGE_DIRECTORY, file),
    }),
  );
}

function filesOf(folder: string): string[] {
  return readdirSync(join(PACKAGE_DIRECTORY, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ttl|trig)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The text of a file with the base IRI in use instead of the shipped one. */
function readRebased(file: string, names: Names): string {
  try {
    return readFileSync(file, 'utf8').replaceAll(DEFAULT_BASE_IRI, names.baseIri);
  } catch (cause) {
    throw new ServiceError(
      'configuration',
      `The file ${file}, which is part of the installation, cannot be read.`,
      { cause },
    );
  }
}
