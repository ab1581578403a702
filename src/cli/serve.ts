/** `osce-graph serve`: the service over HTTP, until it is stopped. */
import type { RetentionRule } from '../commits/index.js';
import { messageOf } from '../errors.js';
import { said, type Schema } from '../input/index.js';
import { openLog, startServer, type Log } from '../http/index.js';
import { DAY_MS, RDFS, readPackage } from '../rdf/index.js';
import { Service } from '../service.js';
import { collectWhenIdle } from '../threads/index.js';
import { local, type Terminal } from './command.js';
import { SETTINGS, flagOf, readSettings, type SettingInfo, type Settings } from './settings.js';

/** A flag that is `false` without a value can also be given without one. */
const optionOf = ({ fallback, description }: SettingInfo): Schema =>
  said(
    fallback === 'false' ? { type: ['string', 'boolean'] } : { type: 'string' },
    fallback === undefined ? description : `${description} (default: ${fallback})`,
  );

export const serve = local({
  usage: 'serve',
  description:
    'serve the graph over HTTP; each option is also an environment variable, such as DATA_DIR for ' +
    '--data-dir',
  options: Object.fromEntries(SETTINGS.map((each) => [flagOf(each.variable), optionOf(each)])),
  run: (given, terminal) => {
    const flags = Object.entries(given).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    return serveWith(readSettings(Object.fromEntries(flags), terminal.environment), terminal);
  },
});

async function serveWith(settings: Settings, terminal: Terminal): Promise<undefined> {
  const { mode } = settings;
  const service = await Service.open(settings.service, mode);
  const { log, close: closeLog } = openLog(settings.log.level, settings.log.format);
  const stopped = stopSignal();
  try {
    const server = await startServer(service, settings.http, settings.listen, log);
    service.committer.lock?.announce(server.url);
    const { version: release } = readPackage();
    log.info({ url: server.url, release, version: service.current.number }, 'started');
    terminal.out(
      greeting(
        server.url,
        service,
        mode === 'follow'
          ? 'reading only'
          : settings.http.writeToken !== undefined || service.tokens.list().length > 0
            ? 'writing requires a token'
            : 'writing is off (set WRITE_TOKEN, or create a token)',
      ),
    );
    service.searches.told = ({ number: version }, failure) => {
      if (failure === undefined) log.info({ version }, 'names and texts read for searches');
      else log.error({ version, reason: messageOf(failure) }, 'catalogue.sqlite cannot be kept');
    };
    // A search reports the failure.
    service.reading(() => service.searches.prepare(service.current)).catch(() => undefined);
    // The first write needs the shapes; requests during the start do not wait for them.
    setTimeout(() => service.gate.validator, GATE_DELAY_MS).unref();
    collectWhenIdle();
    service.auditor.start(({ outcome, kind, version, lines }) => {
      if (outcome === 'skipped') log.debug({ kind, version, lines }, 'not audited');
      else log.warn({ kind, version, lines }, 'another engine answers differently');
    });
    const timer =
      mode === 'follow'
        ? follow(service, log)
        : keepCompact(service, settings.service.retention, log);
    const reason = await stopped;
    log.info({ reason }, 'stopping');
    clearInterval(timer);
    await server.close();
  } finally {
    await service.close();
    log.info('stopped');
    closeLog();
  }
}

const GATE_DELAY_MS = 1_000;

/** Compacts the log now and once a day, if there is a rule. */
function keepCompact(
  service: Service,
  rule: RetentionRule | undefined,
  log: Log,
): NodeJS.Timeout | undefined {
  if (!rule) return undefined;
  const compact = (): void => {
    service.compact(rule).catch((error: unknown) => {
      log.error({ reason: messageOf(error) }, 'compaction failed');
    });
  };
  compact();
  return setInterval(compact, DAY_MS);
}

const FOLLOW_MS = 1_000;

/** Adopts another process's commits, once a second. */
function follow(service: Service, log: Log): NodeJS.Timeout {
  return setInterval(() => {
    try {
      service.catchUp();
    } catch (error) {
      log.error({ reason: messageOf(error) }, 'the commits of another process cannot be followed');
    }
  }, FOLLOW_MS);
}

/** How often to check whether npm still runs. */
const PARENT_CHECK_MS = 500;

/** A signal to `npm start` reaches only npm and its shell, so their end counts as one. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => resolve(signal));
    if (process.env.npm_lifecycle_event !== 'start') return;
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve('npm has ended');
    }, PARENT_CHECK_MS).unref();
  });
}

function greeting(url: string, service: Service, writing: string): string {
  const { number } = service.current;
  const count = service.quadCount.toLocaleString('en');
  const workshop = service.names.og('Workshop').value;
  const query =
    `SELECT ?label WHERE { ?event a <${workshop}> ; ` + `<${RDFS.label.value}> ?label } LIMIT 5`;
  return [
    `osce-graph is at ${url}`,
    `graph version ${number}, ${count} statements; ${writing}`,
    `try: curl -H 'Accept: text/csv' --data-urlencode 'query=${query}' ${url}/sparql`,
    '',
  ].join('\n');
}
