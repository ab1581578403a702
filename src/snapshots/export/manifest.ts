/** Metadata of files that are published together: a manifest, and their digests. */
import { jsonText, type ExportedFile, type ExportedVersion } from './exported-file.js';
import { subsetText, type Subset } from './subset.js';

/** The file with the digests of all others beside it, in the format of `sha256sum`. */
export const SUMS_FILE = 'SHA256SUMS';

export function sumsOf(files: readonly Pick<ExportedFile, 'name' | 'sha256'>[]): string {
  return [...files]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ sha256, name }) => `${sha256}  ${name}\n`)
    .join('');
}

export function readSums(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)].map(([, sha256, name]) => [name!, sha256!]),
  );
}

/** A file that a format has no form for, with the reason. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** The text of `manifest.json`: the version, the part of it, and the files. */
export function manifestOf(
  version: ExportedVersion,
  subset: Subset | undefined,
  files: readonly ExportedFile[],
  leftOut: readonly LeftOut[] = [],
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
