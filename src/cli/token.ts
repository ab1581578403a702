/** `osce-graph token`: write tokens besides WRITE_TOKEN, also of a running server. */
import type { Command } from 'commander';
import { TOKEN_SCOPES, TokenStore, type TokenInfo, type TokenScope } from '../commits/index.js';
import { badRequest } from '../errors.js';
import { requireFormat } from '../input/index.js';
import { settingsOf, print, type Flags, type AddCommand } from './command.js';

export const addToken: AddCommand = (program, terminal, finish) => {
  const token = program
    .command('token')
    .description('tokens for writing over HTTP, besides WRITE_TOKEN');
  const storeOf = (flags: Flags): TokenStore =>
    new TokenStore(settingsOf(flags, terminal).service.dataDirectory);
  const add = (usage: string, description: string): Command =>
    token
      .command(usage)
      .description(description)
      .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
      .option('--json', 'print the result as JSON');
  add('create <name>', 'create a token and print it once; <name> is the author of its commits')
    .option(
      '--scope <scopes>',
      `what it may do, separated by commas: ${TOKEN_SCOPES.join(', ')}; write for all (default)`,
    )
    .option('--expires <date>', 'the first day on which it is no longer valid, such as 2027-01-31')
    .action((name: string, flags: Flags) => {
      const text = storeOf(flags).create(name, scopesOf(flags.scope), expiryOf(flags.expires));
      print(flags, terminal, { name, token: text }, `${text}\n`);
      if (!flags.json) terminal.error('Store this token safely: it is not shown again.\n');
      finish(0);
    });
  add('list', 'list the tokens').action((flags: Flags) => {
    const tokens = storeOf(flags).list();
    print(flags, terminal, { tokens }, tokens.map(lineOf).join('') || 'no tokens\n');
    finish(0);
  });
  add('revoke <name>', 'revoke a token').action((name: string, flags: Flags) => {
    storeOf(flags).revoke(name);
    print(flags, terminal, { revoked: name }, `${name}: revoked\n`);
    finish(0);
  });
};

function lineOf({ name, scopes, createdAt, expiresAt }: TokenInfo): string {
  const expiry =
    expiresAt === undefined
      ? ''
      : `, ${expiresAt <= new Date() ? 'expired' : 'expires'} ${dayOf(expiresAt)}`;
  return `${name}: ${scopes.join(', ')}; created ${dayOf(createdAt)}${expiry}\n`;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

function scopesOf(text: Flags[string]): TokenScope[] {
  if (text === undefined) return [...TOKEN_SCOPES];
  const names = String(text)
    .split(',')
    .map((name) => name.trim());
  if (names.includes('write')) return [...TOKEN_SCOPES];
  const scopes = TOKEN_SCOPES.filter((scope) => names.includes(scope));
  const unknown = names.find((name) => !scopes.some((scope) => scope === name));
  if (unknown !== undefined)
    throw badRequest(
      `--scope must be one or more of ${TOKEN_SCOPES.join(', ')}, or write, separated by commas; found ` +
        `"${unknown}".`,
    );
  return scopes;
}

function expiryOf(text: Flags[string]): Date | undefined {
  if (text === undefined) return undefined;
  requireFormat(String(text), 'date', 'expires', 'option');
  const date = new Date(`${String(text)}T00:00:00Z`);
  if (date <= new Date())
    throw badRequest(`--expires must be in the future; found ${dayOf(date)}.`);
  return date;
}
