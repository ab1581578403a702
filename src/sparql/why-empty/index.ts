/** Why a query has no rows. */
export { whyEmpty, whyEmptyText } from './why-empty.js';
