import { RemitError } from './errors.ts';
import { roomGuard, rowsGuard, typeGuard } from './guard.ts';
import { ofAnyType } from './requests/request-types.ts';
import { secondFactorDue } from './account/second-factor-grace.ts';
import type { TenantCall } from './tenant-call.ts';
import type { Guard, MeView } from './views.ts';
import { whoAdministers } from './who-administers.ts';

/**
 * Who the asker is here, and which rooms of the console open to them.
 * @throws RemitError `not-found` to whoever is not in the tenant
 */
export function me(call: TenantCall): MeView {
  const { directory, onlooker, sessionEnds, slug, standing, subject } = call;
  if (sessionEnds === null) throw new Error('somebody asked who they are outside of any session');
  const person = directory.chip(subject.member.id);
  if (person === null) throw new RemitError('not-found', 'you are not in this tenant');
  const next = whoAdministers(call);
  return {
    person,
    heads: subject.heads.map((path) => ({ path, name: directory.department(path)?.name ?? path })),
    tenant: {
      slug,
      name: standing.tenant.name,
      accent: standing.tenant.accent,
      timeZone: standing.tenant.timeZone,
      baseCurrency: standing.tenant.baseCurrency,
      policyVersion: standing.policyVersion,
    },
    seenBy: onlooker === null ? null : { name: onlooker.subject.member.name, until: onlooker.until },
    secondFactorDue: secondFactorDue(call),
    sessionLasts: sessionEnds - standing.now,
    rooms: {
      inbox: inboxGuard(call, next),
      submit: ofAnyType(call, (type) => rowsGuard(call, type, 'create', next)),
      people: rowsGuard(call, 'remit.Member', 'read', next),
      explain: rowsGuard(call, 'remit.Member', 'explain', next),
      roles: typeGuard(call, 'remit.Policy', 'read', next),
      folders: rowsGuard(call, 'remit.Folder', 'read', next),
      publish: typeGuard(call, 'remit.Policy', 'publish', next),
      audit: typeGuard(call, 'remit.Audit', 'read', next),
      general: typeGuard(call, 'remit.Tenant', 'read', next),
      settings: typeGuard(call, 'remit.Security', 'read', next),
    },
  };
}

/** What waits there is to decide, or access to grant. */
function inboxGuard(call: TenantCall, next: string | null): Guard {
  const approves = ofAnyType(call, (type) => roomGuard(call, type, 'approve', next));
  const grants = roomGuard(call, 'remit.Assignment', 'create', next);
  return approves.allowed || !grants.allowed ? approves : grants;
}
