/** Paths in SPARQL (SPARQL 1.1 §9.1). */
import type { ListPath } from './paths.js';

/** How strongly a path binds: weaker parts need brackets. */
const BINDING = { union: 0, chain: 1, step: 2, closure: 3 } as const;

/**
 * A path as a property path; `nameOf` writes a property.
 * @throws TypeError for a path with a choice, which SPARQL lacks, and for the empty one.
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
    case 'union':
      return bracketed(
        path.paths.map((each) => inner(each, BINDING.union)).join('|'),
        path.paths.length > 1 ? BINDING.union : BINDING.closure,
      );
    case 'closure':
      return `${inner(path.path, BINDING.closure)}*`;
    case 'shared':
      return inner(path.path, around);
    default:
      throw new TypeError(`A path of the kind ${path.kind} cannot be written in SPARQL.`);
  }
}

/**
 * A path as a graph pattern from a subject to an object. A path that is a choice is a union of
 * patterns, since property paths have no choices; choices inside others are refused as there.
 */
export function patternText<Property>(
  path: ListPath<Property>,
  [subject, object]: readonly [subject: string, object: string],
  nameOf: (property: Property) => string,
): string {
  const pattern = (each: ListPath<Property>, end = object): string =>
    patternText(each, [subject, end], nameOf);
  const without = (each: ListPath<Property>): string =>
    ` FILTER NOT EXISTS { ${pattern(each, '[]')} }`;
  switch (path.kind) {
    case 'firstOf':
      return path.paths
        .map((each, at) => `{ ${pattern(each)}${path.paths.slice(0, at).map(without).join('')} }`)
        .join(' UNION ');
    case 'given':
      return (
        `{ ${pattern(path.then)} FILTER EXISTS { ${pattern(path.condition, '[]')} } } UNION ` +
        `{ ${pattern(path.otherwise)}${without(path.condition)} }`
      );
    default:
      return path.kind === 'step' && path.isInverse
        ? `${object} ${nameOf(path.property)} ${subject}`
        : `${subject} ${pathText(path, nameOf)} ${object}`;
  }
}

/** Whether some step goes against its property, and so may lead to any number of nodes. */
export function goesBack(path: ListPath): boolean {
  switch (path.kind) {
    case 'self':
      return false;
    case 'step':
      return path.isInverse;
    case 'chain':
    case 'union':
    case 'firstOf':
      return path.paths.some(goesBack);
    case 'given':
      return [path.condition, path.then, path.otherwise].some(goesBack);
    case 'closure':
    case 'shared':
      return goesBack(path.path);
  }
}
