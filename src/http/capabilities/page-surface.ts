/** What browsers get of a capability. */
import type { Caller } from '../../capabilities/index.js';
import type { Parameter } from '../exchange/route.js';

/** What a page shows: an answer, or none where input is missing. */
export interface Shown<Input = object, Value = unknown> {
  readonly input: Partial<Input>;
  readonly caller: Caller;
  readonly value?: Value;
  readonly json: object;
  readonly language: () => string;
}

/** A page of its own, and what else only browsers get; without it there is only JSON. */
export interface PageSurface<Input = object, Value = unknown> {
  readonly parameters?: readonly Parameter[];
  readonly otherStatuses?: Readonly<Record<number, string>>;
  /** The address to go to instead of an answer, if any. */
  instead?(
    input: Partial<Input>,
    caller: Caller,
    parameters: URLSearchParams,
  ): Promise<string | undefined> | string | undefined;
  page(shown: Shown<Input, Value>): string;
}
