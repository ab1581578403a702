/** The Model Context Protocol: tools for assistants. Its packages are loaded with the first call. */
import type * as Server from './server.js';

export { TOOLS } from './tool.js';

export const answerMcp: typeof Server.answerMcp = async (...given) =>
  (await import('./server.js')).answerMcp(...given);

export const serveMcp: typeof Server.serveMcp = async (...given) =>
  (await import('./server.js')).serveMcp(...given);
