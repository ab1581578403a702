/** Paths in SPARQL, with their choices: what property paths lack is written as alternatives. */
import { pathText, type ListPath, type PropertyName } from '../graph/index.js';
import type { Names } from '../rdf/index.js';

/** One way along a path. */
type Route = readonly Part[];

type Part =
  /** Along a property path, or against a property. */
  | { readonly kind: 'step'; readonly text: string; readonly isInverse?: boolean }
  /** Over nodes that are few: databases evaluate it once, before they join it. */
  | { readonly kind: 'shared'; readonly route: Route }
  /** Stays where it is, if a path has a result from there, or has none. */
  | { readonly kind: 'test'; readonly routes: readonly Route[]; readonly holds: boolean };

/** Writes for one query, so that each variable is another one. */
export class PathPatterns {
  #variables = 0;

  constructor(private readonly names: Names) {}

  /** The alternatives of a path from a variable to another one, or to a term. */
  union(path: ListPath, from: string, ...ends: readonly string[]): string {
    const routes = this.#routesOf(path);
    return this.#union(
      routes.flatMap((route) => ends.map((end) => this.#written(route, from, end))),
    );
  }

  #union(branches: readonly string[]): string {
    return branches.map((branch) => `{ ${branch}}`).join(' UNION ');
  }

  #written(route: Route, from: string, end: string): string {
    const last = route.findLastIndex(({ kind }) => kind !== 'test');
    if (last < 0) throw new TypeError('A path that stays where it is has no pattern.');
    let at = from;
    const [steps, tests]: [string[], string[]] = [[], []];
    route.forEach((part, index) => {
      if (part.kind === 'test') {
        tests.push(this.#test(part, at));
        return;
      }
      const [start, next] = [at, index === last ? end : this.#variable()];
      at = next;
      if (part.kind === 'shared') steps.push(this.#shared(part.route, start, next));
      else
        steps.push(
          part.isInverse ? `${next} ${part.text} ${start} . ` : `${start} ${part.text} ${next} . `,
        );
    });
    // MINUS takes away only from what is bound before it.
    return [...steps, ...tests].join('');
  }

  #shared(route: Route, start: string, next: string): string {
    const variables = [start, next].filter((name) => name.startsWith('?')).join(' ');
    return `{ SELECT DISTINCT ${variables} { ${this.#written(route, start, next)}} } `;
  }

  /** A term has no variable that MINUS could compare. */
  #test({ routes, holds }: Part & { readonly kind: 'test' }, at: string): string {
    const branches = routes.map((route) => this.#written(route, at, this.#variable()));
    if (holds) return `${this.#union(branches)} `;
    const without = at.startsWith('?') ? 'MINUS' : 'FILTER NOT EXISTS';
    return branches.map((branch) => `${without} { ${branch}} `).join('');
  }

  #variable(): string {
    this.#variables += 1;
    return `?_${this.#variables}`;
  }

  #routesOf(path: ListPath): Route[] {
    const routesOf = (each: ListPath): Route[] => this.#routesOf(each);
    switch (path.kind) {
      case 'self':
        return [[]];
      case 'step':
        return [[{ kind: 'step', text: this.#nameOf(path.property), isInverse: path.isInverse }]];
      case 'chain':
        return path.paths
          .map(routesOf)
          .reduce<Route[]>(
            (before, next) => before.flatMap((left) => next.map((right) => [...left, ...right])),
            [[]],
          );
      case 'union':
        return path.paths.flatMap(routesOf);
      case 'firstOf':
        return path.paths.flatMap((each, index) => {
          const others = path.paths.slice(0, index).flatMap(routesOf);
          return routesOf(each).map((route) => [...testOf(others, false), ...route]);
        });
      case 'given': {
        const condition = routesOf(path.condition);
        return [
          ...routesOf(path.then).map((route) => [...testOf(condition, true), ...route]),
          ...routesOf(path.otherwise).map((route) => [...testOf(condition, false), ...route]),
        ];
      }
      case 'closure':
        // Apart, since from any number of nodes a path of no steps leads to all of them.
        return [[], [{ kind: 'step', text: `(${pathText(path.path, this.#nameOf)})+` }]];
      case 'shared':
        return routesOf(path.path).map((route) =>
          route.filter(({ kind }) => kind !== 'test').length > 1 || route.some(isLong)
            ? [{ kind: 'shared', route }]
            : route,
        );
    }
  }

  readonly #nameOf = (property: PropertyName): string =>
    `<${typeof property === 'string' ? this.names.og(property).value : property.value}>`;
}

const testOf = (routes: readonly Route[], holds: boolean): Route =>
  routes.length === 0 ? [] : [{ kind: 'test', routes, holds }];

const isLong = (part: Part): boolean => part.kind === 'step' && part.text.endsWith('+');
