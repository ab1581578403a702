/** Looks up the things that a phrase names, in British and American spelling. */
import { foldText } from '../../rdf/index.js';
import type { NameMatch, SearchIndex } from '../../search/index.js';

/** Things that questions don't name, and records outside the graph's subject. */
const UNNAMED_KINDS: ReadonlySet<string> = new Set([
  'post',
  'statement',
  'page',
  'receipt',
  'content-type',
  'class',
  'property',
]);

/** Words that British and American names spell differently. */
const SPELLINGS: readonly (readonly [
  british: RegExp,
  american: string,
  back: RegExp,
  british: string,
])[] = [
  [/\bcentre(s?)\b/gi, 'center$1', /\bcenter(s?)\b/gi, 'centre$1'],
  [/\bprogramme(s?)\b/gi, 'program$1', /\bprogram(s?)\b/gi, 'programme$1'],
  [/\bdefence\b/gi, 'defense', /\bdefense\b/gi, 'defence'],
  [/\blabour\b/gi, 'labor', /\blabor\b/gi, 'labour'],
  [/\borganisation(s?)\b/gi, 'organization$1', /\borganization(s?)\b/gi, 'organisation$1'],
];

/** The most phrases to cache: far more than a question has while it is typed. */
const MOST_REMEMBERED = 5_000;

/** Names of one version, by its search index. */
export class NameLookup {
  readonly #matches = new Map<string, readonly NameMatch[]>();
  readonly #beginnings = new Map<string, boolean>();

  constructor(private readonly index: SearchIndex) {}

  /** Whole names, ignoring case, accents and leading “the” or “OSCE”, with few typos. */
  namesMatching(
    phrase: string,
    { maxEdits = 0 }: { readonly maxEdits?: number } = {},
  ): readonly NameMatch[] {
    return remembered(this.#matches, `${maxEdits} ${phrase}`, () => this.#find(phrase, maxEdits));
  }

  #find(phrase: string, maxEdits: number): NameMatch[] {
    const matches = spellingsOf(phrase).flatMap((each) =>
      this.index.namesMatching(each, { maxEdits }),
    );
    const named = matches.filter(({ field, kind }) => field !== 'code' && !UNNAMED_KINDS.has(kind));
    return [...new Map(named.map((match) => [match.iri, match])).values()];
  }

  /** Whether some name begins with a phrase, letter by letter. */
  isNameBeginning(phrase: string): boolean {
    return remembered(this.#beginnings, phrase, () =>
      spellingsOf(phrase).some((each) => this.index.isNameBeginning(each)),
    );
  }

  isNameWord(word: string): boolean {
    return this.index.hasWord(word);
  }
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  let value = known.get(key);
  if (value === undefined) {
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, (value = find()));
  }
  return value;
}

function spellingsOf(phrase: string): string[] {
  const folded = foldText(phrase);
  const american = SPELLINGS.reduce(
    (text, [british, spelling]) => text.replace(british, spelling),
    folded,
  );
  const british = SPELLINGS.reduce(
    (text, [, , back, spelling]) => text.replace(back, spelling),
    folded,
  );
  return [
    ...new Set(
      [phrase, american, british].map((text) => (foldText(text) === folded ? phrase : text)),
    ),
  ];
}
