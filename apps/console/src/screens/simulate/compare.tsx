import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { SimulatedDecision } from '@remit/api/simulate/simulate-views';
import type { PersonChip } from '@remit/api/views';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { PersonField } from '../../parts/fields/person-field.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { CompareAccess } from './compare-access.tsx';
import { CompareDecisions } from './compare-decisions.tsx';
import { otherOf } from './simulate-address.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

interface CompareProps {
  readonly question: SimulateQuestion;
  readonly decision: SimulatedDecision;
  readonly person: PersonChip;
}

/** The same question of somebody else beside it, and what both get of such records. */
export function Compare({ question, decision, person }: CompareProps) {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const me = useMe();
  const { address, change } = useSimulateSearch();
  const member = otherOf(address);
  const same = member === person.id;
  const asked = useQuery({
    ...calls.options.simulate.ask.queryOptions({ ...question, member }),
    enabled: member !== null && !same,
  });
  const other = asked.data?.person ?? null;
  return (
    <div className="flex flex-col gap-5">
      <div className="max-w-80">
        <PersonField
          label={t('compareWith')}
          person={same ? person : other}
          suggested={me.person.id === person.id ? [] : [me.person]}
          onPick={({ id }) => change({ with: id })}
        />
      </div>
      {member === null ? <p className="text-ink-2">{t('compareLead')}</p> : null}
      {same ? <p className="text-ink-2">{t('compareSame')}</p> : null}
      {asked.isError ? <ErrorState error={asked.error} onRetry={() => void asked.refetch()} /> : null}
      {asked.isLoading ? <p className="text-ink-2">{t('asking')}</p> : null}
      {other === null || asked.data?.answer.kind !== 'decision' ? null : (
        <>
          <CompareDecisions sides={[person, other]} decisions={[decision, asked.data.answer]} />
          {question.resource.kind === 'anything' || !me.rooms.people.allowed ? null : (
            <CompareAccess sides={[person, other]} type={question.resource.type} />
          )}
        </>
      )}
    </div>
  );
}
