/**
 * Servers in processes of their own: started, watched until they are ready, measured, and stopped
 * by their id.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
}

/** A process that uses no more than this between two looks is idle. */
const IDLE_LOOK_MS = 500;
const IDLE_TICKS = 4;

/** A running child, with what it printed so far. */
export class ServerProcess {
  readonly #child: ChildProcess;
  #printed = '';

  constructor(
    command: string,
    args: readonly string[],
    { environment = {}, directory }: StartOptions = {},
  ) {
    this.#child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
      ...(directory === undefined ? {} : { cwd: directory }),
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on(
        'data',
        (chunk: Buffer) => (this.#printed = (this.#printed + chunk.toString()).slice(-20_000)),
      );
    this.#child.on('error', (error) => (this.#printed += error.message));
  }

  get printed(): string {
    return this.#printed;
  }

  get hasEnded(): boolean {
    return (
      this.#child.exitCode !== null ||
      this.#child.signalCode !== null ||
      this.#child.pid === undefined
    );
  }

  /**
   * Asks again and again until `isReady` says yes; failures count as no.
   * @throws Error when the process ends first, or the time is over.
   */
  async untilReady(isReady: () => Promise<boolean>, timeoutMs: number): Promise<void> {
    const end = performance.now() + timeoutMs;
    while (!(await isReady().catch(() => false))) {
      if (this.hasEnded) throw new Error(`The process has ended: ${this.#printed.slice(-400)}`);
      if (performance.now() > end)
        throw new Error(`Not ready after ${timeoutMs / 1000} s: ${this.#printed.slice(-400)}`);
      await delay(20);
    }
  }

  /** Resident memory in bytes, now and at its highest; undefined where the system does not tell. */
  memory(): { readonly now: number; readonly peak: number } | undefined {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      const kilobytes = (name: string): number =>
        Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
      return { now: kilobytes('VmRSS'), peak: kilobytes('VmHWM') };
    } catch {
      return undefined;
    }
  }

  /**
   * Waits until the process uses hardly any processor time.
   * @returns false when it is still busy after the time; true where the system does not tell.
   */
  async untilIdle(timeoutMs: number): Promise<boolean> {
    const end = performance.now() + timeoutMs;
    let before = this.#processorTicks();
    while (before !== undefined && performance.now() < end) {
      await delay(IDLE_LOOK_MS);
      const now = this.#processorTicks();
      if (now === undefined || now - before <= IDLE_TICKS) return true;
      before = now;
    }
    return before === undefined;
  }

  /** Processor time in hundredths of a second; undefined where the system does not tell. */
  #processorTicks(): number | undefined {
    try {
      const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
      // proc(5): user and system time are fields 14 and 15; the name before them may have spaces.
      const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number);
      return user! + system!;
    } catch {
      return undefined;
    }
  }

  /** Asks the process to end, and makes it after some seconds. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    await closed;
    clearTimeout(timer);
  }
}

/**
 * Runs a program to its end.
 * @returns the seconds it took, and what it printed on standard output.
 * @throws Error with what it printed when it fails.
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly seconds: number; readonly out: string }> {
  const began = performance.now();
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-5_000)));
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0)
    throw new Error(
      `${command} ${args.join(' ')} ended with status ${String(status)}: ${errors.slice(-600)}`,
    );
  return { seconds: (performance.now() - began) / 1000, out };
}

/** A port on the loopback address that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The version that a program prints when asked; undefined where it isn't installed. */
export async function programVersion(command: string, flag: string): Promise<string | undefined> {
  const child = spawn(command, [flag], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(undefined);
    });
    child.once('close', () => {
      resolve(/\d+(?:\.\d+)+/.exec(printed)?.[0] ?? 'of unknown version');
    });
  });
}

/** The work's result; when it fails, the server is stopped first. */
export async function orStop<T>(server: ServerProcess, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await server.stop();
    throw error;
  }
}
