import { type ListedDraft, listDrafts } from '@remit/store/policy/drafts';
import { roleLabel } from '../grant-words.ts';
import { typeGuard } from '../guard.ts';
import { failingHere } from './home-proof.ts';
import type { CountedDrafts, HomeView } from './home-views.ts';
import { holdersByRole } from '../role-holders.ts';
import type { TenantCall } from '../tenant-call.ts';

/** So many are looked through: as many as the list of changes shows. */
const mostDrafts = 200;
const mostNamed = 3;

/** What is said of the policy: to whoever may read it. */
export async function homePolicy(
  call: TenantCall,
): Promise<Pick<HomeView, 'drafts' | 'checks' | 'unused' | 'policy'>> {
  if (!typeGuard(call, 'remit.Policy', 'read', null).allowed) {
    return { drafts: null, checks: null, unused: null, policy: null };
  }
  const { published, compiled } = call.policy;
  const holders = holdersByRole(call);
  const unused = compiled.document.roles.filter(({ name }) => !holders.has(name));
  return {
    drafts: draftsHere(call, await listDrafts(call.tx, false, mostDrafts)),
    checks: failingHere(call),
    unused: {
      count: unused.length,
      roles: unused.slice(0, mostNamed).map(({ name }) => ({ name, label: roleLabel(compiled, name) })),
    },
    policy: {
      version: published.version,
      roles: compiled.document.roles.length,
      author: call.directory.chip(published.author)?.name ?? null,
      publishedAt: published.publishedAt,
      reason: published.reason,
    },
  };
}

function draftsHere(call: TenantCall, drafts: readonly ListedDraft[]): NonNullable<HomeView['drafts']> {
  const { id, person } = call.subject.member;
  const publishes = typeGuard(call, 'remit.Policy', 'publish', null).allowed;
  const counted = (which: (draft: ListedDraft) => boolean): CountedDrafts => {
    const found = drafts.filter(which);
    const [latest] = found;
    return {
      count: found.length,
      latest: latest === undefined ? null : { id: latest.id, name: latest.name },
    };
  };
  return {
    toReview: counted(
      ({ state, persons }) => publishes && state === 'in-review' && !persons.includes(person),
    ),
    owed: counted(
      ({ breakGlass, persons }) => publishes && breakGlass === 'owed' && !persons.includes(person),
    ),
    failed: counted(
      ({ failure, state }) => failure !== null && state !== 'scheduled' && state !== 'published',
    ),
    own: counted(({ author, breakGlass }) => author === id && breakGlass !== 'owed'),
    open: drafts.length,
  };
}
