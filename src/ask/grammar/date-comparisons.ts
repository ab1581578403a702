/** Times relative to named things: `before the Astana Summit`, `older than ODIHR`. */
import { COUNTRY_OR_PLACE_OF_EVENT, termsAlong } from '../../graph/index.js';
import { RDF, namedNode } from '../../rdf/index.js';
import { allOf, type Concept, type DateOf, type Thing } from '../concept.js';
import { spanAfter, spanBefore } from '../language/span.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { classesOf, fits, isCertainly } from './compatibility.js';
import { dateOfConcept, isNamedAsState, type Modifier, type NounPhrase } from './noun-phrase.js';
import { build, either, maybe, phrase, rule, seq, word, type Parser } from './parsing.js';
import { argument } from './recursive-rules.js';

type Direction = 'before' | 'after';

/** Words that compare times, or ages. */
const COMPARING: Parser<{ readonly direction: Direction; readonly isOfAge: boolean }> = either(
  ...(
    [
      ['before', false, 'before', '(earlier|sooner) than', 'prior to'],
      ['after', false, 'after', 'later than', 'following'],
      ['before', true, 'older than'],
      ['after', true, '(younger|newer) than'],
    ] as const
  ).map(([direction, isOfAge, ...phrases]) =>
    build(phrase(...phrases), () => [{ direction, isOfAge }]),
  ),
);

/** Dates to use for a named thing that lacks the date in question. */
const MAIN_DATES: readonly { readonly of: string; readonly properties: readonly string[] }[] = [
  { of: 'Event', properties: ['startDate', 'endDate'] },
  { of: 'Chairpersonship', properties: ['year'] },
];

/** The first and last day of a thing: by the date in question, or by its own. */
function daysOf(
  { iri, classes }: Thing,
  date: DateOf,
  vocabulary: Vocabulary,
): { readonly first: string; readonly last: string } | undefined {
  const own = date.of === 'path' ? vocabulary.valuesOf(iri, date.path) : [];
  const main = MAIN_DATES.find(({ of }) => classes.has(vocabulary.classIri(of)));
  const days =
    own.length > 0
      ? own
      : (main?.properties ?? []).flatMap((name) => vocabulary.valuesOf(iri, `og:${name}`));
  const [first, last] = [[...days].sort()[0], [...days].sort().at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** The day on which a body was established: its age counts from it. */
export function establishmentOf(concept: Concept, vocabulary: Vocabulary): DateOf | undefined {
  const body = vocabulary.classIri('Organization');
  return fits(concept, body, vocabulary) && isCertainly(concept, body, vocabulary)
    ? established(vocabulary)
    : undefined;
}

function established(vocabulary: Vocabulary): DateOf {
  return { of: 'path', path: vocabulary.relation('established').path, said: 'established' };
}

function thingsOfClass(iri: string, vocabulary: Vocabulary): readonly Thing[] {
  return [...vocabulary.version.match(null, RDF.type, namedNode(iri))].map(({ subject }) =>
    vocabulary.thing(subject.value),
  );
}

/** Whether an event took place in a State or a place. */
function isIn(event: Thing, place: Thing, { version, names }: Vocabulary): boolean {
  return termsAlong(version, COUNTRY_OR_PLACE_OF_EVENT, namedNode(event.iri), names).some(
    ({ value }) => value === place.iri,
  );
}

/** The only event that a description fits, as “the Astana Summit” and “the 1999 Summit”. */
function eventDescribed(concept: Concept, vocabulary: Vocabulary): readonly Thing[] {
  const parts = concept.kind === 'all' ? concept.parts : [];
  const [ofClass] = parts.filter((part) => part.kind === 'class');
  const event = vocabulary.classIri('Event');
  if (!ofClass || !vocabulary.hierarchy.isBelow(ofClass.iri, event)) return [];
  const hasPart = (thing: Thing, part: Concept): boolean => {
    if (part === ofClass) return true;
    if (part.kind === 'related' && ['place', 'country'].includes(part.relation.id))
      return (
        part.other.kind === 'things' && part.other.things.some((o) => isIn(thing, o, vocabulary))
      );
    const days = daysOf(thing, { of: 'event' }, vocabulary);
    if (part.kind !== 'dated' || part.date.of !== 'event' || !days) return false;
    const { from = '', to = '9' } = part.span;
    return days.last.slice(0, from.length) >= from && days.first.slice(0, to.length) <= to;
  };
  const found = thingsOfClass(ofClass.iri, vocabulary).filter((thing) =>
    parts.every((part) => hasPart(thing, part)),
  );
  return found.length === 1 ? found : [];
}

/** The only thing that a phrase names or describes: a list of one or none. */
export function thingNamed(np: NounPhrase, vocabulary: Vocabulary): readonly Thing[] {
  const { concept, group, isNone, isPlural, amount, pick } = np;
  if (group || isNone || isPlural || amount !== undefined || pick) return [];
  return concept.kind === 'things' ? concept.things : eventDescribed(concept, vocabulary);
}

const named: Parser<Thing> = build(argument, (np, { vocabulary }) => thingNamed(np, vocabulary));

/** `…, Albania or Mongolia?`: the things to choose from. */
export const among: Parser<Concept> = build(
  seq(maybe(word(',', ':')), argument),
  ([, { group }], { vocabulary }) => {
    if (group?.join !== 'or') return [];
    const things = group.members.map((member) => thingNamed(member, vocabulary));
    return things.every(({ length }) => length === 1)
      ? [{ kind: 'things', things: things.flat() }]
      : [];
  },
);

/** Whether they are of one kind: things of different kinds have events in different ways. */
export function areOfOneKind(things: readonly Thing[], vocabulary: Vocabulary): boolean {
  return (
    ['State', 'Place', 'Organization', 'FieldOfWork', 'Person', 'Event'].some((name) =>
      things.every(({ classes }) => classes.has(vocabulary.classIri(name))),
    ) && !things.some((each) => isNamedAsState(each, vocabulary))
  );
}

/** `before the Astana Summit`, `earlier than Albania did`, `older than ODIHR`. */
export const besideThing: Parser<Modifier> = rule(
  () =>
    build(
      seq(COMPARING, named, maybe(word('did', 'was', 'had', 'is'))),
      ([{ direction, isOfAge }, thing]) => [
        {
          key: `${direction} ${isOfAge} ${thing.iri}`,
          apply: (head, { vocabulary, date = dateCompared(head, isOfAge, vocabulary) }) => {
            const days = date && daysOf(thing, date, vocabulary);
            if (!days) return [];
            const { said, ...span } =
              direction === 'before' ? spanBefore(days.first) : spanAfter(days.last);
            const named = `${direction} ${thing.label} (${said})`;
            return [allOf(head, { kind: 'dated', date, span: { ...span, said: named } })];
          },
        },
      ],
    ),
  ({ key }) => key,
);

function dateCompared(head: Concept, isOfAge: boolean, vocabulary: Vocabulary): DateOf | undefined {
  if (!isOfAge) return dateOfConcept(head, classesOf(head), vocabulary);
  return head.kind === 'anything' ? established(vocabulary) : establishmentOf(head, vocabulary);
}
