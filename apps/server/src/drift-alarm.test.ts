import { expect, test, vi } from 'vitest';
import type { Store } from '@remit/store/open-store';
import type { RoleDrift } from '@remit/store/directory/watch-roles';
import { driftAlarm } from './drift-alarm.ts';

const drift: RoleDrift = { role: 'remit_app', server: 'main', what: 'has settings of its own' };

function logOf() {
  const said: string[] = [];
  const say = (_fields: object, message: string): void => void said.push(message);
  return { said, log: { info: say, warn: say, error: say } };
}

test('a drift is said when it is found, once while it lasts, and again when it comes back', async () => {
  vi.useFakeTimers();
  const answers: (readonly RoleDrift[])[] = [[], [drift], [drift], [], [drift]];
  const { said, log } = logOf();
  const alarm = driftAlarm({ findRoleDrift: async () => answers.shift() ?? [] }, log, 1_000);
  await vi.advanceTimersByTimeAsync(4_500);
  await alarm.stop();
  vi.useRealTimers();
  expect(alarm.found()).toBe(2);
  expect(said).toHaveLength(2);
  expect(said[0]).toContain('the database login remit_app has settings of its own');
});

test('a look that fails is said, and the next one is made', async () => {
  vi.useFakeTimers();
  let looks = 0;
  const { said, log } = logOf();
  const findRoleDrift = async (): Promise<readonly RoleDrift[]> => {
    looks += 1;
    if (looks === 1) throw new Error('no answer');
    return [drift];
  };
  const alarm = driftAlarm({ findRoleDrift }, log, 1_000);
  await vi.advanceTimersByTimeAsync(1_500);
  await alarm.stop();
  vi.useRealTimers();
  expect(said).toEqual([
    'the database logins could not be looked at',
    expect.stringContaining('has settings of its own'),
  ]);
});

test('a server that cannot be asked keeps what is found on others from nobody, and what was found there is not said anew', async () => {
  vi.useFakeTimers();
  const elsewhere: RoleDrift = { ...drift, server: 'second' };
  const looks: readonly (readonly [found: readonly RoleDrift[], unasked: readonly string[]])[] = [
    [[elsewhere], []],
    [[drift], ['second']],
    [[drift, elsewhere], []],
  ];
  let look = 0;
  const { said, log } = logOf();
  const findRoleDrift: Store['findRoleDrift'] = async (onUnasked) => {
    const [found, unasked] = looks[look] ?? [[], []];
    look += 1;
    for (const server of unasked) onUnasked(server, new Error('no answer'));
    return found;
  };
  const alarm = driftAlarm({ findRoleDrift }, log, 1_000);
  await vi.advanceTimersByTimeAsync(2_500);
  await alarm.stop();
  vi.useRealTimers();
  expect(alarm.found()).toBe(2);
  expect(said.filter((sentence) => sentence.includes('could not be looked at'))).toHaveLength(1);
});
