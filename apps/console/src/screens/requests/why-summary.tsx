import { CircleCheck, CircleSlash } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { useWhy } from '../../parts/why/why-context.ts';
import { whyApprove } from './decide/why-approve.ts';

/** The server's answer to "may I approve this", in its first sentence, with the way to the whole of it. */
export function WhySummary({ request }: { readonly request: RequestView }) {
  const t = useTranslations('request');
  const why = useWhy();
  const allowed = request.approve.allowed;
  const sentence = request.approve.allowed ? request.approve.because : request.approve.reason;
  const Icon = allowed ? CircleCheck : CircleSlash;
  return (
    <div
      className={`flex items-start gap-2.5 rounded-lg px-3 py-2.5 ${allowed ? 'bg-gain-tint' : 'bg-warn-tint'}`}
    >
      <Icon size={16} aria-hidden className={`mt-0.5 shrink-0 ${allowed ? 'text-gain' : 'text-warn'}`} />
      <p className="min-w-0 flex-1">
        <span className="font-medium">{allowed ? t('mayApprove') : t('mayNotApprove')}</span>{' '}
        <span className="inline-block first-letter:uppercase">{sentence}</span>
      </p>
      <button
        type="button"
        onClick={() => why(whyApprove(request, t('approveNumber', { number: request.number })))}
        className="-my-1 h-7 shrink-0 rounded px-1.5 font-medium max-sm:-my-3 max-sm:h-11 max-sm:min-w-11 text-accent underline-offset-2 hover:underline"
      >
        {t('why')}
      </button>
    </div>
  );
}
