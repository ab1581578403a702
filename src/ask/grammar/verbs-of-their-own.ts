/** Verbs that no line of the tables can express: `adopted the Charter of Paris`, `headed`, `existed`. */
import { allOf, type Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { fits } from './compatibility.js';
import { spanWithin } from './dates.js';
import { someEnds } from './modifiers.js';
import { thingsOf, type NounPhrase } from './noun-phrase.js';
import { withBe } from './openings.js';
import { build, either, inTable, lazy, maybe, phrase, seq, word, type Parser } from './parsing.js';
import { participants } from './participants.js';
import { now, openDuring } from './present.js';
import { argument } from './recursive-rules.js';
import { bodiesHeld, holdersAt, time } from './relation-phrases.js';
import { HAVE } from './verb-parts.js';

const ADOPTED = word('adopted', 'adopt', 'signed', 'approved', 'endorsed', 'agreed');
/** Events that adopted a document with this name. */
const document: Parser<Concept> = build(
  inTable(({ documents }) => documents),
  (value, { vocabulary }) => [
    { kind: 'valued', relation: vocabulary.relation('adoptedDocument'), value },
  ],
);
/** `was the Charter of Paris adopted`, `the Charter of Paris was adopted` */
export const documentAdopted: Parser<Concept> = build(
  seq(maybe(word('the')), withBe(seq(maybe(word('the')), document)), ADOPTED),
  ([, [, concept]], { vocabulary }) => [
    allOf(vocabulary.classConcept(vocabulary.classIri('Event')), concept),
  ],
);

/** `had more than 50 participants`, `was attended by over 1000 people`. */
const attendance: Parser<Concept> = lazy(() =>
  build(
    seq(
      either(
        word('had', 'have', 'has', 'attracted', 'gathered', 'counted'),
        phrase('(was|were|have been|has been) attended by'),
      ),
      participants,
    ),
    ([, concept]) => [concept],
  ),
);

const HEAD = { names: ['Head'], isMinister: false };

/** `headed the Mission to Georgia`. */
const heading: Parser<Concept> = lazy(() =>
  build(
    seq(
      either(
        word('headed', 'led'),
        phrase('has headed', 'have headed', 'has led', 'have led', 'had headed'),
      ),
      argument,
      maybe(phrase('as (its|the)? head')),
      maybe(time),
    ),
    ([, np, , when], { vocabulary }) => holdersAt(HEAD, np, when, vocabulary),
  ),
);

/** The bodies that people headed, in a recorded function. */
function headedOnes(np: NounPhrase, vocabulary: Vocabulary): readonly Concept[] {
  const people = thingsOf(np);
  return people && !np.group && fits(people, vocabulary.classIri('Person'), vocabulary)
    ? bodiesHeld(HEAD, people, vocabulary)
    : [];
}
/** `headed by Peter Semneby`. */
export const headedBy: Parser<Concept> = lazy(() =>
  build(seq(word('headed', 'led'), word('by'), argument), ([, , np], { vocabulary }) =>
    headedOnes(np, vocabulary),
  ),
);
/** `did Peter Semneby head`. */
export const headedGap: Parser<Concept> = lazy(() =>
  build(
    seq(word('did', 'has', 'have', 'had'), argument, word('head', 'lead', 'headed', 'led')),
    ([, np], { vocabulary }) => headedOnes(np, vocabulary),
  ),
);
const wasHeaded: Parser<Concept> = build(
  seq(either(word('was', 'were'), phrase('has been', 'have been')), headedBy),
  ([, concept]) => [concept],
);

/** `adopted the Charter of Paris`. */
const adoption: Parser<Concept> = build(
  seq(maybe(HAVE), ADOPTED, maybe(word('the')), document),
  ([, , , concept]) => [concept],
);

const EXIST = word('exist', 'exists', 'operate', 'operates');
/** `still exists`, `no longer exist`: of field operations. */
export const existence: Parser<Concept> = either(
  build(
    either<unknown>(seq(either(now, word('still')), EXIST), seq(EXIST, now)),
    (_, { vocabulary }): Concept[] => [
      allOf(
        { ...vocabulary.classConcept(vocabulary.classIri('FieldOperation')), isGiven: true },
        { kind: 'valued', relation: vocabulary.relation('status'), value: 'active' },
      ),
    ],
  ),
  build(
    seq(word('existed', 'operated', 'worked', 'exist', 'operate', 'work'), spanWithin),
    ([, when], { vocabulary }) => openDuring(when, vocabulary),
  ),
  build(seq(phrase('no longer'), EXIST), (_, { vocabulary }) => [
    vocabulary.classConcept(vocabulary.classIri('ClosedFieldActivity')),
  ]),
);

/** `had no partner`, `have more than one organizer`. */
const had: Parser<Concept> = either(
  build(seq(word('had', 'have', 'has'), someEnds), ([, ends]) => [ends]),
  build(seq(word('did', 'do', 'does'), word('not'), word('have'), someEnds), ([, , , ends]) => [
    { kind: 'not', part: ends },
  ]),
);

/** To support another such verb, add it here. */
export const verbOfItsOwn: Parser<Concept> = either(attendance, adoption, heading, wasHeaded, had);
