/** Questions for several properties of the same things: `When and where …?`, `Who … and when?`. */
import { ANYTHING, allOf, keyOf, withoutOpenDates, type Concept, type DateOf } from './concept.js';
import { classesOf, leadsFrom } from './grammar/compatibility.js';
import { dateOfConcept } from './grammar/noun-phrase.js';
import { Sentence } from './grammar/parsing.js';
import type { Property, Query } from './grammar/query.js';
import { question } from './grammar/questions.js';
import { tokensOf } from './language/words.js';
import { simplified } from './simplify.js';
import type { Relation } from './vocabulary/relation.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

interface Understood {
  readonly query: Query;
  readonly cost: number;
}

/** Properties of things; none if the things themselves are asked for. */
interface Asked {
  readonly concept: Concept;
  readonly of: readonly Property[];
  readonly cost: number;
  /** The date by which the things were picked or restricted. */
  readonly date?: DateOf | undefined;
}

/** Words that ask for a time or a place without saying of what. */
const TIME_OR_PLACE =
  '(?:(?:in|on) )?' + '(?:when|where|(?:which|what) (?:year|date|day|city|country|place|State))';
const BEGINNING = new RegExp(`^${TIME_OR_PLACE}\\b`, 'i');
const ALONE = new RegExp(`^${TIME_OR_PLACE}$`, 'i');
/** Only relations of things of their class. */
const STRICT: ReadonlySet<string> = new Set(['strict']);
const JOIN = /,? (?:and|with|plus|including) (?:also )?/gi;
/** A property by its noun. */
const NAMED = /^(?:(?:in|as) (?:what|which)\s|the\s|their\s|its\s)?([\w -]+)$/i;
const ASKING = /^(?:in |on |by )?(?:when|where|who|whom|what|which|how)\b/i;

/** The readings of a question as two questions, of which the second is about the same things. */
export function readTogether({
  text,
  vocabulary,
  referent: same,
}: Sentence): readonly Understood[] {
  const whole = text.replace(/[\s?!.]+$/u, '');
  const [, time = '', rest = ''] = /^([^,]+), (.+)$/.exec(whole) ?? [];
  // “In 2015, which events …?”
  if (/^(?:in|on|since|before|after|until|between|during|from) /i.test(time) && !ASKING.test(time))
    return readingsIn(`${rest} ${time.charAt(0).toLowerCase()}${time.slice(1)}`, vocabulary);
  return [...whole.matchAll(JOIN)].flatMap((join) => {
    const [left, right] = [whole.slice(0, join.index), whole.slice(join.index + join[0].length)];
    return ALONE.test(left)
      ? paired(asked(`${left}${right.replace(BEGINNING, '')}`), asked(right))
      : [...aboutAnswer(left, right), ...sharedOwner(left, right)];
  });

  function asked(part: string, referent = same): readonly Asked[] {
    const readings = readingsIn(part, vocabulary, referent);
    // “… and when and where they took place”
    const further =
      readings.length === 0 && referent && ASKING.test(part)
        ? readTogether(
            new Sentence(part, tokensOf(part), vocabulary, undefined, undefined, referent),
          )
        : [];
    return [...readings, ...further].flatMap(askedOf);
  }

  /** `Who organized the last workshop, and where was it held?`, `… opened and closed` */
  function aboutAnswer(left: string, right: string): Understood[] {
    return asked(left).flatMap((first) => {
      if (first.date && /^when$/i.test(right))
        return paired([first], [{ ...first, of: [{ date: first.date, precision: 'day' }] }]);
      const properties = propertiesOf(right, first, vocabulary);
      if (properties.length > 0) return paired([first], properties);
      const second = ALONE.test(right)
        ? `${right} was it`
        : ASKING.test(right)
          ? right.replace(/\bits\b/gi, "it's")
          : `${left.split(' ', 2).join(' ')} it ${right}`;
      return paired([first], asked(second, first.concept));
    });
  }

  /** `What are the capital and the ISO code of Latvia?` */
  function sharedOwner(left: string, right: string): Understood[] {
    if (ASKING.test(right)) return [];
    return asked(`What is ${right}`).flatMap((second) =>
      paired(asked(`${left} of it`, second.concept), [second]),
    );
  }
}

function readingsIn(
  text: string,
  vocabulary: Vocabulary,
  referent?: Concept,
): readonly Understood[] {
  const tokens = tokensOf(text);
  const sentence = new Sentence(text, tokens, vocabulary, undefined, undefined, referent);
  return question(sentence, 0).flatMap(({ value, end, cost }) =>
    end === tokens.length ? [{ query: simplified(value, vocabulary), cost }] : [],
  );
}

/** `in what capacity`, `their capitals`, `dates and places` */
function propertiesOf(text: string, first: Asked, vocabulary: Vocabulary): Asked[] {
  const [, said = ''] = NAMED.exec(text) ?? [];
  const [, left, right = ''] = /^(.+?) and (.+)$/.exec(said) ?? [];
  if (left !== undefined)
    return bothProperties(
      propertiesOf(left, first, vocabulary),
      propertiesOf(right, first, vocabulary),
    );
  const date = /^(?:date|day|year)s?$/.test(said)
    ? dateOfConcept(first.concept, classesOf(first.concept), vocabulary)
    : undefined;
  if (date) return [{ ...first, of: [{ date, precision: 'day' }] }];
  const tokens = tokensOf(said);
  return vocabulary.relationNouns
    .at(tokens, 0)
    .filter(
      ({ end, value: { relation } }) =>
        end === tokens.length &&
        leadsFrom({ ...relation, traits: STRICT }, first.concept, vocabulary),
    )
    .map(({ value: { relation } }) => ({ ...first, of: [propertyOf(relation)] }));
}

function propertyOf(relation: Relation): Property {
  const { to, path, id } = relation;
  return to === 'date'
    ? { date: { of: 'path', path, said: id }, precision: 'day' }
    : { relation, end: ANYTHING };
}

function bothProperties(left: readonly Asked[], right: readonly Asked[]): Asked[] {
  return left.flatMap((one) => right.map((other) => ({ ...one, of: [...one.of, ...other.of] })));
}

/** Both together, where they are about the same things; all things that are listed stay. */
function paired(left: readonly Asked[], right: readonly Asked[]): Understood[] {
  return left.flatMap((one) =>
    right.flatMap((other) => {
      const { concept } = one;
      if (other.of.length === 0 || keyOf(concept) !== keyOf(other.concept)) return [];
      const isOptional = one.of.length === 0 && concept.kind !== 'picked';
      const second = isOptional
        ? other.of.map((each) =>
            'date' in each && each.date.of === 'event' ? each : { ...each, isOptional },
          )
        : other.of;
      const query: Query = { ask: 'properties', concept, of: [...one.of, ...second] };
      return [{ query, cost: one.cost + other.cost }];
    }),
  );
}

/** Whether things have several of the date: a State has the dates of all that it chaired. */
const isRepeated = (date: DateOf): boolean => date.of === 'path' && date.path.startsWith('^');

/** What a question asks of which things: a date, or the ends of a relation; or the things. */
function askedOf({ query, cost }: Understood): Asked[] {
  switch (query.ask) {
    case 'dates': {
      const { date, precision, direction } = query;
      return direction
        ? []
        : [{ concept: withoutOpenDates(query.concept), of: [{ date, precision }], cost }];
    }
    case 'properties':
      return [{ concept: withoutOpenDates(query.concept), of: query.of, cost }];
    case 'things': {
      const { pick, concept } = query;
      if (pick)
        return pick.count === 1 && pick.rank === undefined
          ? [
              {
                concept: { kind: 'picked', concept, pick },
                of: [],
                cost,
                ...(pick.by === 'date' && !isRepeated(pick.date) ? { date: pick.date } : {}),
              },
            ]
          : [];
      const parts = concept.kind === 'all' ? concept.parts : [concept];
      const ends = parts.filter((part) => part.kind === 'related' && part.direction === 'from');
      const [end] = ends;
      const dated = parts.find((part) => part.kind === 'dated');
      if (ends.length !== 1 || end?.kind !== 'related')
        return [{ concept, of: [], cost, date: dated?.date }];
      const rest = allOf(...parts.filter((part) => part !== end));
      const { relation, other } = end;
      return [
        { concept: withoutOpenDates(other), of: [{ relation, end: rest }], cost },
        { concept, of: [], cost },
      ];
    }
    default:
      return [];
  }
}
