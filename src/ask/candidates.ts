/**
 * Questions that were probably meant, where one is not read with certainty: put together in usual
 * words of what was understood of it, those first that use most of its words.
 */
import type { Sentence } from './grammar/parsing.js';
import {
  ABOUT_ONE,
  CLAUSES,
  DECISIVE_WORDS,
  EMPTY_WORDS,
  NEVER,
  OF_KINDS,
  QUESTIONS,
  ROLES,
  SIGNALS,
  type Clause,
  type Form,
  type Signal,
} from './candidate-words.js';
import { cluesIn, type Clue } from './clues.js';
import type { Token } from './language/words.js';

/** A question in usual words, and the words of the original that it leaves out. */
interface Draft {
  readonly question: string;
  readonly unused: readonly string[];
  /** Whether it means the same as the original, if no other draft uses all words. */
  readonly isSure: boolean;
  /** The body whose head it asks for. */
  readonly headOf?: string;
}

/** A part of a draft: a restriction, with the clues and signals that it is made of. */
interface Said {
  readonly text: string;
  readonly used: readonly Signal[];
  readonly isSure: boolean;
}

/** The drafts for a question, likeliest first. */
export function draftsFor(sentence: Sentence): readonly Draft[] {
  const drafts = new Drafter(sentence, cluesIn(sentence)).drafts();
  return drafts.filter(
    ({ question }, index) => drafts.findIndex((each) => each.question === question) === index,
  );
}

/** The draft that says the same as the question in other words; undefined if that is not certain. */
export function sameInOtherWords(drafts: readonly Draft[]): string | undefined {
  const [same, ...others] = drafts.filter(({ isSure, unused }) => isSure && unused.length === 0);
  return others.length === 0 ? same?.question : undefined;
}

class Drafter {
  readonly #signals = new Map<Signal, readonly Token[]>();
  readonly #found: { readonly draft: Draft; readonly cost: number }[] = [];
  readonly #isDecided: boolean;
  readonly #kind: Clue | undefined;
  readonly #rest: readonly Clue[];
  /** Whether a token is of one of the clues, which may be there twice. */
  readonly #isOf: (token: number, used: readonly Clue[]) => boolean;

  constructor(
    private readonly sentence: Sentence,
    clues: readonly Clue[],
  ) {
    // “Last” asks for the latest, too.
    const isFree = (index: number): boolean =>
      !clues.some(
        ({ start, end, isRelative }) =>
          (isRelative ? start < index : start <= index) && index < end,
      );
    const free = sentence.tokens.filter((_, index) => isFree(index));
    for (const [signal, words] of Object.entries(SIGNALS) as [Signal, RegExp][])
      this.#signals.set(
        signal,
        free.filter(({ word }) => words.test(word)),
      );
    this.#kind = clues.find(({ part }) => part === 'kind');
    this.#rest = clues.filter(
      ({ part, text }, index) =>
        part !== 'kind' && clues.findIndex((other) => other.text === text) === index,
    );
    this.#isOf = (token, used) =>
      clues.some(
        ({ text, start, end }) =>
          start <= token && token < end && used.some((each) => each.text === text),
      );
    this.#isDecided =
      !free.some(({ word }) => DECISIVE_WORDS.test(word)) &&
      !/^(?:did|do|does|is|are|was|were|has|have|had)$/.test(sentence.tokens[0]?.word ?? '');
  }

  drafts(): readonly Draft[] {
    const family = this.#kind?.family;
    if (this.#rest.length > 0 || family === 'event' || family === 'news') {
      if (family !== 'news') this.#describe('event');
      if (family !== 'event') this.#describe('news');
    }
    if (this.#kind && family && family !== 'event' && family !== 'news')
      this.#ofKind(this.#kind, OF_KINDS[family]);
    for (const clue of this.#rest) this.#aboutOne(clue);
    const time = this.#rest.find(({ part }) => part === 'time');
    if (time && this.#has('chair'))
      this.#add(`Which States chaired the OSCE ${time.text}?`, [time], {
        used: ['chair', 'who'],
        isSure: false,
      });
    return this.#found.toSorted((left, right) => left.cost - right.cost).map(({ draft }) => draft);
  }

  /** Questions about events or news of the kind that is named, and of any. */
  #describe(family: 'event' | 'news'): void {
    for (const own of this.#kind?.family === family ? [this.#kind, undefined] : [undefined])
      this.#restricted(family, own);
  }

  /** With all restrictions, and without each of them. */
  #restricted(family: 'event' | 'news', own: Clue | undefined): void {
    for (const choice of this.#choices(family, own !== undefined))
      for (const each of QUESTIONS[family]) {
        if (!this.#isWanted(each)) continue;
        const body = choice.find(({ part }) => part === 'body');
        if (each.text.startsWith('Who organized') ? body : each.text.includes('{b}') && !body)
          continue;
        if (own?.isPlural && each.text.startsWith('What was the last')) continue;
        // “Last year” does not ask for the last of that year.
        if (each.needs.includes('last') && choice.some(({ isRelative }) => isRelative)) continue;
        const said = this.#restrictions(family, choice, each);
        // “The first events” are of an unknown number, and “what ODIHR does” is not all a list.
        const isOne = !own?.isPlural || !/the (?:first|last) /.test(each.text);
        const isList =
          each.text === '{}' &&
          (choice.length === 0 || (!own && choice[0] === body && said.used.length === 0));
        const [one, many] =
          own && own.text !== 'news'
            ? [own.singular ?? own.text, own.text]
            : family === 'event'
              ? ['event', 'events']
              : ['news item', 'news items'];
        this.#add(
          each.text
            .replace('{b}', body?.text ?? '')
            .replace('{1}', `${one} ${said.text}`.trim())
            .replace('{}', `${many} ${said.text}`.trim()),
          own ? [...choice, own] : choice,
          {
            used: [...each.needs, ...each.uses, ...said.used],
            isSure: each.after !== NEVER && said.isSure && isOne && !isList,
          },
        );
      }
  }

  /** What can restrict events or news: all clues, all but one, with a topic as a text, and one. */
  #choices(family: 'event' | 'news', isKindNamed: boolean): readonly (readonly Clue[])[] {
    const usable = this.#rest.filter(({ part }) => CLAUSES[family][part] !== undefined);
    const asText = usable.map((clue) =>
      clue.part === 'topic' && this.#typed(clue).toLowerCase() !== clue.text.toLowerCase()
        ? { ...clue, part: 'text' as const, text: this.#typed(clue) }
        : clue,
    );
    return [
      usable,
      ...(asText.some((each, index) => each !== usable[index]) ? [asText] : []),
      ...usable.map((out) => usable.filter((each) => each !== out)),
      ...(usable.length > 2 ? usable.map((each) => [each]) : []),
    ].filter((choice) => choice.length > 0 || isKindNamed);
  }

  #typed({ start, end }: Clue): string {
    return this.sentence.textOf(start, end);
  }

  #restrictions(family: 'event' | 'news', choice: readonly Clue[], { text }: Form): Said {
    const actors = choice.filter(({ part }) => part === 'body' || part === 'place');
    const places = actors.filter(({ part }) => part === 'place');
    const isCompared = places.length > 1 && this.#has('compare');
    const used: Signal[] = [];
    let isSure = true;
    const clauses = choice.map((clue) => {
      const role = ROLES.find(
        ([signal, { after }]) =>
          family === 'event' &&
          actors.includes(clue) &&
          !/funded|partners/.test(text) &&
          (signal === 'funder'
            ? clue === actors[0] && this.#has(signal)
            : clue.part === 'body' &&
              (this.#before(clue) === 'with' || (clue !== actors[0] && this.#has(signal)))) &&
          (signal !== 'funder' || after?.test(this.#before(clue))),
      );
      const clause: Clause = role?.[1] ?? CLAUSES[family][clue.part] ?? { text: '{}' };
      if (role) used.push(role[0]);
      if (clue.part === 'bodies') used.push('partner');
      const isSecondPlace = clause.text === 'in {}' && places.indexOf(clue) > 0;
      isSure &&=
        !isSecondPlace &&
        clue.isRelative !== true &&
        (clause.after?.test(this.#before(clue)) ?? true);
      if (isCompared && clue.part === 'place' && clue !== places[0]) return `and ${clue.text}`;
      return clause.text.replace('{}', clue.text);
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
    const before = tokens
      .slice(0, start)
      .filter(({ word }) => !/^(?:the|an?|osce|any)$/.test(word));
    return before.at(-1)?.word ?? '';
  }

  /** Which of a kind of bodies, States or projects have to do with events of a description. */
  #ofKind(kind: Clue, forms: readonly Form[]): void {
    const usable = this.#rest.filter(({ part }) => CLAUSES.event[part] !== undefined);
    for (const each of forms) {
      const isOfEvents = each.text.includes('{}');
      if (!this.#isWanted(each) || (isOfEvents && usable.length === 0 && !this.#has('most')))
        continue;
      const bodies = this.#rest.find(({ part }) => part === 'bodies');
      if (each.text.includes('{bodies}') && !bodies) continue;
      const said = this.#restrictions('event', usable, each);
      this.#add(
        each.text
          .replace('{bodies}', bodies?.text ?? '')
          .replace('{k}', kind.text)
          .replace('{k1}', kind.singular ?? kind.text)
          .replace('{}', `events ${said.text}`.trim()),
        isOfEvents ? [kind, ...usable] : bodies ? [kind, bodies] : [kind],
        {
          used: [...each.needs, ...each.uses, ...said.used],
          isSure: each.after.test(this.#before(kind)) && said.isSure,
        },
      );
    }
    const near = usable.filter(({ part }) => part === 'place' || part === 'time');
    if (kind.family === 'body' && near.length > 0)
      this.#add(
        [kind.text, ...near.map((each) => `${each.part === 'time' ? '' : 'in '}${each.text}`)].join(
          ' ',
        ),
        [kind, ...near],
        { used: [], isSure: false },
      );
    if (usable.every(({ part }) => part === 'text'))
      this.#add(`Which ${kind.text} are there?`, [kind], { used: [], isSure: false });
  }

  #aboutOne(clue: Clue): void {
    for (const each of ABOUT_ONE[clue.part] ?? [])
      if (this.#isWanted(each))
        this.#add(each.text.replaceAll('{}', clue.text), [clue], {
          used: [...each.needs, ...each.uses],
          isSure: each.after.test(this.#before(clue)),
          ...(each.needs[0] === 'head' && clue.part === 'body' ? { headOf: clue.text } : {}),
        });
  }

  #has(signal: Signal): boolean {
    return (this.#signals.get(signal) ?? []).length > 0;
  }

  #isWanted({ needs }: Form): boolean {
    return needs.every((signal) => this.#has(signal));
  }

  #add(
    question: string,
    clues: readonly Clue[],
    { used, isSure, ...more }: Omit<Said, 'text'> & Pick<Draft, 'headOf'>,
  ): void {
    const said = new Set(used.flatMap((signal) => this.#signals.get(signal) ?? []));
    const unused = this.sentence.tokens.filter(
      (token, index) =>
        /^[^'’]*[\p{L}\p{N}]/u.test(token.word) &&
        !EMPTY_WORDS.has(token.word) &&
        !said.has(token) &&
        !this.#isOf(index, clues),
    );
    // Words that ask for something are more telling than the list of everything.
    const asking = used.filter((signal) => this.#has(signal)).length;
    this.#found.push({
      draft: {
        question: question.charAt(0).toUpperCase() + question.slice(1),
        unused: unused.map(({ text }) => text),
        isSure: isSure && this.#isDecided,
        ...more,
      },
      cost:
        unused.reduce((sum, token) => sum + this.#weightOf(token), 0) -
        asking / 4 +
        (isSure ? 0 : 1 / 8),
    });
  }

  /** Names count more than words that may say nothing. */
  #weightOf(token: Token): number {
    const index = this.sentence.tokens.indexOf(token);
    const clue = this.#rest.find(({ start, end }) => start <= index && index < end);
    return clue === undefined ? 1 : clue.part === 'text' ? 1 / 2 : 3 / 2;
  }
}
