/** Why a query has no rows. */
export type { NameKnowledge } from './term-names.js';
export {
  whyEmpty,
  whyEmptyText,
  type EmptyPart,
  type Hint,
  type Position,
  type WhyEmpty,
} from './why-empty.js';
