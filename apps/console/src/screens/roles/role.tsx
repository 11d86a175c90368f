import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { DraftBar } from '../../draft/draft-bar.tsx';
import { useDraft } from '../../draft/use-draft.ts';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Page } from '../../parts/page.tsx';
import { idWord } from '../../shell/id-word.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { compose as words } from '../../words/compose.ts';
import { oneRole } from '../../words/role.ts';
import { MoreWords } from '../../words/words.tsx';
import { RoleActions } from './role-actions.tsx';
import { RoleFacts } from './role-facts.tsx';
import { RoleGrants } from './role-grants.tsx';
import { RoleTitle } from './role-title.tsx';
import { UnknownRole } from './unknown-role.tsx';
import { useImpact } from './use-impact.ts';

// It stands beside the role, which is what people come for, and brings the picker of people with it.
const ImpactPanel = lazyPart(async () => (await import('./impact-panel.tsx')).ImpactPanel);

/** One role: what it is, grants and shows, editable into a draft; and what the draft would change for somebody. */
export function RoleScreen() {
  return (
    <MoreWords words={{ compose: words, ...oneRole }}>
      <ComposedRole />
    </MoreWords>
  );
}

function ComposedRole() {
  const { role: name } = useParams({ from: '/t/$tenant/access/roles/$role' });
  const search = useSearch({ from: '/t/$tenant/access/roles/$role' });
  const draft = useDraft();
  const role = draft.document.roles.find((candidate) => candidate.name === name);
  return role === undefined ? (
    <UnknownRole name={name} draft={search.draft} />
  ) : (
    <KnownRole role={role} draft={draft} />
  );
}

function KnownRole({ role, draft }: { readonly role: Role; readonly draft: Draft }) {
  const navigate = useNavigate();
  const calls = useCalls();
  const { tenant } = useMe();
  const { name } = role;
  const search = useSearch({ from: '/t/$tenant/access/roles/$role' });
  const setSearch = useSetSearch();
  const { data: policy } = useSuspenseQuery(calls.options.policy.current.queryOptions());
  const holders = useQuery(calls.options.policy.holders.queryOptions({ role: name }));
  const use = useQuery(calls.options.uses.role.queryOptions({ role: name }));
  const member = idWord(search.as) ?? holders.data?.people[0]?.id ?? null;
  const impact = useImpact(draft, member);
  const before = draft.base.roles.find((candidate) => candidate.name === name);
  const label = role.label ?? name;
  const held = policy.roles.find((candidate) => candidate.name === name)?.holders ?? 0;
  return (
    <div className="flex h-full flex-col">
      <div className="grid min-h-0 flex-1 grid-cols-1 max-lg:overflow-y-auto lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="min-w-0 lg:min-h-0 lg:overflow-y-auto">
          <Page
            title={<RoleTitle label={label} isNew={before === undefined} draft={search.draft} />}
            lead={role.description}
            actions={
              <RoleActions
                draft={draft}
                role={role}
                holders={held}
                onRemoved={() =>
                  void navigate({
                    to: '/t/$tenant/access/roles',
                    params: { tenant: tenant.slug },
                    search: { draft: search.draft },
                  })
                }
              />
            }
          >
            <div className="flex flex-col gap-4">
              <RoleFacts role={role} holders={held} use={use.data} draft={draft} />
              <RoleGrants
                draft={draft}
                role={role}
                chosen={search.type}
                onChoose={(type) => setSearch({ type })}
              />
            </div>
          </Page>
        </div>
        <Suspense fallback={<aside className="border-line bg-canvas lg:border-l" />}>
          <ImpactPanel
            draft={draft}
            impact={impact}
            holders={holders.data}
            member={member}
            onPick={(person) => setSearch({ as: person.id })}
          />
        </Suspense>
      </div>
      <DraftBar draft={draft} />
    </div>
  );
}
