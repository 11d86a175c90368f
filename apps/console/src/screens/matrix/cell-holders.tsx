import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Avatar } from '../../parts/avatar.tsx';
import { Section } from '../../parts/section.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';

const MOST_NAMED = 5;

/** Who holds a role now: how many, and the first few whom the reader may see. */
export function CellHolders({ role, label }: { readonly role: string; readonly label: string }) {
  const t = useTranslations('matrix');
  const calls = useCalls();
  // Going along a row with the arrows passes many roles; only where it stops is asked for.
  const settled = useSettled(role, 150);
  const holders = useQuery({
    ...calls.options.policy.holders.queryOptions({ role: settled }),
    staleTime: 30_000,
  });
  const found = settled === role ? holders.data : undefined;
  if (found === undefined) return null;
  return (
    <Section
      level={3}
      title={t('holders', { count: found.total, role: label })}
      className="flex flex-col gap-2"
    >
      {found.people.length === 0 ? null : (
        <ul className="flex flex-col gap-1.5">
          {found.people.slice(0, MOST_NAMED).map((person) => (
            <li key={person.id} className="flex items-center gap-2">
              <Avatar name={person.name} />
              <span className="min-w-0 truncate">
                {person.name} <span className="text-ink-3">{person.title}</span>
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
    </Section>
  );
}
