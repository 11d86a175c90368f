import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyDocument, Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { reachOf } from '../../draft/grant-reach.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { GrantGrid } from './grant-grid.tsx';
import { GrantTerms } from './grant-terms.tsx';
import { typesFor } from './types-for.ts';

// They stand below everything else of the role.
const FieldSettings = lazyPart(async () => (await import('./field-settings.tsx')).FieldSettings);

interface RoleGrantsProps {
  readonly draft: Draft;
  readonly role: Role;
  /** Full name of the type whose fields are asked for; the first that the role reaches, where it asks for none. */
  readonly chosen: string | undefined;
  readonly onChoose: (type: string) => void;
}

/** What a role grants of each type, on which terms, and which fields of one type it shows. */
export function RoleGrants({ draft, role, chosen, onChoose }: RoleGrantsProps) {
  const t = useTranslations('role');
  const tryEdit = useTryEdit(draft);
  const { name } = role;
  const before = draft.base.roles.find((candidate) => candidate.name === name);
  // A role that the draft makes was nothing before.
  const published: Role = before ?? { name, grants: [] };
  const edit = (change: (document: PolicyDocument) => EditOutcome, title?: string): void =>
    void tryEdit(title ?? t('refused', { role: role.label ?? name }), change);
  const types = typesFor(draft.document, before ?? role);
  const reached = new Set(role.grants.flatMap((grant) => reachOf(draft.document, role, grant)));
  const type =
    types.find((candidate) => candidate.name === chosen) ??
    types.find((candidate) => reached.has(candidate.name)) ??
    types[0];
  return (
    <>
      <GrantGrid
        types={types}
        document={draft.document}
        published={draft.base}
        role={role}
        chosenType={type?.name ?? null}
        onChooseType={onChoose}
        onEdit={edit}
      />
      <GrantTerms draft={draft} role={role} />
      {type === undefined || type.fields.length === 0 ? null : (
        <Suspense>
          <FieldSettings
            document={draft.document}
            published={draft.base}
            role={role}
            publishedRole={published}
            type={type}
            onEdit={edit}
          />
        </Suspense>
      )}
    </>
  );
}
