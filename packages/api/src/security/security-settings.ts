import { readAllowlist } from '@remit/identity/allowlist';
import { isAllowed } from '@remit/identity/allowlist';
import { sessionProblem } from '@remit/identity/session-policy';
import { isInNetwork, networkText, parseAddress, parseNetwork } from '@remit/identity/parse-address';
import { writeAudit } from '@remit/store/audit/audit-log';
import { endSessionInTenant } from '@remit/store/identity/end-sessions';
import type { TenantSession } from '@remit/store/identity/list-sessions';
import { saveSecurity } from '@remit/store/security';
import type { Security } from '@remit/store/standing';
import { administers } from '../administers.ts';
import { RemitError } from '../errors.ts';
import { typeGuard } from '../guard.ts';
import { happenedIn } from '../happened-in.ts';
import { isolationProof } from '../operator/operator-isolation.ts';
import { liveSessions } from '../live/live-sessions.ts';
import { graceOf, graceToKeep, unableToConfirm } from '../account/second-factor-grace.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { SecurityPreview, SecurityView, StoppedPerson, WallView } from '../people/people-views.ts';
import { whoAdministers } from '../who-administers.ts';

/** How a tenant is to let people in, as somebody wrote it. */
export interface SecurityInput {
  /** One address or network a line. */
  readonly allowlist: readonly string[];
  readonly sessionMinutes: number | null;
  readonly secondFactor: Security['secondFactor'];
  readonly secondFactorFrom: number | null;
}

/** People named at most; beyond them there is a count. */
const mostNamed = 50;

/** How this tenant lets people in, from where the asker calls, and what is known of the wall around it. */
export async function getSecurity(call: TenantCall): Promise<SecurityView> {
  return {
    ...call.standing.security,
    address: addressOf(call),
    grace: await graceOf(call),
    update: typeGuard(call, 'remit.Security', 'update', whoAdministers(call)),
    wall: await wallOf(call),
  };
}

/** What attacks on the wall between tenants came to. */
export async function wallOf({ services, environment }: TenantCall): Promise<WallView> {
  const { state, runs } = await isolationProof(services, environment.now);
  const [last] = runs;
  return {
    state,
    last: last === undefined ? null : { at: last.at, probes: last.probes, leaks: last.leaks },
  };
}

/** Whom a change would stop at their next call, and who could not do what it asks for. Changes nothing. */
export async function previewSecurity(call: TenantCall, input: SecurityInput): Promise<SecurityPreview> {
  const read = readAllowlist(input.allowlist);
  const allowlist = read.ok ? read.entries : call.standing.security.allowlist;
  const next = { ...input, allowlist };
  const stopped = new Map<string, StoppedPerson>();
  for (const session of await liveSessions(call, null)) {
    const reason = stopReason(call, next, session);
    const person = reason === null ? null : call.directory.chip(session.memberId);
    if (reason === null || person === null) continue;
    const known = stopped.get(person.id);
    stopped.set(person.id, { person, reason: known?.reason ?? reason, sessions: (known?.sessions ?? 0) + 1 });
  }
  const unable = await unableToConfirm(call, next);
  return {
    problems: read.ok ? [] : read.problems,
    allowlist,
    address: addressOf(call),
    excludesYou: !isAllowed(allowlist, call.address),
    stopped: [...stopped.values()].slice(0, mostNamed),
    stoppedTotal: stopped.size,
    unable: unable.slice(0, mostNamed),
    unableTotal: unable.length,
  };
}

/**
 * Keeps how this tenant lets people in. Sessions that began at an address that is no longer heard end here.
 * @param seen the revision that the change was made from
 * @throws RemitError `invalid` for lines that are no address, for a list without the asker's own address, and for a time
 *   to add a second factor that is over or too long;
 *   `conflict` when somebody changed it since
 */
export async function saveSecuritySettings(
  call: TenantCall,
  { revision: seen, ...input }: SecurityInput & { readonly revision: number },
): Promise<SecurityView> {
  const before = call.standing.security;
  const read = readAllowlist(input.allowlist);
  if (!read.ok) {
    throw new RemitError('invalid', 'some lines are no address', { sentences: read.problems });
  }
  if (!isAllowed(read.entries, call.address)) {
    const sentence = `this list leaves out your own address, ${addressOf(call)}; add it, or you lock yourself out`;
    throw new RemitError('invalid', sentence, { sentences: [sentence] });
  }
  const next = {
    ...input,
    allowlist: read.entries,
    secondFactorFrom: graceToKeep(input, before, call.standing.now),
  };
  const revision = await saveSecurity(call.tx, { ...next, revision: seen });
  const elsewhere = (await liveSessions(call, null)).filter(
    ({ address }) => address !== null && !isAllowed(next.allowlist, address),
  );
  for (const { id } of elsewhere) {
    await call.services.store.withIdentity((tx) => endSessionInTenant(tx, call.tenantId, id));
  }
  const decision = call.decisions.at(-1) ?? null;
  await writeAudit(call.tx, {
    ...happenedIn(call, decision),
    action: 'security.changed',
    target: { type: 'remit.Security', id: null },
    outcome: 'allow',
    because: decision?.because ?? [],
    before: stateOf(before),
    after: stateOf(next),
    details: { sessionsEnded: elsewhere.length },
  });
  const security = { ...next, revision };
  return getSecurity({ ...call, standing: { ...call.standing, security } });
}

/**
 * Whether calls from an address would be heard, and by which line.
 * @throws RemitError `invalid` for what is no address, and for a list with a line that is none
 */
export function testAddress({
  address,
  allowlist,
}: {
  readonly address: string;
  readonly allowlist: readonly string[];
}): { readonly heard: boolean; readonly because: string } {
  const asked = parseAddress(address.trim());
  if (asked === null) {
    const read = parseNetwork(address.trim());
    const problem = read.ok ? `\`${address}\` is a network; test one address of it` : read.problem;
    throw new RemitError('invalid', problem);
  }
  const text = networkText(asked);
  const read = readAllowlist(allowlist);
  if (!read.ok) throw new RemitError('invalid', read.problems[0] ?? 'a line is no address');
  if (read.entries.length === 0)
    return { heard: true, because: 'the list is empty, so every address is heard' };
  const line = read.entries.find((entry) => {
    const network = parseNetwork(entry);
    return network.ok && isInNetwork(asked, network.network);
  });
  return line === undefined
    ? { heard: false, because: `no line holds ${text}` }
    : { heard: true, because: `${line} holds ${text}` };
}

function addressOf({ address }: TenantCall): string {
  const parsed = parseAddress(address);
  return parsed === null ? address : networkText(parsed);
}

function stopReason(call: TenantCall, next: SecurityInput, session: TenantSession): string | null {
  const { now, security } = call.standing;
  if (session.address !== null && !isAllowed(next.allowlist, session.address)) {
    return isAllowed(security.allowlist, session.address) ? `signed in from ${session.address}` : null;
  }
  const { createdAt, secondFactorAt, memberId } = session;
  const subject = call.directory.subject(memberId);
  const facts = {
    createdAt,
    now,
    secondFactorAt,
    administers: subject !== null && administers(call.policy.compiled, subject, now),
  };
  const problem = sessionProblem(next, facts);
  switch (problem) {
    case null:
      return null;
    case 'too-old':
      return sessionProblem(security, facts) === null ? 'signed in longer ago than that' : null;
    case 'no-second-factor':
      return sessionProblem(security, facts) === null ? 'signed in without a second factor' : null;
    default:
      return problem satisfies never;
  }
}

function stateOf({ allowlist, sessionMinutes, secondFactor, secondFactorFrom }: SecurityInput) {
  return { allowlist, sessionMinutes, secondFactor, secondFactorFrom };
}
