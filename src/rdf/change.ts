/**
 * The value of every write: quads to remove and quads to add. Updates, loads and news pages all end
 * in one. On disk a change is RDF Patch: one line a quad, `A` or `D` before its N-Quads form.
 */
import type { Quad } from '@rdfjs/types';
import { parseN3Syntax } from './parse.js';
import { toNQuad } from './n-quads.js';

const PART_LENGTH = 1 << 20;

/** Quads to add and to remove. A quad in both parts is present afterwards. */
export interface Change {
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
}

/** RDF Patch, removals first, in parts of about a MiB: one string has no room for all. */
export function* rdfPatchParts(change: Change): Generator<string> {
  let lines = ['TX .\n'];
  let length = 0;
  for (const [mark, quads] of [
    ['D', change.removed],
    ['A', change.added],
  ] as const) {
    for (const quad of quads) {
      const line = `${mark} ${toNQuad(quad)}\n`;
      lines.push(line);
      length += line.length;
      if (length < PART_LENGTH) continue;
      yield lines.join('');
      lines = [];
      length = 0;
    }
  }
  lines.push('TC .\n');
  yield lines.join('');
}

/** Without first and last line. @throws ServiceError `malformed-rdf` for a line that is no quad */
export function fromPatchLines(lines: readonly string[]): Change {
  const quadsOf = (mark: string): Quad[] =>
    parseN3Syntax(
      lines
        .filter((line) => line.startsWith(mark))
        .map((line) => line.slice(mark.length))
        .join('\n'),
      { format: 'nquads', keepBlankNodeLabels: true },
    );
  return { removed: quadsOf('D '), added: quadsOf('A ') };
}
