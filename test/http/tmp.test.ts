import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RunningApp } from '../support/running-app.js';
let app: RunningApp;
beforeAll(async () => { const t = performance.now(); app = await RunningApp.start(); console.log(performance.now() - t); });
afterAll(async () => app.close());
it('x', async () => {
  const t = performance.now();
  const a = await app.get('/health/ready');
  console.log(performance.now() - t, a.status, a.headers, a.text);
  for (const p of ['/id/organization/presence-in-albania', '/id/event/x', '/news?size=1', '/sparql', '/snapshots', '/id/state/austria.html', '/snapshots/1']) {
    const t = performance.now();
    const a = await app.get(p);
    console.log(p, performance.now() - t, a.status, a.headers, a.text.slice(0, 300));
  }
  expect(1).toBe(1);
});
