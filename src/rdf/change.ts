/**
 * The value that every write is: quads to remove and quads to add. Updates, loads and news pages all end in one.
 * On disk a change is RDF Patch: one line a quad, `A` or `D` before its N-Quads form.
 */
import type { Quad } from '@rdfjs/types';
import { parseN3Syntax } from './parse.js';
import { toNQuad } from './n-quads.js';

/** Quads to add and to remove. A quad in both parts is there afterwards. */
export interface Change {
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
}

/** A change that only adds. */
export function additionsOf(quads: readonly Quad[]): Change {
  return { added: quads, removed: [] };
}

/** A change as RDF Patch, removals first, so that applying the lines in order gives the same graph. */
export function toRdfPatch(change: Change): string {
  const lines = ['TX .\n'];
  for (const quad of change.removed) lines.push('D ', toNQuad(quad), '\n');
  for (const quad of change.added) lines.push('A ', toNQuad(quad), '\n');
  lines.push('TC .\n');
  return lines.join('');
}

/**
 * The change that `toRdfPatch` wrote.
 * @throws ServiceError `malformed-rdf` for a line that is no quad; Error for a patch whose end is missing.
 */
export function fromRdfPatch(patch: string): Change {
  const lines = patch.split('\n');
  if (lines[0] !== 'TX .' || lines.at(-2) !== 'TC .') throw new Error('The RDF Patch does not begin with TX and end with TC.');
  const body = lines.slice(1, -2);
  const quadsOf = (mark: string): Quad[] =>
    parseN3Syntax(body.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length)).join('\n'), { format: 'nquads', keepBlankNodeLabels: true });
  return { removed: quadsOf('D '), added: quadsOf('A ') };
}
