/** One line of the table of words for relations. */

/**
 * `single`: a thing has one value as a rule, so that “in A and B” means either. `unclear-and`:
 * “about A and B” may mean both or either. `light`: its passive says no more than that the thing
 * was (“workshops that were held”). `strict`: only of things that are known to be of the class it
 * goes from. `osce`: the OSCE may be named with its verbs and says nothing more (“joined the
 * OSCE”). `alone`: its noun stands without “of …” (“the Chairperson-in-Office in 2019”). `main`:
 * what is meant where no word says how things hang together (“events per State”, “Tashkent
 * workshops”). `membership`: the date since which a thing is of the class. `role`: bodies have a
 * part in something, and the OSCE by one of its bodies rather than as a whole.
 */
export type RelationTrait =
  'single' | 'unclear-and' | 'light' | 'strict' | 'osce' | 'alone' | 'main' | 'membership' | 'role';

/**
 * A line of the table. `from` and `to` are local names of classes, `to` may also be one of
 * `LITERAL_KINDS`; what is left out is read from the ontology.
 */
export interface RelationEntry {
  readonly id: string;
  readonly from?: string;
  readonly to?: string;
  readonly path?: string;
  readonly directPath?: string;
  readonly verbs?: readonly string[];
  readonly prepositions?: readonly string[];
  readonly nouns?: readonly string[];
  readonly traits?: readonly RelationTrait[];
}

/** Prepositions that say what a text or an event is about. */
export const ABOUT = [
  'about',
  'on',
  'concerning',
  'regarding',
  'related to',
  'relating to',
  'on the subject of',
  'on the topic of',
  'devoted to',
  'dedicated to',
];
/** Verbs that say the same. */
export const TO_BE_ABOUT = [
  's deal with o',
  's concern o',
  's cover o',
  's address o',
  's focus on o',
  's relate to o',
  's be about o',
  's be on o',
  's be concerned with o',
  's be devoted to o',
  's be dedicated to o',
];
