/**
 * Questions that were probably meant, where one is not read with certainty: put together in usual
 * words of what was understood of it, those first that use most of its words.
 */
import { pluralOf } from '../graph/index.js';
import { RDF, getOrMake, greatestOf } from '../rdf/index.js';
import { span } from './grammar/dates.js';
import { name } from './grammar/names.js';
import { noun } from './grammar/nominals.js';
import type { Sentence } from './grammar/parsing.js';
import { EMPTY_WORDS, SIGNALS, type Signal } from './candidate-words.js';
import type { Thing } from './concept.js';
import { tokensOf, type Token } from './language/words.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** A question in usual words, and the words of the original that it leaves out. */
interface Draft {
  readonly question: string;
  readonly unused: readonly string[];
}

type Part = 'place' | 'body' | 'topic' | 'person' | 'project' | 'meeting' | 'time' | 'kind';

/** Something that was understood, with the tokens that say it. */
interface Clue {
  readonly part: Part;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a kind: what can be said of its things. */
  readonly family?: Family;
  readonly singular?: string;
}

type Family = 'event' | 'news' | 'body' | 'state' | 'other';

/** How things restrict events and news; a part that is missing can’t. */
const CLAUSES: Readonly<Record<'event' | 'news', Partial<Record<Part, string>>>> = {
  event: {
    place: 'in {}',
    body: 'organized by {}',
    topic: 'about {}',
    project: 'of the project "{}"',
    time: '{}',
  },
  news: {
    place: 'about events in {}',
    body: 'issued by {}',
    topic: 'about {}',
    person: 'that quote {}',
    project: 'about the project "{}"',
    time: '{}',
  },
};

/** With “funded” or “with”, a body or a State has this role instead. */
const ROLE_CLAUSES: readonly (readonly [Signal, string])[] = [
  ['funder', 'funded by {}'],
  ['partner', 'with {}'],
];

/**
 * Questions about things of a description: `{}` is the description, `{1}` its singular. All signals
 * of a line are words of the question that it uses.
 */
const QUESTIONS: Readonly<Record<'event' | 'news', readonly (readonly [Signal[], string])[]>> = {
  event: [
    [['count'], 'How many {} were there?'],
    [['year', 'most'], 'In which year did the most {} take place?'],
    [['perYear', 'year'], 'Number of {} per year'],
    [['participants', 'most'], 'Which {} had the most participants?'],
    [['who', 'funder'], 'Who funded {}?'],
    [['most', 'who', 'partner', 'organizer'], 'Which body organized the most {}?'],
    [['partner', 'who'], 'Which bodies were partners of {}?'],
    [['who', 'organizer'], 'Who organized {}?'],
    [['when', 'last'], 'When was the last {1}?'],
    [['last'], 'What was the last {1}?'],
    [['first'], 'What was the first {1}?'],
    [['where'], 'Where did {} take place?'],
    [['organizer', 'partner'], '{}'],
  ],
  news: [
    [['count'], 'How many {} are there?'],
    [['perYear', 'year'], 'Number of {} per year'],
    [['who', 'said'], 'Who was quoted in {}?'],
    [['news', 'said'], '{}'],
  ],
};

/** Questions about one thing. */
const ABOUT_ONE: Partial<Record<Part, readonly (readonly [Signal[], string])[]>> = {
  body: [
    [['who', 'head'], 'Who has been head of {}?'],
    [['where'], 'Where is {} based?'],
    [['when'], 'When was {} established?'],
    [['closed', 'when'], 'When was {} closed?'],
    [['who', 'said'], 'Who was quoted on behalf of {}?'],
    [['partner', 'who'], 'Which bodies were partners of events organized by {}?'],
  ],
  place: [
    [['when', 'join'], 'When did {} join?'],
    [['chair'], 'In which years did {} chair the OSCE?'],
  ],
  person: [
    [['head'], 'What positions did {} hold?'],
    [['news', 'said'], 'In which news items is {} quoted?'],
    [['who', 'said'], 'On behalf of which bodies was {} quoted?'],
  ],
  meeting: [
    [['when'], 'When was {}?'],
    [['where'], 'Where did {} take place?'],
  ],
};

/** The drafts for a question, likeliest first. */
export function draftsFor(sentence: Sentence): readonly Draft[] {
  const clues = cluesIn(sentence);
  const reader = new Drafter(sentence, clues);
  const drafts = reader.drafts();
  return [...new Map(drafts.map((draft) => [draft.question, draft])).values()];
}

class Drafter {
  readonly #signals = new Map<Signal, readonly Token[]>();
  readonly #found: { readonly draft: Draft; readonly cost: number }[] = [];

  constructor(
    private readonly sentence: Sentence,
    private readonly clues: readonly Clue[],
  ) {
    const free = sentence.tokens.filter(
      (_, index) => !clues.some(({ start, end }) => start <= index && index < end),
    );
    for (const [signal, words] of Object.entries(SIGNALS) as [Signal, RegExp][])
      this.#signals.set(
        signal,
        free.filter(({ word }) => words.test(word)),
      );
  }

  drafts(): readonly Draft[] {
    const kind = this.clues.find(({ part }) => part === 'kind');
    const rest = this.clues.filter(({ part }) => part !== 'kind');
    if (rest.length > 0) {
      if (kind?.family !== 'news') this.#describe('event', kind, rest);
      this.#describe('news', kind, rest);
      this.#groups(kind, rest);
      for (const clue of rest) this.#aboutOne(clue);
    } else if (kind) {
      this.#describe(kind.family === 'news' ? 'news' : 'event', kind, rest);
      this.#groups(kind, rest);
      if (kind.family === 'body') this.#add(`Active ${kind.text}`, [kind], []);
    }
    const time = rest.find(({ part }) => part === 'time');
    if (time && this.#has('chair'))
      this.#add(`Which States chaired the OSCE ${time.text}?`, [time], ['chair', 'who']);
    if (kind && kind.family !== 'event' && kind.family !== 'news')
      this.#add(`Which ${kind.text} are there?`, [kind], []);
    return this.#found.toSorted((left, right) => left.cost - right.cost).map(({ draft }) => draft);
  }

  /** Questions about events or news, with all restrictions and without each of them. */
  #describe(family: 'event' | 'news', kind: Clue | undefined, rest: readonly Clue[]): void {
    const own = kind?.family === family ? kind : undefined;
    const usable = rest.filter(({ part }) => CLAUSES[family][part] !== undefined);
    const choices = [
      usable,
      ...(usable.length > 1 ? usable.map((out) => usable.filter((each) => each !== out)) : []),
    ].filter((choice) => choice.length > 0 || own);
    for (const choice of choices)
      for (const [signals, form] of QUESTIONS[family]) {
        const isList = form === '{}';
        if (!isList && !this.#isWanted(signals)) continue;
        const { clauses, used } = this.#clauses(family, choice, form);
        const isUnnamed = !own || own.text === 'news';
        const [one, many] = !isUnnamed
          ? [own.singular ?? own.text, own.text]
          : family === 'event'
            ? ['event', 'events']
            : ['news item', 'news items'];
        this.#add(
          form
            .replace('{1}', [one, ...clauses].join(' '))
            .replace('{}', [many, ...clauses].join(' ')),
          own ? [...choice, own] : choice,
          [...signals, ...used],
        );
      }
  }

  #clauses(
    family: 'event' | 'news',
    choice: readonly Clue[],
    form: string,
  ): { clauses: string[]; used: Signal[] } {
    const used: Signal[] = [];
    const bodies = choice.filter(({ part }) => part === 'body' || part === 'place');
    const clauses = choice.map((clue) => {
      const plain = CLAUSES[family][clue.part] ?? '{}';
      const index = bodies.indexOf(clue);
      const role = ROLE_CLAUSES.find(
        ([signal]) =>
          family === 'event' &&
          index >= 0 &&
          this.#has(signal) &&
          !form.includes('funded') &&
          !form.includes('partners') &&
          (signal === 'funder'
            ? index === 0
            : clue.part === 'body' &&
              (index > 0 || form.startsWith('Which body') || this.#isAfterWith(clue))),
      );
      if (role) used.push(role[0]);
      return (role?.[1] ?? plain).replace('{}', clue.text);
    });
    return { clauses, used };
  }

  #isAfterWith({ start }: Clue): boolean {
    const before = this.sentence.tokens.slice(Math.max(0, start - 2), start);
    return before.some(({ word }) => word === 'with');
  }

  /** Which of a kind of bodies, States or projects have to do with events of a description. */
  #groups(kind: Clue | undefined, rest: readonly Clue[]): void {
    if (!kind?.family || kind.family === 'event' || kind.family === 'news') return;
    const usable = rest.filter(({ part }) => CLAUSES.event[part] !== undefined);
    const { clauses } = this.#clauses('event', usable, '{}');
    const events = ['events', ...clauses].join(' ');
    const isMost = this.#has('most');
    const places = usable.filter(({ part }) => part === 'place' || part === 'time');
    if (kind.family === 'body') {
      if (this.#has('partner'))
        this.#add(`Which ${kind.text} were partners of ${events}?`, [kind, ...usable], ['partner']);
      this.#add(
        `Which ${kind.text} organized ${isMost ? 'the most ' : ''}${events}?`,
        [kind, ...usable],
        ['most', 'organizer', 'partner'],
      );
      if (places.length > 0)
        this.#add(
          [
            kind.text,
            ...places.map(({ part, text }) => (part === 'time' ? text : `in ${text}`)),
          ].join(' '),
          [kind, ...places],
          [],
        );
    } else if (kind.family === 'state')
      this.#add(
        `Which ${kind.text} hosted ${isMost ? 'the most ' : ''}${events}?`,
        [kind, ...usable],
        ['most'],
      );
    else this.#add(`Which ${kind.text} have had ${events}?`, [kind, ...usable], []);
  }

  #aboutOne(clue: Clue): void {
    for (const [signals, form] of ABOUT_ONE[clue.part] ?? [])
      if (signals.some((signal) => this.#has(signal)))
        this.#add(form.replace('{}', clue.text), [clue], signals);
  }

  #has(signal: Signal): boolean {
    return (this.#signals.get(signal) ?? []).length > 0;
  }

  /** Whether the question has the first of the signals; “who” and “most” need one of the others. */
  #isWanted([first, ...others]: readonly Signal[]): boolean {
    if (!first || !this.#has(first)) return false;
    return !['who', 'most'].includes(first) || others.some((signal) => this.#has(signal));
  }

  #add(question: string, clues: readonly Clue[], signals: readonly Signal[]): void {
    const said = new Set(signals.flatMap((signal) => this.#signals.get(signal) ?? []));
    const unused = this.sentence.tokens.filter(
      (token, index) =>
        /^[^'’]*[\p{L}\p{N}]/u.test(token.word) &&
        !EMPTY_WORDS.has(token.word) &&
        !said.has(token) &&
        !clues.some(({ start, end }) => start <= index && index < end),
    );
    // Words that ask for something are more telling than the list of everything.
    const asking = signals.filter((signal) => this.#has(signal)).length;
    this.#found.push({
      draft: {
        question: question.charAt(0).toUpperCase() + question.slice(1),
        unused: unused.map(({ text }) => text),
      },
      cost: unused.length - asking / 4,
    });
  }
}

/** What is understood, from left to right, the longest first. */
function cluesIn(sentence: Sentence): readonly Clue[] {
  const clues: Clue[] = [];
  const topics = topicsOf(sentence.vocabulary);
  for (let start = 0; start < sentence.tokens.length;) {
    const here = [...cluesAt(sentence, start), ...topicAt(sentence, start, topics)];
    const longest = greatestOf(here.map(({ end }) => end));
    const best = here.find(({ end }) => end === longest);
    if (best) clues.push(best);
    start = best ? best.end : start + 1;
  }
  return clues;
}

function cluesAt(sentence: Sentence, start: number): readonly Clue[] {
  const { vocabulary, tokens } = sentence;
  const times = span(sentence, start).map(({ end }): Clue => ({
    part: 'time',
    text: sentence.textOf(start, end),
    start,
    end,
  }));
  const kinds = noun(sentence, start).map(({ value: { concept, isPlural }, end }): Clue => {
    const typed = sentence.textOf(start, end);
    // Other words will come before the first.
    const beginning = start === 0 ? /^\p{Lu}(?!.* \p{Lu})/u : /^$/;
    const text = typed.replace(beginning, (first) => first.toLowerCase());
    const classes = concept.kind === 'all' ? concept.parts : [concept];
    const iri = classes.flatMap((each) => (each.kind === 'class' ? [each.iri] : []))[0] ?? '';
    return {
      part: 'kind',
      text: isPlural ? text : pluralOf(text),
      ...(isPlural ? {} : { singular: text }),
      family: familyOf(iri, vocabulary),
      start,
      end,
    };
  });
  const named = name(sentence, start);
  // A name of several things says none of them.
  const things = named
    .filter(({ end, cost }) => named.filter((o) => o.end === end && o.cost <= cost).length === 1)
    .flatMap(({ value, end }) => clueOf(value, start, end, vocabulary));
  const states = vocabulary.demonyms
    .at(tokens, start)
    .flatMap(({ value, end }) => clueOf(vocabulary.thing(value), start, end, vocabulary));
  return [...times, ...kinds, ...things, ...states];
}

function familyOf(iri: string, vocabulary: Vocabulary): Family {
  const isBelow = (className: string): boolean =>
    vocabulary.hierarchy.isBelow(iri, vocabulary.classIri(className));
  if (vocabulary.isEvent(iri)) return 'event';
  if (isBelow('NewsItem')) return 'news';
  if (isBelow('State')) return 'state';
  return isBelow('Organization') ? 'body' : 'other';
}

const PARTS: readonly (readonly [className: string, part: Part])[] = [
  ['SummitMeeting', 'meeting'],
  ['MinisterialCouncilMeeting', 'meeting'],
  ['Event', 'meeting'],
  ['State', 'place'],
  ['Place', 'place'],
  ['Organization', 'body'],
  ['FieldOfWork', 'topic'],
  ['Person', 'person'],
  ['Project', 'project'],
];

function clueOf(thing: Thing, start: number, end: number, vocabulary: Vocabulary): Clue[] {
  if (thing.iri === vocabulary.osceIri) return [];
  const [, part] = PARTS.find(([each]) => thing.classes.has(vocabulary.classIri(each))) ?? [];
  return part === undefined ? [] : [{ part, text: thing.label, start, end }];
}

/** `traffick` of “trafficking” and “trafficked”. */
const stemOf = (word: string): string => word.replace(/(?:ings?|ions?|ed|e?s|e|al|ment)$/, '');
const SHORTEST_STEM = 5;

/** The names of the fields of work, by the stems of their words. */
function topicsOf(vocabulary: Vocabulary): ReadonlyMap<string, ReadonlySet<string>> {
  const { version, names } = vocabulary;
  const topics = new Map<string, Set<string>>();
  for (const { subject } of version.match(null, RDF.type, names.og('FieldOfWork'))) {
    const { label } = vocabulary.thing(subject.value);
    for (const { word } of tokensOf(label))
      getOrMake(topics, stemOf(word), () => new Set()).add(label);
  }
  return topics;
}

/** A field of work, by a word that no other has. */
function topicAt({ tokens }: Sentence, start: number, topics: ReturnType<typeof topicsOf>): Clue[] {
  const word = tokens[start]?.word ?? '';
  const stem = stemOf(word);
  if (stem.length < SHORTEST_STEM || EMPTY_WORDS.has(word)) return [];
  const [text, ...others] = topics.get(stem) ?? [];
  return text === undefined || others.length > 0
    ? []
    : [{ part: 'topic', text, start, end: start + 1 }];
}
