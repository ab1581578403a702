/** `osce-graph mcp`: the Model Context Protocol over standard input and output. */
import { ServiceError, messageOf } from '../errors.js';
import { serveMcp } from '../mcp/index.js';
import { Service } from '../service.js';
import { COMMON, local, settingsOf, type Flags, type Terminal } from './command.js';

export const mcp = local({
  usage: 'mcp',
  description: 'answer an assistant over standard input and output (Model Context Protocol)',
  options: { 'data-dir': COMMON['data-dir'] },
  run: async (flags, terminal) => {
    const service = await openToFollow(flags, terminal);
    try {
      await serveMcp(
        {
          // Reads later commits of a server, too.
          get service() {
            service.catchUp();
            return service;
          },
          publicUrl: settingsOf(flags, terminal).http.publicUrl?.replace(/\/$/, ''),
          asked: {},
          errorOf: (thrown) => toServiceError(thrown, terminal),
        },
        { input: process.stdin, output: process.stdout },
      );
    } finally {
      await service.close();
    }
  },
});

/** A new data directory is filled first; later others may write to it. */
async function openToFollow(flags: Flags, terminal: Terminal): Promise<Service> {
  const settings = { ...settingsOf(flags, terminal).service, queryWorkerCount: 1 };
  try {
    return await Service.open(settings, 'follow');
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'configuration') throw error;
    await (await Service.open(settings, 'read')).close();
    return Service.open(settings, 'follow');
  }
}

function toServiceError(thrown: unknown, terminal: Terminal): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown);
  terminal.error(`osce-graph: internal error: ${trace}\n`);
  return new ServiceError('internal', 'Something went wrong in osce-graph; its log says what.');
}
