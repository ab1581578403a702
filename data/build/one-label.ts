/** One label for each thing, where news items spell its name differently. */
import { RDFS, SKOS, quad, type Quad, type QuadSet } from '../../src/rdf/index.js';

/**
 * Keeps the label with the most letters outside ASCII (“Mesić”, not “Mesic”), then the first by
 * code point; the others become alternative names.
 */
export function keepOneLabel(quads: QuadSet): void {
  const labels = new Map<string, Quad[]>();
  for (const label of quads.match(null, RDFS.label))
    labels.set(label.subject.value, [...(labels.get(label.subject.value) ?? []), label]);
  for (const known of labels.values()) {
    const best = known.reduce((left, right) => (isBetter(right, left) ? right : left));
    for (const label of known) {
      if (label.object.equals(best.object)) continue;
      const { subject, object, graph } = label;
      quads.removeQuad(label);
      quads.addQuad(quad(subject, RDFS.label, best.object, graph));
      quads.addQuad(quad(subject, SKOS.altLabel, object, graph));
    }
  }
}

function isBetter({ object: left }: Quad, { object: right }: Quad): boolean {
  const [leftCount, rightCount] = [left, right].map(
    ({ value }) => value.match(/[^\p{ASCII}]/gu)?.length ?? 0,
  ) as [number, number];
  return leftCount === rightCount ? left.value < right.value : leftCount > rightCount;
}
