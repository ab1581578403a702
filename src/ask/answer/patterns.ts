/** Descriptions as SPARQL graph patterns. */
import { isOfStatus, type Amount, type Concept, type DateOf, type Pick } from '../concept.js';
import { firstDayOf, lastDayOf, type Span } from '../language/span.js';
import { isLiteral, type Relation } from '../vocabulary/relation.js';
import type { Property } from '../grammar/query.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { weightOf } from './pattern-order.js';

/** Writes patterns line by line; variables are named after what they represent. */
export class PatternWriter {
  readonly lines: string[] = [];
  markVariable: string | undefined;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly used = new Set<string>(),
    private indent = '  ',
  ) {}

  /** A variable that is not used yet, named after the things of a description. */
  variableFor(concept: Concept, fallback = 'thing'): string {
    return this.variable(this.#wordFor(concept) ?? fallback);
  }

  variable(word: string): string {
    let name = `?${word}`;
    for (let number = 2; this.used.has(name); number += 1) name = `?${word}${number}`;
    this.used.add(name);
    return name;
  }

  #all(parts: readonly Concept[], variable: string): void {
    const isNamed = parts.some((part) => part.kind === 'things' || isOfStatus(part));
    for (const part of [...parts].sort((a, b) => weightOf(a) - weightOf(b)))
      this.write(part, variable, isNamed);
  }

  /** As in lists, without cancelled events, unless the event is named or its status asked for. */
  #class(iri: string, variable: string, isNamed: boolean): void {
    this.#line(`${variable} a ${this.#iri(iri)} .`);
    if (!isNamed && this.vocabulary.isEvent(iri))
      this.#line(`FILTER NOT EXISTS { ${variable} schema:eventStatus schema:EventCancelled }`);
  }

  /** Writes the patterns that make a variable match a description. */
  write(concept: Concept, variable: string, isNamed = false): void {
    switch (concept.kind) {
      case 'anything':
        return;
      case 'class':
        this.#class(concept.iri, variable, isNamed);
        return;
      case 'territory':
        this.#territory(variable);
        return;
      case 'locality':
        this.#locality(variable);
        return;
      case 'things':
        this.#line(
          `VALUES ${variable} { ${concept.things.map(({ iri }) => this.#iri(iri)).join(' ')} }`,
        );
        return;
      case 'all':
        this.#all(concept.parts, variable);
        return;
      case 'any':
        this.#union(concept.parts, variable);
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
        this.#picked(concept.concept, concept.pick, variable);
        return;
      case 'counted':
        this.#counted(concept.pattern, concept.amount, variable);
        return;
      case 'dated':
        this.writeDate(concept.date, concept.span, variable);
        return;
      case 'labelled':
        this.#labelled(concept.words, variable);
        return;
      case 'measured':
        this.#measured(concept.relation, concept.amount, variable);
        return;
      case 'valued':
        this.#valued(concept.relation, concept.value, variable);
        return;
    }
  }

  /**
   * Binds the first and last day of an event, as in `FIRST_DAY_OF_EVENT` and `LAST_DAY_OF_EVENT`;
   * returns the variables.
   */
  writeEventDays(variable: string): { first: string; last: string } {
    const [start, end, issued, first, last] = ['start', 'end', 'issued', 'first', 'last'].map(
      (word) => this.variable(word),
    ) as [string, string, string, string, string];
    this.#line(`OPTIONAL { ${variable} og:startDate ${start} }`);
    this.#line(`OPTIONAL { ${variable} og:endDate ${end} }`);
    this.#line(`OPTIONAL { ${variable} og:reportedBy/dcterms:issued ${issued} }`);
    this.#line(`BIND(COALESCE(${start}, ${end}, ${issued}) AS ${first})`);
    this.#line(`BIND(COALESCE(${end}, ${start}, ${issued}) AS ${last})`);
    return { first, last };
  }

  /** Binds a date; the first and last variable are the same except for events. */
  bindDate(date: DateOf, variable: string): { first: string; last: string } {
    if (date.of === 'event') return this.writeEventDays(variable);
    const value = this.variable('date');
    this.#line(`${variable} ${date.path} ${value} .`);
    return { first: value, last: value };
  }

  writeDate(date: DateOf, { from, to }: Span, variable: string): void {
    const { first, last } = this.bindDate(date, variable);
    const isDay = date.of === 'event';
    const tests = [
      ...(from === undefined
        ? []
        : [
            isDay
              ? `${last} >= "${firstDayOf(from)}"^^xsd:date`
              : `SUBSTR(STR(${last}), 1, ${from.length}) >= "${from}"`,
          ]),
      ...(to === undefined
        ? []
        : [
            isDay
              ? `${first} <= "${lastDayOf(to)}"^^xsd:date`
              : `SUBSTR(STR(${first}), 1, ${to.length}) <= "${to}"`,
          ]),
    ];
    if (tests.length > 0) this.#line(`FILTER(${tests.join(' && ')})`);
  }

  /** Binds the value that things are picked by; returns the expression for their order. */
  bindPicked(pick: Pick, variable: string): string {
    if (pick.by === 'number') return this.bindValue(pick.relation, variable);
    const { first, last } = this.bindDate(pick.date, variable);
    const day = pick.direction === 'first' ? first : last;
    // Things without a day are neither the first nor the last; in MIN and MAX they would be an
    // error.
    if (pick.date.of === 'event') this.#line(`FILTER(BOUND(${day}))`);
    // As texts, days, months and years are in order together.
    return `STR(${day})`;
  }

  bindValue(relation: Relation, variable: string): string {
    const value = this.variable(relation.to === 'number' ? 'number' : 'value');
    this.#line(tripleOf(relation, 'from', variable, value));
    return value;
  }

  /** Binds a property; returns its variables: of an event’s date the first and the last day. */
  bindProperty(property: Property, variable: string): readonly string[] {
    if (property.isOptional) {
      let values: readonly string[] = [];
      this.#block('OPTIONAL {', (inner) => {
        values = inner.bindProperty({ ...property, isOptional: false }, variable);
      });
      return values;
    }
    if ('relation' in property) {
      const value = this.bindValue(property.relation, variable);
      this.write(property.end, value);
      return [value];
    }
    const { first, last } = this.bindDate(property.date, variable);
    if (first === last) return [first];
    this.#line(`FILTER(BOUND(${first}))`);
    return [first, last];
  }

  #related(
    { relation, direction, other, isOfAnotherState }: Extract<Concept, { kind: 'related' }>,
    variable: string,
  ): void {
    const [only, ...more] = other.kind === 'things' ? other.things : [];
    const end =
      only && more.length === 0
        ? this.#iri(only.iri)
        : this.variableFor(other, this.#wordForEnd(relation, direction));
    const [start, goal] = direction === 'to' ? [variable, end] : [end, variable];
    this.#line(tripleOf(relation, direction, start, goal));
    if (relation.path === 'a') this.#narrowest(start, goal);
    if (end.startsWith('?')) this.write(other, end);
    if (isOfAnotherState) this.#ofAnotherState(variable, end);
  }

  #ofAnotherState(event: string, body: string): void {
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

  #territory(variable: string): void {
    this.#line(`${variable} a og:Place .`);
    this.#line(`FILTER EXISTS { ?part og:within ${variable} }`);
    this.#line(`FILTER NOT EXISTS { ${variable} og:inState|og:within ?larger }`);
  }

  #locality(variable: string): void {
    this.#line(
      'FILTER NOT EXISTS { ' +
        `${variable} og:inState/rdfs:label ?name . ${variable} rdfs:label ?name }`,
    );
    this.#line(`FILTER NOT EXISTS { ?part og:within ${variable} }`);
  }

  #union(parts: readonly Concept[], variable: string): void {
    parts.forEach((part, index) => {
      this.#block(index === 0 ? '{' : 'UNION {', (inner) => {
        inner.write(part, variable);
      });
    });
  }

  #picked(concept: Concept, pick: Pick, variable: string): void {
    const border = this.variable('border');
    const inner = this.#inner();
    const each = inner.variableFor(concept);
    inner.write(concept, each);
    const by = inner.bindPicked(pick, each);
    const least = pick.direction === 'first' || pick.direction === 'fewest';
    this.#line('{');
    this.#line(`  SELECT (${least ? 'MIN' : 'MAX'}(${by}) AS ${border}) WHERE {`);
    this.lines.push(...inner.lines.map((line) => `  ${line}`));
    this.#line('  }');
    this.#line('}');
    this.write(concept, variable);
    this.#line(`FILTER(${this.bindPicked(pick, variable)} = ${border})`);
  }

  #counted(pattern: Concept, { min = 0, max }: Amount, variable: string): void {
    if (min > 0)
      this.#having(pattern, variable, '{', [
        `>= ${min}`,
        ...(max === undefined ? [] : [`<= ${max}`]),
      ]);
    // Things with none at all also have “at most” that many.
    else if (max !== undefined) this.#having(pattern, variable, 'MINUS {', [`> ${max}`]);
  }

  #having(pattern: Concept, variable: string, opening: string, tests: readonly string[]): void {
    const inner = this.#inner();
    inner.write(pattern, variable);
    const counted = inner.markVariable ?? variable;
    const having = tests.map((test) => `COUNT(DISTINCT ${counted}) ${test}`).join(' && ');
    this.lines.push(
      `${this.indent}${opening}`,
      `${this.indent}  SELECT ${variable} WHERE {`,
      ...inner.lines.map((line) => `  ${line}`),
      `${this.indent}  }`,
      `${this.indent}  GROUP BY ${variable}`,
      `${this.indent}  HAVING(${having})`,
      `${this.indent}}`,
    );
  }

  #measured(relation: Relation, { min, max }: Amount, variable: string): void {
    const number = this.bindValue(relation, variable);
    const tests = [
      ...(min === undefined ? [] : [`${number} >= ${min}`]),
      ...(max === undefined ? [] : [`${number} <= ${max}`]),
    ];
    this.#line(`FILTER(${min === max ? `${number} = ${min}` : tests.join(' && ')})`);
  }

  #valued(relation: Relation, value: string, variable: string): void {
    const text = this.bindValue(relation, variable);
    this.#line(`FILTER(STR(${text}) = ${JSON.stringify(value)})`);
  }

  #labelled(words: readonly string[], variable: string): void {
    const label = this.variable('label');
    this.#line(`${variable} rdfs:label ${label} .`);
    const tests = words.map((word) => `CONTAINS(LCASE(${label}), ${JSON.stringify(word)})`);
    this.#line(`FILTER(${tests.join(' || ')})`);
  }

  #block(opening: string, write: (inner: PatternWriter) => void): void {
    const inner = this.#inner();
    write(inner);
    this.lines.push(`${this.indent}${opening}`, ...inner.lines, `${this.indent}}`);
    this.markVariable ??= inner.markVariable;
  }

  #inner(): PatternWriter {
    return new PatternWriter(this.vocabulary, this.used, `${this.indent}  `);
  }

  #line(text: string): void {
    this.lines.push(this.indent + text);
  }

  #iri(iri: string): string {
    const { ontologyIri } = this.vocabulary.names;
    const local = iri.slice(ontologyIri.length);
    return iri.startsWith(ontologyIri) && /^\w+$/.test(local) ? `og:${local}` : `<${iri}>`;
  }

  #wordFor(concept: Concept): string | undefined {
    switch (concept.kind) {
      case 'class':
        return camel(concept.iri.replace(/^.*[#/]/, ''));
      case 'all':
      case 'any':
        return concept.parts.map((part) => this.#wordFor(part)).find((word) => word !== undefined);
      case 'marked':
      case 'picked':
        return this.#wordFor(concept.concept);
      case 'counted':
        return this.#wordFor(concept.pattern);
      case 'related':
        return this.#wordForEnd(concept.relation, concept.direction === 'to' ? 'from' : 'to');
      case 'things':
        return undefined;
      default:
        return undefined;
    }
  }

  /** A variable name for the far end of a relation. */
  #wordForEnd(relation: Relation, direction: 'to' | 'from'): string {
    if (direction === 'from') return camel(relation.from.replace(/^.*[#/]/, ''));
    return isLiteral(relation) ? 'value' : camel(relation.to.replace(/^.*[#/]/, ''));
  }
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

function camel(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
