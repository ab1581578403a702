/** Blank node labels that depend only on the nodes' statements. */
import { NQuads, canonize } from 'rdf-canonize';
import type { BlankNode, Literal, NamedNode, Quad, Term } from '@rdfjs/types';
import { messageOf } from '../errors.js';
import { canonicalizationWork } from './blank-node-work.js';
import { termKey } from './quad-source.js';
import { toNTriplesTerm } from './n-quads.js';
import { blankNode, literal, namedNode, quadFrom } from './terms.js';

/** The canonical label of a blank node; undefined if the quads do not have it. */
export type CanonicalLabels = (node: BlankNode) => string | undefined;

/**
 * The RDFC-1.0 labels of the blank nodes in quads. RDFC-1.0 knows no RDF 1.2: to calculate labels,
 * a triple term is read as a node that three statements describe, and a base direction as a
 * datatype. Without either, the labels are exactly the standard's. Undefined for blank nodes that
 * can hardly be told apart (a dozen that all point at each other): the algorithm's work is limited
 * (RDFC-1.0 §7.1).
 */
export async function canonicalLabelsOf(
  quads: readonly Quad[],
): Promise<CanonicalLabels | undefined> {
  const reading = new Rdf11Reading();
  const lines = quads.map((quad) => reading.lineOf(quad));
  const labels = new Map<string, string>();
  try {
    // Line by line, since the library compares each line of a document with all before it.
    const dataset = [...new Set([...lines, ...reading.partLines])].flatMap((line) =>
      NQuads.parse(line),
    );
    const maxDeepIterations = Math.max(MIN_ITERATIONS, quads.length * 4);
    if (canonicalizationWork(dataset) > maxDeepIterations) return undefined;
    await canonize(dataset, { algorithm: 'RDFC-1.0', canonicalIdMap: labels, maxDeepIterations });
  } catch (error) {
    if (messageOf(error).startsWith('Maximum deep iterations exceeded')) return undefined;
    throw error;
  }
  return (node) => labels.get(reading.labelOf(node));
}

/** Under the labels of `canonicalLabelsOf`; undefined without them. */
export async function withCanonicalLabels(quads: readonly Quad[]): Promise<Quad[] | undefined> {
  const labelOf = await canonicalLabelsOf(quads);
  return labelOf && quads.map((quad) => withLabels(quad, labelOf));
}

/** Labels blank nodes, also in triple terms; one without a new label keeps its own. */
export function withLabels(from: Quad, labelOf: CanonicalLabels): Quad {
  const rename = (term: Term): Term => withLabel(term, labelOf);
  // Renamed blank nodes are still valid in their positions.
  return quadFrom([rename(from.subject), from.predicate, rename(from.object), rename(from.graph)]);
}

export function withLabel(term: Term, labelOf: CanonicalLabels): Term {
  if (term.termType === 'Quad') return withLabels(term as Quad, labelOf);
  return term.termType === 'BlankNode' ? blankNode(labelOf(term) ?? term.value) : term;
}

/** Comparisons in depth that any graph may take; some seconds' work at worst. */
const MIN_ITERATIONS = 20_000;

/** A triple term for the algorithm. These terms leave this file only as hashed text. */
const PARTS: readonly (readonly ['subject' | 'predicate' | 'object', NamedNode])[] = [
  ['subject', namedNode('urn:triple-term:subject')],
  ['predicate', namedNode('urn:triple-term:predicate')],
  ['object', namedNode('urn:triple-term:object')],
];

/** Writes RDF 1.2 quads as RDF 1.1 N-Quads, in which the same blank nodes can be told apart. */
class Rdf11Reading {
  readonly partLines: string[] = [];
  readonly #labels = new Map<string, string>();

  lineOf({ subject, predicate, object, graph }: Quad): string {
    const end = graph.termType === 'DefaultGraph' ? '' : ` ${this.#write(graph)}`;
    return `${this.#write(subject)} ${this.#write(predicate)} ${this.#write(object)}${end} .`;
  }

  /** A plain label: the algorithm's parser does not accept all of RDF's. */
  labelOf(term: BlankNode | Quad): string {
    const key = termKey(term);
    const known = this.#labels.get(key);
    if (known !== undefined) return known;
    const label = `n${this.#labels.size}`;
    this.#labels.set(key, label);
    if (term.termType === 'Quad')
      for (const [part, predicate] of PARTS)
        this.partLines.push(`_:${label} ${this.#write(predicate)} ${this.#write(term[part])} .`);
    return label;
  }

  #write(term: Term): string {
    if (term.termType === 'BlankNode' || term.termType === 'Quad')
      return `_:${this.labelOf(term as BlankNode | Quad)}`;
    return toNTriplesTerm(
      term.termType === 'Literal' && term.direction ? directionAsDatatype(term) : term,
    );
  }
}

function directionAsDatatype({ value, language, direction }: Literal): Literal {
  return literal(value, namedNode(`urn:directed-text:${language}--${direction}`));
}
