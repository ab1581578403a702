/** Why a query has no rows. */
export type { NameKnowledge } from './term-names.js';
export { whyEmpty, whyEmptyText } from './why-empty.js';
