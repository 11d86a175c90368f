import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { forgetLeft, type LeftDecision } from '../../../data/left-decisions.ts';
import { Button, buttonLook } from '../../../parts/button.tsx';
import { useToast } from '../../../parts/toasts.tsx';
import { useCalls, useMe } from '../../../shell/tenant-context.ts';

/** A decision that was sent as the page was left: found in the history of its request, or said to be missing there. */
export function LeftLine({ left }: { readonly left: LeftDecision }) {
  const t = useTranslations('approvals.held');
  const calls = useCalls();
  const { tenant, person } = useMe();
  const toast = useToast();
  const [read, setRead] = useState(false);
  const told = useRef(false);
  const request = useQuery(calls.options.requests.get.queryOptions({ id: left.id }));
  const recorded =
    request.data?.events.some(
      ({ sequence, actor, action }) =>
        sequence > left.sequence && actor?.id === person.id && action === left.kind,
    ) ?? false;
  useEffect(() => {
    if (!recorded || told.current) return;
    told.current = true;
    forgetLeft(calls.slug, left.id);
    toast(t(`done.${left.kind}`, { number: left.number }));
  }, [calls.slug, left, recorded, t, toast]);
  if (read || recorded || request.isPending) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 last:border-b-0 sm:px-6">
      <p role="alert" className="flex min-w-0 flex-1 basis-52 items-start gap-2">
        <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
        {t('left', { number: left.number })}
      </p>
      <Link
        to="/t/$tenant/inbox/$request"
        params={{ tenant: tenant.slug, request: left.id }}
        className={buttonLook()}
      >
        {t('lookAt')}
      </Link>
      <Button
        look="ghost"
        onClick={() => {
          forgetLeft(calls.slug, left.id);
          setRead(true);
        }}
      >
        {t('dismiss')}
      </Button>
    </div>
  );
}
