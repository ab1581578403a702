/** Guesses of organizers where no rule of the tables applies, with low confidence. */
import { tidyName } from '../names/words.js';
import type { PreparedArticle, ArticleSentence } from '../names/prepared-article.js';
import { findIssuers } from './issuers.js';
import { bodiesIn, listsIn, withLists } from '../names/body-lists.js';
import type { Lexicon } from '../names/lexicon.js';
import type { Mention } from '../names/mention.js';
import { findParts, type PartFinding } from './part-findings.js';
import { AGENT_ROWS } from './part-rows.js';
import type { PeopleFindings } from './people.js';
import { WORD_CLASSES } from './word-classes.js';

/** Events at which bodies are named for other reasons than organizing. */
const WITHOUT_AGENTS: ReadonlySet<string | undefined> = new Set(['visit', 'signing', undefined]);

/** Offices that are people as much as bodies, and so do much else. */
const OFFICE_HOLDER = /(?:in-Office|Secretary General)$/;

/** Bodies that do something about an event, or else the issuers that the text names. */
export function findLikelyOrganizers(
  reading: PreparedArticle,
  people: PeopleFindings,
  eventType: string | undefined,
): PartFinding[] {
  if (WITHOUT_AGENTS.has(eventType)) return [];
  const agents = findParts(reading.sentences, AGENT_ROWS).filter(
    ({ body }) => !OFFICE_HOLDER.test(body.name),
  );
  return agents.length > 0 ? agents : issuersIn(reading, people);
}

const TELLS_OF_EVENT = new RegExp(`${WORD_CLASSES.event ?? ''}|\\b(?:it|this|these|both)\\b`);

/** Acts of bodies that are at an event and do not organize it. */
const ATTENDS = new RegExp(
  '^,? (?:(?:also|has|have|had) )?' +
    '(?:attend|observ|took part|participat|(?:was|were) (?:represented|present)|visit|welcom)',
);

const ENVOY_OF = /\b(?:Representative|Envoy|Deputy) (?:of|to) (?:the )?$/;

/** Issuers in the text, except those with a speaker: an item is mostly about its issuer. */
function issuersIn(reading: PreparedArticle, people: PeopleFindings): PartFinding[] {
  const spokenFor = new Set(
    people.statements
      .filter(({ relation }) => relation === 'affiliation')
      .map(({ span }) => span.start),
  );
  const commonName = (name: string): string => looseName(name, reading.lexicon);
  const names = new Set(findIssuers(reading).map(({ object }) => commonName(object)));
  const isLabelled = reading.article.issuedBy.length > 0;
  return [...reading.sentences, ...reading.title].flatMap((sentence) => {
    const isAbout =
      isLabelled &&
      sentence.section !== 'title' &&
      TELLS_OF_EVENT.test(withLists(sentence).lowered);
    return sentence.mentions
      .filter(
        (mention) =>
          mention.kind === 'body' &&
          names.has(commonName(mention.name)) &&
          !spokenFor.has(sentence.spanOf(mention).start) &&
          !ATTENDS.test(sentence.text.slice(mention.end)) &&
          !ENVOY_OF.test(sentence.text.slice(0, mention.start)),
      )
      .flatMap((issuer) => [issuer, ...besides(sentence, issuer)])
      .map((body) => ({
        role: 'organiser',
        body,
        sentence,
        row: {},
        rule: 'issuer',
        confidence: isAbout ? 0.55 : isLabelled ? 0.5 : 0.4,
        isSubject: true,
        isSupport: false,
      }));
  });
}

/** Before a list of bodies that are related, or that people come from. */
const OF_BOTH = /\b(?:between|from|of|to|among|with) $/;

/** The other bodies of an issuer's list, in a sentence about the event. */
function besides(sentence: ArticleSentence, issuer: Mention): Mention[] {
  const signed = withLists(sentence);
  if (!TELLS_OF_EVENT.test(signed.lowered)) return [];
  for (const list of listsIn(signed.lowered)) {
    const bodies = bodiesIn(signed, list);
    if (bodies.includes(issuer) && !OF_BOTH.test(signed.lowered.slice(0, list.start)))
      return bodies.filter((body) => body !== issuer && body.kind === 'body');
  }
  return [];
}

/** By lexicon: labels and texts use a field operation's names of different times. */
function looseName(name: string, lexicon: Lexicon): string {
  const plain = tidyName(name.replace(/ \((?:closed|discontinued)\)$/i, ''));
  return (lexicon.body(plain)?.name ?? plain).replace(/^OSCE /, '').toLowerCase();
}
