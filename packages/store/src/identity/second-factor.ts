import { sql, type SQL } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { openSecret, type SecretPlace, sealSecret } from '../secret-box.ts';

/** The second factor of a login. Instants are ms since 1970 UTC, `now` by the database's clock. */
export interface StoredFactor {
  readonly seed: Uint8Array;
  /** Null until its first code was answered: it is in force from then on. */
  readonly confirmedAt: number | null;
  readonly now: number;
}

/**
 * The second factor of a login; null when it has none.
 * @throws SealError when its seed cannot be opened
 */
export async function readFactor(
  tx: IdentityTransaction,
  keys: KeyRing,
  loginId: string,
): Promise<StoredFactor | null> {
  return openFactor(tx, keys, loginId, sql``);
}

/**
 * The same, held until the transaction ends: of whoever answers with it and whoever puts another one in its place, or
 * makes new recovery codes beside it, one comes after the other.
 */
export async function holdFactor(
  tx: IdentityTransaction,
  keys: KeyRing,
  loginId: string,
): Promise<StoredFactor | null> {
  return openFactor(tx, keys, loginId, sql`for update`);
}

async function openFactor(
  tx: IdentityTransaction,
  keys: KeyRing,
  loginId: string,
  hold: SQL,
): Promise<StoredFactor | null> {
  const [row] = await tx.rows<Omit<StoredFactor, 'seed'> & { readonly secret: Uint8Array }>(sql`
    select secret, floor(extract(epoch from confirmed_at) * 1000)::float8 as "confirmedAt",
      floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from identity.second_factor where login_id = ${loginId} ${hold}`);
  if (row === undefined) return null;
  const { secret, confirmedAt, now } = row;
  return { seed: openSecret(keys, placeOf(loginId), secret), confirmedAt, now };
}

/**
 * Keeps a seed that a login may confirm, in place of one that it never did.
 * @returns false when a factor is in force: it is removed first, by whoever has it
 */
export async function offerFactor(
  tx: IdentityTransaction,
  keys: KeyRing,
  loginId: string,
  seed: Uint8Array,
): Promise<boolean> {
  const sealed = sealSecret(keys, placeOf(loginId), seed);
  const offered = await tx.rows(sql`
    insert into identity.second_factor (login_id, secret) values (${loginId}, ${sealed})
    on conflict (login_id) do update set secret = excluded.secret, created_at = now(), last_step = 0
      where second_factor.confirmed_at is null
    returning login_id`);
  return offered.length > 0;
}

/** Puts a factor into force with the step of its first code. @returns false when it is already, or is gone */
export async function confirmFactor(
  tx: IdentityTransaction,
  loginId: string,
  step: number,
): Promise<boolean> {
  const confirmed = await tx.rows(sql`
    update identity.second_factor set confirmed_at = now(), last_step = ${step}
    where login_id = ${loginId} and confirmed_at is null returning login_id`);
  return confirmed.length > 0;
}

/**
 * Takes a time step, in one statement: of a thousand that bring the same code at once, one is given it.
 * @returns false when it, or a later one, was taken before
 */
export async function takeStep(tx: IdentityTransaction, loginId: string, step: number): Promise<boolean> {
  const taken = await tx.rows(sql`
    update identity.second_factor set last_step = ${step}
    where login_id = ${loginId} and confirmed_at is not null and last_step < ${step} returning login_id`);
  return taken.length > 0;
}

/** Removes the factor of a login, and its recovery codes. */
export async function removeFactor(tx: IdentityTransaction, loginId: string): Promise<void> {
  await tx.rows(sql`delete from identity.second_factor where login_id = ${loginId}`);
  await tx.rows(sql`delete from identity.recovery_code where login_id = ${loginId}`);
}

function placeOf(loginId: string): SecretPlace {
  return { table: 'identity.second_factor', column: 'secret', row: loginId, tenantId: null };
}
