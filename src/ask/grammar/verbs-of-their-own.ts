/** Verbs that no line of the tables can express: `headed`, `attended`. */
import { type Concept } from '../concept.js';
import { someEnds } from './modifiers.js';
import { build, either, lazy, phrase, seq, word, type Parser } from './parsing.js';
import { participants } from './participants.js';
import { argument } from './recursive-rules.js';
import { holdersAt } from './relation-phrases.js';

const had = word('had', 'have', 'has', 'attracted', 'gathered');

/** `had more than 50 participants`, `was attended by over 1000 people`. */
const attendance: Parser<Concept> = build(
  seq(either(had, phrase('(was|were|have been|has been) attended by')), participants),
  ([, concept]) => [concept],
);

/** `headed the Mission to Georgia`. */
const heading: Parser<Concept> = build(
  seq(phrase('headed', 'led', '(has|have) (headed|led)'), argument),
  ([, np], { vocabulary }) => holdersAt({ names: ['Head'], isMinister: false }, np, vocabulary),
);

/** To support another such verb, add it here. */
export const verbOfItsOwn: Parser<Concept> = lazy(() =>
  either(
    attendance,
    heading,
    // had no partner, have more than one organizer
    build(seq(had, someEnds), ([, ends]) => [ends]),
  ),
);
