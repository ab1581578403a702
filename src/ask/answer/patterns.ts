/** Descriptions as SPARQL graph patterns. */
import {
  isOfStatus,
  openMarkOf,
  type Column,
  type Concept,
  type DateOf,
  type Pick,
  type Ranking,
} from '../concept.js';
import type { ClassConcept } from '../vocabulary/classes.js';
import { classesOf } from '../grammar/compatibility.js';
import { firstDayOf, lastDayOf, type Span } from '../language/span.js';
import { tokensOf } from '../language/words.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

type Kind<K extends Concept['kind']> = Extract<Concept, { kind: K }>;

/** Writes patterns line by line; variables are named after what they represent. */
export class PatternWriter {
  readonly lines: string[] = [];
  markVariable: string | undefined;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly used = new Set<string>(),
    private indent = '  ',
    /** The thing that what is written is related to. */
    private owner?: string,
  ) {}

  /** A variable that is not used yet, named after the things of a description. */
  variableFor(concept: Concept, fallback = 'thing'): string {
    const [first] = classesOf(concept);
    return this.variable(first ? camel(first) : fallback);
  }

  variable(word: string): string {
    let name = `?${word}`;
    for (let number = 2; this.used.has(name); number += 1) name = `?${word}${number}`;
    this.used.add(name);
    return name;
  }

  /** Writes the patterns that make a variable match a description. */
  write(concept: Concept, variable: string, isNamed = false): void {
    switch (concept.kind) {
      case 'anything':
        return;
      case 'class':
        this.#class(concept, variable, isNamed);
        return;
      case 'territory':
      case 'locality':
        for (const line of PLACES[concept.kind]) this.#line(line.replaceAll('?place', variable));
        return;
      case 'abroad':
        this.#abroad(variable);
        return;
      case 'things':
        this.#line(
          `VALUES ${variable} { ${concept.things.map(({ iri }) => this.#iri(iri)).join(' ')} }`,
        );
        return;
      case 'all':
        for (const part of [...concept.parts].sort((a, b) => weightOf(a) - weightOf(b)))
          this.write(part, variable, concept.parts.some(isNaming));
        return;
      case 'any':
        concept.parts.forEach((part, index) => {
          this.#block(index === 0 ? '{' : 'UNION {', (inner) => {
            inner.write(part, variable);
          });
        });
        return;
      case 'not':
        this.#block('FILTER NOT EXISTS {', (inner) => {
          inner.write(concept.part, variable);
        });
        return;
      case 'related':
        this.#related(concept, variable);
        return;
      case 'marked':
        this.write(concept.concept, variable);
        this.markVariable = variable;
        return;
      case 'picked':
        this.#picked(concept, variable);
        return;
      case 'counted':
        this.#counted(concept, variable);
        return;
      case 'dated':
        this.#dated(concept.date, concept.span, variable);
        return;
      case 'mentioning':
        this.#mentioning(concept.text, variable);
        return;
      case 'valued':
        this.#valued(concept, variable);
        return;
    }
  }

  /**
   * Binds a date: of an event the first and last day, as in `FIRST_DAY_OF_EVENT` and
   * `LAST_DAY_OF_EVENT`; else both variables are the same.
   */
  bindDate(date: DateOf, variable: string): { first: string; last: string } {
    if (date.of === 'path') {
      const value = this.variable('date');
      this.#line(`${variable} ${date.path} ${value} .`);
      return { first: value, last: value };
    }
    const [start, end, issued] = this.#daysOfEvent(variable);
    const [first, last] = [this.variable('first'), this.variable('last')];
    this.#line(`BIND(COALESCE(${start}, ${end}, ${issued}) AS ${first})`);
    this.#line(`BIND(COALESCE(${end}, ${start}, ${issued}) AS ${last})`);
    return { first, last };
  }

  /** The expression of a date that need not be there; of an event, its first day as a text. */
  optionalDay(date: DateOf, variable: string): string {
    if (date.of === 'event') return `STR(COALESCE(${this.#daysOfEvent(variable).join(', ')}))`;
    const value = this.variable('date');
    this.#line(`OPTIONAL { ${variable} ${date.path} ${value} }`);
    return value;
  }

  #daysOfEvent(variable: string): [start: string, end: string, issued: string] {
    const [start, end, issued] = [
      this.variable('start'),
      this.variable('end'),
      this.variable('issued'),
    ];
    this.#line(`OPTIONAL { ${variable} og:startDate ${start} }`);
    this.#line(`OPTIONAL { ${variable} og:endDate ${end} }`);
    this.#line(`OPTIONAL { ${variable} og:reportedBy/dcterms:issued ${issued} }`);
    return [start, end, issued];
  }

  /** Binds the value that things are picked by; returns the expression for their order. */
  bindPicked(pick: Pick, variable: string): string {
    if ('relation' in pick) return this.#bindValue(pick.relation, variable);
    // Things without a day are neither the first nor the last; in MIN and MAX they would be an
    // error. As texts, days, months and years are in order together.
    const days = this.bindDays(pick.date, variable);
    return `STR(${days.at(pick.direction === 'first' ? 0 : -1) ?? ''})`;
  }

  /** Binds a date that is there; returns its variables: of an event the first and the last day. */
  bindDays(date: DateOf, variable: string): string[] {
    const { first, last } = this.bindDate(date, variable);
    if (first === last) return [first];
    this.#filter(`BOUND(${first})`);
    return [first, last];
  }

  /** As in lists, without cancelled events, unless the event is named or its status asked for. */
  #class({ iri, above }: ClassConcept, variable: string, isNamed: boolean): void {
    this.#line(`${variable} a ${this.#iri(iri)} .`);
    if (!isNamed && above.has('Event'))
      this.#line(`FILTER NOT EXISTS { ${variable} schema:eventStatus schema:EventCancelled }`);
  }

  #valued({ relation, value }: Kind<'valued'>, variable: string): void {
    const bound = this.#bindValue(relation, variable);
    if (typeof value === 'string') {
      this.#filter(`STR(${bound}) = ${JSON.stringify(value)}`);
      return;
    }
    const { min, max } = value;
    this.#filter(
      ...(min === undefined ? [] : [`${bound} >= ${min}`]),
      ...(max === undefined ? [] : [`${bound} <= ${max}`]),
    );
  }

  /** All words, in the texts of the thing or of the news about it. */
  #mentioning(text: string, variable: string): void {
    for (const word of tokensOf(text)) {
      const found = this.variable('found');
      this.#line(`${found} og:matches [ og:searchBeginnings ${JSON.stringify(word.text)} ] .`);
      this.#line(`${variable} og:reportedBy? ${found} .`);
    }
  }

  #dated(date: DateOf, { from, to }: Span, variable: string): void {
    const { first, last } = this.bindDate(date, variable);
    const test = (day: string, sign: string, bound: string): string =>
      date.of === 'event'
        ? `${day} ${sign} "${sign === '>=' ? firstDayOf(bound) : lastDayOf(bound)}"^^xsd:date`
        : `SUBSTR(STR(${day}), 1, ${bound.length}) ${sign} "${bound}"`;
    this.#filter(
      ...(from === undefined ? [] : [test(last, '>=', from)]),
      ...(to === undefined ? [] : [test(first, '<=', to)]),
    );
  }

  #bindValue(relation: Relation, variable: string): string {
    const value = this.variable(relation.to.name === 'number' ? 'number' : 'value');
    this.#line(tripleOf(relation, 'from', variable, value));
    return value;
  }

  #related({ relation, direction, other }: Kind<'related'>, variable: string): void {
    const [only, ...more] = other.kind === 'things' ? other.things : [];
    const end =
      only && more.length === 0
        ? this.#iri(only.iri)
        : this.variableFor(other, camel(direction === 'to' ? relation.to : relation.from));
    const [start, goal] = direction === 'to' ? [variable, end] : [end, variable];
    this.#line(tripleOf(relation, direction, start, goal));
    if (relation.path === 'a') this.#narrowest(start, goal);
    const { owner } = this;
    this.owner = variable;
    if (end.startsWith('?')) this.write(other, end);
    this.owner = owner;
  }

  /** Binds what a column says of a thing, if there is any; returns its variables. */
  bindColumn(column: Column, thing: string): readonly string[] {
    if ('date' in column) {
      const { date } = column;
      if (date.of === 'path') return [this.optionalDay(date, thing)];
      const { first, last } = this.bindDate(date, thing);
      return [first, last];
    }
    const { relation, direction, ends } = column;
    const isBack = direction === 'to';
    const end = this.variableFor(ends, camel(isBack ? relation.from : relation.to));
    this.#block('OPTIONAL {', (inner) => {
      const [start, goal] = isBack ? [end, thing] : [thing, end];
      inner.#line(tripleOf(relation, 'from', start, goal));
      inner.write(ends, end);
    });
    return [end];
  }

  #abroad(body: string): void {
    const event = this.owner;
    const [state, home] = [this.variable('state'), this.variable('homeState')];
    const { path } = this.vocabulary.relation('country');
    this.#line(`${event} (${path}) ${state} .`);
    this.#line(`${body} og:ofState ${home} .`);
    this.#line(`FILTER NOT EXISTS { ${event} (${path}) ${home} }`);
  }

  /** A class below that of events, with no narrower class of the thing. */
  #narrowest(thing: string, type: string): void {
    const narrower = this.variable('narrower');
    this.#line(`${type} rdfs:subClassOf+ og:Event .`);
    this.#line(
      `FILTER NOT EXISTS { ${thing} a ${narrower} . ${narrower} rdfs:subClassOf+ ${type} ` +
        `FILTER(${narrower} != ${type}) }`,
    );
  }

  #picked({ concept, pick }: Kind<'picked'>, variable: string): void {
    const border = this.variable('border');
    const inner = this.#inner();
    const each = inner.variableFor(concept);
    inner.write(concept, each);
    const by = inner.bindPicked(pick, each);
    this.#subquery('{', `(${isOfLeast(pick) ? 'MIN' : 'MAX'}(${by}) AS ${border})`, inner);
    this.write(concept, variable);
    this.#filter(`${this.bindPicked(pick, variable)} = ${border}`);
  }

  /** Things with none at all also have “at most” that many. */
  #counted({ pattern, amount: { min = 0, max } }: Kind<'counted'>, variable: string): void {
    if (min <= 0 && max === undefined) return;
    const tests =
      min > 0 ? [`>= ${min}`, ...(max === undefined ? [] : [`<= ${max}`])] : [`> ${max ?? 0}`];
    const inner = this.#inner();
    inner.write(pattern, variable);
    const counted = inner.markVariable ?? variable;
    const having = tests.map((test) => `COUNT(DISTINCT ${counted}) ${test}`).join(' && ');
    const ending = [`GROUP BY ${variable}`, `HAVING(${having})`];
    this.#subquery(min > 0 ? '{' : 'MINUS {', variable, inner, ...ending);
  }

  #subquery(
    opening: string,
    selected: string,
    inner: PatternWriter,
    ...ending: readonly string[]
  ): void {
    this.#line(opening);
    this.#line(`  SELECT ${selected} WHERE {`);
    this.lines.push(...inner.lines.map((line) => `  ${line}`));
    for (const line of ['}', ...ending]) this.#line(`  ${line}`);
    this.#line('}');
  }

  #filter(...tests: readonly string[]): void {
    if (tests.length > 0) this.#line(`FILTER(${tests.join(' && ')})`);
  }

  #block(opening: string, write: (inner: PatternWriter) => void): void {
    const inner = this.#inner();
    write(inner);
    this.lines.push(`${this.indent}${opening}`, ...inner.lines, `${this.indent}}`);
    this.markVariable ??= inner.markVariable;
  }

  #inner(): PatternWriter {
    return new PatternWriter(this.vocabulary, this.used, `${this.indent}  `, this.owner);
  }

  #line(text: string): void {
    this.lines.push(this.indent + text);
  }

  #iri(iri: string): string {
    const { ontologyIri } = this.vocabulary.names;
    const local = iri.slice(ontologyIri.length);
    return iri.startsWith(ontologyIri) && /^\w+$/.test(local) ? `og:${local}` : `<${iri}>`;
  }
}

/** Whether the first in order are those with the least. */
export function isOfLeast({ direction }: Ranking): boolean {
  return direction === 'first';
}

const PLACES = {
  territory: [
    '?place a og:Place .',
    'FILTER EXISTS { ?part og:within ?place }',
    'FILTER NOT EXISTS { ?place og:inState|og:within ?larger }',
  ],
  locality: [
    'FILTER NOT EXISTS { ?place og:inState/rdfs:label ?name . ?place rdfs:label ?name }',
    'FILTER NOT EXISTS { ?part og:within ?place }',
  ],
};

const isNaming = (part: Concept): boolean => part.kind === 'things' || isOfStatus(part);

/** The most restrictive patterns first; filters and dates last. */
function weightOf(concept: Concept): number {
  if (concept.kind === 'related') return concept.other.kind === 'things' ? 2 : 3;
  if (concept.kind === 'counted') return openMarkOf(concept) ? 5 : 8;
  const weights = { things: 0, class: 1, any: 4, dated: 6, locality: 7, territory: 7, not: 7 };
  return concept.kind in weights ? weights[concept.kind as keyof typeof weights] : 5;
}

function tripleOf(
  { path: whole, directPath, pattern }: Relation,
  direction: 'to' | 'from',
  subject: string,
  object: string,
): string {
  if (pattern) return pattern(subject, object);
  const path = direction === 'from' ? (directPath ?? whole) : whole;
  const isOpen = path.includes('|') && !/^\(.*\)$/.test(path);
  return `${subject} ${isOpen ? `(${path})` : path} ${object} .`;
}

/** `fieldOperation` of the class `FieldOperation`. */
function camel({ name }: ClassConcept): string {
  const word = name.replace(/^.*[#/]/, '');
  return word.charAt(0).toLowerCase() + word.slice(1);
}
