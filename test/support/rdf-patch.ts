/** Whole RDF Patches as strings. */
import {
  fromPatchLines,
  quadKey,
  rdfPatchParts,
  toNQuad,
  type Change,
  type Quad,
} from '../../src/rdf/index.js';

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

/** Statements after a change, which must fit them. */
export function applied(quads: readonly Quad[], { added, removed }: Change): Quad[] {
  const result = new Map(quads.map((each) => [quadKey(each), each]));
  for (const each of removed)
    if (!result.delete(quadKey(each))) throw new Error(`not there: ${toNQuad(each)}`);
  for (const each of added) {
    if (result.has(quadKey(each))) throw new Error(`there already: ${toNQuad(each)}`);
    result.set(quadKey(each), each);
  }
  return [...result.values()];
}
