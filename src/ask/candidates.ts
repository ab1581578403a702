/**
 * Questions that were probably meant, where one is not read with certainty: put together in usual
 * words of what was understood of it, those first that use most of its words.
 */
import type { Sentence } from './grammar/parsing.js';
import {
  CLAUSES,
  DECISIVE_WORDS,
  EMPTY_WORDS,
  EXCLUDING_WORDS,
  FORMS,
  FUNDED,
  INVOLVED,
  NEVER,
  OF_PARTNERS,
  SIGNALS,
  type Form,
  type Signal,
} from './candidate-words.js';
import { cluesIn, type Clue } from './clues.js';
import type { Token } from './language/words.js';

/** A question in usual words, and the words of the original that it leaves out. */
export interface Draft {
  readonly question: string;
  readonly unused: readonly string[];
  /** Whether it means the same as the original, if no other draft uses all words. */
  readonly isSure: boolean;
  /** The lower, the likelier. */
  readonly cost: number;
}

/** A text with the clues and signals that it is made of. */
interface Said {
  readonly text: string;
  readonly clues: readonly Clue[];
  readonly used: readonly Signal[];
  readonly isSure: boolean;
}

/** The drafts for a question, likeliest first. */
export function draftsFor(sentence: Sentence): readonly Draft[] {
  const excluding = sentence.tokens.findIndex(({ word }) => EXCLUDING_WORDS.test(word));
  const used = excluding === -1 ? sentence.tokens.length : excluding;
  const clues = cluesIn(sentence).filter(({ end }) => end <= used);
  return new Drafter(sentence, clues, sentence.tokens.slice(0, used)).drafts();
}

/** The draft that says the same as the question in other words; undefined if that is not certain. */
export function sameInOtherWords(drafts: readonly Draft[]): string | undefined {
  const [same, ...others] = drafts.filter(({ isSure, unused }) => isSure && unused.length === 0);
  return others.length === 0 ? same?.question : undefined;
}

type Described = 'event' | 'news';
const ANY: Readonly<Record<Described, Pick<Clue, 'text' | 'singular'>>> = {
  event: { text: 'events', singular: 'event' },
  news: { text: 'news items', singular: 'news item' },
};

/** What the slots for descriptions describe. */
const FAMILIES: Readonly<Record<string, readonly Described[]>> = {
  events: ['event'],
  event: ['event'],
  items: ['news'],
  all: ['event', 'news'],
  one: ['event', 'news'],
};

/** What asks for those who took part in something. */
const ACTING: readonly Signal[] = ['who', 'partner', 'partners', 'part', 'funder', 'said', 'host'];

const isDescribed = ({ family }: Clue): boolean => family === 'event' || family === 'news';

class Drafter {
  readonly #signals = new Map<Signal, readonly Token[]>();
  readonly #isDecided: boolean;
  readonly #kinds: readonly Clue[];
  readonly #rest: readonly Clue[];

  constructor(
    private readonly sentence: Sentence,
    private readonly clues: readonly Clue[],
    usable: readonly Token[],
  ) {
    const { tokens } = sentence;
    // “Last” asks for the latest, too.
    const isFree = (index: number): boolean =>
      !clues.some(
        ({ start, end, isRelative }) =>
          (isRelative ? start < index : start <= index) && index < end,
      );
    const free = usable.filter((_, index) => isFree(index));
    for (const [signal, words] of Object.entries(SIGNALS) as [Signal, RegExp][])
      this.#signals.set(
        signal,
        (signal === 'whether' ? tokens.slice(0, 1) : free).filter(({ word }) => words.test(word)),
      );
    this.#kinds = clues
      .filter(({ part }) => part === 'kind')
      .sort((left, right) => Number(left.isNear ?? false) - Number(right.isNear ?? false));
    this.#rest = clues.filter(
      ({ part, text }, index) =>
        part !== 'kind' && clues.findIndex((other) => other.text === text) === index,
    );
    const isTogether = this.#has('between');
    this.#isDecided =
      usable.length === tokens.length &&
      !free.some(
        ({ word }) =>
          DECISIVE_WORDS.test(word) &&
          !(isTogether && word === 'and') &&
          !(word === 'doing' && tokens.some((each) => each.word === 'been')),
      ) &&
      !/^(?:do|does|is|are|was|were|had)$/.test(tokens[0]?.word ?? '') &&
      // Not one question.
      !/[?!]\s+\S/.test(sentence.text);
  }

  drafts(): readonly Draft[] {
    const found = new Map<string, Draft>();
    for (const form of FORMS)
      if (form.needs.every((signal) => this.#has(signal)))
        for (const said of this.#filled(form.text, form, [])) {
          const text = said.text.replace(/ +(?=[ ?])/g, '').trim();
          const question = text.charAt(0).toUpperCase() + text.slice(1);
          const rated = this.#rated({ ...said, text: question }, form);
          if (form.isWhole && rated.unused.length > 0) continue;
          const known = found.get(question);
          if (!known || rated.cost < known.cost) found.set(question, rated);
        }
    return [...found.values()].sort((left, right) => left.cost - right.cost);
  }

  /** A form with everything that fits into its slots, from left to right. */
  #filled(text: string, form: Form, before: readonly Clue[]): readonly Said[] {
    const [slot, name = '', which = ''] = /\{(\w+)[:!]?(\w*)\}/.exec(text) ?? [];
    if (slot === undefined) return [{ text, clues: before, used: [], isSure: true }];
    const families = FAMILIES[name];
    const isPlural = name !== 'event' && name !== 'one';
    const options = families
      ? families.flatMap((each) => this.#descriptions(each, isPlural, form, before, which))
      : this.#thingsFor(name, which, form, before.length === 0);
    return options.flatMap((option) =>
      this.#filled(text.replace(slot, option.text), form, [...before, ...option.clues]).map(
        (all) => ({
          ...all,
          used: [...option.used, ...all.used],
          isSure: option.isSure && all.isSure,
        }),
      ),
    );
  }

  /** What a slot other than for a description can be. */
  #thingsFor(name: string, family: string, { after }: Form, isFirst: boolean): readonly Said[] {
    const said = (clue: Clue, text = clue.text): Said => ({
      text,
      clues: [clue],
      used: [],
      isSure: clue.isNear !== true && (!isFirst || after.test(this.#before(clue))),
    });
    if (name === 'n') {
      const number = this.#rest.find(({ part }) => part === 'number');
      return [number ? said(number) : { text: '', clues: [], used: [], isSure: true }];
    }
    if (name === 'kinds' || name === 'kind')
      return this.#kinds
        .filter((kind) => (family === '' ? !isDescribed(kind) : kind.family === family))
        .map((kind) => said(kind, name === 'kind' ? kind.singular : kind.text));
    return this.#rest.filter(({ part }) => part === name).map((each) => said(each));
  }

  /** Events or news of the kind that is named, and of any, with what restricts them. */
  #descriptions(
    family: Described,
    isPlural: boolean,
    form: Form,
    needed: readonly Clue[],
    which: string,
  ): readonly Said[] {
    const kind = this.#kinds.find((each) => each.family === family);
    if (!kind && this.#kinds.some(isDescribed)) return [];
    const { needs, text } = form;
    const wanted = needed.filter(({ part }) => part !== 'kind' && part !== 'number');
    return (kind ? [kind, undefined] : [undefined]).flatMap((own) =>
      this.#choices(family).flatMap((choice): readonly Said[] => {
        const said = this.#restrictions(family, choice, form, which);
        const isNamed =
          own !== undefined ||
          (needed.length > 0 && needs.length > 0) ||
          (needs.includes('said') && needs.includes('most'));
        const isWithBody = which === 'with' && choice.some(({ part }) => part === 'body');
        if (
          (which === 'with' && !isWithBody) ||
          !wanted.every((each) => choice.includes(each)) ||
          (choice.length === 0 && !isNamed) ||
          (/^(?:body|kind)$/.test(which) && said.text.includes('organized by')) ||
          (which === 'kind' && !own) ||
          (own?.isPlural && text.startsWith('What was the last')) ||
          // “Last year” does not ask for the last of that year.
          (needs.includes('last') && choice.some(({ isRelative }) => isRelative))
        )
          return [];
        // “The first events” are of an unknown number, and “what ODIHR does” is not all a list.
        const isOfMany = own?.isPlural === true && /the (?:first|last) /.test(text);
        const isOfAll =
          needs.every((each) => each === 'whether' || each === 'last') &&
          (choice.length === 0 || (!own && choice.length === 1 && choice[0]?.part === 'body')) &&
          said.used.length === 0;
        // “Did the summer schools take place in …?” is about all of them.
        const isSubject = own && /^(?:did|has|have)$/.test(this.#before(own));
        const { text: many, singular: one = many } = own ?? ANY[family];
        const adjectives = choice
          .filter(({ part }) => part === 'adjective')
          .map(({ text }) => text);
        return [
          {
            text: [...adjectives, isPlural ? many : one, said.text].join(' '),
            clues: own ? [...choice, own] : choice,
            used: [family === 'event' ? 'organizer' : 'news', ...said.used],
            isSure: said.isSure && !isOfMany && !isOfAll && !isSubject,
          },
        ];
      }),
    );
  }

  /** What can restrict events or news: all clues, all but one, with a topic as a text, and one. */
  #choices(family: Described): readonly (readonly Clue[])[] {
    const usable = this.#rest.filter(({ part }) => CLAUSES[family][part] !== undefined);
    const asText = usable.map((clue) => {
      const typed = this.sentence.textOf(clue.start, clue.end);
      return clue.part === 'topic' && typed.toLowerCase() !== clue.text.toLowerCase()
        ? { ...clue, part: 'text' as const, text: typed }
        : clue;
    });
    return [
      usable,
      ...(asText.some((each, index) => each !== usable[index]) ? [asText] : []),
      ...usable.map((out) => usable.filter((each) => each !== out)),
      ...(usable.length > 2 ? usable.map((each) => [each]) : []),
    ];
  }

  #restrictions(
    family: Described,
    choice: readonly Clue[],
    form: Form,
    which: string,
  ): Omit<Said, 'clues'> {
    const { needs } = form;
    const actors = choice.filter(({ part }) => part === 'body' || part === 'place');
    const places = actors.filter(({ part }) => part === 'place');
    const used: Signal[] = [];
    let isSure = true;
    const clauses = choice.map((clue) => {
      const before = this.#before(clue) || this.#beside(clue, actors, form);
      let [text, after] = CLAUSES[family][clue.part] ?? ['{}', /^/];
      const isBody = family === 'event' && clue.part === 'body';
      const isOfPartners = isBody && needs.includes('partner');
      if (
        family === 'event' &&
        clue === actors[0] &&
        this.#has('funder') &&
        !needs.includes('funder') &&
        FUNDED[1].test(before)
      ) {
        [text, after] = FUNDED;
        used.push('funder');
      } else if (
        isBody &&
        (which === 'with' ||
          (!isOfPartners &&
            (before === 'with' ||
              (this.#has('between') && /^(?:with|and|between)$/.test(before)) ||
              this.#has('part') ||
              (clue !== actors[0] && this.#has('partner')))))
      ) {
        [text, after] = INVOLVED;
        used.push('partner', 'between');
      }
      if (isOfPartners) after = OF_PARTNERS;
      if (clue.part === 'bodies') used.push('partner');
      const isSecondPlace = text === 'in {}' && places.indexOf(clue) > 0;
      // “Ministries in Serbia” are not those of events there.
      const isOfKind =
        clue.part === 'place' &&
        this.#kinds.some(
          ({ end, family: of }) => clue.start - 1 === end && (of === 'body' || of === 'state'),
        );
      const isCertain = clue.isRelative !== true && clue.isNear !== true;
      isSure &&= !isSecondPlace && !isOfKind && isCertain && after.test(before);
      return text.replace('{}', clue.text);
    });
    return { text: clauses.join(' '), used, isSure };
  }

  /** The word before a clue that tells its role. */
  #before({ part, start, end }: Clue): string {
    const { tokens, vocabulary } = this.sentence;
    if (tokens[end]?.word === "'s") return 'possessive';
    if (vocabulary.demonyms.at(tokens, start).length > 0) return 'adjective';
    // “With the foreign ministry” is with a certain one.
    if (part === 'bodies') return tokens[start - 1]?.word ?? '';
    if (part !== 'kind' && this.#isFirst(start)) return '';
    const before = tokens
      .slice(0, start)
      .filter(({ word }) => !/^(?:the|an?|osce|any)$/.test(word));
    return before.at(-1)?.word ?? '';
  }

  /** Without a word before it, as in “workshops ODIHR 2019”, where that is clear. */
  #beside({ part, start, thing }: Clue, actors: readonly Clue[], { needs }: Form): string {
    const isKind = needs.length > 0 || this.#kinds.length > 0;
    const isDone = this.#signals.get('organizer')?.some(({ word }) => !word.startsWith('activit'));
    const isBody =
      thing?.classes.has('OsceBody') === true &&
      actors.filter((each) => each.part === 'body').length === 1;
    // A place can be that of events, or a State that acts.
    const isPlace = isDone !== true && !needs.some((each) => ACTING.includes(each));
    const isClear =
      part === 'body'
        ? isBody && (isDone === true || isKind)
        : isKind && (part === 'topic' || (part === 'place' && isPlace));
    return isClear && this.#isFirst(start) ? 'beside' : '';
  }

  /** Whether a clue, a sign, “busiest year” or nothing is before a token. */
  #isFirst(start: number): boolean {
    const before = this.sentence.tokens[start - 1]?.word ?? '';
    return (
      /^(?:[^\p{L}\p{N}]*|year|month)$/u.test(before) || this.clues.some(({ end }) => end === start)
    );
  }

  #has(signal: Signal): boolean {
    return (this.#signals.get(signal) ?? []).length > 0;
  }

  #rated({ text, clues, used, isSure }: Said, { needs, uses, after }: Form): Draft {
    const signals = [...needs, ...uses, ...used];
    const said = new Set(signals.flatMap((signal) => this.#signals.get(signal) ?? []));
    // A clue may be there twice.
    const isOfClue = (token: number): boolean =>
      this.clues.some(
        (each) =>
          each.start <= token &&
          token < each.end &&
          clues.some((clue) => clue.text === each.text || clue.start === each.start),
      );
    const unused = [...this.sentence.tokens.entries()].filter(
      ([index, token]) =>
        /^[^'’]*[\p{L}\p{N}]/u.test(token.word) &&
        !EMPTY_WORDS.has(token.word) &&
        !said.has(token) &&
        !isOfClue(index),
    );
    // Names count more than words that may say nothing.
    const weightOf = (token: number): number => {
      const clue = this.#rest.find(({ start, end }) => start <= token && token < end);
      return clue === undefined ? 1 : clue.part === 'text' ? 1 / 2 : 3 / 2;
    };
    // Words that ask for something are more telling than the list of everything.
    const asking = new Set(signals.filter((signal) => this.#has(signal))).size;
    return {
      question: text,
      unused: unused.map(([, token]) => token.text),
      isSure:
        isSure &&
        after !== NEVER &&
        this.#isDecided &&
        this.#has('whether') === needs.includes('whether'),
      cost:
        unused.reduce((sum, [index]) => sum + weightOf(index), 0) -
        asking / 4 +
        (isSure ? 0 : 1 / 8),
    };
  }
}
