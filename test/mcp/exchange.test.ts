import { afterAll, beforeAll, describe } from '@jest/globals';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { RunningApp } from '../support/running-app.js';
import { NEGOTIATIONS, connected, itAnswersClients } from './tools.contract.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

describe.each(NEGOTIATIONS)('The protocol over HTTP ($mode)', (negotiation) => {
  itAnswersClients(() =>
    connected(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`)), negotiation),
  );
});
