// Loaded into a service before its own code: tells its parent how long its main thread computed at
// most without letting others in, since it was last asked. What other processes take does not count.
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Nanoseconds that the main thread has computed. */
const computed = () =>
  Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]);

if (isMainThread && process.send) {
  let before = computed();
  let maxMs = 0;
  const look = () => {
    const now = computed();
    maxMs = Math.max(maxMs, (now - before) / 1e6);
    before = now;
  };
  setInterval(look, 2).unref();
  process.on('message', (message) => {
    look();
    if (message === 'begin') maxMs = 0;
    else process.send({ maxMs, bytes: process.memoryUsage().rss });
  });
  process.channel.unref();
}
