import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LatestAnswer } from '../../src/web/latest-answer.js';
import { RequestFailed } from '../../src/web/requests.js';

describe('The answer to a text that is being written', () => {
  /** What was asked, each to be answered by the test. */
  let asked: {
    readonly text: string;
    readonly signal: AbortSignal;
    readonly resolve: (answer: string) => void;
    readonly reject: (reason: Error) => void;
  }[];
  let told: (string | undefined)[];
  let latest: LatestAnswer<string>;

  beforeEach(() => {
    jest.useFakeTimers();
    [asked, told] = [[], []];
    latest = new LatestAnswer<string>({
      ask: (text, signal) =>
        text === ''
          ? undefined
          : new Promise((resolve, reject) => asked.push({ text, signal, resolve, reject })),
      tell: (answer) => told.push(answer),
      pauseMs: 100,
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const settled = async (): Promise<void> => {
    await jest.advanceTimersByTimeAsync(0);
  };

  it('is asked for once, when writing pauses', async () => {
    for (const text of ['e', 'ev', 'eve']) {
      latest.changed(text);
      await jest.advanceTimersByTimeAsync(99);
    }
    expect(asked).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(asked.map(({ text }) => text)).toEqual(['eve']);
    asked[0]!.resolve('events');
    await settled();
    expect(told).toEqual(['events']);
  });

  it('is not told once there is another text, though it comes', async () => {
    latest.askNow('one');
    latest.changed('other');
    expect(asked[0]!.signal.aborted).toBe(true);
    await jest.advanceTimersByTimeAsync(100);
    asked[1]!.resolve('second');
    await settled();
    asked[0]!.resolve('first');
    await settled();
    expect(told).toEqual(['second']);
  });

  it('is not told after it was stopped, nor is what went wrong then', async () => {
    latest.askNow('one');
    latest.stop();
    asked[0]!.reject(new DOMException('given up', 'AbortError'));
    await settled();
    expect(told).toEqual([]);
  });

  it('is none where there is nothing to ask, or the service refuses', async () => {
    latest.askNow('');
    await settled();
    latest.askNow('x'.repeat(600));
    asked[0]!.reject(new RequestFailed({ status: 400, code: 'bad-request', detail: 'Too long.' }));
    await settled();
    expect(told).toEqual([undefined, undefined]);
  });
});
