import { describe, expect, it } from '@jest/globals';
import { exitStatusOf } from '../src/cli/exit-status.js';
import { ERROR_CODES, ServiceError, messageOf, type ErrorCode } from '../src/errors.js';
import { HTTP_STATUS } from '../src/http/index.js';
import { markdownTable, requireTable } from './support/document-tables.js';

const CODES = Object.keys(ERROR_CODES) as ErrorCode[];

describe('The error catalogue', () => {
  it.each(CODES)('gives %s an HTTP status, an exit status and a meaning', (code) => {
    expect(HTTP_STATUS[code]).toBeGreaterThanOrEqual(400);
    expect(HTTP_STATUS[code]).toBeLessThan(600);
    expect([1, 2, 3]).toContain(exitStatusOf(code));
    expect(ERROR_CODES[code]).toMatch(/^[A-Z].*\.$/);
  });

  it('has no status for a code that there is not', () => {
    expect(Object.keys(HTTP_STATUS).sort()).toEqual([...CODES].sort());
  });

  it('is the table in docs/errors.md', () => {
    requireTable(
      'docs/errors.md',
      markdownTable(
        ['code', 'status', 'exit', 'meaning'],
        CODES.map((code) => [
          `\`${code}\``,
          String(HTTP_STATUS[code]),
          String(exitStatusOf(code)),
          ERROR_CODES[code],
        ]),
      ),
    );
  });

  it('keeps code, details and cause', () => {
    const cause = new Error('deep');
    const error = new ServiceError('not-found', 'Not here.', { details: { line: 3 }, cause });
    expect([error.code, error.message, error.details, error.cause]).toEqual([
      'not-found',
      'Not here.',
      { line: 3 },
      cause,
    ]);
    expect(new ServiceError('internal', 'x').cause).toBeUndefined();
  });

  it('is short, whatever it cites', () => {
    const found = 'y'.repeat(50_000);
    const address = `http://localhost/a?${'b'.repeat(500)}`;
    const { message, details } = new ServiceError('malformed-rdf', `Not “${found}”.`, {
      details: { found, suggestion: `Write <${found}>`, address },
    });
    expect(JSON.stringify([message, details]).length).toBeLessThan(2_000);
    expect(details.address).toBe(address);
  });
});

it('gives the message of a system error without its code and call', () => {
  const message = "ENOENT: no such file or directory, stat '/a, b'";
  const found = Object.assign(new Error(message), { syscall: 'stat' });
  expect(messageOf(found)).toBe('no such file or directory');
  expect(messageOf(new Error('EXPLAIN: a, b'))).toBe('EXPLAIN: a, b');
});
