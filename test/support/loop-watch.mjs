// Loaded into a service before its own code, in each of its threads. Tells its parent how long the
// main thread computed at most without letting others in, since it was last asked; what other
// processes take does not count. Writes each attempt to reach something over the network to the file
// OUTBOUND_FILE.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { inspect } from 'node:util';
import { isMainThread } from 'node:worker_threads';

/** Has a method write down what it is called with. */
const noteCalls = (owner, name) => {
  const original = owner[name];
  owner[name] = function (...values) {
    // A server looks up the address that it listens at.
    if (!net.isIP(values[0])) {
      appendFileSync(process.env.OUTBOUND_FILE, `${name} ${inspect(values, { depth: 2 })}\n`);
    }
    return Reflect.apply(original, this, values);
  };
};
if (process.env.OUTBOUND_FILE) {
  noteCalls(net.Socket.prototype, 'connect');
  noteCalls(dgram.Socket.prototype, 'connect');
  noteCalls(dgram.Socket.prototype, 'send');
  for (const resolver of [
    dns,
    dns.promises,
    dns.Resolver.prototype,
    dns.promises.Resolver.prototype,
  ])
    for (const name of Object.keys(Object.getOwnPropertyDescriptors(resolver)))
      if (/^(?:lookup|resolve|reverse)/.test(name)) noteCalls(resolver, name);
  syncBuiltinESMExports();
}

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
