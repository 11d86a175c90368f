import type { Page } from '@playwright/test';
import type { PolicyDocument } from '@remit/policy/document';
import type { ItemEdit } from '@remit/policy/draft/draft-steps';
import { randomUUID } from 'node:crypto';
import { expect, url } from './remit.ts';

type Role = PolicyDocument['roles'][number];

async function call<T>(page: Page, procedure: string, data: object): Promise<T> {
  const reply = await page.request.post(url(`/t/halden/rpc/${procedure}`), {
    headers: { origin: url('') },
    data,
  });
  expect(reply.status(), await reply.text()).toBe(200);
  const { result }: { readonly result: { readonly data: T } } = await reply.json();
  return result.data;
}

/** A draft that changes roles, begun by the call that the first edit of a screen makes. @returns the path of its page */
export async function beginDraft(
  page: Page,
  name: string,
  changes: Readonly<Record<string, (role: Role) => Role>>,
): Promise<string> {
  const { version, document } = await call<{ readonly version: number; readonly document: PolicyDocument }>(
    page,
    'policy.current',
    {},
  );
  const step = Object.entries(changes).map(([key, change]): ItemEdit => {
    const role = document.roles.find((each) => each.name === key);
    if (role === undefined) throw new Error(`the sample has no role ${key}`);
    return { kind: 'role', key, entries: [change(role)], comments: [] };
  });
  const id = randomUUID();
  await call(page, 'changes.begin', { id, basedOn: version, steps: [step], name });
  return `/t/halden/changes/${id}`;
}

/** The role without what it grants on a type with an action. */
export const without =
  (type: string, action: string) =>
  (role: Role): Role => ({
    ...role,
    grants: role.grants.filter(
      ({ on, actions }) => !(on?.includes(type) === true && actions.includes(action)),
    ),
  });

/** The role with nothing left. */
export const emptied = (role: Role): Role => ({ ...role, grants: [] });
