import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestFormView } from '@remit/api/requests/request-views';
import type { PersonChip } from '@remit/api/views';
import { problemOf } from '../../../data/problem.ts';
import { lazyPart } from '../../../parts/lazy-part.tsx';
import { Skeleton } from '../../../parts/states/skeleton.tsx';
import { useCalls } from '../../../shell/tenant-context.ts';

// Most ask for themselves alone, and its list is a fifth of the form.
const WhosePlace = lazyPart(async () => (await import('../../../parts/whose-place.tsx')).WhosePlace);

interface ForWhomProps {
  /** Full name of the type that is asked for. */
  readonly type: string;
  /** In whose place it is asked; null for oneself. */
  readonly person: PersonChip | null;
  /** Told whom, with what the form offers then; null for oneself again. */
  readonly onPick: (picked: { readonly person: PersonChip; readonly form: RequestFormView } | null) => void;
}

/** Chooses whose request it is: one's own, or that of somebody in whose place one may ask. */
export function ForWhom({ type, person, onPick }: ForWhomProps) {
  const t = useTranslations('newRequest.forWhom');
  const calls = useCalls();
  const cache = useQueryClient();
  const ask = useMutation({
    mutationFn: async (picked: PersonChip) => {
      const asked = calls.options.requests.formFor.queryOptions({ onBehalfOf: picked.id, type });
      return { person: picked, form: await cache.fetchQuery(asked) };
    },
    onSuccess: (picked) => {
      if (picked.form.create.allowed) onPick(picked);
    },
  });
  const refused = ask.data?.form.create;
  const problem = ask.isError
    ? problemOf(ask.error).message
    : refused === undefined || refused.allowed
      ? null
      : refused.reason;
  return (
    <Suspense fallback={<Skeleton lines={3} />}>
      <WhosePlace
        label={t('label')}
        person={person}
        both={(name) => t('both', { name })}
        problem={problem}
        find={(q) => calls.client.requests.people.query({ q })}
        onPick={ask.mutate}
        onMyself={() => onPick(null)}
      />
    </Suspense>
  );
}
