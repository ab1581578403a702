/** The few forms that answers have, and what facts say in them. */
import {
  bodyId,
  bodyNames,
  fold,
  ministries,
  operations,
  states,
  structures,
  type Item,
} from './facts.js';
import { labelOf, stateNamed } from './items.js';

/** What an answer must be. Names: every thing has a list of accepted names. */
export type Gold =
  | { readonly kind: 'things'; readonly gold: readonly (readonly string[])[] }
  | { readonly kind: 'number'; readonly gold: number }
  | { readonly kind: 'yes-no'; readonly gold: boolean }
  | {
      readonly kind: 'table';
      readonly gold: readonly (readonly Cell[])[];
      readonly ranking?: boolean;
    };
type Cell = string | number | readonly string[];

export const things = (...names: (string | readonly string[])[]): Gold => ({
  kind: 'things',
  gold: names.map((each) => [each].flat()),
});
export const number = (gold: number): Gold => ({ kind: 'number', gold });
export const yes: Gold = { kind: 'yes-no', gold: true };
export const no: Gold = { kind: 'yes-no', gold: false };
export const table = (...gold: (readonly Cell[])[]): Gold => ({ kind: 'table', gold });
export const ranked = (...gold: (readonly Cell[])[]): Gold => ({
  kind: 'table',
  gold,
  ranking: true,
});
export const labels = (list: readonly Item[]): Gold => things(...list.map(({ label }) => label));
export const some = (list: readonly unknown[]): Gold => (list.length > 0 ? yes : no);
/** Bodies by id or name. */
export const bodies = (ids: Iterable<string>): Gold =>
  things(...[...new Set(ids)].map((id) => bodyNames(bodyId(labelOf(id)), id)));
export const body = (id: string): string[] => bodyNames(bodyId(labelOf(id)), id);
export const ministriesOf = (ofState: string, ofKind?: string): Gold =>
  bodies(
    ministries
      .filter(({ state, kind }) => state === ofState && kind === (ofKind ?? kind))
      .map(({ id }) => id),
  );
export const unitsOf = (body: string): Gold =>
  bodies(structures.filter(({ parent }) => parent === body).map(({ id }) => id));
export const operationsIn = (state: string): Gold =>
  bodies(operations.filter(({ hostState }) => hostState === state).map(({ id }) => id));
/** Names of the States that joined on a day that passes the test. */
export const joined = (test: (day: string) => boolean): string[] =>
  states.filter((state) => state.joined !== null && test(state.joined)).map(({ name }) => name);
export const stateNames = (name: string): string[] => [
  name,
  stateNamed(name).officialName,
  ...(stateNamed(name).altNames ?? []),
];
export const statesGold = (names: readonly string[]): Gold => things(...names.map(stateNames));
export const persons = (
  list: readonly Item[],
  test: (person: Item['persons'][number]) => boolean = () => true,
): Gold =>
  things(
    ...new Map(
      list
        .flatMap((item) => item.persons)
        .filter(test)
        .map(({ name }) => [fold(name), name]),
    ).values(),
  );
