import { readDelegation } from '@remit/store/requests/delegations';
import { loadSponsors } from '@remit/store/directory/guests';
import type { Ending } from '@remit/store/directory/endings';
import { roleLabel } from '../grant-words.ts';
import { momentWords } from '../as-of/moment-words.ts';
import type { NoticeSaid } from '../notices/notice-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * What a notice says of something that ends: when, as it stands now.
 * @returns null for what has no end any more, and where it is none of its receiver's
 */
export async function saidOfEnding(
  call: TenantCall,
  { about, target }: { readonly about: Exclude<Ending['about'], 'review'>; readonly target: string },
): Promise<NoticeSaid | null> {
  const me = call.subject.member.id;
  const { timeZone } = call.standing.tenant;
  const said = (own: boolean, words: (ends: string) => string, until: number): NoticeSaid => ({
    title: words(`${until > call.environment.now ? 'ends' : 'ended'} on ${momentWords(until, timeZone)}`),
    detail: '',
    open: false,
    own,
  });
  const nameOf = (member: string): string => call.directory.chip(member)?.name ?? 'somebody';
  switch (about) {
    case 'assignment': {
      const found = call.directory.directory.assignments.find(({ id }) => id === target);
      if (found?.holder.kind !== 'member' || found.holder.id !== me || found.until === null) return null;
      const role = `${roleLabel(call.policy.compiled, found.role)} in ${found.folder}`;
      return said(true, (ends) => `Your role ${role} ${ends}`, found.until);
    }
    case 'guest': {
      const until = call.directory.member(target)?.until ?? null;
      if (until === null) return null;
      if (target === me)
        return said(true, (ends) => `Your time in ${call.standing.tenant.name} ${ends}`, until);
      if ((await loadSponsors(call.tx)).get(target) !== me) return null;
      return said(false, (ends) => `The time of ${nameOf(target)}, for whom you answer, ${ends}`, until);
    }
    case 'delegation': {
      const found = await readDelegation(call.tx, target);
      if (found?.from === me) {
        return said(true, (ends) => `That ${nameOf(found.to)} decides in your place ${ends}`, found.until);
      }
      if (found?.to !== me) return null;
      return said(false, (ends) => `That you decide in place of ${nameOf(found.from)} ${ends}`, found.until);
    }
    default:
      return about satisfies never;
  }
}
