/** Blank node labels of an export: RDFC-1.0's, which depend only on their statements. */
import {
  TermKind,
  UNBOUND,
  isInline,
  type DictionaryView,
  type TermId,
} from '../../graph/index.js';
import type { BlankNode, CanonicalLabels, Quad, Term } from '../../rdf/index.js';
import { blankNode, canonicalLabelsOf, getOrMake, quadFrom } from '../../rdf/index.js';
import type { Selection } from './selection.js';

export type BlankLabels = ReadonlyMap<TermId, string>;

/**
 * The canonical labels of a selection's blank nodes; undefined where they can hardly be told apart.
 * Cost: a look at each statement, and the algorithm over those that mention a blank node.
 */
export function canonicalLabels(selection: Selection): Promise<BlankLabels | undefined> {
  return getOrMake(known, selection, () => findLabels(selection));
}

/** The quad of four ids; that of the default graph is 0. */
export function quadOfIds(ids: readonly TermId[], termOf: (id: TermId) => Term): Quad {
  return quadFrom(ids.filter((id, index) => index < 3 || id !== UNBOUND).map(termOf));
}

/** Cached for selections written in several syntaxes: the algorithm may take seconds. */
const known = new WeakMap<Selection, Promise<BlankLabels | undefined>>();

async function findLabels(selection: Selection): Promise<BlankLabels | undefined> {
  const { dictionary } = selection.graph;
  const mentions = blankMentions(dictionary);
  const quads: Quad[] = [];
  selection.visit((...ids) => {
    if (ids.some(mentions)) quads.push(quadOfIds(ids, (id) => dictionary.termOf(id)));
  });
  if (quads.length === 0) return new Map();
  const labelOf = await canonicalLabelsOf(quads);
  return labelOf && labelsIn(dictionary, labelOf);
}

/** The other labels of blank nodes. Cost: a look at each term. */
export function labelsIn(dictionary: DictionaryView, labelOf: CanonicalLabels): BlankLabels {
  const labels = new Map<TermId, string>();
  for (let id = 1; id <= dictionary.size; id += 1) {
    if (dictionary.kinds[id] !== TermKind.blankNode) continue;
    const label = labelOf(dictionary.termOf(id) as BlankNode);
    if (label !== undefined) labels.set(id, label);
  }
  return labels;
}

/** Whether a term is a blank node or a triple term that has one. */
function blankMentions(dictionary: DictionaryView): (id: TermId) => boolean {
  const { kinds } = dictionary;
  const mentions = (id: TermId): boolean => {
    if (id === 0 || isInline(id)) return false;
    return (
      kinds[id] === TermKind.blankNode ||
      (kinds[id] === TermKind.triple && dictionary.partsOf(id).some(mentions))
    );
  };
  return mentions;
}

export function labelledTerms(
  dictionary: DictionaryView,
  labels: BlankLabels,
): (id: TermId) => Term {
  if (labels.size === 0) return (id) => dictionary.termOf(id);
  const termOf = (id: TermId): Term => {
    const label = labels.get(id);
    if (label !== undefined) return blankNode(label);
    if (isInline(id) || dictionary.kinds[id] !== TermKind.triple) return dictionary.termOf(id);
    return quadFrom(dictionary.partsOf(id).map(termOf));
  };
  return termOf;
}
