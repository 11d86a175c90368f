import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { Avatar } from '../../../parts/avatar.tsx';
import { Section } from '../../../parts/section.tsx';
import { When } from '../../../parts/when.tsx';
import { AnswerForm } from './answer-form.tsx';

interface ConversationProps {
  readonly request: RequestView;
  /** Whether its reader submitted it: then an open question is theirs to answer. */
  readonly own: boolean;
}

/** What was asked about a request and answered, and the place to answer what is open. */
export function Conversation({ request, own }: ConversationProps) {
  const t = useTranslations('approvals');
  const said = request.events.filter(({ action }) => action === 'ask' || action === 'answer');
  if (said.length === 0) return null;
  return (
    <Section level={3} title={t('conversation')} className="flex flex-col gap-3">
      <ol className="flex flex-col gap-3">
        {said.map(({ sequence, actor, action, comment, at }) => (
          <li key={sequence} className="flex gap-2.5">
            <Avatar name={actor?.name ?? t('someone')} />
            <div className="min-w-0 flex-1 rounded-lg bg-sunken px-3 py-2">
              <p className="text-xs text-ink-2">
                <span className="font-medium text-ink">{actor?.name ?? t('someone')}</span>{' '}
                {t(action === 'ask' ? 'asks' : 'answers')} · <When at={at} exact />
              </p>
              <p className="break-words whitespace-pre-line">{comment}</p>
            </div>
          </li>
        ))}
      </ol>
      {request.status !== 'information' ? null : own ? (
        <>
          <p>{t('openQuestionYours')}</p>
          <AnswerForm request={request} />
        </>
      ) : (
        <p className="text-ink-2">{t('openQuestion', { name: request.submitter?.name ?? t('someone') })}</p>
      )}
    </Section>
  );
}
