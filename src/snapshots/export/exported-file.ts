/** Files of a version: in a manifest, and as made. */
import type { FileDigest } from './whole-file.js';

/** Size and digest are null while a large version's file was not requested yet. */
export interface ExportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number | null;
  /** Lower-case hexadecimal digest of the file's bytes. */
  readonly sha256: string | null;
}

export interface ExportedFile extends FileDigest {
  readonly name: string;
  readonly mediaType: string;
}

/** A version's metadata in its files. */
export interface ExportedVersion {
  readonly number: number;
  /** ISO date and time. */
  readonly committedAt: string | undefined;
  /** The digest of its commit, which covers all commits before. */
  readonly identity: string;
}

/** A JSON document as the text of a file. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
