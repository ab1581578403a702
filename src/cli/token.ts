/**
 * `osce-graph token`: who may write over HTTP besides the bearer of WRITE_TOKEN; a server that runs
 * heeds it at once.
 */
import type { Command } from 'commander';
import { TOKEN_SCOPES, TokenStore, type TokenInfo, type TokenScope } from '../commits/index.js';
import { ServiceError } from '../errors.js';
import { settingsOf, type Flags, type Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';

/** Adds `token create|list|revoke`. */
export function addToken(
  program: Command,
  terminal: Terminal,
  finish: (status: ExitStatus) => void,
): void {
  const token = program
    .command('token')
    .description('tokens that may write over HTTP, besides WRITE_TOKEN');
  const storeOf = (flags: Flags): TokenStore =>
    new TokenStore(settingsOf(flags, terminal).service.dataDirectory);
  const add = (usage: string, description: string): Command =>
    token
      .command(usage)
      .description(description)
      .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
      .option('--json', 'print the result as JSON');
  add('create <name>', 'make a token and print it, this once; commits that it makes are by <name>')
    .option(
      '--scope <scopes>',
      `what it may be used for, separated by commas: ${TOKEN_SCOPES.join(', ')}; all when not given`,
    )
    .option('--expires <date>', 'the first day on which it no longer counts, as 2027-01-31')
    .action((name: string, flags: Flags) => {
      const text = storeOf(flags).create(name, scopesOf(flags.scope), expiryOf(flags.expires));
      terminal.out(flags.json ? `${JSON.stringify({ name, token: text })}\n` : `${text}\n`);
      if (!flags.json) terminal.error('Keep it well: it is shown this once.\n');
      finish(0);
    });
  add('list', 'what tokens there are').action((flags: Flags) => {
    const tokens = storeOf(flags).list();
    terminal.out(
      flags.json
        ? `${JSON.stringify({ tokens })}\n`
        : tokens.length === 0
          ? 'no tokens\n'
          : tokens.map(lineOf).join(''),
    );
    finish(0);
  });
  add('revoke <name>', 'take a token away').action((name: string, flags: Flags) => {
    storeOf(flags).revoke(name);
    terminal.out(flags.json ? `${JSON.stringify({ revoked: name })}\n` : `${name}: revoked\n`);
    finish(0);
  });
}

function lineOf({ name, scopes, createdAt, expiresAt }: TokenInfo): string {
  const expiry =
    expiresAt === undefined
      ? ''
      : `, ${expiresAt <= new Date() ? 'expired' : 'expires'} ${dayOf(expiresAt)}`;
  return `${name}: ${scopes.join(', ')}; made ${dayOf(createdAt)}${expiry}\n`;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

function scopesOf(text: Flags[string]): TokenScope[] {
  if (text === undefined) return [...TOKEN_SCOPES];
  const names = String(text)
    .split(',')
    .map((name) => name.trim());
  const scopes = TOKEN_SCOPES.filter((scope) => names.includes(scope));
  const unknown = names.find((name) => !scopes.some((scope) => scope === name));
  if (unknown !== undefined)
    throw new ServiceError(
      'bad-request',
      `--scope is one or more of ${TOKEN_SCOPES.join(', ')}, separated by commas; found "${unknown}".`,
    );
  return scopes;
}

function expiryOf(text: Flags[string]): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${String(text)}T00:00:00Z`);
  if (
    !/^\d{4}-\d\d-\d\d$/.test(String(text)) ||
    Number.isNaN(date.getTime()) ||
    dayOf(date) !== text
  )
    throw new ServiceError(
      'bad-request',
      `--expires is a day as 2027-01-31; found "${String(text)}".`,
    );
  if (date <= new Date())
    throw new ServiceError('bad-request', `--expires is a day to come; found ${dayOf(date)}.`);
  return date;
}
