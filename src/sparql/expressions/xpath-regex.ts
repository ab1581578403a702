/**
 * An XPath pattern in JavaScript syntax for Unicode mode (XPath F&O §5.6.1, XML Schema 1.1-2 app.
 * G).
 */
export interface TranslatedRegex {
  readonly source: string;
  readonly groupCount: number;
  /** Whether it has nested classes: mode `v` rather than `u`. */
  readonly hasNestedClass: boolean;
  /** Whether it has no back-reference, look-around or `^` of the flag `m`. */
  readonly isRegular: boolean;
}

/** Translates a pattern with flags out of `smix`; undefined for an invalid one. */
export function translateRegex(pattern: string, flags: string): TranslatedRegex | undefined {
  return new Translation(pattern, flags).result();
}

/** XML's name characters (XML 1.0 §2.3), for `\i` and `\c`. */
const NAME_START = [
  String.raw`:A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}`,
  String.raw`\u{200C}\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}`,
  String.raw`\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}`,
].join('');
const NAME = String.raw`${NAME_START}\-.0-9\u{B7}\u{300}-\u{36F}\u{203F}-\u{2040}`;

/** Contents of the one-letter classes; the capital letter is the complement. */
const CLASS_LETTERS: Readonly<Record<string, string>> = {
  d: String.raw`\p{Nd}`,
  w: String.raw`\p{L}\p{M}\p{N}\p{S}`,
  s: String.raw`\u{20}\t\n\r`,
  i: NAME_START,
  c: NAME,
};

const CONTROL_LETTERS = 'nrt';

const CATEGORY = /^(?:L[ulmto]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cofn]?)$/;

/** The blocks that `\p{Is…}` may name: scripts of the OSCE area. */
const BLOCKS: Readonly<Record<string, string>> = {
  BasicLatin: String.raw`\u{0}-\u{7F}`,
  'Latin-1Supplement': String.raw`\u{80}-\u{FF}`,
  'LatinExtended-A': String.raw`\u{100}-\u{17F}`,
  'LatinExtended-B': String.raw`\u{180}-\u{24F}`,
  IPAExtensions: String.raw`\u{250}-\u{2AF}`,
  Greek: String.raw`\u{370}-\u{3FF}`,
  GreekandCoptic: String.raw`\u{370}-\u{3FF}`,
  Cyrillic: String.raw`\u{400}-\u{4FF}`,
  Armenian: String.raw`\u{530}-\u{58F}`,
  Hebrew: String.raw`\u{590}-\u{5FF}`,
  Arabic: String.raw`\u{600}-\u{6FF}`,
  Georgian: String.raw`\u{10A0}-\u{10FF}`,
  GeneralPunctuation: String.raw`\u{2000}-\u{206F}`,
  CurrencySymbols: String.raw`\u{20A0}-\u{20CF}`,
  CJKUnifiedIdeographs: String.raw`\u{4E00}-\u{9FFF}`,
  Hiragana: String.raw`\u{3040}-\u{309F}`,
  Katakana: String.raw`\u{30A0}-\u{30FF}`,
};

export function escapeAll(text: string): string {
  return Array.from(text, literal).join('');
}

/** A character as itself anywhere in a JavaScript pattern. */
function literal(character: string): string {
  return /[A-Za-z0-9]/.test(character)
    ? character
    : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

class InvalidPattern extends Error {}

class Translation {
  readonly #characters: readonly string[];
  readonly #isDotAll: boolean;
  readonly #isMultiline: boolean;
  readonly #ignoresSpace: boolean;
  #index = 0;
  #groupCount = 0;
  #hasNestedClass = false;
  #isRegular = true;

  constructor(pattern: string, flags: string) {
    this.#characters = Array.from(pattern);
    this.#isDotAll = flags.includes('s');
    this.#isMultiline = flags.includes('m');
    this.#ignoresSpace = flags.includes('x');
  }

  result(): TranslatedRegex | undefined {
    try {
      let source = '';
      while (this.#index < this.#characters.length) source += this.#next();
      return {
        source,
        groupCount: this.#groupCount,
        hasNestedClass: this.#hasNestedClass,
        isRegular: this.#isRegular,
      };
    } catch (thrown) {
      if (thrown instanceof InvalidPattern) return undefined;
      throw thrown;
    }
  }

  #take(): string {
    const character = this.#characters[this.#index++];
    if (character === undefined) throw new InvalidPattern();
    return character;
  }

  #peek(distance = 0): string | undefined {
    return this.#characters[this.#index + distance];
  }

  #next(): string {
    const character = this.#take();
    switch (character) {
      case '\\':
        return this.#escape();
      case '[':
        return this.#class();
      case '(':
        return this.#group();
      case '.':
        return this.#isDotAll ? '[^]' : String.raw`[^\n\r]`;
      case '^':
        return this.#isMultiline ? this.#irregular(String.raw`(?:^|(?<=\n)(?!$))`) : '^';
      case '$':
        return this.#isMultiline ? String.raw`(?=\n|$)` : '$';
      case ' ':
      case '\t':
      case '\n':
      case '\r':
        return this.#ignoresSpace ? '' : literal(character);
      default:
        return character;
    }
  }

  /** Look-around is not in XPath, but common elsewhere; named groups and flags are refused. */
  #group(): string {
    if (this.#peek() !== '?') {
      this.#groupCount++;
      return '(';
    }
    this.#index++;
    const kind = this.#take();
    if (kind === ':') return '(?:';
    if (kind === '=' || kind === '!') return this.#irregular(`(?${kind}`);
    const side = kind === '<' ? this.#take() : '';
    if (side !== '=' && side !== '!') throw new InvalidPattern();
    return this.#irregular(`(?<${side}`);
  }

  #irregular(source: string): string {
    this.#isRegular = false;
    return source;
  }

  #escape(): string {
    const character = this.#take();
    if (/[1-9]/.test(character)) return this.#backReference(character);
    if (character === 'b' || character === 'B') return `\\${character}`;
    const content = CLASS_LETTERS[character.toLowerCase()];
    if (content !== undefined) return `[${isCapital(character) ? '^' : ''}${content}]`;
    if (character === 'p' || character === 'P') return `[${this.#property(character)}]`;
    return escapedCharacter(character);
  }

  /** As many digits as still name a group; further digits are text. */
  #backReference(first: string): string {
    let number = first;
    for (
      let next = this.#peek() ?? '';
      /[0-9]/.test(next) && Number(number + next) <= this.#groupCount;
      next = this.#peek() ?? ''
    )
      number += this.#take();
    if (Number(number) > this.#groupCount) throw new InvalidPattern();
    return this.#irregular(`(?:\\${number})`);
  }

  /** The content of a class for `\p{…}` or `\P{…}`. */
  #property(letter: string): string {
    if (this.#take() !== '{') throw new InvalidPattern();
    let name = '';
    for (let character = this.#take(); character !== '}'; character = this.#take())
      name += character;
    if (CATEGORY.test(name)) return `\\${letter}{${name}}`;
    const block = name.startsWith('Is') ? BLOCKS[name.slice(2)] : undefined;
    if (block === undefined) throw new InvalidPattern();
    return isCapital(letter) ? this.#nested(`[^${block}]`) : block;
  }

  #nested(set: string): string {
    this.#hasNestedClass = true;
    return set;
  }

  /** A class from after its opening bracket to the closing one, with any class it subtracts. */
  #class(): string {
    const isNegated = this.#peek() === '^';
    if (isNegated) this.#index++;
    let content = '';
    while (this.#peek() !== ']' || content === '') {
      if (this.#peek() === '-' && this.#peek(1) === '[' && content !== '')
        return this.#subtraction(`[${isNegated ? '^' : ''}${content}]`);
      content += this.#member();
    }
    this.#index++;
    return `[${isNegated ? '^' : ''}${content}]`;
  }

  #subtraction(from: string): string {
    this.#index += 2;
    const subtracted = this.#class();
    if (this.#take() !== ']') throw new InvalidPattern();
    return this.#nested(`[${from}--${subtracted}]`);
  }

  /** One member of a class: a character, a range, or an escape. */
  #member(): string {
    const character = this.#take();
    if (character === '[' || character === ']') throw new InvalidPattern();
    const first = character === '\\' ? this.#escapeInClass() : literal(character);
    const isCharacter = character !== '\\' || isOneCharacter(first);
    const isRange =
      isCharacter && this.#peek() === '-' && this.#peek(1) !== ']' && this.#peek(1) !== '[';
    if (!isRange) return first;
    this.#index++;
    const end = this.#take();
    const last = end === '\\' ? this.#escapeInClass() : literal(end);
    if (!isOneCharacter(last)) throw new InvalidPattern();
    return `${first}-${last}`;
  }

  #escapeInClass(): string {
    const character = this.#take();
    const content = CLASS_LETTERS[character.toLowerCase()];
    if (content !== undefined)
      return isCapital(character) ? this.#nested(`[^${content}]`) : content;
    if (character === 'p' || character === 'P') return this.#property(character);
    return escapedCharacter(character);
  }
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

/** Whether a translated member is one character, which may begin or end a range. */
function isOneCharacter(translated: string): boolean {
  return /^(?:[A-Za-z0-9]|\\u\{[0-9a-f]+\}|\\[nrt])$/.test(translated);
}

/** XPath allows certain marks; we take all, but no other letters or digits. */
function escapedCharacter(character: string): string {
  if (CONTROL_LETTERS.includes(character)) return `\\${character}`;
  if (/[\p{L}\p{N}]/u.test(character)) throw new InvalidPattern();
  return literal(character);
}
