/** States the reading of a question in plain English. */
import type { Amount, Concept, DateOf, Pick, Thing } from '../concept.js';
import {
  allOf,
  isSuperlative,
  mapConcept,
  openMarkOf,
  withoutOpenDates,
  type Superlative,
} from '../concept.js';
import type { Property, Query } from '../grammar/query.js';
import { ordinalNamed } from '../grammar/numbers.js';
import type { Frame, Relation, Role } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { TOOK_PLACE, amountInWords, clausesInWords, listInWords, withArticle } from './phrasing.js';

export function readingOf(query: Query, vocabulary: Vocabulary): string {
  const sentence = new ReadingWriter(vocabulary).ofQuery(query);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

export function phraseOf(concept: Concept, vocabulary: Vocabulary): string {
  return new ReadingWriter(vocabulary).plural(concept);
}

class ReadingWriter {
  constructor(private readonly vocabulary: Vocabulary) {}

  ofQuery(query: Query): string {
    switch (query.ask) {
      case 'things':
        return query.pick ? this.#picked(query.concept, query.pick) : this.plural(query.concept);
      case 'count':
        return `the number of ${this.plural(query.concept)}`;
      case 'exists':
        return query.amount
          ? `whether there are ${amountInWords(query.amount)} ${this.plural(query.concept)}`
          : this.#whether(query.concept);
      case 'dates':
        return this.#dates(query);
      case 'properties': {
        const asked = query.of.map((property) => this.#property(property));
        return `the ${listInWords(asked, 'and')} of ${this.plural(withoutOpenDates(query.concept))}`;
      }
      case 'duration':
        return `the time from the first to the last day of ${this.plural(query.concept)}`;
      case 'groups':
        return this.#groups(query);
      case 'compare': {
        const [left, right] = [this.plural(query.left), this.plural(query.right)];
        return query.isDifference
          ? `how many ${query.is} ${left} there are than ${right}`
          : `whether there are ${query.is} ${left} than ${right}`;
      }
    }
  }

  #dates({ concept, date, direction, precision }: Extract<Query, { ask: 'dates' }>): string {
    const which = direction === undefined ? '' : `the ${direction} of `;
    return `${which}the ${this.#property({ date, precision })} of ${this.plural(withoutOpenDates(concept))}`;
  }

  #property(property: Property): string {
    if ('date' in property)
      return `${property.precision === 'year' ? 'year' : 'date'}${this.#dateNoun(property.date)}`;
    const { relation, end } = property;
    return nounOf(relation) + (end.kind === 'anything' ? '' : ` (${this.plural(end)})`);
  }

  /** A description as a noun phrase in the plural, with all its restrictions. */
  plural(concept: Concept): string {
    return this.#phrase(concept, 'plural');
  }

  #phrase(concept: Concept, number: 'plural' | 'singular'): string {
    if (concept.kind === 'things') return listInWords(concept.things.map(nameOf), 'or');
    if (concept.kind === 'any')
      return listInWords(
        concept.parts.map((part) => this.#phrase(part, number)),
        'or',
      );
    const parts = concept.kind === 'all' ? concept.parts : [concept];
    const heads = parts.filter(
      (part) =>
        part.kind === 'class' ||
        part.kind === 'things' ||
        part.kind === 'territory' ||
        part.kind === 'picked' ||
        (part.kind === 'any' &&
          part.parts.every(
            (each) => each.kind === 'class' || each.kind === 'things' || each.kind === 'territory',
          )),
    );
    const said = parts.filter((part) => !heads.includes(part) && part.kind !== 'locality');
    const head =
      heads.length > 0
        ? heads.map((part) => this.#head(part, number)).join(' and ')
        : number === 'plural'
          ? this.#unnamedHead(concept)
          : 'something';
    return [
      head,
      ...(said.length > 0 ? [clausesInWords(said.map((part) => this.#clause(part, number)))] : []),
    ].join(' ');
  }

  /** If the question gives no class, the class that the relation implies. */
  #unnamedHead(concept: Concept): string {
    const parts = concept.kind === 'all' ? concept.parts : [concept];
    const relation = parts.find((part) => part.kind === 'related');
    if (relation?.kind !== 'related') return 'things';
    const iri = relation.direction === 'to' ? relation.relation.from : relation.relation.to;
    return this.vocabulary.classConcept(iri).plural;
  }

  #head(concept: Concept, number: 'plural' | 'singular'): string {
    switch (concept.kind) {
      case 'class':
        return number === 'plural' ? concept.plural : withArticle(concept.singular);
      case 'territory':
        return number === 'plural' ? 'territories that are in none of them' : 'a territory';
      case 'things':
        return listInWords(concept.things.map(nameOf), 'or');
      case 'picked':
        return this.#picked(concept.concept, concept.pick);
      case 'any':
        return listInWords(
          concept.parts.map((part) => this.#head(part, number)),
          'or',
        );
      default:
        return number === 'plural' ? 'things' : 'something';
    }
  }

  /** A part of a description as a relative clause. */
  #clause(part: Concept, number: 'plural' | 'singular'): string {
    const are = number === 'plural' ? 'are' : 'is';
    switch (part.kind) {
      case 'related':
        return this.#related(part, number);
      case 'not':
        return part.part.kind === 'class' || part.part.kind === 'things'
          ? `other than ${this.plural(part.part)}`
          : `but not those ${this.#clause(part.part, 'plural')}`;
      case 'any':
        return part.parts.map((each) => this.#clause(each, number)).join(' or ');
      case 'all':
        return part.parts.map((each) => this.#clause(each, number)).join(' and ');
      case 'dated':
        return this.#dated(part.date, part.span.said);
      case 'measured':
        return part.relation.id === 'ordinal'
          ? `with the number ${part.amount.min ?? ''} in their series`
          : `with ${amountInWords(part.amount)} ${part.relation.nouns[1] ?? nounOf(part.relation)}`;
      case 'valued':
        return part.relation.id === 'roleName'
          ? `of ${part.value}`
          : `whose ${nounOf(part.relation)} is “${part.value}”`;
      case 'labelled':
        return `whose name has the word ${listInWords(
          part.words.map((word) => `“${word}”`),
          'or',
        )}`;
      case 'counted':
        return this.#counted(part.pattern, part.amount, number);
      case 'class':
        return `that ${are} ${number === 'plural' ? part.plural : withArticle(part.singular)}`;
      case 'things':
        return `that ${are} ${listInWords(part.things.map(nameOf), 'or')}`;
      case 'picked':
        return `that ${are} ${this.#picked(part.concept, part.pick)}`;
      case 'marked':
        return this.#clause(part.concept, number);
      case 'territory':
      case 'locality':
      case 'anything':
        return '';
    }
  }

  #counted(pattern: Concept, amount: Amount, number: 'plural' | 'singular'): string {
    if (openMarkOf(pattern)?.concept.kind === 'anything')
      return `with ${amountInWords(amount)} such bodies`;
    const said =
      pattern.kind === 'all' ? pattern.parts.filter(({ kind }) => kind !== 'class') : [pattern];
    return listInWords(
      said.map((part) => this.#clause(part, number)),
      'and',
    );
  }

  #related(
    { relation, direction, other, isOfAnotherState }: Extract<Concept, { kind: 'related' }>,
    number: 'plural' | 'singular',
  ): string {
    const end =
      this.#end(other, relation, direction) +
      (isOfAnotherState
        ? ' of another State than that of the event'
        : this.#ofAnyState(other, relation));
    const {
      frame,
      nouns: [noun = relation.id],
      preposition,
    } = relation;
    if (frame && (direction === 'to' || frame.verb.base !== 'have')) {
      // For a verb without an object, such as “spoke”, also state how often, and the restrictions
      // of its carrier.
      const more =
        direction === 'from' && frame.object === undefined
          ? other.kind === 'marked'
            ? ` ${quantity(other.amount)} times${this.#restrictions(other.concept, 'singular')}`
            : this.#restrictions(other, 'singular')
          : '';
      const otherEnd = { end, number: other.kind === 'marked' ? 'plural' : 'singular' } as const;
      return `that ${this.#verb(frame, direction === 'to' ? 's' : 'o', otherEnd, number)}${more}`;
    }
    if (direction === 'to')
      return preposition === undefined ? `with the ${noun} ${end}` : `${preposition} ${end}`;
    return preposition === undefined || relation.nouns.length > 0
      ? `that ${number === 'plural' ? 'are' : 'is'} the ${noun} of ${end}`
      : `${preposition} which there is ${end}`;
  }

  /** Beside the reading of “foreign ministry” as that of another State. */
  #ofAnyState(other: Concept, { from }: Relation): string {
    const { vocabulary } = this;
    return other.kind === 'class' &&
      other.iri === vocabulary.classIri('ForeignMinistry') &&
      from === vocabulary.classIri('Event')
      ? ' of the same or another State'
      : '';
  }

  /** The far end of a relation: names, or a phrase in the singular unless it is counted. */
  #end(other: Concept, relation: Relation, direction: 'to' | 'from'): string {
    if (other.kind === 'marked') {
      const counted = other.concept.kind === 'anything' ? 'bodies' : this.plural(other.concept);
      return `${quantity(other.amount)} ${counted}`;
    }
    if (other.kind !== 'anything') return this.#phrase(other, 'singular');
    const end = direction === 'to' ? relation.to : relation.from;
    return `some ${this.vocabulary.classConcept(end).singular}`;
  }

  /** A verb phrase from the view of one role, with the other end. */
  #verb(
    { subject, object, verb, link, tail, carrier }: Frame,
    role: Role,
    other: { readonly end: string; readonly number: 'plural' | 'singular' },
    number: 'plural' | 'singular',
  ): string {
    const isPast = this.#isPast(carrier);
    const be = (of: 'plural' | 'singular'): string =>
      isPast ? (of === 'plural' ? 'were' : 'was') : of === 'plural' ? 'are' : 'is';
    const finite = (of: 'plural' | 'singular'): string =>
      verb.base === 'be' ? be(of) : isPast ? verb.past : of === 'plural' ? verb.base : verb.third;
    const rest = link.length > 0 ? ` ${link.join(' ')}` : '';
    if (object === undefined)
      return `${role === subject ? finite(number) : `${other.end} ${finite(other.number)}`}${rest}`;
    const after = tail.length > 0 ? ` ${tail.join(' ')}` : '';
    if (role === subject) return `${finite(number)}${rest} ${other.end}${after}`;
    // From the view of the object: passive, or with the preposition at the end.
    const isPassive = verb.base !== 'be' && verb.base !== 'have' && link.length === 0;
    return isPassive
      ? `${be(number)} ${verb.participle} by ${other.end}`
      : `${other.end} ${finite(other.number)}${rest}${after}`;
  }

  /** News and events are past; bodies and States still exist. */
  #isPast(carrier: string): boolean {
    return ['Event', 'NewsItem', 'Statement', 'Chairpersonship'].some((name) =>
      this.vocabulary.hierarchy.isBelow(carrier, this.vocabulary.classIri(name)),
    );
  }

  #dated(date: DateOf, said: string): string {
    if (date.of === 'event') return `${TOOK_PLACE}${said}`;
    const relation = this.vocabulary.relations.find(
      ({ path, to }) => path === date.path && to === 'date',
    );
    if (relation?.frame) {
      const verb = this.#verb(relation.frame, 's', { end: '', number: 'singular' }, 'plural');
      return `that ${[verb.trim(), said].filter(Boolean).join(' ')}`;
    }
    return date.said === '' ? said : `that were ${date.said} ${said}`;
  }

  #dateNoun(date: DateOf): string {
    if (date.of === 'event') return '';
    const relation = this.vocabulary.relations.find(
      ({ path, to }) => path === date.path && to === 'date',
    );
    return relation ? ` (${nounOf(relation)})` : date.said === '' ? '' : ` (${date.said})`;
  }

  #restrictions(concept: Concept, number: 'plural' | 'singular'): string {
    const parts =
      concept.kind === 'all' ? concept.parts.filter(({ kind }) => kind !== 'class') : [];
    return parts.length > 0
      ? ` ${listInWords(
          parts.map((part) => this.#ofCarrier(part, number)),
          'and',
        )}`
      : '';
  }

  /** Phrased for the carrier's subject: `spoke for ODIHR`, `chaired in 2014`. */
  #ofCarrier(part: Concept, number: 'plural' | 'singular'): string {
    return part.kind === 'dated' && part.date.of === 'path'
      ? part.span.said
      : this.#clause(part, number);
  }

  #picked(concept: Concept, pick: Pick): string {
    const { count } = pick;
    const direction = rankInWords(pick).replace(/(?<=.) first$/, '');
    const things = this.plural(concept);
    if (pick.by === 'date')
      return `the ${direction}${count > 1 ? ` ${count}` : ''} of the ${things}`;
    const most = `the ${direction} ${pick.relation.nouns[1] ?? 'of them'}`;
    const picked = count > 1 ? `${count} ${things}` : things;
    return `the ${picked} with ${most}, where their number is known`;
  }

  #groups({ by, concept, top }: Extract<Query, { ask: 'groups' }>): string {
    const best = top && rankInWords(top);
    if (by !== 'things')
      return top
        ? `the ${top.count > 1 ? `${by}s (${top.count})` : by} with the ${best} ${this.plural(concept)}`
        : `the number of ${this.plural(concept)} in each ${by}`;
    if (top)
      return `${this.plural(withMark(concept, top))}${top.count > 1 ? `, the first ${top.count}` : ''}`;
    const mark = openMarkOf(concept);
    const group = concept.kind === 'all' ? concept.parts.filter((part) => !openMarkOf(part)) : [];
    const said = concept.kind === 'all' ? concept.parts.find((part) => openMarkOf(part)) : concept;
    const groupName = group.length > 0 ? this.plural(allOf(...group)) : 'things';
    const relation =
      said?.kind === 'related' && said.relation.nouns[0] !== undefined
        ? ` (${said.relation.nouns[0]})`
        : '';
    const counted = mark ? this.plural(mark.concept) : 'things';
    return `the number of ${counted} for each of the ${groupName}${relation}`;
  }

  /** Yes or no about a named thing, or about existence. */
  #whether(concept: Concept): string {
    const parts = concept.kind === 'all' ? concept.parts : [concept];
    const named = parts.find((part) => part.kind === 'things');
    const said = parts.filter((part) => part !== named);
    const [only, ...others] = named?.kind === 'things' ? named.things : [];
    if (only && others.length === 0 && said.length > 0) {
      return `whether ${nameOf(only)} is something ${listInWords(
        said.map((part) => this.#clause(part, 'singular')),
        'and',
      )}`;
    }
    return `whether there are ${this.plural(concept)}`;
  }
}

function nounOf({ nouns, id }: Relation): string {
  return nouns[0] ?? id;
}

/** A thing's name, with the typed text if that differs. */
function nameOf({ label, typedAs }: Thing): string {
  return typedAs === undefined ? label : `${label} (for “${typedAs}”)`;
}

/** `most`, `second most`, `third last`. */
function rankInWords({
  direction,
  rank,
}: {
  readonly direction: string;
  readonly rank?: number | undefined;
}): string {
  return rank === undefined ? direction : `${ordinalNamed(rank)} ${direction}`;
}

/** With what the things counted are for the ranking: the most of them, the second most. */
function withMark(concept: Concept, amount: Superlative): Concept {
  return mapConcept(concept, (part) => (part.kind === 'marked' ? { ...part, amount } : undefined));
}

/** `the most`, `at least 2`: before a noun. */
const quantity = (amount: Parameters<typeof isSuperlative>[0]): string =>
  isSuperlative(amount) ? `the ${rankInWords(amount)}` : amountInWords(amount);
