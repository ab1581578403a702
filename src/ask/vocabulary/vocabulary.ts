/** The words for questions about one graph version, from its ontology and from tables. */
import { labelOf, pluralOf, type GraphVersion } from '../../graph/index.js';
import type { Names, QuadSource } from '../../rdf/index.js';
import { OWL, RDF, getOrMake, namedNode, objectsOf, subjectsOf } from '../../rdf/index.js';
import { allOf, type Concept, namedThings, relatedTo, type Thing } from '../concept.js';
import type { ClassConcept } from './classes.js';
import { tokensOf, wordsOfPhrase } from '../language/words.js';
import { ADJECTIVES, NOT_MEANT, REGIONS, SECOND_READING_COST } from './word-table.js';
import { Classes, labelsIn } from './classes.js';
import type { NameIndex } from '../../search/index.js';
import { NameLookup } from './name-lookup.js';
import { Phrases } from './phrases.js';
import { CLASS_VERBS, FURTHER_NOUNS } from './relation-table.js';
import {
  type Frame,
  readRelations,
  type Relation,
  usesOf,
  verbFrame,
  type VerbUse,
} from './relation.js';

/** A noun for a description: a class, or a kind of text. */
export interface Noun {
  readonly concept: Concept;
  readonly isPlural: boolean;
  /** Higher for words that are only a part of the class's name. */
  readonly cost: number;
}

export interface RelationNoun {
  readonly relation: Relation;
  readonly isPlural: boolean;
}

/** How the things of the present are described. */
export interface Now {
  readonly open: Concept;
  readonly closed: readonly ClassConcept[];
}

/** The role of a post, in all spellings of the graph. */
export interface PostRole {
  readonly names: readonly string[];
  readonly isPlural: boolean;
}

export class Vocabulary {
  readonly classes: Classes;
  readonly relations: readonly Relation[];
  readonly nouns = new Phrases<Noun>();
  /** The classes that have a word in their names, by the word. */
  readonly classWords = new Map<string, Set<string>>();
  readonly relationNouns = new Phrases<RelationNoun>();
  readonly roles = new Phrases<PostRole>();
  readonly adjectives = new Phrases<Concept>();
  readonly demonyms = new Phrases<Thing>();
  /** `UNDP`, and `human trafficking` of “Combating human trafficking”. */
  readonly shortNames = new Phrases<Thing>();
  /** The States and the places of a region. */
  readonly regions = new Phrases<readonly Concept[]>();
  readonly verbs = new Phrases<VerbUse>();
  readonly prepositions = new Phrases<Relation>();
  /** Participles that can follow a noun without `be`: `based in`. */
  readonly reduced = new Phrases<Frame>();
  /** The frames whose verb is `be`. */
  readonly framesOfBe: readonly Frame[];
  readonly now: Now;
  readonly lookup: NameLookup;
  /** Those that need a place to name a body (“Mission to …”), so are no names alone. */
  readonly genericWords: ReadonlySet<string>;
  /** All words but those of names. */
  readonly words: ReadonlySet<string>;
  readonly #relationsById: ReadonlyMap<string, Relation>;
  readonly #things = new Map<string, Thing>();

  /**
   * Reads the ontology, the adjectives of States and the names of posts.
   * `shipped` is the ontology of this release.
   */
  constructor(
    readonly version: GraphVersion,
    readonly names: Names,
    shipped: QuadSource,
    index: NameIndex,
  ) {
    // An older or foreign graph may lack words of the shipped ontology.
    this.classes = new Classes([version, shipped], names);
    this.relations = readRelations(this.classes);
    this.#relationsById = new Map(this.relations.map((relation) => [relation.id, relation]));
    this.now = {
      open: { kind: 'valued', relation: this.relation('status'), value: 'active' },
      closed: ['ClosedFieldActivity', 'FormerBody'].map((name) => this.classNamed(name)),
    };
    this.lookup = new NameLookup(index);
    this.genericWords = this.#wordsBeforePlaces();
    const ofClasses = Object.entries(CLASS_VERBS).flatMap(([className, forms]) =>
      forms.map((form) => verbFrame(form, this.classNamed(className))),
    );
    const allFrames = [...this.relations.flatMap(({ frames }) => frames), ...ofClasses];
    for (const frame of allFrames)
      for (const use of usesOf(frame)) this.verbs.addWords([use.word], use);
    this.framesOfBe = allFrames.filter(({ verb }) => verb.base === 'be');
    for (const frame of this.framesOfBe)
      if (/(?:ed|set)$/.test(frame.link[0] ?? ''))
        this.reduced.addWords(frame.link.slice(0, 1), frame);
    for (const relation of this.relations) this.#addWordsOf(relation);
    this.#addClassNouns();
    this.#addContentTypes();
    this.#addAdjectives();
    for (const { subject, object } of version.match(null, names.og('adjective')))
      this.demonyms.add(object.value, this.thing(subject.value));
    this.#addShortNames();
    this.#addRoles();
    this.#addRegions();
    const { nouns, relationNouns, roles, adjectives, demonyms, regions, verbs } = this;
    const tables = [nouns, relationNouns, roles, adjectives, demonyms, regions, verbs];
    this.words = new Set([...tables, this.prepositions].flatMap((each) => [...each.words()]));
  }

  /** The relation with this id in the tables, or this local name of a property. */
  relation(id: string): Relation {
    const relation = this.#relationsById.get(id);
    if (!relation) throw new TypeError(`There is no relation ${id}.`);
    return relation;
  }

  get osce(): Thing {
    return this.thing(this.names.thing('organization', 'osce').value);
  }

  /** The description of a class's things, by its local name. */
  classNamed(name: string): ClassConcept {
    return this.classes.named(name);
  }

  thing(iri: string, typedAs?: string): Thing {
    const thing = getOrMake(this.#things, iri, () => {
      const node = namedNode(iri);
      const types = objectsOf(this.version, node, RDF.type);
      const ofTypes = types.map(({ value }) => this.classNamed(this.classes.nameOf(value)));
      const classes = new Set(ofTypes.flatMap(({ above }) => [...above]));
      const label = labelOf(this.version, node);
      if (iri === this.names.thing('organization', 'osce').value)
        return { iri, label, classes, bodies: this.classNamed('OsceBody') };
      const isNamedLikeState =
        classes.has('Place') &&
        !classes.has('State') &&
        this.lookup.namesMatching(label).some((each) => each.kind === 'state');
      return { iri, label, classes, isNamedLikeState };
    });
    return typedAs === undefined ? thing : { ...thing, typedAs };
  }

  /** All things of a class. */
  thingsOf(className: string): Thing[] {
    return subjectsOf(this.version, RDF.type, this.names.og(className)).map(({ value }) =>
      this.thing(value),
    );
  }

  /** The most specific main relation between things of these classes; undefined if there is none. */
  mainRelation(from: ReadonlySet<string>, to: ReadonlySet<string>): Relation | undefined {
    const fitting = this.relations.filter(
      (each) => each.traits.has('main') && from.has(each.from.name) && to.has(each.to.name),
    );
    const depth = ({ above }: ClassConcept): number => above.size;
    return fitting.sort(
      (left, right) => depth(right.to) - depth(left.to) || depth(right.from) - depth(left.from),
    )[0];
  }

  /** The relations that “in” can express. */
  get relationsOfIn(): readonly Relation[] {
    return this.prepositions.at(tokensOf('in'), 0).map(({ value }) => value);
  }

  /** The names of a thing in English. */
  labelsOf(iri: string): string[] {
    return labelsIn(this.classes.sources, iri);
  }

  /** The words before “in”, “to” and similar words in the names of field operations. */
  #wordsBeforePlaces(): Set<string> {
    return new Set(
      this.thingsOf('FieldOperation').flatMap(({ label }) => {
        const words = wordsOfPhrase(label);
        return words.filter((_, index) => ['in', 'to', 'at'].includes(words[index + 1] ?? ''));
      }),
    );
  }

  #addClassNouns(): void {
    const classes = this.classes.sources
      .flatMap((source) => subjectsOf(source, RDF.type, OWL.Class))
      .filter(({ value }) => value.startsWith(this.names.ontologyIri))
      .map(({ value }) => this.classes.nameOf(value));
    for (const name of new Set(classes)) {
      const ofClass = this.classNamed(name);
      // “City” and “place” don't mean the whole country.
      const concept = name === 'Place' ? allOf(ofClass, { kind: 'locality' }) : ofClass;
      const besides = NOT_MEANT[name]?.map((other): Concept => ({
        kind: 'not',
        part: this.classNamed(other),
      }));
      for (const label of [...this.labelsOf(ofClass.iri), ...(FURTHER_NOUNS[name] ?? [])]) {
        for (const word of wordsOfPhrase(label))
          getOrMake(this.classWords, word, () => new Set()).add(name);
        this.#addNoun(label, concept, besides ? SECOND_READING_COST : 0);
        if (besides) this.#addNoun(label, allOf(concept, ...besides));
      }
    }
  }

  /** Adds a noun for a class, also without a leading “OSCE”. */
  #addNoun(label: string, concept: Concept, cost = 0): void {
    this.nouns.add(label, { concept, isPlural: pluralOf(label) === label, cost });
    this.nouns.add(pluralOf(label), { concept, isPlural: true, cost });
    if (/person$/i.test(label)) this.nouns.add(`${label}s`, { concept, isPlural: true, cost });
    const shorter = label.replace(/^(?:OSCE|CSCE) /, '');
    // “partners” means the partners of an event.
    const isTaken = this.relationNouns.at(tokensOf(shorter), 0).length > 0;
    if (shorter !== label && !isTaken) this.#addNoun(shorter, concept, 1);
  }

  /** Kinds of texts become nouns for news items of that kind, unless a class has the same name. */
  #addContentTypes(): void {
    const newsItem = this.classNamed('NewsItem');
    const isNoun = (phrase: string): boolean => {
      const tokens = tokensOf(phrase);
      return this.nouns.at(tokens, 0).some(({ end }) => end === tokens.length);
    };
    for (const type of this.thingsOf('ContentType')) {
      const concept = allOf(newsItem, relatedTo(this.relation('contentType'), namedThings(type)));
      for (const name of [type.label, ...this.labelsOf(type.iri)])
        if (!isNoun(name)) this.#addNoun(name, concept);
    }
  }

  #addWordsOf(relation: Relation): void {
    for (const words of relation.prepositions) this.prepositions.add(words, relation);
    for (const noun of relation.nouns) {
      this.relationNouns.add(noun, { relation, isPlural: pluralOf(noun) === noun });
      this.relationNouns.add(pluralOf(noun), { relation, isPlural: true });
    }
  }

  #addAdjectives(): void {
    for (const [words, meaning, value] of ADJECTIVES) {
      const concept: Concept =
        value === undefined
          ? this.classNamed(meaning)
          : typeof value === 'string'
            ? { kind: 'valued', relation: this.relation(meaning), value }
            : relatedTo(this.relation(meaning), namedThings(this.thing(value.value)));
      for (const word of words.split(', ')) this.adjectives.add(word, concept);
    }
  }

  #addShortNames(): void {
    for (const { iri } of this.thingsOf('InternationalOrganization')) {
      const [label = ''] = this.labelsOf(iri);
      const capitals = label.replace(/^Office of the /, '').match(/(?<!\p{L})\p{Lu}/gu) ?? [];
      if (capitals.length > 1)
        this.shortNames.add(capitals.join(''), this.thing(iri, capitals.join('')));
    }
    for (const { iri } of this.thingsOf('FieldOfWork'))
      for (const label of this.labelsOf(iri)) {
        const [, what] = /^(?:Combating |Countering |Preventing |Anti-)(.+)$/i.exec(label) ?? [];
        if (what !== undefined) this.shortNames.add(what, this.thing(iri));
      }
  }

  #addRegions(): void {
    const isOf = (className: string) => (each: Thing) => each.classes.has(className);
    for (const [regions, parts] of REGIONS) {
      const wanted = parts.split(', ');
      const named = wanted.flatMap((name) => {
        const all = this.lookup.namesMatching(name).map(({ iri }) => this.thing(iri));
        return all.find(isOf('State')) ?? all.find(isOf('Place')) ?? [];
      });
      if (named.length < wanted.length) continue;
      const states = named.filter(isOf('State'));
      const ofEach = [states, named.filter((each) => !states.includes(each))];
      for (const region of regions.split(', '))
        this.regions.add(
          region,
          ofEach.filter(({ length }) => length > 0).map((things) => namedThings(...things)),
        );
    }
  }

  /** Not those of ministers, which have several names for one post. */
  #addRoles(): void {
    const spellings = new Map<string, Set<string>>();
    for (const { object } of this.version.match(null, this.names.og('roleName')))
      if (!/minister/i.test(object.value))
        getOrMake(spellings, wordsOfPhrase(object.value).join(' '), () => new Set()).add(
          object.value,
        );
    for (const [name, names] of spellings) {
      this.roles.add(name, { names: [...names], isPlural: false });
      const plural = pluralOf(name);
      if (plural !== name) this.roles.add(plural, { names: [...names], isPlural: true });
    }
  }
}
