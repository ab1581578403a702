/** The doors: one file a protocol or resource; content negotiation; errors as problem documents. */
export { createApp, type HttpSettings } from './app.js';
export { ingestionJson } from './news.js';
export { HTTP_STATUS } from './problem.js';
export { startServer, type RunningServer } from './server.js';
