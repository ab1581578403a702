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
  /** Properties in the shapes of a class, and of classes above it; whether each has to be there. */
  propertiesOf(classIri: string): ReadonlyMap<string, 'mandatory' | 'optional'>;
  /** Classes of the values of a property; empty where nothing limits them. */
  valueClassesOf(propertyIri: string): ReadonlySet<string>;
  /** Whether a class is one of some, or below one. */
  isWithin(classIri: string, classes: ReadonlySet<string>): boolean;
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

const RANGES = `${NAMESPACES}
SELECT ?term ?range { ?term rdfs:range ?range FILTER(ISIRI(?range)) }`;

const SHACL = 'http://www.w3.org/ns/shacl#';

/** Completion works without it, so what fails to load is left out. Cost: a count of all statements. */
export async function loadVocabulary(
  version: string | undefined,
  known: Promise<ReadonlyMap<string, string>>,
): Promise<KnownTerms> {
  const query = (text: string): Promise<Record<string, string>[]> => select(text, version);
  const [prefixes, classes, properties, words, above, ranges, shapes] = await Promise.all([
    known,
    orElse(query(CLASSES), []),
    orElse(query(PROPERTIES), []),
    orElse(query(WORDS), []),
    orElse(query(SUPER_CLASSES), []),
    orElse(query(RANGES), []),
    orElse<Shapes>(loadShapes(), { properties: new Map(), valueClasses: new Map() }),
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
  const directlyAbove = new Map<string, string[]>();
  for (const { term = '', above: one = '' } of above)
    directlyAbove.set(term, [...(directlyAbove.get(term) ?? []), one]);
  const withAbove = (classIri: string): ReadonlySet<string> => {
    const all = new Set([classIri]);
    for (const each of all) for (const one of directlyAbove.get(each) ?? []) all.add(one);
    return all;
  };
  return {
    prefixes,
    terms: [...termsOf(classes, 'class'), ...termsOf(properties, 'property')],
    propertiesOf: (classIri) =>
      new Map(
        [...withAbove(classIri)]
          .flatMap((iri) => [...(shapes.properties.get(iri) ?? [])])
          .reverse(),
      ),
    valueClassesOf: (propertyIri) =>
      shapes.valueClasses.get(propertyIri) ??
      new Set(ranges.flatMap(({ term, range }) => (term === propertyIri && range ? [range] : []))),
    isWithin: (classIri, classes) => [...withAbove(classIri)].some((each) => classes.has(each)),
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

/** A statement with a thing or a number, as a line of N-Triples has it. */
const STATEMENT = /^(\S+) <([^>]+)> (<[^>]+>|_:\S+|"\d+"\S*) \.$/gm;

interface Shapes {
  /** Of each class that is a target. */
  readonly properties: Map<string, Map<string, 'mandatory' | 'optional'>>;
  readonly valueClasses: Map<string, Set<string>>;
}

async function loadShapes(): Promise<Shapes> {
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
  const shapes: Shapes = { properties: new Map(), valueClasses: new Map() };
  for (const [key, targets] of objects) {
    if (!key.startsWith(`${SHACL}targetClass `)) continue;
    for (const shape of of(key.slice(key.indexOf(' ') + 1), 'property')) {
      const isMandatory = of(shape, 'minCount').some((count) => !count.startsWith('"0"'));
      for (const path of of(shape, 'path').map(withoutBrackets)) {
        for (const target of targets.map(withoutBrackets)) {
          const known =
            shapes.properties.get(target) ?? new Map<string, 'mandatory' | 'optional'>();
          known.set(path, isMandatory ? 'mandatory' : (known.get(path) ?? 'optional'));
          shapes.properties.set(target, known);
        }
        const classes = of(shape, 'class').map(withoutBrackets);
        if (classes.length > 0)
          shapes.valueClasses.set(
            path,
            new Set([...(shapes.valueClasses.get(path) ?? []), ...classes]),
          );
      }
    }
  }
  return shapes;
}

function withoutBrackets(term: string): string {
  return term.replace(/^<|>$/g, '');
}
