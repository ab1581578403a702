/** Views of citations. */
import type { Citation, Verification } from '../../snapshots/index.js';

/** The page of a cited query, as cited, or verified. */
export interface CiteView {
  readonly citation: Citation;
  readonly url: string;
  readonly bibTeX: string;
  readonly verification?: Verification;
}
