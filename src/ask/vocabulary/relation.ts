/** Relations between things, read from an ontology and the tables, and the words for them. */
import { DATE_TYPES, type NamedNode } from '../../rdf/index.js';
import { OWL, RDF, RDFS, SKOS, XSD, namedNode, objectsOf, subjectsOf } from '../../rdf/index.js';
import { verbFormsOf, type VerbForms } from '../language/inflection.js';
import { normalWord, wordsOfPhrase } from '../language/words.js';
import type { ClassConcept, Classes } from './classes.js';
import { RELATION_TABLE, type RelationEntry, type RelationTrait } from './relation-table.js';

/** The kinds of literals that a relation can end at. */
const LITERAL_KINDS: readonly string[] = ['date', 'number', 'text'];

/** One way from a class of things to another, or to a value. */
export interface Relation {
  readonly id: string;
  /** Where it starts. */
  readonly from: ClassConcept;
  /** Where it ends; for values, a class named after one of `LITERAL_KINDS`. */
  readonly to: ClassConcept;
  /** SPARQL property path, with the prefixes of queries. */
  readonly path: string;
  /** The graph pattern, where it is more than the path. */
  readonly pattern?: ((subject: string, object: string) => string) | undefined;
  /** A shorter path to the direct end, if `path` continues to everything that contains it. */
  readonly directPath?: string | undefined;
  /** Nouns for its end: `the {noun} of …`. */
  readonly nouns: readonly string[];
  readonly traits: ReadonlySet<RelationTrait>;
  /** Its verbs. */
  readonly frames: readonly Frame[];
  /** `workshops {preposition} …` */
  readonly prepositions: readonly string[];
}

/** The subject of a relation's statement, or its object. */
export type Role = 's' | 'o';

/** A verb's expression of a relation or a class: who does it to what. */
export interface Frame {
  readonly relation?: Relation;
  /** The class of the carriers: the things where the relation starts. */
  readonly carrier: ClassConcept;
  readonly subject: Role;
  readonly object?: Role;
  readonly verb: VerbForms;
  /** Words between the verb and its object, or after a verb without one: `place`, `based in`. */
  readonly link: readonly string[];
  /** Words after the object: `have … as its capital`. */
  readonly tail: readonly string[];
}

/** `host State`, `any office`. */
export const nounOf = ({ nouns, id }: Relation): string =>
  nouns[0] ?? id.replace(/\B(?=[A-Z])/g, ' ').toLowerCase();

export function isLiteral({ to }: Relation): boolean {
  return LITERAL_KINDS.includes(to.name);
}

export interface VerbUse {
  readonly word: string;
  readonly form: keyof VerbForms;
  readonly frame: Frame;
}

/**
 * The frame for a verbal form of a table, in which `s` is the relation's subject and `o` its object:
 * `o organize s`, `s be based in o`, `s take place`.
 * @throws TypeError for a form that is not written like that.
 */
export function verbFrame(form: string, carrier: ClassConcept, relation?: Relation): Frame {
  const [subject, verb, ...rest] = form.split(' ');
  const place = rest.findIndex(isRole);
  const object = place === -1 ? undefined : (rest[place] as Role);
  if (!isRole(subject) || verb === undefined || object === subject)
    throw new TypeError(
      `A verbal form is written as "o organize s" or "s take place"; found "${form}".`,
    );
  const words = (phrase: readonly string[]): string[] =>
    phrase.flatMap(wordsOfPhrase).filter((word) => !ARTICLES.includes(word));
  const [link, tail] =
    object === undefined ? [rest, []] : [rest.slice(0, place), rest.slice(place + 1)];
  return {
    carrier,
    subject,
    verb: verbFormsOf(verb),
    link: words(link),
    tail: words(tail),
    ...(relation ? { relation } : {}),
    ...(object ? { object } : {}),
  };
}

/** Optional words inside a verb phrase. */
export const ARTICLES: readonly string[] = ['a', 'an', 'the'];

function isRole(word: string | undefined): word is Role {
  return word === 's' || word === 'o';
}

/** The forms of a frame's verb, as normalized words. */
export function usesOf(frame: Frame): VerbUse[] {
  const { verb } = frame;
  const forms = [
    ...Object.entries(verb),
    ...(verb.base === 'be'
      ? [
          ['third', 'are'],
          ['past', 'were'],
        ]
      : []),
  ] as [keyof VerbForms, string][];
  return forms.map(([form, text]) => ({ word: normalWord(text), form, frame }));
}

const NUMBERS: readonly string[] = [XSD.integer, XSD.decimal, XSD.double].map(({ value }) => value);

/** Those of the tables in order, then all properties with a domain and a range. */
export function readRelations(classes: Classes): Relation[] {
  const { sources, names } = classes;
  const own = sources.flatMap((source) =>
    [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty]
      .flatMap((type) => subjectsOf(source, RDF.type, type))
      .filter(({ value }) => value.startsWith(names.ontologyIri))
      .map(({ value }) => classes.nameOf(value)),
  );
  const listed = new Set(RELATION_TABLE.map(({ id }) => id));
  const unlisted = [...new Set(own)].filter((id) => !listed.has(id)).map((id) => ({ id }));
  return [...RELATION_TABLE, ...unlisted].flatMap((entry) => relationOf(entry, classes));
}

/** What the table leaves open is declared in the ontology; a list of one or none. */
function relationOf(entry: RelationEntry, classes: Classes): Relation[] {
  const { id, path = `og:${id}`, pattern, directPath, prepositions = [] } = entry;
  const valuesOf = (predicate: NamedNode): string[] => [
    ...new Set(
      classes.sources.flatMap((source) =>
        objectsOf(source, classes.names.og(id), predicate).map(({ value }) => value),
      ),
    ),
  ];
  const isOwn = (iri: string): boolean => iri.startsWith(classes.names.ontologyIri);
  // A property with several domains uses schema:domainIncludes, and needs a line in the table.
  const domain = valuesOf(RDFS.domain).find(isOwn);
  const ranges = [
    ...valuesOf(RDFS.range),
    ...valuesOf(namedNode('https://schema.org/rangeIncludes')),
  ];
  const from = entry.from ?? (domain && classes.nameOf(domain));
  const to = entry.to ?? endOf(ranges, ranges.find(isOwn), classes);
  // An older ontology in the graph may lack properties that the tables have words for.
  if (from === undefined || to === undefined) return [];
  const frames: Frame[] = [];
  const relation: Relation = {
    id,
    from: classes.named(from),
    to: classes.named(to),
    path,
    pattern,
    directPath,
    nouns: entry.nouns ?? [...valuesOf(RDFS.label), ...valuesOf(SKOS.altLabel)],
    prepositions,
    traits: new Set(entry.traits),
    frames,
  };
  for (const form of [...(entry.verbs ?? []), ...valuesOf(classes.names.og('verbalForm'))])
    frames.push(verbFrame(form, relation.from, relation));
  return [relation];
}

/** The name of the class or the kind of literals in which a property ends. */
function endOf(
  ranges: readonly string[],
  own: string | undefined,
  classes: Classes,
): string | undefined {
  if (ranges.some((iri) => DATE_TYPES.has(iri))) return 'date';
  if (ranges.some((iri) => NUMBERS.includes(iri))) return 'number';
  if (own !== undefined) return classes.nameOf(own);
  return ranges.length > 0 && !ranges.includes(XSD.boolean.value) ? 'text' : undefined;
}
