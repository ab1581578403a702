/** Files of a version: what is known of them, their media types, a manifest, and their digests. */
import { createHash } from 'node:crypto';
import type { GraphVersion } from '../../graph/index.js';
import { formatOfFileName } from '../../rdf/index.js';
import { subsetText, type Subset } from './subset.js';
import type { FileDigest } from './whole-file.js';

export interface ExportedFile extends FileDigest {
  readonly name: string;
  readonly mediaType: string;
}

/** A file in a list: size and digest are null while a large version's was not requested yet. */
export interface ExportFile extends Pick<ExportedFile, 'name' | 'mediaType'> {
  readonly size: number | null;
  readonly sha256: string | null;
}

/** A version's metadata in its files. */
export interface ExportedVersion {
  readonly number: number;
  /** ISO date and time. */
  readonly committedAt: string | undefined;
  /** The digest of its commit, which covers all commits before. */
  readonly identity: string;
}

export const exportedVersionOf = (version: GraphVersion): ExportedVersion => ({
  ...{ number: version.number, identity: version.identity },
  committedAt: version.committedAt?.toISOString(),
});

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  geojson: 'application/geo+json',
  graphml: 'application/graphml+xml',
  zip: 'application/zip',
  gz: 'application/gzip',
  md: 'text/markdown',
  rq: 'application/sparql-query',
  cff: 'application/yaml',
  json: 'application/json',
};

export function mediaTypeOf(fileName: string): string {
  if (fileName.endsWith('.csv-metadata.json')) return 'application/csvm+json';
  const ending = fileName.split('.').at(-1)!;
  return MEDIA_TYPES[ending] ?? formatOfFileName(fileName)?.mediaType ?? 'text/plain';
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

export interface TextFile extends ExportedFile {
  readonly text: string;
}

export function textFile(name: string, text: string): TextFile {
  return {
    ...{ name, text, mediaType: mediaTypeOf(name), size: Buffer.byteLength(text) },
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}

/** The file with the digests of all others beside it, in the format of `sha256sum`. */
export const SUMS_FILE = 'SHA256SUMS';

export function sumsOf(files: readonly Pick<ExportedFile, 'name' | 'sha256'>[]): string {
  return [...files]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ sha256, name }) => `${sha256}  ${name}\n`)
    .join('');
}

/** The text of `manifest.json`: the version, the part of it, and the files. */
export function manifestOf(
  version: ExportedVersion,
  subset: Subset | undefined,
  files: readonly ExportedFile[],
  /** Files that a format has no form for. */
  leftOut: readonly { readonly name: string; readonly reason: string }[] = [],
): string {
  return jsonText({
    title: 'osce-graph',
    version: version.number,
    committedAt: version.committedAt ?? null,
    commit: version.identity,
    subset: subset ? subsetText(subset) : null,
    files: files.map(({ name, mediaType, size, sha256 }) => ({ name, mediaType, size, sha256 })),
    leftOut,
  });
}
