import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Avatar } from '../../parts/avatar.tsx';
import { Section } from '../../parts/section.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import { HolderUse } from './holder-use.tsx';

const MOST_NAMED = 5;

interface CellHoldersProps {
  readonly role: string;
  readonly label: string;
  readonly type: string;
  /** Null for a type as a whole. */
  readonly action: string | null;
}

/** Who holds a role now: how many, and the first few whom the reader may see; through what, and when they last used it. */
export function CellHolders({ role, label, type, action }: CellHoldersProps) {
  const t = useTranslations('matrix');
  const calls = useCalls();
  // Going along a row with the arrows passes many roles; only where it stops is asked for.
  const settled = useSettled(role, 150);
  const holders = useQuery({
    ...calls.options.policy.holders.queryOptions({ role: settled }),
    staleTime: 30_000,
  });
  const use = useQuery({ ...calls.options.uses.role.queryOptions({ role: settled }), staleTime: 30_000 });
  const found = settled === role ? holders.data : undefined;
  if (found === undefined) return null;
  const told = action === null || use.data?.tells.allowed !== true ? null : use.data;
  const recorded = told?.recorded.includes(`${type} ${action}`) ?? false;
  return (
    <Section
      level={3}
      title={t('holders', { count: found.total, role: label })}
      className="flex flex-col gap-2"
    >
      {found.people.length === 0 ? null : (
        <ul className="flex flex-col gap-1.5">
          {found.people.slice(0, MOST_NAMED).map((person) => (
            <li key={person.id} className="flex items-start gap-2">
              <Avatar name={person.name} />
              <span className="min-w-0">
                <span className="block truncate">
                  {person.name} <span className="text-ink-3">{person.title}</span>
                </span>
                <HolderUse
                  holder={use.data?.people.find((each) => each.person.id === person.id)}
                  cell={told !== null && action !== null ? { type, action } : null}
                  complete={recorded}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      {found.total > Math.min(MOST_NAMED, found.people.length) ? (
        <p className="text-xs text-ink-2">
          {t('more', { count: found.total - Math.min(MOST_NAMED, found.people.length) })}
        </p>
      ) : null}
      {told !== null && !recorded && found.total > 0 ? (
        <p className="text-xs text-ink-3">{t('notRecorded')}</p>
      ) : null}
    </Section>
  );
}
