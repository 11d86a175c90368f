import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { Guard } from '@remit/api/views';
import { Button, buttonLook } from '../../../parts/button.tsx';
import { GuardedButton } from '../../../parts/guarded-button.tsx';
import { useMe } from '../../../shell/tenant-context.ts';
import { DraftLost } from './draft-lost.tsx';
import { DraftSaved } from './draft-saved.tsx';
import type { DraftStanding } from './use-draft-autosave.ts';
import type { RequestDraftKeeper } from './use-request-draft.ts';
import type { RequestAgain } from '../form/use-submit-request.ts';

interface RequestSendingProps {
  readonly again: RequestAgain | null;
  readonly draft: RequestDraftKeeper;
  readonly standing: DraftStanding;
  /** Why it was not sent; null where nothing keeps it. */
  readonly problem: string | null;
  /** Whether it may be sent as it stands. */
  readonly guard: Guard;
  readonly pending: boolean;
  readonly onSend: () => void;
  readonly onSave: () => void;
  readonly onSaveAnother: () => void;
  readonly onReopen: (() => void) | undefined;
}

/** Under the form: what keeps it from being sent, whether it is kept meanwhile, and the ways out of it. */
export function RequestSending({ again, draft, standing, problem, ...props }: RequestSendingProps) {
  const t = useTranslations('newRequest');
  const words = useTranslations('approvals');
  const drafts = useTranslations('requestDrafts');
  const { tenant } = useMe();
  const params = { tenant: tenant.slug };
  return (
    <div className="flex flex-col gap-4">
      <div role="alert" className="text-loss first-letter:uppercase">
        {problem}
      </div>
      {draft.lost === null ? null : (
        <DraftLost
          how={draft.lost}
          pending={draft.saving}
          onSaveAnother={props.onSaveAnother}
          onShowSaved={props.onReopen}
        />
      )}
      {again === null ? <DraftSaved standing={standing} problem={draft.problem} /> : null}
      <div className="flex flex-wrap gap-2">
        <GuardedButton
          look="primary"
          guard={props.guard}
          pending={props.pending}
          onPress={props.onSend}
          asked={{ title: t('title') }}
          className="max-sm:flex-1"
        >
          {again === null ? t('submit') : words(`again.send.${again.kind}`)}
        </GuardedButton>
        {again === null ? (
          <>
            <Button onClick={props.onSave}>{drafts('save')}</Button>
            <Link to="/t/$tenant/requests" params={params} className={buttonLook('ghost')}>
              {draft.seen === null ? t('cancel') : drafts('later')}
            </Link>
          </>
        ) : (
          <Link
            to="/t/$tenant/requests/$request"
            params={{ ...params, request: again.request.id }}
            className={buttonLook('ghost')}
          >
            {t('cancel')}
          </Link>
        )}
      </div>
    </div>
  );
}
