import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { Section } from '../../parts/section.tsx';
import { ApprovalCauses } from './approval-causes.tsx';

/** Why a request came to its reader, and what their approval would bring about. */
export function WhyYou({ request }: { readonly request: RequestView }) {
  const t = useTranslations('approvals');
  const { why, causes, approve } = request;
  // What lets them approve it is said above already.
  const news = why.filter((sentence) => !approve.allowed || sentence !== approve.because);
  return (
    <>
      {news.length === 0 ? null : (
        <Section level={3} title={t('whyYou')} className="flex flex-col gap-1.5">
          {news.map((sentence) => (
            <p key={sentence} className="first-letter:uppercase">
              {sentence}
            </p>
          ))}
        </Section>
      )}
      {causes === null ? null : <ApprovalCauses causes={causes} />}
    </>
  );
}
