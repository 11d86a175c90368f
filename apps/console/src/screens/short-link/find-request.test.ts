import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import { findRequest } from './find-request.ts';

/** A tenant that answers a look for a request by failing. */
const refusing = (code: string) => (): Promise<boolean> =>
  Promise.reject(
    Object.assign(new TRPCClientError(code), {
      data: { remit: { code, message: code, correlationId: '', sentences: [], deciders: [] } },
    }),
  );

const lookIn =
  (answers: Readonly<Record<string, () => Promise<boolean>>>) =>
  (tenant: string): Promise<boolean> =>
    (answers[tenant] ?? refusing('not-found'))();

test('whoever is in no tenant is told that there is no such request, and not that nothing answers', async () => {
  expect(await findRequest([], lookIn({}))).toBeNull();
});

test('a request that no tenant knows is found in none', async () => {
  expect(await findRequest(['halden', 'brightwater'], lookIn({}))).toBeNull();
});

test('the first tenant that has it is where it is', async () => {
  const has = () => Promise.resolve(true);
  expect(await findRequest(['halden', 'brightwater'], lookIn({ brightwater: has }))).toEqual({
    tenant: 'brightwater',
    own: true,
  });
});

test('a tenant that does not let its reader in keeps nobody from finding it in the next one', async () => {
  const answers = { halden: refusing('forbidden'), brightwater: () => Promise.resolve(false) };
  expect(await findRequest(['halden', 'brightwater'], lookIn(answers))).toEqual({
    tenant: 'brightwater',
    own: false,
  });
});

test('why one tenant could not say is told where no other has it', async () => {
  const answers = { halden: refusing('forbidden') };
  await expect(findRequest(['halden', 'brightwater'], lookIn(answers))).rejects.toThrow('forbidden');
});
