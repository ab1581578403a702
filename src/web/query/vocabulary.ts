/** Words for queries: prefixes, classes and properties, and shapes of classes. */
import { select, send, sendForJson } from '../requests.js';

export interface VocabularyTerm {
  readonly iri: string;
  readonly kind: 'class' | 'property';
  readonly label: string | undefined;
  readonly definition: string | undefined;
  /** Instances of a class, statements of a property. */
  readonly count: number;
}

/** All of it, as it was when the page asked. */
export interface KnownTerms {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly terms: readonly VocabularyTerm[];
  /** Properties that the shapes of a class, and of classes above it, speak of. */
  propertiesOf(classIri: string): ReadonlySet<string>;
}

const NAMESPACES = `PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>`;
const CLASSES = 'SELECT ?term (COUNT(*) AS ?count) { ?thing a ?term } GROUP BY ?term';
const PROPERTIES = 'SELECT ?term (COUNT(*) AS ?count) { ?thing ?term ?value } GROUP BY ?term';
const WORDS = `${NAMESPACES}
SELECT ?term (SAMPLE(?name) AS ?label) (SAMPLE(?text) AS ?definition) {
  VALUES ?kind {
    rdfs:Class owl:Class rdf:Property
    owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty
  }
  ?term a ?kind ; rdfs:label ?name FILTER(LANG(?name) IN ("en", ""))
  OPTIONAL { ?term skos:definition|rdfs:comment ?text FILTER(LANG(?text) IN ("en", "")) }
} GROUP BY ?term`;
const SUPER_CLASSES = `${NAMESPACES}
SELECT ?term ?above { ?term rdfs:subClassOf ?above FILTER(ISIRI(?above)) }`;

const SHACL = 'http://www.w3.org/ns/shacl#';

/**
 * Asks the service for all of it at once; what is not to be had is left out, since completion is a
 * help and not needed. Cost at the service: a count of all statements.
 */
export async function loadVocabulary(
  version: string | undefined,
  known: Promise<ReadonlyMap<string, string>>,
): Promise<KnownTerms> {
  const query = (text: string): Promise<Record<string, string>[]> => select(text, version);
  const [prefixes, classes, properties, words, above, shapes] = await Promise.all([
    known,
    orElse(query(CLASSES), []),
    orElse(query(PROPERTIES), []),
    orElse(query(WORDS), []),
    orElse(query(SUPER_CLASSES), []),
    orElse(loadShapes(), new Map<string, Set<string>>()),
  ]);
  const wordsOf = new Map(words.map((row) => [row.term, row]));
  const termsOf = (
    rows: readonly Record<string, string>[],
    kind: VocabularyTerm['kind'],
  ): VocabularyTerm[] =>
    rows.flatMap(({ term, count }) =>
      term === undefined
        ? []
        : [
            {
              iri: term,
              kind,
              count: Number(count),
              label: wordsOf.get(term)?.label,
              definition: wordsOf.get(term)?.definition,
            },
          ],
    );
  const classesAbove = (classIri: string): string[] =>
    above.flatMap((row) => (row.term === classIri && row.above !== undefined ? [row.above] : []));
  return {
    prefixes,
    terms: [...termsOf(classes, 'class'), ...termsOf(properties, 'property')],
    propertiesOf: (classIri) =>
      new Set([classIri, ...classesAbove(classIri)].flatMap((iri) => [...(shapes.get(iri) ?? [])])),
  };
}

async function orElse<Value>(promise: Promise<Value>, fallback: Value): Promise<Value> {
  return promise.catch(() => fallback);
}

/** From the service's JSON-LD context; none where it is not available. */
export async function loadPrefixes(): Promise<ReadonlyMap<string, string>> {
  const { '@context': context } = await orElse(
    sendForJson<{ '@context': Record<string, unknown> }>('/context.jsonld', {
      accept: 'application/ld+json',
    }),
    { '@context': {} },
  );
  return new Map(
    Object.entries(context).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && /[#/]$/.test(entry[1]) && !entry[0].startsWith('@'),
    ),
  );
}

/** A statement between things, as a line of N-Triples has it. */
const STATEMENT = /^(\S+) <([^>]+)> (<[^>]+>|_:\S+) \.$/gm;

/** The properties of each class that the shapes target. */
async function loadShapes(): Promise<Map<string, Set<string>>> {
  const response = await send('/shapes', { accept: 'application/n-triples' });
  const objects = new Map<string, string[]>();
  for (const [, subject = '', predicate = '', object = ''] of (await response.text()).matchAll(
    STATEMENT,
  )) {
    const key = `${predicate} ${subject}`;
    objects.set(key, [...(objects.get(key) ?? []), object]);
  }
  const of = (subject: string, name: string): string[] =>
    objects.get(`${SHACL}${name} ${subject}`) ?? [];
  const properties = new Map<string, Set<string>>();
  for (const [key, targets] of objects) {
    if (!key.startsWith(`${SHACL}targetClass `)) continue;
    const paths = of(key.slice(key.indexOf(' ') + 1), 'property')
      .flatMap((shape) => of(shape, 'path'))
      .map(withoutBrackets);
    for (const target of targets.map(withoutBrackets))
      properties.set(target, new Set([...(properties.get(target) ?? []), ...paths]));
  }
  return properties;
}

function withoutBrackets(term: string): string {
  return term.replace(/^<|>$/g, '');
}
