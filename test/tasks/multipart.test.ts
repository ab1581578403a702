import { describe, expect, it } from '@jest/globals';
import { readMultipart } from '../../src/tasks/sent-body.js';
import type { SentBody } from '../../src/tasks/index.js';

/** This body between boundaries `x`. */
const sent = (body: string): SentBody => ({
  bytes: Buffer.from(body),
  contentType: 'multipart/form-data; boundary=x',
  publicUrl: '',
  contextDirectory: '',
});
const partsOf = (body: string): [string, string | undefined, string][] =>
  readMultipart(sent(body)).map(({ name, mediaType, bytes }) => [
    name,
    mediaType,
    Buffer.from(bytes).toString('utf8'),
  ]);

describe('A multipart body', () => {
  it.each(['\r\n', '\n'])('has its parts with names, types and bytes, with line ends %j', (end) => {
    const lines = [
      '--x',
      'Content-Disposition: form-data; name="data"; filename="a.ttl"',
      'Content-Type: text/turtle; charset=utf-8',
      '',
      'é 1',
      '',
      '2',
      '--x',
      'Content-Disposition: form-data; name="empty"',
      '',
      '',
      '--x--',
      '',
    ];
    expect(partsOf(lines.join(end))).toEqual([
      ['data', 'text/turtle', `é 1${end}${end}2`],
      ['empty', undefined, ''],
    ]);
  });

  it.each([
    ['no end', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
    ['no blank line', '--x\r\nContent-Disposition: form-data; name="a"\r\n--x--'],
    [
      'no line end before the boundary',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1--x--',
    ],
    ['no name', '--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--'],
    ['no headers', '--x\r\n\r\n1\r\n--x--'],
    ['only blank lines and no end', `--x\r\n${'\r\n'.repeat(500_000)}1--x--`],
    ['only headers', `--x\r\n${'a\r\n'.repeat(300_000)}1--x--`],
  ])('is refused with %s', (_what, body) => {
    expect(() => readMultipart(sent(body))).toThrow(
      expect.objectContaining({ code: 'bad-request' }),
    );
  });
});
