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

/** The largest of the ascending sizes that works, as a finding; `what` names the counted things. */
export async function largest(
  sizes: readonly number[],
  works: (size: number) => Promise<boolean>,
  what: string,
): Promise<Omit<Finding, 'name'>> {
  let most = 0;
  for (const size of sizes) {
    if (!(await works(size))) return { value: String(most), meaning: `${what}; ${size} fail` };
    most = size;
  }
  return { value: `${most} or more`, meaning: what };
}
