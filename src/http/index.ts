/** The doors: one file a protocol or resource; content negotiation; errors as problem documents. */
export { createApp } from './app.js';
export type { HttpSettings } from './http-settings.js';
export { ingestionJson } from './news.js';
export { HTTP_STATUS } from './problem.js';
export { proposalJson } from './proposals.js';
export { startServer, type RunningServer } from './server.js';
