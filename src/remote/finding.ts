/** Findings about a database, and how they are made. */
import type { SparqlEndpoint } from './sparql-endpoint.js';

export interface Finding {
  readonly name: string;
  readonly value: string;
  /** What the value is about, and what follows from it. */
  readonly meaning: string;
}

/** One question to a database; `graph` is one that no other program uses. */
export interface Check {
  readonly name: string;
  readonly find: (endpoint: SparqlEndpoint, graph: string) => Promise<Omit<Finding, 'name'>>;
}

export function yesOrNo(isYes: boolean, meaning: string): Omit<Finding, 'name'> {
  return { value: isYes ? 'yes' : 'no', meaning };
}
