import { randomUUID } from 'node:crypto';
import { addLogin } from '../identity/add-login.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** Adds a login that nobody else has, with a password that opens nothing. @returns its id */
export function addTestLogin(tx: IdentityTransaction): Promise<string> {
  const id = randomUUID();
  const login = { id, email: `${id}@halden.example`, name: 'Tom Becker', passwordHash: 'none' };
  return addLogin(tx, login);
}
