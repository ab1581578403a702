/** Views of the network's page. */
import type { TieKind } from '../../json-answers.js';
import type { Link } from './views.js';

/** The network of organizers: a page of its ties, the strongest first. */
export interface NetworkView {
  readonly bodyCount: number;
  /** How many ties there are, and how many of each kind; some are of both. */
  readonly tieCounts: Readonly<Record<'all' | TieKind, number>>;
  /** The same for the chosen bodies. */
  readonly chosenCounts: NetworkView['tieCounts'];
  /** The requested kind of ties; undefined for all. */
  readonly tie: TieKind | undefined;
  /** Ties of fewer events are left out. */
  readonly least: number;
  readonly chosen: readonly { readonly body: Link; readonly withoutHref: string }[];
  readonly total: number;
  readonly firstIndex: number;
  readonly ties: readonly ({
    readonly one: Link;
    readonly other: Link;
    readonly events: readonly Link[];
  } & Readonly<Record<TieKind, number>>)[];
  /** Instead of the list of ties. */
  readonly matrix?: MatrixView;
  readonly viewHrefs: Readonly<Record<'list' | 'matrix', string>>;
  readonly kindHrefs: Readonly<Record<'all' | TieKind, string>>;
  readonly dataHref: string;
  readonly previousHref?: string;
  readonly nextHref?: string;
}

/** Bodies against each other; a cell has the number of events, with a link to them. */
export interface MatrixView {
  /** How many bodies there are; the matrix has the first. */
  readonly total: number;
  readonly bodies: readonly Link[];
  readonly rows: readonly (readonly (
    { readonly count: number; readonly href: string } | undefined
  )[])[];
}
