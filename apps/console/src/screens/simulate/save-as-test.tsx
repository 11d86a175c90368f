import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { buttonLook } from '../../parts/button.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { testWord } from '../tests/test-as-word.ts';
import { testFromQuestion } from './test-from-question.ts';

interface SaveAsTestProps {
  readonly question: SimulateQuestion;
  readonly outcome: 'allow' | 'deny';
  readonly person: PersonChip;
}

/**
 * The question with its answer as a new test of the policy, or of the draft that it was asked under; nothing where no
 * test can ask it.
 */
export function SaveAsTest({ question, outcome, person }: SaveAsTestProps) {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const { tenant, rooms } = useMe();
  const asked = testFromQuestion(question, '', outcome) !== null && rooms.roles.allowed;
  const known = useQuery({
    ...calls.options.people.get.queryOptions({ member: person.id }),
    enabled: asked && rooms.people.allowed,
  });
  const test =
    asked && known.data !== undefined ? testFromQuestion(question, known.data.email, outcome) : null;
  if (test === null) return null;
  return (
    <Link
      to="/t/$tenant/access/tests"
      params={{ tenant: tenant.slug }}
      search={{ new: testWord(test), draft: question.draft ?? undefined }}
      className={buttonLook()}
    >
      {t('saveAsTest')}
    </Link>
  );
}
