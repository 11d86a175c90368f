import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { Button } from '../../parts/button.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

interface WhoNeedsItProps {
  /** In whose place access is asked for; null for oneself. */
  readonly person: PersonChip | null;
  readonly onPick: (person: PersonChip | null) => void;
}

/** Chooses whom access is asked for: oneself, or somebody in whose place one may ask. */
export function WhoNeedsIt({ person, onPick }: WhoNeedsItProps) {
  const t = useTranslations('accessRequests.whoNeedsIt');
  const calls = useCalls();
  return (
    <div className="mb-5 flex max-w-2xl flex-col gap-1">
      <p className="font-medium">{t('label')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 basis-56">
          <PersonPicker
            label={t('label')}
            empty={t('myself')}
            person={person}
            suggested={[]}
            find={(q) => (q.length < 2 ? Promise.resolve([]) : calls.client.access.people.query({ q }))}
            onPick={onPick}
          />
        </div>
        {person === null ? null : (
          <Button look="ghost" onClick={() => onPick(null)}>
            {t('forMyself')}
          </Button>
        )}
      </div>
      <p className="text-xs text-ink-2">{person === null ? t('hint') : t('both', { name: person.name })}</p>
    </div>
  );
}
