import { useMutation } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { useEffect } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { MeView } from '@remit/api/views';
import { callsOf } from '../data/calls.ts';
import { Button } from '../parts/button.tsx';
import { useFailureToast } from '../parts/toasts.tsx';
import { seeAs as words } from '../words/see-as.ts';
import { MoreWords } from '../words/words.tsx';
import { seenAsIn } from './seen-as-in.ts';
import { useCalls, useMe } from './tenant-context.ts';

interface SeeAsBannerProps {
  readonly seenBy: NonNullable<MeView['seenBy']>;
}

/** Over every screen while the tenant is seen as somebody: as whom, until when, and the way out. */
export function SeeAsBanner({ seenBy }: SeeAsBannerProps) {
  return (
    <MoreWords words={{ seeAs: words }}>
      <Banner seenBy={seenBy} />
    </MoreWords>
  );
}

function Banner({ seenBy }: SeeAsBannerProps) {
  const t = useTranslations('seeAs');
  const format = useFormatter();
  const tellFailure = useFailureToast();
  const navigate = useNavigate();
  const router = useRouter();
  const calls = useCalls();
  const { person, tenant } = useMe();
  const own = seenAsIn(`/t/${calls.slug}`)?.tenant ?? calls.slug;
  const leaving = useMutation({
    mutationFn: () => callsOf(own).client.seeAs.end.mutate({ member: person.id }),
    onError: tellFailure,
    onSuccess: async () => {
      await navigate({ to: '/t/$tenant/people/$person', params: { tenant: own, person: person.id } });
      // What was shown to somebody who is not here any more is not kept.
      calls.queryClient.clear();
    },
  });
  useEffect(() => {
    // The server ends it by its own clock; asked just after, it says so, and the page says it in its place.
    const over = setTimeout(
      () => {
        calls.queryClient.clear();
        void router.invalidate();
      },
      Math.max(0, seenBy.until - Date.now()) + 1_000,
    );
    return () => clearTimeout(over);
  }, [calls, router, seenBy.until]);
  const until = format.dateTime(seenBy.until, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: tenant.timeZone,
  });
  return (
    <aside
      aria-label={t('banner')}
      className="flex min-h-9 max-sm:min-h-18 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-tint px-3 py-1 text-sm"
    >
      <Eye size={16} aria-hidden className="shrink-0 text-warn" />
      <p className="min-w-0 flex-1 basis-52">
        <strong className="font-semibold">{t('youSee', { name: person.name })}</strong>{' '}
        {t('rules', { until })}
      </p>
      <Button pending={leaving.isPending} onClick={() => leaving.mutate()}>
        {t('leave')}
      </Button>
    </aside>
  );
}
