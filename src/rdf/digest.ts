/** One digest for a set of quads, independent of order and blank node labels. */
import { createHash } from 'node:crypto';
import type { Quad, Term } from '@rdfjs/types';
import { withCanonicalLabels } from './canonical-labels.js';
import { toNQuad } from './n-quads.js';

/**
 * The quads as sorted canonical N-Quads lines. Blank nodes get their RDFC-1.0 labels; only their
 * quads go through the algorithm, since labels depend on no others (RDFC-1.0 §4.4). Blank nodes
 * that can hardly be told apart keep their labels, which for quads of one log are always the same.
 */
export async function canonicalLines(quads: Iterable<Quad>): Promise<string[]> {
  return (await sortedLines(quads)).lines;
}

/** SHA-256 in hexadecimal of the lines; null where blank nodes can hardly be told apart. */
export async function digestOf(quads: Iterable<Quad>): Promise<string | null> {
  const { lines, isCanonical } = await sortedLines(quads);
  if (!isCanonical) return null;
  const hash = createHash('sha256');
  for (let start = 0; start < lines.length; start += 4096)
    hash.update(`${lines.slice(start, start + 4096).join('\n')}\n`);
  return hash.digest('hex');
}

async function sortedLines(
  quads: Iterable<Quad>,
): Promise<{ lines: string[]; isCanonical: boolean }> {
  const lines: string[] = [];
  const withBlankNodes: Quad[] = [];
  for (const quad of quads) {
    if (mentionsBlankNode(quad)) withBlankNodes.push(quad);
    else lines.push(toNQuad(quad));
  }
  const labelled = withBlankNodes.length === 0 ? [] : await withCanonicalLabels(withBlankNodes);
  for (const quad of labelled ?? withBlankNodes) lines.push(toNQuad(quad));
  return { lines: lines.sort(compareCodePoints), isCanonical: labelled !== undefined };
}

/** Whether a quad has a blank node, triple terms included. */
export function mentionsBlankNode({ subject, object, graph }: Quad): boolean {
  return [subject, object, graph].some(hasBlankNode);
}

/** Whether a term is a blank node, or a triple term that has one. */
export function hasBlankNode(term: Term): boolean {
  return (
    term.termType === 'BlankNode' || (term.termType === 'Quad' && mentionsBlankNode(term as Quad))
  );
}

/** By code point, as RDFC-1.0, SPARQL (XPath F&O §5.3.2) and `sort` in the C locale do. */
export function compareCodePoints(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return codePointRank(a) - codePointRank(b);
  }
  return left.length - right.length;
}

/** Surrogates encode the highest code points, so they come after all other UTF-16 units. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
