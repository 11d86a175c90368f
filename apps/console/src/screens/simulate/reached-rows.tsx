import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** Whether records can be counted for a question: stored ones of a business type, under what is in force. */
export function countsRows({ action, resource, draft, version }: SimulateQuestion): boolean {
  if (resource.kind === 'anything' || action === null || action === 'create') return false;
  return draft === null && version === null && !resource.type.startsWith('remit.');
}

interface ReachedRowsProps {
  readonly question: SimulateQuestion;
  readonly person: PersonChip;
  /** Whether to say what they get of the fields of the type; of a stored record the answer says it. */
  readonly fields: boolean;
}

/** On how many records of the type the person asked about may do the same, whatever this answer is. */
export function ReachedRows({ question, person, fields }: ReachedRowsProps) {
  const t = useTranslations('simulate.reached');
  const format = useFormatter();
  const calls = useCalls();
  const { data, isError } = useQuery(calls.options.simulate.rows.queryOptions(question));
  if (data === undefined) return <p className="text-ink-2">{t(isError ? 'failed' : 'counting')}</p>;
  const { label: type, reached, total, fields: given } = data;
  const said = { type, who: person.name, action: question.action ?? '', reached };
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
