/** Tests of RDF Dataset Canonicalization (RDFC-1.0). */
import { withCanonicalLabels } from '../../src/rdf/canonical-labels.js';
import { QuadSet, canonicalLines, type Quad } from '../../src/rdf/index.js';
import type { Verdict } from './comparison.js';
import { readQuads, readText } from './documents.js';
import type { Entry } from './manifest.js';
import { MF } from './vocabularies.js';

/** The canonical document, to the letter. */
export async function canonicalDocument(entry: Entry): Promise<Verdict> {
  const lines = await canonicalLines(await readAction(entry));
  const expected = readText(resultOf(entry));
  const found = lines.map((line) => `${line}\n`).join('');
  return expected === found ? undefined : `expected\n${expected}found\n${found}`;
}

/** The label that each blank node gets. */
export async function canonicalLabels(entry: Entry): Promise<Verdict> {
  const quads = await readAction(entry);
  const labelled = await withCanonicalLabels(quads);
  if (!labelled) return 'no labels were found';
  const expected = JSON.parse(readText(resultOf(entry))) as Record<string, string>;
  const found = Object.fromEntries(
    quads.flatMap((quad, index) => labelsOf(quad, labelled[index]!)),
  );
  const wrong = Object.keys({ ...expected, ...found }).filter(
    (label) => expected[label] !== found[label],
  );
  return wrong.length === 0
    ? undefined
    : wrong
        .map((label) => `_:${label} should be called ${expected[label]}, and is ${found[label]}`)
        .join('; ');
}

/** Blank nodes that take too much work to be told apart get no labels. */
export async function noCanonicalLabels(entry: Entry): Promise<Verdict> {
  return (await withCanonicalLabels(await readAction(entry))) === undefined
    ? undefined
    : 'labels were found, at more work than should be done';
}

/** The quads of the document, each once: a dataset is a set. */
async function readAction({ node, facts }: Entry): Promise<Quad[]> {
  return [
    ...new QuadSet(
      await readQuads(facts.required(node, MF('action')).value, { keepBlankNodeLabels: true }),
    ).match(),
  ];
}

function resultOf({ node, facts }: Entry): string {
  return facts.required(node, MF('result')).value;
}

function labelsOf(from: Quad, to: Quad): [string, string][] {
  return (['subject', 'object', 'graph'] as const).flatMap((place) =>
    from[place].termType === 'BlankNode'
      ? [[from[place].value, to[place].value] as [string, string]]
      : [],
  );
}
