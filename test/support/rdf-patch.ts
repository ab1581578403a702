/** Whole RDF Patches as strings. */
import { fromPatchLines, rdfPatchParts, type Change } from '../../src/rdf/index.js';

export function toRdfPatch(change: Change): string {
  return [...rdfPatchParts(change)].join('');
}

/** @throws Error for a patch whose end is missing. */
export function fromRdfPatch(patch: string): Change {
  const lines = patch.split('\n');
  if (lines[0] !== 'TX .' || lines.at(-2) !== 'TC .')
    throw new Error('The RDF Patch does not begin with TX and end with TC.');
  return fromPatchLines(lines.slice(1, -2));
}
