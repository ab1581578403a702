import { describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { Auditor, type AuditFinding, type AuditResult } from '../../src/audit/index.js';
import { versionOf } from '../../src/graph/index.js';

const SAME: AuditResult = { outcome: 'same', lines: [] };
const DIFFERENT: AuditResult = { outcome: 'different', lines: ['- a', '+ b'] };
const VERSION = versionOf([]);

/** An auditor whose answers are given, over a graph whose version can be set. */
function auditorWith(
  share: number,
  answer: (of: string) => AuditResult,
): { auditor: Auditor; place: { version: number; isIdle: boolean }; asked: string[] } {
  const place = { version: 0, isIdle: true };
  const asked: string[] = [];
  const answerTo = (of: string): Promise<AuditResult> => {
    asked.push(of);
    return Promise.resolve(answer(of));
  };
  const service = {
    get current() {
      return Object.assign(versionOf([]), { number: place.version });
    },
    get runningQueries() {
      return place.isIdle ? [] : ['a query'];
    },
    auditQuery: ({ text }: { readonly text: string }) => answerTo(text),
    auditCommit: (number: number) => answerTo(String(number)),
  };
  const auditor = new Auditor(service, share);
  return { auditor, place, asked };
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('It does not come true.');
    await wait(20);
  }
}

describe('An auditor', () => {
  it('checks queries and commits again when nobody needs a thread', async () => {
    const { auditor, place, asked } = auditorWith(1, (of) => (of === 'q2' ? DIFFERENT : SAME));
    const told: AuditFinding[] = [];
    auditor.start((difference) => told.push(difference));
    place.isIdle = false;
    auditor.noteQuery(VERSION, 'q1', {});
    auditor.noteQuery(VERSION, 'q2', {});
    place.version = 2;
    await wait(1_500);
    expect(asked).toEqual([]);
    place.isIdle = true;
    await until(() => asked.length === 4);
    await auditor.close();
    expect(asked).toEqual(['q1', 'q2', '1', '2']);
    const difference = {
      kind: 'query',
      of: 'q2',
      version: 0,
      outcome: 'different',
      lines: ['- a', '+ b'],
    };
    expect(told).toEqual([difference]);
    expect(auditor.state).toMatchObject({
      share: 1,
      counts: {
        query: { same: 1, different: 1, skipped: 0 },
        commit: { same: 2, different: 0, skipped: 0 },
      },
      differences: [difference],
    });
  });

  it('keeps only the latest of what waits', async () => {
    const { auditor, asked } = auditorWith(1, () => SAME);
    auditor.start();
    for (let number = 1; number <= 50; number += 1) auditor.noteQuery(VERSION, `q${number}`, {});
    await until(() => asked.length > 0);
    await auditor.close();
    expect(asked).toEqual(['q31']);
  });

  it('does nothing with a share of nought', async () => {
    const { auditor, place, asked } = auditorWith(0, () => SAME);
    auditor.start();
    auditor.noteQuery(VERSION, 'q1', {});
    place.version = 1;
    await wait(1_200);
    expect(asked).toEqual([]);
    await auditor.close();
  });
});
