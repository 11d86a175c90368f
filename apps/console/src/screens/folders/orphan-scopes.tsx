import { useTranslations } from 'use-intl';
import type { Draft } from '../../draft/draft.ts';
import { clearFolderScope, orphanScopes } from '../../draft/edit-folder-scope.ts';
import { roleLabel } from '../../draft/role-label.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { PathChip } from '../../parts/chip.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';

interface OrphanScopesProps {
  readonly draft: Draft;
  readonly folders: ReadonlySet<string>;
}

/** What the policy says of folders that are not there, as after a move; shown only where there is any. */
export function OrphanScopes({ draft, folders }: OrphanScopesProps) {
  const t = useTranslations('folders');
  const tryEdit = useTryEdit(draft);
  const orphans = orphanScopes(draft.document, folders);
  if (orphans.length === 0) return null;
  const label = (name: string): string => roleLabel(draft.document.roles, name);
  return (
    <div className="mb-2 rounded-md bg-warn-tint px-3 py-2">
      <p className="text-warn">
        {t('orphans', { count: new Set(orphans.map(({ folder }) => folder)).size })}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {orphans.map(({ folder, role }) => {
          const title = t('orphanDropOf', { role: label(role), folder });
          return (
            <li key={`${folder} ${role}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-0 flex-1">
                {label(role)} <PathChip path={folder} />
              </span>
              <GuardedButton
                guard={draft.edit}
                asked={{ title }}
                aria-label={title}
                onPress={() => tryEdit(title, (document) => clearFolderScope(document, { folder, role }))}
              >
                {t('orphanDrop')}
              </GuardedButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
