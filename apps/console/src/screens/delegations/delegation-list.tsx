import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { DelegationView } from '@remit/api/approvals/delegation-views';
import { Avatar } from '../../parts/avatar.tsx';
import { Chip } from '../../parts/chip.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Section } from '../../parts/section.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

interface DelegationListProps {
  readonly title: string;
  /** Said when there are none. */
  readonly none: string;
  readonly delegations: readonly DelegationView[];
}

/** Delegations, each with both people, its time and its reason, and the way to end it. */
export function DelegationList({ title, none, delegations }: DelegationListProps) {
  return (
    <Section level={2} title={title} titleClass="font-semibold" className="flex flex-col gap-2">
      {delegations.length === 0 ? <p className="text-ink-2">{none}</p> : null}
      <ul className="flex flex-col">
        {delegations.map((each) => (
          <DelegationLine key={each.id} delegation={each} />
        ))}
      </ul>
    </Section>
  );
}

const tones = { active: 'gain', 'not-started': 'wide', ended: 'plain' } as const;

function DelegationLine({ delegation }: { readonly delegation: DelegationView }) {
  const t = useTranslations('delegations');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const { id, since, until, reason, standing, passOn } = delegation;
  const from = delegation.from?.name ?? t('someone');
  const to = delegation.to?.name ?? t('someone');
  const end = useMutation({
    mutationFn: () => calls.client.delegations.end.mutate({ id }),
    onSuccess: () => toast(t('ended', { name: to })),
    onError: tellFailure,
    onSettled: async () => {
      await cache.invalidateQueries({ queryKey: calls.options.delegations.pathKey() });
      await cache.invalidateQueries({ queryKey: calls.options.requests.pathKey() });
    },
  });
  return (
    <li className="flex items-start gap-3 border-b border-line py-3 first:border-t">
      <Avatar name={to} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <span className="font-medium">{t('line', { to, from })}</span>
          <Chip tone={tones[standing]}>{t(`standing.${standing}`)}</Chip>
        </p>
        <p className="text-ink-2">
          <When at={since} exact /> {t('to')} <When at={until} exact />
        </p>
        <p className="break-words text-ink-2">
          “{reason}”{passOn ? `, ${t('mayPassOn')}` : null}
        </p>
      </div>
      <GuardedButton
        look="danger"
        guard={delegation.end}
        pending={end.isPending}
        onPress={() => end.mutate()}
        asked={{ title: t('endOf', { to, from }) }}
        aria-label={t('endOf', { to, from })}
      >
        {t('end')}
      </GuardedButton>
    </li>
  );
}
