/**
 * Makes a failing case small: takes away statements and parts of the query as long as it goes on
 * failing.
 */
import type { Case } from './random-query.js';

/** Tries at most this many smaller cases, and for this long. */
const MAX_TRIES = 600;
const MAX_SECONDS = 20;

/**
 * The smallest case found for which `fails` still holds. A part may be taken away that leaves no
 * valid query; then `fails` says no.
 */
export async function shrink(
  failing: Case,
  fails: (smaller: Case) => Promise<boolean>,
): Promise<Case> {
  let [best, tries] = [failing, 0];
  const end = performance.now() + MAX_SECONDS * 1000;
  const improve = async (candidates: (from: Case) => Iterable<Case>): Promise<boolean> => {
    for (const candidate of candidates(best)) {
      tries += 1;
      if (tries > MAX_TRIES || performance.now() > end) return false;
      if (!(await fails(candidate))) continue;
      best = candidate;
      return true;
    }
    return false;
  };
  while ((await improve(smallerData)) || (await improve(smallerQuery)));
  return best;
}

function* smallerData(from: Case): Generator<Case> {
  const { statements } = from.dataset;
  for (let size = statements.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at + size <= statements.length; at += size) {
      yield {
        ...from,
        dataset: {
          ...from.dataset,
          statements: [...statements.slice(0, at), ...statements.slice(at + size)],
        },
      };
    }
  }
}

function* smallerQuery(from: Case): Generator<Case> {
  // A tree stays a tree of the same shape when parts of lists are left out or a part takes the
  // place of its whole.
  for (const query of smaller(from.query)) yield { ...from, query: query as Case['query'] };
}

type Tree = Readonly<Record<string, unknown>>;

const EXPRESSIONS = new Set(['term', 'call', 'exists', 'aggregate']);
const PATHS = new Set(['link', 'path']);

function* smaller(node: unknown): Generator {
  if (Array.isArray(node)) yield* smallerList(node as unknown[]);
  else if (typeof node === 'object' && node !== null) yield* smallerTree(node as Tree);
}

function* smallerList(list: readonly unknown[]): Generator<unknown[]> {
  for (const index of list.keys()) yield list.toSpliced(index, 1);
  for (const [index, item] of list.entries())
    for (const smallerItem of smaller(item)) yield list.with(index, smallerItem);
}

/** Lists of a group's elements with one of them replaced by what stands in it. */
function* flatter(list: readonly unknown[]): Generator<unknown[]> {
  for (const [index, item] of list.entries())
    for (const elements of elementsWithin(item)) yield list.toSpliced(index, 1, ...elements);
}

function elementsWithin(item: unknown): unknown[][] {
  const { group, groups, elements, select } = item as {
    group?: Tree;
    groups?: Tree[];
    elements?: unknown[];
    select?: { group: Tree };
  };
  const inner = [
    ...(groups ?? []),
    ...(group ? [group] : []),
    ...(select ? [select.group] : []),
  ].map((each) => each.elements as unknown[]);
  return elements ? [...inner, elements] : inner;
}

function* smallerTree(tree: Tree): Generator {
  const family = [EXPRESSIONS, PATHS].find((kinds) => kinds.has(tree.kind as string));
  if (family) yield* [tree.args, tree.parts].flat().filter((part) => part !== undefined);
  // A column stays one without the expression that it stands for.
  const optional = 'kind' in tree ? ['limit', 'offset'] : 'target' in tree ? ['value'] : [];
  for (const field of optional) if (field in tree) yield without(tree, field);
  if (tree.duplicates) yield { ...tree, duplicates: '' };
  if (tree.kind === 'group')
    for (const elements of flatter(tree.elements as unknown[])) yield { ...tree, elements };
  for (const [field, part] of Object.entries(tree))
    for (const smallerPart of smaller(part)) yield { ...tree, [field]: smallerPart };
}

function without(tree: Tree, field: string): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => name !== field));
}
