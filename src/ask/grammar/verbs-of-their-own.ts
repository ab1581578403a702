/** Verbs that no line of the tables can express: `adopted the Charter of Paris`, `headed`, `existed`. */
import { allOf, type Concept } from '../concept.js';
import { someEnds } from './modifiers.js';
import { build, either, inTable, lazy, maybe, phrase, seq, word, type Parser } from './parsing.js';
import { participants } from './participants.js';
import { now } from './present.js';
import { argument } from './recursive-rules.js';
import { holdersAt, time } from './relation-phrases.js';
import { HAVE } from './verb-parts.js';

const ADOPTED = word('adopted', 'adopt', 'signed', 'approved', 'endorsed', 'agreed');
/** Events that adopted a document with this name. */
const document: Parser<Concept> = build(
  inTable(({ documents }) => documents),
  (value, { vocabulary }) => [
    { kind: 'valued', relation: vocabulary.relation('adoptedDocument'), value },
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

/** `adopted the Charter of Paris`. */
const adoption: Parser<Concept> = build(
  seq(maybe(HAVE), ADOPTED, maybe(word('the')), document),
  ([, , , concept]) => [concept],
);

const EXIST = word('exist', 'exists', 'operate', 'operates');
/** `still exists`, `no longer exist`: of field operations. */
export const existence: Parser<Concept> = build(seq(EXIST, now), (_, { vocabulary }): Concept[] => [
  allOf(
    { ...vocabulary.classConcept(vocabulary.classIri('FieldOperation')), isGiven: true },
    { kind: 'valued', relation: vocabulary.relation('status'), value: 'active' },
  ),
]);

/** `had no partner`, `have more than one organizer`. */
const had: Parser<Concept> = build(seq(word('had', 'have', 'has'), someEnds), ([, ends]) => [ends]);

/** To support another such verb, add it here. */
export const verbOfItsOwn: Parser<Concept> = either(attendance, adoption, heading, had);
