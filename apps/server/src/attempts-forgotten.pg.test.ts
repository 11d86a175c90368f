import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ed25519Signer } from '@remit/store/secrets/ed25519';
import { startJobs } from './jobs.ts';
import { type Served, serveSample } from './testing/serve-sample.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSample();
});
afterAll(() => served.close());

const rows = <T extends object>(query: ReturnType<typeof sql>) =>
  served.store.withIdentity((tx) => tx.rows<T>(query));

test('what a stranger tried is kept for as long as it counts, and forgotten then though nobody tries it again', async () => {
  const mine = `${randomUUID()}@nobody.example`;
  const [counts, over] = [`email:new-${mine}`, `email:old-${mine}`];
  await rows(sql`
    insert into identity.sign_in_failure (key, at) values
      (${counts}, clock_timestamp()), (${over}, clock_timestamp() - interval '15 minutes')`);
  const jobs = startJobs({
    services: served.services,
    tools: {
      folder: served.exportsFolder,
      signer: ed25519Signer(randomBytes(32)),
      headsOf: async () => null,
    },
    atOnce: 0,
    tidyEvery: 50,
  });
  const kept = async () =>
    (
      await rows<{ key: string }>(sql`
      select key from identity.sign_in_failure where key in (${counts}, ${over})`)
    ).map(({ key }) => key);
  try {
    await expect.poll(kept).toEqual([counts]);
  } finally {
    await jobs.close();
  }
});
