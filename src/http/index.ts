/** Routes: one file a protocol or resource; content negotiation; errors as problem documents. */
export { createApp } from './app.js';
export type { HttpSettings } from './exchange/http-settings.js';
export { ingestionJson } from './writing/news.js';
export { HTTP_STATUS } from './exchange/problem.js';
export { proposalJson } from './writing/proposals.js';
export { startServer, type RunningServer } from './server.js';
