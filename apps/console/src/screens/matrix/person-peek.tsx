import { useTranslations } from 'use-intl';
import type { AccessView } from '@remit/api/people/people-access-views';
import { Avatar } from '../../parts/avatar.tsx';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { SourceLine } from '../../parts/source-line.tsx';
import type { MatrixRow } from './matrix-lines.ts';

interface PersonPeekProps {
  readonly row: MatrixRow;
  readonly access: AccessView;
  readonly onOpenRole: (role: string, type: string) => void;
  readonly onRemove: () => void;
}

/** What one person has, through which roles; it is changed through those. */
export function PersonPeek({ row, access, onOpenRole, onRemove }: PersonPeekProps) {
  const t = useTranslations('matrix');
  const [action = ''] = row.actions;
  const single = row.expanded === undefined;
  const found = access.types
    .find(({ type }) => type === row.type)
    ?.actions.find((each) => each.action === action);
  const roles = [
    ...new Map((found?.sources ?? []).map(({ role, roleLabel }) => [role, roleLabel])).entries(),
  ];
  return (
    <>
      <header className="flex items-start gap-2.5">
        <Avatar name={access.person.name} large />
        <div className="min-w-0">
          <h2 className="font-semibold">{access.person.name}</h2>
          <p className="text-ink-2">{row.name}</p>
        </div>
      </header>
      {!single ? null : found === undefined ? (
        <p className="text-ink-2">{t('personNone', { version: access.policyVersion })}</p>
      ) : (
        <>
          <p>{t('personRecords', { count: found.count, version: access.policyVersion })}</p>
          <Section level={3} title={t('personThrough')} className="flex flex-col gap-2">
            <ul className="flex flex-col gap-2">
              {found.sources.map((source) => (
                <li key={`${source.role} ${source.assignedRole} ${source.folder} ${source.through.id}`}>
                  <SourceLine source={source} />
                </li>
              ))}
            </ul>
          </Section>
          <Section level={3} title={t('editThrough')} className="flex flex-col items-start gap-1.5">
            {roles.map(([role, label]) => (
              <Button key={role} onClick={() => onOpenRole(role, row.type)}>
                {label}
              </Button>
            ))}
          </Section>
        </>
      )}
      <div>
        <Button look="ghost" onClick={onRemove}>
          {t('removePerson')}
        </Button>
      </div>
    </>
  );
}
