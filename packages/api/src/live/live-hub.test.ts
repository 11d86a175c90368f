import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newSessionToken } from '@remit/identity/session-token';
import type { Store } from '@remit/store/open-store';
import type { CallContext } from '../context.ts';
import { createLiveHub, type LiveHub } from './live-hub.ts';
import type { LiveEvent } from './live-stream.ts';

const tenant = '00000000-0000-4000-8000-000000000001';
const revisions = { policy: 1, directory: 1, security: 0, requests: '', drafts: '' };
const nothing = (): void => undefined;
const log = { error: nothing, warn: nothing, info: nothing };
const never = new Promise<never>(() => undefined);

/** Databases of which each can fall silent, so that nothing that is asked of it is ever answered. */
const silent = { identity: false, tenant: false };

// What the two looks ask is of no concern here: only whether they are answered.
const store = {
  withIdentity: () => (silent.identity ? never : Promise.resolve({ stands: ['as it was'], differsIn: null })),
  withTenant: () =>
    silent.tenant
      ? never
      : Promise.resolve({ revisions, stands: new Map([['tom', 'as it was']]), differsIn: null }),
} as Pick<Store, 'withIdentity' | 'withTenant'> as Store;

let hub: LiveHub;
let told: LiveEvent[];

beforeEach(async () => {
  vi.useFakeTimers();
  Object.assign(silent, { identity: false, tenant: false });
  told = [];
  hub = createLiveHub({
    services: { store, log },
    ask: async () => ({ tenant, member: 'tom', revisions }),
    hurried: false,
  });
  const ctx = { token: newSessionToken() } as CallContext;
  await hub.open(ctx, (event) => told.push(event));
});
afterEach(async () => {
  await hub.close();
  vi.useRealTimers();
});

const ends = (): readonly string[] => told.flatMap((event) => (event.kind === 'ended' ? [event.code] : []));

test('a stream stays open for as long as what it stands on is looked at and stands', async () => {
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ends()).toEqual([]);
});

test.each(['identity', 'tenant'] as const)(
  'a stream ends within two seconds once the %s database answers no more: whether it may stay cannot be known',
  async (which) => {
    await vi.advanceTimersByTimeAsync(10_000);
    silent[which] = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ends()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ends()).toEqual(['unavailable']);
  },
);
