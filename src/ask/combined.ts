/** Questions that join two: `which …, and who …?`, and comparisons of two things. */
import { cluesIn } from './clues.js';
import {
  allOf,
  type Concept,
  keyOf,
  namedThings,
  openMarkOf,
  partsOfAll,
  type Query,
} from './concept.js';
import { both, classesOf } from './grammar/compatibility.js';
import type { Sentence } from './grammar/parsing.js';
import type { ClassConcept } from './vocabulary/classes.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** What one text certainly asks; undefined if nothing or several things. */
export type Reader = (text: string) => Query | undefined;

const JOINING = /^(?:and|,|;|:|but)$/;
const ASKING = /^(?:who|whom|when|where|which|what|since|their|its)$/;

/** The texts of the two questions, if there are two. */
export function partsOfTwo(sentence: Sentence): readonly [string, string] | undefined {
  const { tokens } = sentence;
  for (let end = 1; end < tokens.length; end += 1) {
    let next = end;
    while (JOINING.test(tokens[next]?.word ?? '')) next += 1;
    if (next > end && ASKING.test(tokens[next]?.word ?? ''))
      return [sentence.textOf(0, end), sentence.textOf(next, tokens.length)];
  }
  return undefined;
}

/** The things that the first question asks for, each with what the second asks of it. */
export function inTwoParts(
  [first, second]: readonly [string, string],
  vocabulary: Vocabulary,
  read: Reader,
): Query | undefined {
  const query = read(first);
  const own = query?.ask === 'things' ? query.concept : undefined;
  const [most] = own ? classesOf(own) : [];
  if (!own || !most) return undefined;
  for (const name of KINDS.filter((each) => most.above.has(each))) {
    const ofClass = vocabulary.classNamed(name);
    for (const text of secondTexts(first, second, ofClass)) {
      const asked = read(text);
      const joined = asked && joinedOf(own, ofClass, asked);
      if (joined) return joined;
    }
  }
  return undefined;
}

/** Classes whose things the second question can be about, by what is asked of all of them. */
const KINDS = 'Event FieldOperation Organization ParticipatingState State NewsItem'.split(' ');

/** What is asked of all things of a class, for some of them. */
function joinedOf(own: Concept, ofClass: ClassConcept, asked: Query): Query | undefined {
  const parts = partsOfAll(asked.concept);
  const isAll = (part: Concept): boolean => keyOf(part) === keyOf(ofClass);
  if (asked.ask === 'dates' && parts.some(isAll))
    return { ...asked, concept: allOf(own, ...parts.filter((part) => !isAll(part))) };
  const [link, ...links] = parts.filter((part) => part.kind === 'related');
  if (asked.ask !== 'things' || !link || links.length > 0 || !isAll(link.other)) return undefined;
  const ends = allOf(...parts.filter((part) => part !== link));
  const { relation, direction } = link;
  return { ask: 'pairs', concept: own, relation, direction, ends };
}

/** The second question about all things of a class instead of “them” or “it”. */
function secondTexts(first: string, text: string, { name, plural }: ClassConcept): string[] {
  const owned = /^(?:(?:what|who) (?:is|are|was|were|'s) )?(?:their|its) (.+)$/i.exec(text)?.[1];
  if (owned !== undefined) return [`${owned} of ${plural}`];
  // Of States that hosted something, “when” asks for the time of that.
  const bare = /^(when|where)(?: (?:is|are|was|were)(?: (?:it|they))?)?$/i.exec(text)?.[1];
  if (bare !== undefined)
    return [
      ...(name === 'Event' ? [`${bare} did events take place`] : []),
      ...(/\bjoined\b/i.test(first) ? [`${bare} did ${plural} join`] : []),
    ];
  const named = text.replace(/\b(?:them|they|it|these|those|each)\b/i, plural);
  return [named === text ? `${text} ${plural}` : named];
}

const COMPARING = /\b(?:more|vs|versus|compared?|comparison|busier)\b/i;
const BETWEEN = /^(?:vs|versus|or|and|to|with|than|compared|,|\/)$/;

/** How often each of two things is what a question asks for the most of. */
export function comparison(sentence: Sentence, read: Reader): Query | undefined {
  if (!COMPARING.test(sentence.text)) return undefined;
  const clues = cluesIn(sentence).filter(({ thing }) => thing !== undefined);
  const index = clues.findIndex(({ end }, at) => {
    const next = clues[at + 1];
    const between = sentence.tokens.slice(end, next?.start).map(({ word }) => word);
    return next !== undefined && between.length > 0 && between.every((word) => BETWEEN.test(word));
  });
  const [left, right] = clues.slice(Math.max(index, 0), index + 2);
  if (!left?.thing || !right?.thing) return undefined;
  const { text, tokens } = sentence;
  const before = text.slice(0, tokens[left.start]?.start).trim();
  const asked =
    `${before.replace(/ (?:in|between)$/, '')} ${text.slice(tokens[right.end - 1]?.end)}`
      .replace(/\b(?:compared?|comparison)\b|[:,;]/gi, ' ')
      .replace(/\b(?:the )?more\b/i, 'the most')
      .replace(/\s+/g, ' ')
      .trim();
  const bare = asked.replace(/^(?:who|which|did|does|has|have)\b(?: (?:had|has|have))?\s*/i, '');
  const isIn = before.endsWith(' in');
  const words = ['', 'who ', 'which States ', 'which States had ', 'which bodies organized '];
  for (const each of [asked, ...words.map((first) => first + bare), `${asked} events`]) {
    const query = read(each);
    if (query?.ask !== 'groups' || query.date) continue;
    // Without the class that the question asks for.
    const counted = partsOfAll(query.concept).filter(openMarkOf);
    const isPlace = counted.some(
      (part) => part.kind === 'related' && ['State', 'Place'].includes(part.relation.to.name),
    );
    const [concept] = both(namedThings(left.thing, right.thing), allOf(...counted));
    // What somebody did in two places is not what these did.
    if (concept && (isPlace || !isIn)) return { ask: 'groups', concept };
  }
  return undefined;
}
