import { beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { QueryRegister } from '../../src/sparql/query-register.js';

/** Fails when it is stopped. */
const untilStopped = ({ signal }: { signal: AbortSignal }): Promise<void> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });

describe('A QueryRegister', () => {
  let register: QueryRegister;
  const query = { kind: 'query', text: 'ASK {}', signal: undefined } as const;
  beforeEach(() => {
    register = new QueryRegister();
  });

  it('lists a query elsewhere until its answer was read', async () => {
    const end = await register.runElsewhere(query, (open) => Promise.resolve(open.end));
    expect(register.elsewhere).toMatchObject([{ kind: 'query', text: 'ASK {}' }]);
    end();
    expect(register.elsewhere).toEqual([]);
    expect([...register.outcomes]).toEqual([['answered', 1]]);
  });

  it('stops one by its id', async () => {
    const running = register.runElsewhere(query, untilStopped);
    const [{ id } = { id: 0 }] = register.elsewhere;
    expect([register.stop(id + 1), register.stop(id)]).toEqual([false, true]);
    await expect(running).rejects.toMatchObject({ code: 'query-stopped' });
    expect(register.elsewhere).toEqual([]);
    expect([...register.outcomes]).toEqual([['query-stopped', 1]]);
  });

  it('counts clients that left', async () => {
    const leaving = new AbortController();
    const running = register.runElsewhere({ ...query, signal: leaving.signal }, untilStopped);
    leaving.abort(new ServiceError('query-timeout', 'left'));
    await expect(running).rejects.toMatchObject({ code: 'query-timeout' });
    expect([...register.outcomes]).toEqual([['left', 1]]);
  });
});
