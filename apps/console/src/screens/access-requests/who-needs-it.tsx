import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { WhosePlace } from '../../parts/whose-place.tsx';
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
    <div className="mb-5 max-w-2xl">
      <WhosePlace
        label={t('label')}
        person={person}
        both={(name) => t('both', { name })}
        find={(q) => calls.client.access.people.query({ q })}
        onPick={onPick}
        onMyself={() => onPick(null)}
      />
    </div>
  );
}
