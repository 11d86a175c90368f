import { useFormatter, useTranslations } from 'use-intl';
import type { SimulatedReached } from '@remit/api/simulate/simulate-views';
import type { PersonChip } from '@remit/api/views';

interface ReachedRowsProps {
  readonly reach: SimulatedReached;
  readonly action: string;
  readonly person: PersonChip;
  /** Whether to say what they get of the fields of the type; of a stored record the answer says it. */
  readonly fields: boolean;
}

/** On how many records of the type the person asked about may do the same, whatever this answer is. */
export function ReachedRows({ reach, action, person, fields }: ReachedRowsProps) {
  const t = useTranslations('simulate.reached');
  const format = useFormatter();
  const { label: type, reached, total, fields: given } = reach;
  const said = { type, who: person.name, action, reached };
  const { of, withheld } = given;
  return (
    <p className="text-ink-2">
      {total === null ? t('alone', said) : t('of', { ...said, total })}{' '}
      {!fields || reached === 0
        ? null
        : withheld.length === 0
          ? t('allFields', { of })
          : t('fields', { of, shown: of - withheld.length, names: format.list(withheld) })}
    </p>
  );
}
