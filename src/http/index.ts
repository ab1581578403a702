/** Routes: one file a protocol or resource; content negotiation; errors as problem documents. */
export type { HttpSettings } from './exchange/http-settings.js';
export { LOG_LEVELS, createLog, type Log } from './exchange/log.js';
export { LOG_FORMATS, openLog } from './log-output.js';
export { HTTP_STATUS } from './exchange/problem.js';
export { startServer, type RunningServer } from './server.js';
