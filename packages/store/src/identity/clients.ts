import { sql } from 'drizzle-orm';
import type { SessionToken } from '@remit/identity/session-token';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { openSecret, type SecretPlace, sealSecret } from '../secret-box.ts';
import { holdLogin } from './hold-login.ts';

/** A code by which a signed-in person lets an application in. */
export interface NewClientCode {
  readonly codeHash: Uint8Array;
  readonly loginId: string;
  /** What the person calls the application. */
  readonly name: string;
  /** Of the session that gives it, in ms since 1970 UTC. */
  readonly secondFactorAt: number | null;
  /** In ms. */
  readonly lifetime: number;
}

/** Keeps a code, and forgets those that are over. @returns when it ends, in ms since 1970 UTC */
export async function createClientCode(tx: IdentityTransaction, code: NewClientCode): Promise<number> {
  const { secondFactorAt } = code;
  await tx.rows(sql`delete from identity.client_code where expires_at < now() - interval '1 day'`);
  const [created] = await tx.rows<{ expiresAt: number }>(sql`
    insert into identity.client_code (code_hash, login_id, name, second_factor_at, expires_at)
    values (${code.codeHash}, ${code.loginId}, ${code.name},
      ${secondFactorAt === null ? sql`null` : sql`to_timestamp(${secondFactorAt}::float8 / 1000)`},
      clock_timestamp() + make_interval(secs => ${code.lifetime / 1000}))
    returning floor(extract(epoch from expires_at) * 1000)::float8 as "expiresAt"`);
  if (created === undefined) throw new Error('a code was kept and none came back');
  return created.expiresAt;
}

/** Whom a code lets an application act for. */
export interface Allowed {
  readonly loginId: string;
  readonly name: string;
  readonly secondFactorAt: number | null;
}

/** Uses a code up, with its login held. @returns null when there is none, when it is over, was used or taken back */
export async function useClientCode(tx: IdentityTransaction, codeHash: Uint8Array): Promise<Allowed | null> {
  const [given] = await tx.rows<{ loginId: string }>(sql`
    select login_id as "loginId" from identity.client_code where code_hash = ${codeHash}`);
  if (given === undefined) return null;
  await holdLogin(tx, given.loginId, 'beginning');
  const [allowed] = await tx.rows<Allowed>(sql`
    update identity.client_code set used_at = clock_timestamp()
    where code_hash = ${codeHash} and used_at is null and expires_at > clock_timestamp()
    returning login_id as "loginId", name,
      floor(extract(epoch from second_factor_at) * 1000)::float8 as "secondFactorAt"`);
  return allowed ?? null;
}

export interface NewClient {
  /** Of the session that was started for it. */
  readonly sessionId: string;
  readonly loginId: string;
  readonly name: string;
  readonly bindingHash: Uint8Array;
  /** The token of its session. It is kept sealed, and given to nobody as it is. */
  readonly sessionToken: SessionToken;
  readonly refreshHash: Uint8Array;
}

/** Keeps an application with its first refresh token. */
export async function createClient(tx: IdentityTransaction, keys: KeyRing, client: NewClient): Promise<void> {
  const sealed = sealClientToken(keys, client.sessionId, client.sessionToken);
  await tx.rows(sql`
    insert into identity.client (session_id, login_id, name, binding_hash, session_token)
    values (${client.sessionId}, ${client.loginId}, ${client.name}, ${client.bindingHash}, ${sealed})`);
  await addRefreshToken(tx, client.sessionId, client.refreshHash);
}

/** Keeps the hash of a refresh token that an application is given. */
export async function addRefreshToken(
  tx: IdentityTransaction,
  sessionId: string,
  hash: Uint8Array,
): Promise<void> {
  await tx.rows(
    sql`insert into identity.refresh_token (token_hash, session_id) values (${hash}, ${sessionId})`,
  );
}

/** A refresh token that is brought, and locked until the transaction ends. */
export interface Refreshing {
  readonly sessionId: string;
  readonly sessionHash: Uint8Array;
  readonly loginId: string;
  /** Whether the application's session stands. */
  readonly stands: boolean;
  /** Whether whoever brings it is the application that it was given to. */
  readonly bound: boolean;
  /** The salt of its successor; null when it has none yet. */
  readonly salt: Uint8Array | null;
  /** How long ago it was used, in ms; null when it was not. */
  readonly usedAgo: number | null;
  readonly sessionToken: SessionToken;
}

interface RefreshingRow extends Omit<Refreshing, 'sessionToken'> {
  readonly sealed: Uint8Array;
}

/** Looks a refresh token up; whoever brings the same one waits until this transaction ends. */
export async function lockRefreshToken(
  tx: IdentityTransaction,
  keys: KeyRing,
  { hash, bindingHash }: { readonly hash: Uint8Array; readonly bindingHash: Uint8Array },
): Promise<Refreshing | null> {
  const [row] = await tx.rows<RefreshingRow>(sql`
    select refresh.session_id as "sessionId", session.token_hash as "sessionHash", client.login_id as "loginId",
      session.ended_at is null and session.expires_at > clock_timestamp() as stands,
      client.binding_hash = ${bindingHash} as bound, refresh.successor_salt as salt,
      extract(epoch from clock_timestamp() - refresh.used_at)::float8 * 1000 as "usedAgo",
      client.session_token as sealed
    from identity.refresh_token refresh
    join identity.client on client.session_id = refresh.session_id
    join identity.session on session.id = refresh.session_id
    where refresh.token_hash = ${hash} for update of refresh`);
  if (row === undefined) return null;
  const { sealed, ...rest } = row;
  const opened = openSecret(keys, placeOf(row.sessionId), sealed);
  return { ...rest, sessionToken: Buffer.from(opened).toString() as SessionToken };
}

/** The e-mail of whose application brings a refresh token; null for a token that is none of its. */
export async function emailOfRefresh(
  tx: IdentityTransaction,
  { hash, bindingHash }: { readonly hash: Uint8Array; readonly bindingHash: Uint8Array },
): Promise<string | null> {
  const [found] = await tx.rows<{ email: string }>(sql`
    select login.email
    from identity.refresh_token refresh
    join identity.client on client.session_id = refresh.session_id
    join identity.login on login.id = client.login_id
    where refresh.token_hash = ${hash} and client.binding_hash = ${bindingHash}`);
  return found?.email ?? null;
}

/** Marks a refresh token as used. */
export async function markRefreshed(
  tx: IdentityTransaction,
  hash: Uint8Array,
  salt: Uint8Array,
): Promise<void> {
  await tx.rows(sql`
    update identity.refresh_token set used_at = clock_timestamp(), successor_salt = ${salt}
    where token_hash = ${hash}`);
}

/** The token of an application's session, as its row keeps it. */
export function sealClientToken(keys: KeyRing, sessionId: string, token: SessionToken): Uint8Array {
  return sealSecret(keys, placeOf(sessionId), Buffer.from(token));
}

function placeOf(sessionId: string): SecretPlace {
  return { table: 'identity.client', column: 'session_token', row: sessionId, tenantId: null };
}
