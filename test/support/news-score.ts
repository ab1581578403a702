/** Compares extracted statements with those that a careful reader took from a page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/news/read/article.js';
import { readPage } from '../../src/news/read/read-page.js';

/** Relation and object. */
export type Pair = readonly [relation: string, object: string];

/**
 * What a reader took from a page: `statements` are wanted, `optional` ones neither wanted nor
 * wrong.
 */
export interface Gold {
  readonly statements: readonly Pair[];
  readonly optional: readonly Pair[];
  /** Other names that count as the same. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
}

/**
 * What a reader took from each page of a set, by its number: blocks with the number, then lines of
 * the form `relation: object | object`, `optional relation: object` and `also name | other name`.
 */
export function readGold(text: string): ReadonlyMap<string, Gold> {
  return new Map(
    text
      .trim()
      .split('\n\n')
      .map((block) => {
        const [number = '', ...lines] = block.split('\n');
        const pairsOf = (pattern: RegExp): Pair[] =>
          lines.flatMap((line) => {
            const [, relation = '', objects = ''] = pattern.exec(line) ?? [];
            return relation ? objects.split(' | ').map((object): Pair => [relation, object]) : [];
          });
        const aliases = lines
          .filter((line) => line.startsWith('also '))
          .map((line): [string, string[]] => {
            const [name = '', ...others] = line.slice('also '.length).split(' | ');
            return [name, others];
          });
        return [
          number,
          {
            statements: pairsOf(/^(\w+): (.*)$/),
            optional: pairsOf(/^optional (\w+): (.*)$/),
            aliases: Object.fromEntries(aliases),
          },
        ];
      }),
  );
}

/** A page with what a reader took from it. */
export interface ScoredPage {
  readonly name: string;
  readonly article: Article;
  readonly gold: Gold;
}

/** The pages of a folder: `NNN.txt` and `NNN.html`, with `gold.txt` or `NNN.gold.json`. */
export function scoredPages(folder: string): ScoredPage[] {
  const all = join(folder, 'gold.txt');
  const golds = existsSync(all) ? readGold(readFileSync(all, 'utf8')) : undefined;
  return readdirSync(folder)
    .filter((name) => /^\d+\.(?:txt|html)$/.test(name))
    .map((name) => {
      const [number = '', ending] = name.split('.');
      const gold =
        golds?.get(number) ??
        (JSON.parse(readFileSync(join(folder, `${number}.gold.json`), 'utf8')) as Gold);
      const mediaType = ending === 'html' ? 'text/html' : 'text/plain';
      return {
        name,
        article: readPage(readFileSync(join(folder, name), 'utf8'), { mediaType }),
        gold,
      };
    });
}

/** How often a relation was found, found wrongly, and missed. */
export interface Tally {
  found: number;
  wrong: number;
  missed: number;
}

/**
 * Names are the same whatever their case, accents, quotation marks, dashes, full stops, and a
 * leading `the` or `OSCE`.
 */
export function foldName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(
      /[ıđłøß]/g,
      (letter) => ({ ı: 'i', đ: 'd', ł: 'l', ø: 'o', ß: 'ss' })[letter] ?? letter,
    )
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„«»".]/g, '')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.replace(/^(?:(?:the|osce) (?=\S))+/, '');
}

/** Adds one page to the tallies by relation, and gives its mistakes in words. */
export function addToTallies(
  tallies: Map<string, Tally>,
  gold: Gold,
  predicted: readonly Pair[],
): string[] {
  const formsOf = (name: string): Set<string> =>
    new Set([name, ...(gold.aliases[name] ?? [])].map(foldName));
  const wanted = gold.statements.map(([relation, object]) => ({
    relation,
    object,
    forms: formsOf(object),
    isFound: false,
  }));
  const optional = gold.optional.map(([relation, object]) => ({
    relation,
    forms: formsOf(object),
  }));
  const tallyOf = (relation: string): Tally => {
    const tally = tallies.get(relation) ?? { found: 0, wrong: 0, missed: 0 };
    tallies.set(relation, tally);
    return tally;
  };
  const mistakes: string[] = [];
  // Exact names first: an alias of one thing may be the name of another.
  const byExactness = [...predicted].sort(
    (a, b) => Number(isNamed(wanted, b)) - Number(isNamed(wanted, a)),
  );
  for (const [relation, object] of byExactness) {
    const name = foldName(object);
    const same = wanted.filter((each) => each.relation === relation && each.forms.has(name));
    const free =
      same.find((each) => !each.isFound && foldName(each.object) === name) ??
      same.find((each) => !each.isFound);
    if (free) {
      free.isFound = true;
      tallyOf(relation).found += 1;
    } else if (
      same.length === 0 &&
      !optional.some((each) => each.relation === relation && each.forms.has(name))
    ) {
      tallyOf(relation).wrong += 1;
      mistakes.push(`wrong ${relation}: ${object}`);
    }
  }
  for (const { relation, object } of wanted.filter(({ isFound }) => !isFound)) {
    tallyOf(relation).missed += 1;
    mistakes.push(`missed ${relation}: ${object}`);
  }
  return mistakes;
}

const isNamed = (
  wanted: readonly { relation: string; object: string }[],
  [relation, object]: Pair,
): boolean =>
  wanted.some((each) => each.relation === relation && foldName(each.object) === foldName(object));

/** The part of what is given that is wanted. */
export const precisionOf = ({ found, wrong }: Tally): number =>
  found + wrong === 0 ? 1 : found / (found + wrong);

/** The harmonic mean of precision and of the part of what is wanted that is given. */
export const f1Of = ({ found, wrong, missed }: Tally): number =>
  found + wrong + missed === 0 ? 1 : (2 * found) / (2 * found + wrong + missed);

/** All tallies together. */
export const sumOf = (tallies: Iterable<Tally>): Tally =>
  [...tallies].reduce(
    (sum, each) => ({
      found: sum.found + each.found,
      wrong: sum.wrong + each.wrong,
      missed: sum.missed + each.missed,
    }),
    { found: 0, wrong: 0, missed: 0 },
  );
