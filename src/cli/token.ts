/** `osce-graph token`: write tokens besides WRITE_TOKEN, also of a running server. */
import { TOKEN_SCOPES, TokenStore, type TokenScope } from '../commits/index.js';
import { badRequest } from '../errors.js';
import { COMMON, local, print, settingsOf, value, type Flags, type Terminal } from './command.js';

const GROUP = 'tokens for writing over HTTP, besides WRITE_TOKEN';

const storeOf = (flags: Flags, terminal: Terminal): TokenStore =>
  new TokenStore(settingsOf(flags, terminal).service.dataDirectory);

export const createToken = local({
  usage: 'token create <name>',
  group: GROUP,
  description: 'create a token and print it once; <name> is the author of its commits',
  options: {
    scope: value(
      `What it may do, separated by commas: ${TOKEN_SCOPES.join(', ')}; write for all (default).`,
    ),
    expires: value('The first day on which it is no longer valid, such as 2027-01-31.', {
      format: 'date',
    }),
    ...COMMON,
  },
  run: ({ scope, expires, ...flags }, terminal, [name = '']) => {
    const token = storeOf(flags, terminal).create(name, scopesOf(scope), expiryOf(expires));
    print(flags, terminal, { name, token }, `${token}\n`);
    if (!flags.json) terminal.error('Store this token safely: it is not shown again.\n');
  },
});

export const listTokens = local({
  usage: 'token list',
  description: 'list the tokens',
  options: COMMON,
  run: (flags, terminal) => {
    const tokens = storeOf(flags, terminal).list();
    print(flags, terminal, { tokens });
  },
});

export const revokeToken = local({
  usage: 'token revoke <name>',
  description: 'revoke a token',
  options: COMMON,
  run: (flags, terminal, [name = '']) => {
    storeOf(flags, terminal).revoke(name);
    print(flags, terminal, { revoked: name });
  },
});

function scopesOf(text = 'write'): TokenScope[] {
  const names = text.split(',').map((name) => name.trim());
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

function expiryOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  if (date <= new Date()) throw badRequest(`--expires must be in the future; found ${text}.`);
  return date;
}
