/** Views of the query builder's page. */
import type { Link, ValueView } from './views.js';

/** A choice while building a query, with the number of its results. */
export interface BuildChoice {
  readonly label: string;
  readonly count: number;
  readonly href: string;
  readonly isChosen?: boolean;
}

/** Choices of one sort, `moreCount` of them not shown, and a form for others. */
export interface BuildSection {
  readonly title: string;
  readonly choices: readonly BuildChoice[];
  readonly moreCount?: number;
  readonly form?: BuildForm;
}

/** A form for values that cannot all be listed; `kept` is the rest of the address. */
export interface BuildForm {
  readonly hint?: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly pattern?: string;
  }[];
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly button: string;
}

/** A query being built: conditions, choices, SPARQL and rows. */
export interface BuiltView {
  readonly nouns: readonly [one: string, many: string];
  readonly total: number;
  readonly wholeHref: string;
  /** In the order of the query, with the depth of each. */
  readonly conditions: readonly {
    readonly depth: number;
    readonly relation: string;
    readonly value: string;
    readonly href: string;
    readonly isOpen: boolean;
    readonly without: BuildChoice;
  }[];
  /** The condition whose values are chosen; none where one is added to the query itself. */
  readonly open?: { readonly words: string };
  readonly sections: readonly BuildSection[];
  readonly columns: readonly BuildChoice[];
  readonly orders: readonly Link[];
  readonly groups: readonly BuildChoice[];
  readonly sparql: string;
  readonly queryHref: string;
  readonly downloads: readonly Link[];
  readonly table: {
    readonly head: readonly { readonly title: string; readonly isCount: boolean }[];
    readonly rows: readonly (readonly (ValueView | null)[])[];
    readonly firstIndex: number;
    readonly rowCount: number;
  };
  readonly previousHref?: string;
  readonly nextHref?: string;
}

/** The query builder's page: its start, or a query in progress. */
export type BuildView = { readonly kinds: readonly BuildChoice[] } | BuiltView;
