/** Random property paths (SPARQL 1.1 §9). */
import type { Path } from './query-tree.js';
import type { Random } from './random.js';

/**
 * A path of every form, nested up to `depth`; its links are of the predicates, sometimes one that
 * nothing has.
 */
export function randomPath(random: Random, predicates: readonly string[], depth = 2): Path {
  const link = (): Path => ({
    kind: 'link',
    text: random.chance(0.05) ? ':none' : random.pick(predicates),
  });
  if (depth === 0) return link();
  const part = (): Path => randomPath(random, predicates, depth - 1);
  const name = random.weighted({
    '': 2,
    '/': 3,
    '|': 2,
    '^': 2,
    '*': 2,
    '+': 2,
    '?': 1.5,
    '!': 1.5,
  });
  switch (name) {
    case '':
      return link();
    case '/':
    case '|':
      return { kind: 'path', name, parts: [part(), part()] };
    case '!':
      return {
        kind: 'path',
        name,
        parts: random.times(random.between(1, 2), () =>
          random.chance(0.3) ? { kind: 'path', name: '^', parts: [link()] } : link(),
        ),
      };
    case '^':
      return { kind: 'path', name, parts: [bracketless(part())] };
    default:
      return { kind: 'path', name, parts: [part()] };
  }
}

/** `^` takes one element: a link, or something in brackets. */
function bracketless(path: Path): Path {
  return path.kind === 'path' && (path.name === '^' || path.name === '!')
    ? { kind: 'path', name: '?', parts: [path] }
    : path;
}
