/** States the reading of a question in plain English. */
import { pluralOf } from '../../graph/index.js';
import {
  allOf,
  type Amount,
  type Concept,
  type DateOf,
  isRanking,
  mapConcept,
  openMarkOf,
  partsOfAll,
  type Pick,
  type Query,
  type Ranking,
  type Thing,
} from '../concept.js';
import { classesOf } from '../grammar/compatibility.js';
import { ordinalNamed } from '../grammar/amounts.js';
import { nounOf, type Frame, type Relation, type Role } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

type GrammaticalNumber = 'plural' | 'singular';

export function readingOf(query: Query, vocabulary: Vocabulary): string {
  const sentence = new ReadingWriter(vocabulary).ofQuery(query);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

export function phraseOf(concept: Concept, vocabulary: Vocabulary): string {
  return new ReadingWriter(vocabulary).phrase(concept, 'plural');
}

class ReadingWriter {
  constructor(private readonly vocabulary: Vocabulary) {}

  ofQuery(query: Query): string {
    switch (query.ask) {
      case 'things':
        return this.phrase(query.concept, 'plural');
      case 'count':
        return `the number of ${this.phrase(query.concept, 'plural')}`;
      case 'exists':
        return this.#whether(query.concept);
      case 'time': {
        const { concept, top, days } = query;
        const longest = top?.direction === 'first' ? 'shortest' : 'longest';
        const ofTop = top ? `the ${longest} ${top.count > 1 ? `${top.count} ` : ''}of ` : '';
        const lasting = days
          ? `, if ${amountInWords(days)} ${days.max === 1 ? 'day' : 'days'}`
          : '';
        return `the time from the first to the last day of ${ofTop}${this.phrase(concept, 'plural')}${lasting}`;
      }
      case 'table': {
        const { concept, columns, isOfYears } = query;
        const parts = partsOfAll(concept).filter((part) => part.kind !== 'dated' || part.span.said);
        const things = this.phrase(parts.length > 0 ? allOf(...parts) : concept, 'plural');
        const said = columns.map((each) =>
          'date' in each ? this.#date(each.date, isOfYears) : nounOf(each.relation),
        );
        const values = listInWords(said, 'and');
        return concept.kind === 'things' ||
          (concept.kind === 'picked' && concept.pick.count === 1) ||
          columns.every((each) => 'date' in each)
          ? `the ${values} of ${things}`
          : `${things}, with the ${values} of each`;
      }
      case 'groups':
        return this.#groups(query);
    }
  }

  #date(date: DateOf, isOfYear = false): string {
    const relation = this.#relationOf(date);
    const noun = relation ? nounOf(relation) : date.of === 'path' ? date.said : '';
    if (isOfYear) return noun && !noun.startsWith('year') ? `year (${noun})` : 'year';
    return noun ? noun.replace(/^(?!date|year).*/, 'date ($&)') : 'date';
  }

  /** A description as a noun phrase with all its restrictions. */
  phrase(concept: Concept, number: GrammaticalNumber): string {
    if (concept.kind === 'things') return listInWords(concept.things.map(nameOf), 'or');
    if (concept.kind === 'any')
      return listInWords(
        concept.parts.map((part) => this.phrase(part, number)),
        'or',
      );
    const parts = partsOfAll(concept);
    const isHead = (part: Concept): boolean =>
      ['class', 'things', 'territory', 'picked'].includes(part.kind) ||
      (part.kind === 'any' && part.parts.every(isHead));
    const heads = parts.filter(isHead);
    const said = parts.filter((part) => !isHead(part) && part.kind !== 'locality');
    // If the question gives no class, the class that a relation implies.
    const implied = classesOf(concept)[0]?.plural ?? 'things';
    const unnamed = number === 'plural' ? implied : 'something';
    return [
      heads.map((part) => this.#head(part, number)).join(' and ') || unnamed,
      ...(said.length > 0 ? [clausesInWords(said.map((part) => this.#clause(part, number)))] : []),
    ].join(' ');
  }

  #head(concept: Concept, number: GrammaticalNumber): string {
    switch (concept.kind) {
      case 'class':
        return number === 'plural' ? concept.plural : withArticle(concept.singular);
      case 'territory':
        return number === 'plural' ? 'territories that are in none of them' : 'a territory';
      case 'picked':
        return this.#picked(concept.concept, concept.pick);
      default:
        return this.phrase(concept, number);
    }
  }

  /** A part of a description as a relative clause. */
  #clause(part: Concept, number: GrammaticalNumber): string {
    switch (part.kind) {
      case 'related':
        return this.#related(part, number);
      case 'not':
        return part.part.kind === 'class' || part.part.kind === 'things'
          ? `other than ${this.phrase(part.part, 'plural')}`
          : `but not those ${this.#clause(part.part, 'plural')}`;
      case 'any':
      case 'all':
        return part.parts
          .map((each) => this.#clause(each, number))
          .join(part.kind === 'any' ? ' or ' : ' and ');
      case 'dated':
        return this.#dated(part.date, part.span.said, number);
      case 'abroad':
        return 'of another State than that of the event';
      case 'mentioning':
        return `that mention${number === 'plural' ? '' : 's'} “${part.text}”`;
      case 'valued':
        if (typeof part.value !== 'string')
          return `with ${amountInWords(part.value)} ${part.relation.nouns[1] ?? nounOf(part.relation)}`;
        return part.relation.id === 'roleName'
          ? `of ${part.value}`
          : `whose ${nounOf(part.relation)} is “${part.value}”`;
      case 'counted': {
        const { pattern, amount } = part;
        if (openMarkOf(pattern)?.concept.kind === 'anything')
          return `with ${amountInWords(amount)} such bodies`;
        const inside = partsOfAll(pattern);
        const said = inside.filter(({ kind }) => inside.length === 1 || kind !== 'class');
        return listInWords(
          said.map((each) => this.#clause(each, number)),
          'and',
        );
      }
      case 'class':
      case 'things':
      case 'picked':
        return `that ${number === 'plural' ? 'are' : 'is'} ${this.#head(part, number)}`;
      case 'marked':
        return this.#clause(part.concept, number);
      case 'territory':
      case 'locality':
      case 'anything':
        return '';
    }
  }

  #related(
    { relation, direction, other }: Extract<Concept, { kind: 'related' }>,
    number: GrammaticalNumber,
  ): string {
    const end = this.#end(other, relation, direction);
    const {
      nouns: [noun = relation.id],
      prepositions: [preposition],
    } = relation;
    const frame = spokenFrameOf(relation);
    if (frame && (direction === 'to' || frame.verb.base !== 'have')) {
      // For a verb without an object, such as “spoke”, also state how often, and the restrictions
      // of its carrier.
      const more =
        direction === 'from' && frame.object === undefined
          ? other.kind === 'marked'
            ? ` ${quantity(other.amount)} times${this.#restrictions(other.concept)}`
            : this.#restrictions(other)
          : '';
      const otherEnd = { end, number: other.kind === 'marked' ? 'plural' : 'singular' } as const;
      return `that ${this.#verb(frame, direction === 'to' ? 's' : 'o', otherEnd, number)}${more}`;
    }
    if (direction === 'to')
      return preposition === undefined ? `with the ${noun} ${end}` : `${preposition} ${end}`;
    const before = relation.nouns.length > 0 ? / (in|at|on)$/.exec(noun)?.[1] : preposition;
    return before === undefined
      ? `that ${number === 'plural' ? 'are' : 'is'} the ${noun} of ${end}`
      : `${before} which there is ${end}`;
  }

  /** The far end of a relation: names, or a phrase in the singular unless it is counted. */
  #end(other: Concept, relation: Relation, direction: 'to' | 'from'): string {
    if (other.kind === 'marked') {
      const counted =
        other.concept.kind === 'anything' ? 'bodies' : this.phrase(other.concept, 'plural');
      return `${quantity(other.amount)} ${counted}`;
    }
    if (other.kind !== 'anything') return this.phrase(other, 'singular');
    return `some ${(direction === 'to' ? relation.to : relation.from).singular}`;
  }

  /** A verb phrase from the view of one role, with the other end. */
  #verb(
    { subject, object, verb, link, tail, carrier }: Frame,
    role: Role,
    other: { readonly end: string; readonly number: GrammaticalNumber },
    number: GrammaticalNumber,
    isDated = false,
  ): string {
    // News and events are past; bodies and States still exist.
    const isPast =
      isDated ||
      ['Event', 'NewsItem', 'Statement', 'Chairpersonship'].some((name) => carrier.above.has(name));
    const be = (of: GrammaticalNumber): string =>
      of === 'plural' ? (isPast ? 'were' : 'are') : isPast ? 'was' : 'is';
    const finite = (of: GrammaticalNumber): string => {
      if (verb.base === 'be') return be(of);
      return isPast ? verb.past : of === 'plural' ? verb.base : verb.third;
    };
    const [rest, after] = [link, tail].map((words) => words.map((word) => ` ${word}`).join(''));
    if (object === undefined)
      return `${role === subject ? finite(number) : `${other.end} ${finite(other.number)}`}${rest}`;
    if (role === subject) return `${finite(number)}${rest} ${other.end}${after}`;
    // From the view of the object: passive, or with the preposition at the end.
    return verb.base !== 'be' && verb.base !== 'have' && link.length === 0
      ? `${be(number)} ${verb.participle} by ${other.end}`
      : `${other.end} ${finite(other.number)}${rest}${after}`;
  }

  #dated(date: DateOf, said: string, number: GrammaticalNumber): string {
    if (date.of === 'event') return `${TOOK_PLACE}${said}`;
    const relation = this.#relationOf(date);
    const frame = relation && spokenFrameOf(relation);
    if (!frame) return date.said === '' ? said : `that were ${date.said} ${said}`;
    const verb = this.#verb(frame, 's', { end: '', number: 'singular' }, number, true);
    return `that ${[verb.trim(), said].filter(Boolean).join(' ')}`;
  }

  #relationOf(date: DateOf): Relation | undefined {
    return this.vocabulary.relations.find(
      ({ path, to }) => date.of === 'path' && path === date.path && to.name === 'date',
    );
  }

  /** Phrased for the carrier's subject: `spoke for ODIHR`, `chaired in 2014`. */
  #restrictions(concept: Concept): string {
    const parts = concept.kind === 'all' ? concept.parts : [];
    const said = parts
      .filter(({ kind }) => kind !== 'class')
      .map((part) =>
        part.kind === 'dated' && part.date.of === 'path'
          ? part.span.said
          : this.#clause(part, 'singular'),
      );
    return said.length > 0 ? ` ${listInWords(said, 'and')}` : '';
  }

  #picked(concept: Concept, pick: Pick): string {
    const direction = rankInWords(pick);
    const things = this.phrase(concept, 'plural');
    const count = pick.count > 1 ? `${pick.count} ` : '';
    if ('date' in pick) return `the ${direction} ${count}of the ${things}`;
    const most = `the ${direction} ${pick.relation.nouns[1] ?? 'of them'}`;
    return `the ${count}${things} with ${most}, where their number is known`;
  }

  #groups({ date, concept, top, unit = 'year' }: Extract<Query, { ask: 'groups' }>): string {
    if (date) {
      const counted = this.phrase(concept, 'plural');
      if (!top) return `the number of ${counted} in each ${unit}`;
      return `the ${top.count > 1 ? `${unit}s (${top.count})` : unit} with the ${rankInWords(top)} ${counted}`;
    }
    if (top) {
      // With what the things counted are for the ranking: the most of them, the second most.
      const marked = mapConcept(concept, (part) =>
        part.kind === 'marked' ? { ...part, amount: top } : undefined,
      );
      const first = top.count > 1 ? `, the first ${top.count}` : '';
      return `${this.phrase(marked, 'plural')}${first}`;
    }
    const parts = partsOfAll(concept);
    const group = allOf(...parts.filter((part) => !openMarkOf(part)));
    const said = parts.find((part) => openMarkOf(part));
    const noun = said?.kind === 'related' ? said.relation.nouns[0] : undefined;
    const counted = openMarkOf(concept)?.concept;
    const named = group.kind === 'things' ? listInWords(group.things.map(nameOf), 'and') : '';
    return (
      `the number of ${counted ? this.phrase(counted, 'plural') : 'things'} for ` +
      `${named || `each of the ${this.phrase(group, 'plural')}`}${noun === undefined ? '' : ` (${noun})`}`
    );
  }

  /** Yes or no about a named thing, or about existence. */
  #whether(concept: Concept): string {
    const parts = partsOfAll(concept);
    const named = parts.find((part) => part.kind === 'things');
    const said = parts.filter((part) => part !== named);
    const [only, ...others] = named?.kind === 'things' ? named.things : [];
    return only && others.length === 0 && said.length > 0
      ? `whether ${nameOf(only)} is something ${listInWords(
          said.map((part) => this.#clause(part, 'singular')),
          'and',
        )}`
      : `whether there are ${this.phrase(concept, 'plural')}`;
  }
}

const TOOK_PLACE = 'that took place ';

/** The verb that says a relation: one with an object, if there is one. */
const spokenFrameOf = ({ frames }: Relation): Frame | undefined =>
  frames.find(({ object }) => object !== undefined) ?? frames[0];

function withArticle(noun: string): string {
  if (pluralOf(noun) === noun) return noun;
  return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

function listInWords(items: readonly string[], joined: 'and' | 'or'): string {
  if (items.length > 6) return `${items.slice(0, 5).join(', ')} ${joined} ${items.length - 5} more`;
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} ${joined} ${items.slice(-1).join('')}`;
}

/** Joins clauses: phrases such as `of ODIHR` first, and exceptions last, without “and”. */
function clausesInWords(clauses: readonly string[]): string {
  const isException = (clause: string): boolean => /^(?:but not|other than) /.test(clause);
  const isPhrase = (clause: string): boolean => /^(?!that |with |whose)/.test(clause);
  const others = clauses.filter((clause) => !isException(clause));
  const said = listInWords(withOneVerb(others.filter((clause) => !isPhrase(clause))), 'and');
  const excepted = clauses
    .filter(isException)
    .join(', ')
    .replace(/, other than /g, ' and ');
  return [[...others.filter(isPhrase), said].filter(Boolean).join(' '), excepted]
    .filter(Boolean)
    .join(', ');
}

/** `that took place in Tashkent` and `that took place in 2012` as one clause. */
function withOneVerb(clauses: readonly string[]): readonly string[] {
  const isPlain = (clause: string | undefined): clause is string =>
    clause?.startsWith(TOOK_PLACE) === true && !/ (?:or|and) /.test(clause);
  return clauses.reduce<readonly string[]>((joined, clause) => {
    const last = joined.at(-1);
    return isPlain(clause) && isPlain(last)
      ? [...joined.slice(0, -1), `${last}${clause.slice(TOOK_PLACE.length - 1)}`]
      : [...joined, clause];
  }, []);
}

function amountInWords({ min, max }: Amount): string {
  if (min !== undefined && min === max) return String(min);
  if (min !== undefined && max !== undefined) return `between ${min} and ${max}`;
  return min !== undefined ? `at least ${min}` : `at most ${max ?? 0}`;
}

/** A thing's name, with the typed text if that differs. */
function nameOf({ label, typedAs }: Thing): string {
  return typedAs === undefined ? label : `${label} (for “${typedAs}”)`;
}

/** `most`, `second most`. */
const rankInWords = ({ direction, rank }: Ranking): string =>
  rank === undefined ? direction : `${ordinalNamed(rank)} ${direction}`;

/** `the most`, `at least 2`: before a noun. */
const quantity = (amount: Amount | Ranking): string =>
  isRanking(amount) ? `the ${rankInWords(amount)}` : amountInWords(amount);
