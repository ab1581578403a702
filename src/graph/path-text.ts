/** Paths in SPARQL (SPARQL 1.1 §9.1). */
import type { ListPath } from './paths.js';

/** How strongly a path binds: weaker parts need brackets. */
const BINDING = { union: 0, chain: 1, step: 2, closure: 3 } as const;

/**
 * A path as a property path; `nameOf` writes a property.
 * @throws TypeError for a path with a choice, which SPARQL lacks, and for one that only stays where it is.
 */
export function pathText<Property>(
  path: ListPath<Property>,
  nameOf: (property: Property) => string,
  around: number = BINDING.union,
): string {
  const inner = (each: ListPath<Property>, binding: number): string =>
    pathText(each, nameOf, binding);
  const bracketed = (text: string, binding: number): string =>
    binding < around ? `(${text})` : text;
  switch (path.kind) {
    case 'step':
      return path.isInverse
        ? bracketed(`^${nameOf(path.property)}`, BINDING.step)
        : nameOf(path.property);
    case 'chain':
      return bracketed(
        path.paths.map((each) => inner(each, BINDING.chain)).join('/'),
        path.paths.length > 1 ? BINDING.chain : BINDING.closure,
      );
    case 'union': {
      const others = path.paths.filter(({ kind }) => kind !== 'self');
      if (others.length < path.paths.length)
        return `(${others.map((each) => inner(each, BINDING.union)).join('|')})?`;
      return bracketed(
        others.map((each) => inner(each, BINDING.union)).join('|'),
        others.length > 1 ? BINDING.union : BINDING.closure,
      );
    }
    case 'closure':
      return `${inner(path.path, BINDING.closure)}*`;
    case 'shared':
      return inner(path.path, around);
    default:
      throw new TypeError(`A path of the kind ${path.kind} cannot be written in SPARQL.`);
  }
}

export type PatternPart =
  | { readonly kind: 'triple' | 'filter'; readonly text: string }
  | { readonly kind: 'union'; readonly branches: readonly (readonly PatternPart[])[] };

interface PathNames<Property> {
  readonly nameOf: (property: Property) => string;
  /** An unused variable, for a node between two parts of a path. */
  readonly between: () => string;
}

/**
 * A path as a graph pattern from a subject to an object. Property paths have no choices, so a path
 * that is or has one is a union of patterns.
 */
export function patternOf<Property>(
  path: ListPath<Property>,
  [subject, object]: readonly [subject: string, object: string],
  names: PathNames<Property>,
): PatternPart[] {
  const pattern = (each: ListPath<Property>, end = object): PatternPart[] =>
    patternOf(each, [subject, end], names);
  const unions = (branches: readonly (readonly PatternPart[])[]): PatternPart[] => [
    { kind: 'union', branches },
  ];
  const without = (each: ListPath<Property>): PatternPart => ({
    kind: 'filter',
    text: `FILTER NOT EXISTS { ${inline(pattern(each, '[]'))} }`,
  });
  if (path.kind === 'self') return [sameNode(subject, object)];
  if (!hasChoice(path)) return [triple(path, [subject, object], names)];
  switch (path.kind) {
    case 'firstOf':
      return unions(
        path.paths.map((each, at) => [...pattern(each), ...path.paths.slice(0, at).map(without)]),
      );
    case 'given': {
      const [then, otherwise] = [pattern(path.then), pattern(path.otherwise)];
      const condition = pattern(path.condition, '[]');
      return unions([
        // Where the subject itself is meant, only the condition binds it.
        path.then.kind === 'self'
          ? [...condition, ...then]
          : [...then, { kind: 'filter', text: `FILTER EXISTS { ${inline(condition)} }` }],
        [...otherwise, without(path.condition)],
      ]);
    }
    case 'union':
      return unions(path.paths.map((each) => pattern(each)));
    case 'chain':
      return chainPattern(path.paths, [subject, object], names);
    case 'shared':
      return pattern(path.path);
    default:
      throw new TypeError(`A choice in a path of the kind ${path.kind} cannot be written.`);
  }
}

/** Parts without choices are one path; the others begin and end at nodes of their own. */
function chainPattern<Property>(
  paths: readonly ListPath<Property>[],
  [subject, object]: readonly [string, string],
  names: PathNames<Property>,
): PatternPart[] {
  const choice = paths.findIndex((each) => hasChoice(each));
  const [before, after] =
    choice === 0
      ? [paths.slice(0, 1), paths.slice(1)]
      : [paths.slice(0, choice), paths.slice(choice)];
  const parts = (each: readonly ListPath<Property>[], ends: [string, string]): PatternPart[] =>
    patternOf(each.length === 1 ? each[0]! : { kind: 'chain', paths: each }, ends, names);
  if (after.length === 0) return parts(before, [subject, object]);
  const node = names.between();
  return [...parts(before, [subject, node]), ...parts(after, [node, object])];
}

function hasChoice<Property>(path: ListPath<Property>): boolean {
  switch (path.kind) {
    case 'self':
    case 'step':
      return false;
    case 'chain':
    case 'union':
      return path.paths.some(hasChoice);
    case 'firstOf':
    case 'given':
      return true;
    case 'closure':
    case 'shared':
      return hasChoice(path.path);
  }
}

function triple<Property>(
  path: ListPath<Property>,
  [subject, object]: readonly [string, string],
  { nameOf }: PathNames<Property>,
): PatternPart {
  const text =
    path.kind === 'step' && path.isInverse
      ? `${object} ${nameOf(path.property)} ${subject}`
      : `${subject} ${pathText(path, nameOf)} ${object}`;
  return { kind: 'triple', text };
}

const sameNode = (subject: string, object: string): PatternPart => ({
  kind: 'filter',
  text: object.startsWith('?') ? `BIND(${subject} AS ${object})` : `FILTER(${subject} = ${object})`,
});

/** A pattern in one line. */
function inline(parts: readonly PatternPart[]): string {
  return parts
    .map((part, at) => {
      if (part.kind === 'union')
        return part.branches.map((branch) => `{ ${inline(branch)} }`).join(' UNION ');
      const isBeforeTriple = part.kind === 'triple' && parts[at + 1]?.kind === 'triple';
      return isBeforeTriple ? `${part.text} .` : part.text;
    })
    .join(' ');
}

/** `patternOf` in one line; without nodes between choices. */
export function patternText<Property>(
  path: ListPath<Property>,
  ends: readonly [subject: string, object: string],
  nameOf: (property: Property) => string,
): string {
  const between = (): string => {
    throw new TypeError('A path with a choice after other steps needs a pattern of several lines.');
  };
  return inline(patternOf(path, ends, { nameOf, between }));
}

/** A pattern with a part a line, indented. */
export function patternLines(parts: readonly PatternPart[], indent = '  '): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'union') {
      const branches = part.branches.map((branch) => patternLines(branch, `${indent}  `));
      return branches.flatMap((lines, at) => [
        at === 0 ? `${indent}{` : `${indent}} UNION {`,
        ...lines,
        ...(at === branches.length - 1 ? [`${indent}}`] : []),
      ]);
    }
    return [`${indent}${part.text}${part.kind === 'triple' ? ' .' : ''}`];
  });
}
