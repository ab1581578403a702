/** Looks up the things that a phrase names, in British and American spelling. */
import { foldText } from '../../rdf/index.js';
import { normalWord, wordsOfPhrase } from '../language/words.js';
import type { NameIndex, NameMatch } from '../../search/index.js';

/** Things that questions don't name, and records outside the graph's subject. */
const UNNAMED_KINDS = 'post statement page receipt content-type class property'.split(' ');

/** Kinds whose things are also called by a part of their names. */
const KINDS_WITH_PARTS = ['person', 'organization', 'state', 'place', 'project'];
const MOST_ALIKE = 20;
/** From here on, a name begins with what is searched for. */
const BEGINNING_SCORE = 0.66;

/** Words that British and American names spell differently. */
const SPELLINGS = [
  ['centre', 'center'],
  ['programme', 'program'],
  ['defence', 'defense'],
  ['labour', 'labor'],
  ['organisation', 'organization'],
].map((words) => words.map((word) => ({ word, pattern: new RegExp(`\\b${word}(?=s?\\b)`, 'g') })));

/** Names of one version, by its catalogue. */
export class NameLookup {
  constructor(private readonly index: NameIndex) {}

  /** Whole names, ignoring case, accents and leading “the” or “OSCE”. */
  namesMatching(phrase: string): readonly NameMatch[] {
    const matches = spellingsOf(phrase).flatMap((each) => this.index.namesMatching(each));
    const named = matches.filter(
      ({ field, kind }) => field !== 'code' && !UNNAMED_KINDS.includes(kind),
    );
    return [...new Map(named.map((match) => [match.iri, match])).values()];
  }

  /** The one thing, or the one State, whose name begins with these words, or else has them. */
  namedWith(words: string): string | undefined {
    const hits = this.index.find(words, KINDS_WITH_PARTS, MOST_ALIKE);
    const named = hits.filter(({ name = '' }) =>
      wordsOfPhrase(words).every((word) => wordsOfPhrase(name).includes(word)),
    );
    const [first] = [
      named.filter(({ score }) => score >= BEGINNING_SCORE),
      named.filter(({ kind }) => kind === 'state'),
      named,
    ].filter(({ length }) => length > 0);
    const [only, ...others] = new Map(first?.map(({ label, iri }) => [label, iri])).values();
    return others.length === 0 ? only : undefined;
  }

  /** Whether some name begins with a phrase, letter by letter. */
  isNameBeginning(phrase: string): boolean {
    return spellingsOf(phrase).some((each) => this.index.isNameBeginning(each));
  }

  isNameWord(word: string): boolean {
    return this.index.hasWord(word);
  }

  /** The nearest words of names and texts. */
  wordsNear(word: string): readonly string[] {
    return this.index.wordsNear(word).map(normalWord);
  }
}

/** As it is, in American and in British spelling, and with another preposition. */
function spellingsOf(phrase: string): readonly string[] {
  const folded = foldText(phrase);
  const spelled = [1, 0].map((to) =>
    SPELLINGS.reduce(
      (text, pair) => text.replace(pair[1 - to]?.pattern ?? '', pair[to]?.word ?? ''),
      folded,
    ),
  );
  // The Mission in Kosovo is also “to Kosovo”; “the mission in Serbia” can be another than that to it.
  return [
    phrase,
    ...new Set([...spelled, folded.replace(' to ', ' in ')].filter((text) => text !== folded)),
  ];
}
