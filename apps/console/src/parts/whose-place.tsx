import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { Button } from './button.tsx';
import { PersonPicker } from './fields/person-picker.tsx';

interface WhosePlaceProps {
  readonly label: string;
  /** In whose place it is asked; null for oneself. */
  readonly person: PersonChip | null;
  /** Said of somebody who is picked: what it means for the two of them. */
  readonly both: (name: string) => string;
  /** Why it cannot be asked in the place of whoever was picked last. */
  readonly problem?: string | null;
  /** Finds those in whose place one may ask, by a part of their name. */
  readonly find: (q: string) => Promise<readonly PersonChip[]>;
  readonly onPick: (person: PersonChip) => void;
  readonly onMyself: () => void;
}

/** Chooses in whose place something is asked: one's own, or that of somebody found by name. */
export function WhosePlace({ label, person, both, problem, find, onPick, onMyself }: WhosePlaceProps) {
  const t = useTranslations('whosePlace');
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{label}</p>
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 basis-56">
          <PersonPicker
            label={label}
            empty={t('myself')}
            person={person}
            suggested={[]}
            find={(q) => (q.length < 2 ? Promise.resolve([]) : find(q))}
            onPick={onPick}
          />
        </div>
        {person === null ? null : (
          <Button look="ghost" onClick={onMyself}>
            {t('forMyself')}
          </Button>
        )}
      </div>
      <p className="text-xs text-ink-2">{person === null ? t('hint') : both(person.name)}</p>
      <div role="alert" className="text-xs text-loss first-letter:uppercase empty:hidden">
        {problem}
      </div>
    </div>
  );
}
