/** One line of the table of words for relations. */

/**
 * `single`: a thing usually has one value, so “in A and B” means either. `unclear-and`: “about A
 * and B” can mean both or either. `light`: its passive adds nothing (“workshops that were held”).
 * `strict`: applies only to things known to be of the class where it starts. `osce`: “the OSCE”
 * after its verbs adds nothing (“joined the OSCE”). `alone`: its noun can be used without “of …”
 * (“the Chairperson-in-Office in 2019”). `main`: the default when no word names the relation
 * (“events per State”, “Tashkent workshops”). `membership`: the date since which a thing is of the
 * class. `second`: its verbs have another meaning that comes first. `role`: bodies take part in
 * something; the OSCE does so through one of its bodies. `wide`: has the meanings of others with
 * its preposition (“bodies in Vienna”), which answer where a thing is.
 */
export type RelationTrait =
  | 'single'
  | 'unclear-and'
  | 'light'
  | 'strict'
  | 'osce'
  | 'alone'
  | 'main'
  | 'membership'
  | 'second'
  | 'role'
  | 'wide';

/**
 * A line of the table. `from` and `to` are local names of classes; `to` can also be one of
 * `LITERAL_KINDS`. Missing values come from the ontology.
 */
export interface RelationEntry {
  readonly id: string;
  readonly from?: string;
  readonly to?: string;
  readonly path?: string;
  /** The graph pattern, where it is more than the path: `path` is then its usual part. */
  readonly pattern?: (subject: string, object: string) => string;
  readonly directPath?: string;
  /** Verbs and prepositions are patterns of `alternativesOf`. */
  readonly verbs?: readonly string[];
  readonly prepositions?: readonly string[];
  readonly nouns?: readonly string[];
  readonly traits?: readonly RelationTrait[];
}

/** Prepositions for the topic of a text or an event. */
export const ABOUT = [
  '(about|on|concerning|regarding)',
  '(related|relating|devoted|dedicated) to',
  'on the (subject|topic) of',
];
/** Verbs of the same meaning. */
export const TO_BE_ABOUT = [
  's (deal with|concern|cover|address|focus on|relate to) o',
  's be (about|on|concerned with|devoted to|dedicated to) o',
];

export const TO_BE_FILED = [
  's be (filed|classified|listed) under o',
  's be (tagged|labelled) with o',
];

/** The phrases of a pattern such as `(the)? (first|last) day of`. */
export function alternativesOf(pattern: string): string[] {
  const group = /\(([^()]*)\)(\?)?/.exec(pattern);
  if (!group) return [pattern.replace(/\s+/g, ' ').trim()];
  const [whole, inner = '', optional] = group;
  const [before, after] = [
    pattern.slice(0, group.index),
    pattern.slice(group.index + whole.length),
  ];
  return [...(optional === undefined ? [] : ['']), ...inner.split('|')].flatMap((each) =>
    alternativesOf(before + each + after),
  );
}
