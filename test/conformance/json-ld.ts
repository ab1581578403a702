/** Tests of JSON-LD: a document to RDF, and RDF to an expanded document. */
import { toJsonLd } from '../../src/rdf/index.js';
import { compareGraphs, type Verdict } from './comparison.js';
import { readQuads, readText } from './documents.js';
import { localNameOf, type Entry } from './manifest.js';
import { refusalOf } from './refusal.js';
import { JLD, MF } from './vocabularies.js';

/**
 * "Deserialize JSON-LD to RDF": the quads that are expected, a refusal, or only that the document
 * is read.
 */
export async function jsonLdToRdf(entry: Entry): Promise<Verdict> {
  const { node, facts, types } = entry;
  const action = facts.required(node, MF('action')).value;
  const base = facts.one(facts.one(node, JLD('option')), JLD('base'))?.value ?? action;
  if (types.includes('NegativeEvaluationTest'))
    return refusalOf(() => readQuads(action, { baseIri: base }), 'malformed-rdf');
  const found = await readQuads(action, { baseIri: base });
  if (types.includes('PositiveSyntaxTest')) return undefined;
  return compareGraphs(await readQuads(facts.required(node, MF('result')).value), found);
}

/**
 * "Serialize RDF as JSON-LD": the document that is expected, members of sets in any order, or a
 * refusal.
 */
export async function rdfToJsonLd({ node, facts, types }: Entry): Promise<Verdict> {
  const quads = await readQuads(facts.required(node, MF('action')).value, {
    keepBlankNodeLabels: true,
  });
  if (types.includes('NegativeEvaluationTest'))
    return refusalOf(() => toJsonLd(quads), 'not-acceptable');
  const found = await toJsonLd(quads);
  const expected = JSON.parse(readText(facts.required(node, MF('result')).value)) as unknown;
  const [wanted, given] = [sorted(expected), sorted(found)].map((value) => JSON.stringify(value));
  return wanted === given ? undefined : `expected ${wanted}, found ${given}`;
}

/** The value with members of objects, and of arrays other than lists, in one order. */
function sorted(value: unknown, isList = false): unknown {
  if (Array.isArray(value)) {
    const members = value.map((member) => sorted(member));
    return isList
      ? members
      : members.sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => [key, sorted(member, key === '@list')]),
  );
}

/** What a test asks for with options that the service does not have. */
export function optionsOf({ node, facts }: Entry): Readonly<Record<string, string>> {
  const option = facts.one(node, JLD('option'));
  return option
    ? Object.fromEntries(
        [...facts.quads.match(option)].map(({ predicate, object }) => [
          localNameOf(predicate),
          object.value,
        ]),
      )
    : {};
}
