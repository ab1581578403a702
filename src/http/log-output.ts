/** The log's output: standard error, as JSON for programs or as text for people. */
import { createLog, type Log } from './exchange/log.js';

export const LOG_FORMATS = ['json', 'text'] as const;

/** Lines within this time are written together: a write for each takes longer than making it. */
const FLUSH_MS = 100;

const ignore = (): void => undefined;

/**
 * Opens the log. Pino's own destination would wait where lines cannot be written, as on a full
 * disk, and the process could not end: such lines are lost.
 */
export function openLog(
  level: string,
  format: (typeof LOG_FORMATS)[number],
): { readonly log: Log; readonly close: () => void } {
  let lines = '';
  const flush = (): void => {
    if (lines !== '') process.stderr.write(lines, () => undefined);
    lines = '';
  };
  // For good: the error of the last lines comes after the log is closed.
  if (!process.stderr.listeners('error').includes(ignore)) process.stderr.on('error', ignore);
  const timer = setInterval(flush, FLUSH_MS).unref();
  const log = createLog(level, {
    write: (line) => {
      lines += format === 'json' ? line : textOf(line);
    },
  });
  const close = (): void => {
    clearInterval(timer);
    flush();
  };
  return { log, close };
}

/** A line for people, with any stack below it. */
function textOf(line: string): string {
  const { time, level, msg, stack, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const shown = Object.entries(fields).map(
    ([name, value]) =>
      ` ${name}=${/^[!#-~]+$/.test(String(value)) ? String(value) : JSON.stringify(value)}`,
  );
  const below = typeof stack === 'string' ? `${stack.replace(/[^\P{Cc}\n]/gu, ' ')}\n` : '';
  return `${String(time)} ${String(level).padEnd(5)} ${String(msg)}${shown.join('')}\n${below}`;
}
