/**
 * Regular expressions in bounded time. The runtime's engine is the fastest for most, but
 * backtracks; where a text could make that long, re2js matches in linear time.
 */
import { createRequire } from 'node:module';
import { createContext, Script } from 'node:vm';
import type { RE2JS } from 're2js';
import { ServiceError, quote } from '../../errors.js';
import { LIMITS } from '../../rdf/index.js';
import type { Budget } from '../workers/index.js';
import { costOfRegex, endOfClass, type RegexCost } from './regex-cost.js';
import { escapeAll, translateRegex, type TranslatedRegex } from './xpath-regex.js';

/** Steps by `costOfRegex` that backtracking may take for any text: some tenths of a ms. */
const FEW_STEPS = 100_000;
/** Steps allowed while texts turn out to take far fewer. */
const SOME_STEPS = 20 * FEW_STEPS;
/** One match in 16 is timed; on harmless texts the timed ones take no longer than this. */
const HARMLESS = { onceMs: 3, eachMs: 0.000_5 };
/** From so many steps on, matches run interruptibly, which takes 0.1 ms. */
const MANY_STEPS = 3_000_000;
const DEFAULT_TIMEOUT_MS = 5_000;

export type Visit = (groups: readonly (string | undefined)[], start: number, end: number) => void;

/**
 * Compiles a pattern with flags out of `smixq`; undefined when either is invalid. Takes a few
 * microseconds: keep the result.
 * @throws ServiceError `malformed-query` for a pattern that is too large.
 */
export function compileRegex(pattern: string, flags: string): Regex | undefined {
  if (!/^[smixq]*$/.test(flags)) return undefined;
  if (pattern.length > LIMITS.patternLength) throw tooLarge(pattern);
  const translated = flags.includes('q')
    ? { source: escapeAll(pattern), groupCount: 0, hasNestedClass: false, isRegular: true }
    : translateRegex(pattern, flags);
  if (!translated) return undefined;
  const mode = `${flags.includes('i') ? 'i' : ''}${translated.hasNestedClass ? 'v' : 'u'}`;
  let native: RegExp | undefined;
  try {
    native = new RegExp(translated.source, mode);
    // Forces compilation, for texts of either kind.
    native.test('');
    native.test('\u0416');
  } catch (error) {
    if (!/Too many captures|too large|Stack overflow/.test(String(error))) return undefined;
    native = undefined;
  }
  return new Regex(pattern, mode, translated, native);
}

interface Ways {
  readonly native: (regex: { readonly one: RegExp; readonly all: RegExp }) => void;
  readonly linear: (regex: RE2JS) => void;
}

export class Regex {
  readonly groupCount: number;
  readonly #pattern: string;
  readonly #source: string;
  readonly #ignoresCase: boolean;
  readonly #cost: RegexCost;
  readonly #native: { readonly one: RegExp; readonly all: RegExp } | undefined;
  /** The longest text for which backtracking takes few steps. */
  readonly #quickLength: number;
  #triedCount = 0;
  #triedMs = 0;
  /** Null where re2js cannot do it: back-references, look-around, very large patterns. */
  #linear: RE2JS | undefined | null;

  /** Use `compileRegex`. */
  constructor(pattern: string, mode: string, translated: TranslatedRegex, native?: RegExp) {
    this.groupCount = translated.groupCount;
    this.#pattern = pattern;
    this.#source = translated.source;
    this.#ignoresCase = mode.includes('i');
    this.#native = native && { one: native, all: new RegExp(translated.source, `g${mode}`) };
    this.#cost = costOfRegex(translated.source);
    this.#quickLength = native
      ? (FEW_STEPS / this.#cost.choices) ** (1 / (this.#cost.degree + 1)) - 2
      : -1;
    if (!translated.isRegular) this.#linear = null;
  }

  /** @throws ServiceError `query-timeout` when the budget's time runs out first. */
  test(text: string, budget?: Budget): boolean {
    if (this.#native && text.length <= this.#quickLength) return this.#native.one.test(text);
    let result = false;
    this.#run(text.length, this.#cost.isAnchored ? 1 : text.length, budget, {
      native: ({ one }) => {
        result = one.test(text);
      },
      linear: (regex) => {
        result = regex.test(text);
      },
    });
    return result;
  }

  /** Visits all matches. @throws ServiceError as `test` does. */
  each(text: string, visit: Visit, budget?: Budget): void {
    this.#run(text.length, text.length, budget, {
      native: ({ all: regex }) => {
        regex.lastIndex = 0;
        for (let match = regex.exec(text); match; match = regex.exec(text)) {
          const end = regex.lastIndex;
          visit(match, match.index, end);
          if (end === match.index) regex.lastIndex += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
        }
      },
      linear: (regex) => {
        const matcher = regex.matcher(text);
        while (matcher.find()) {
          const groups = Array.from(
            { length: this.groupCount + 1 },
            (_, group) => matcher.group(group) ?? undefined,
          );
          visit(groups, matcher.start(), matcher.end());
        }
      },
    });
  }

  /** Runs the native or linear engine, within the budget's time. */
  #run(length: number, beginningCount: number, budget: Budget | undefined, by: Ways): void {
    const native = this.#native;
    const { degree, choices } = this.#cost;
    const steps = choices * (length + 1) ** degree * (beginningCount + 1);
    const isLinear = degree === 0 && choices <= 16;
    const isLikelyQuick =
      steps <= SOME_STEPS && this.#triedMs <= HARMLESS.onceMs + HARMLESS.eachMs * this.#triedCount;
    if (!native || !(isLinear || isLikelyQuick)) {
      const linear = this.#compileLinear();
      if (linear) {
        guarded(
          (length + 1) * linear.programSize(),
          () => {
            by.linear(linear);
          },
          budget,
        );
        return;
      }
      if (!native) throw tooLarge(this.#pattern);
    }
    const run = (): void => {
      by.native(native);
    };
    this.#triedCount += 1;
    if (isLinear || (this.#triedCount & 15) !== 0) {
      guarded(steps, run, budget);
      return;
    }
    const startMs = performance.now();
    guarded(steps, run, budget);
    this.#triedMs += performance.now() - startMs;
  }

  #compileLinear(): RE2JS | undefined {
    if (this.#linear === undefined) {
      const { RE2JS: engine } = library();
      try {
        const flags = this.#ignoresCase ? engine.CASE_INSENSITIVE : 0;
        this.#linear = engine.compile(toRe2(this.#source), flags);
      } catch {
        // It has its own limits, such as a thousand repetitions.
        this.#linear = null;
      }
    }
    return this.#linear ?? undefined;
  }
}

/** Few queries need it, and it takes some milliseconds to load. */
const library = (): { readonly RE2JS: typeof RE2JS } =>
  createRequire(import.meta.url)('re2js') as { readonly RE2JS: typeof RE2JS };

/** Converts from `translateRegex` to the syntax of re2js, which has no classes within classes. */
function toRe2(source: string): string {
  let result = '';
  for (let index = 0; index < source.length;) {
    const end = source[index] === '[' ? endOfClass(source, index) : index + 1;
    const part = source.slice(index, end);
    result += part === '[^]' ? '(?s:.)' : part.includes('[', 1) ? asRanges(part) : part;
    index = end;
    if (part === '\\') result += source[index++] ?? '';
  }
  return result.replaceAll('(?=\\n|$)', '(?m:$)').replaceAll('\\u{', '\\x{');
}

/** A JavaScript class as ranges of characters. Takes some ten milliseconds. */
function asRanges(source: string): string {
  const ranges = Array.from(allCharacters().matchAll(new RegExp(`${source}+`, 'gv')), ([run]) => {
    const [first, last] = [run.codePointAt(0) ?? 0, run.codePointAt(run.length - 2) ?? 0];
    const end = last > 0xffff ? last : run.charCodeAt(run.length - 1);
    return `\\x{${first.toString(16)}}-\\x{${end.toString(16)}}`;
  });
  return ranges.length === 0 ? String.raw`[^\x{0}-\x{10ffff}]` : `[${ranges.join('')}]`;
}

let everything: string | undefined;

function allCharacters(): string {
  if (everything === undefined) {
    const parts: string[] = [];
    for (let start = 0; start < 0x110000; start += 0x800)
      // Surrogates are U+D800 to U+DFFF.
      if (start !== 0xd800)
        parts.push(String.fromCodePoint(...Array.from({ length: 0x800 }, (_, at) => start + at)));
    everything = parts.join('');
  }
  return everything;
}

/** Only a script with a timeout can interrupt the runtime's regular expressions. */
const call = new Script('run()');

function guarded(steps: number, run: () => void, budget: Budget | undefined): void {
  if (steps <= MANY_STEPS) {
    run();
    return;
  }
  const timeout = Math.max(
    1,
    Math.ceil(Math.min(budget?.remainingMs ?? DEFAULT_TIMEOUT_MS, 2 ** 31 - 1)),
  );
  try {
    call.runInContext(createContext({ run }), { timeout });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    budget?.checkNow();
    throw new ServiceError(
      'query-timeout',
      `The regular expression was stopped after ${timeout} ms. Make it simpler.`,
      { cause: error },
    );
  }
}

function tooLarge(pattern: string): ServiceError {
  return new ServiceError(
    'malformed-query',
    `The regular expression ${quote(pattern)} is too large: it can have ${LIMITS.patternLength} ` +
      `characters, or less with large counts; found ${pattern.length}. Use CONTAINS, or several ` +
      'smaller ones.',
    { details: { limit: 'regex-length', maxLength: LIMITS.patternLength } },
  );
}
