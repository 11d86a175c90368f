import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AccessOption } from '@remit/api/access/access-views';
import { problemOf } from '../../data/problem.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import { Field, areaLook } from '../../parts/fields/field.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { offeredTimes } from './lasting.ts';
import { RoleOptions } from './role-options.tsx';
import { TimeChoice } from './time-choice.tsx';

interface AskFormProps {
  readonly options: readonly AccessOption[];
  readonly refused: { readonly action: string; readonly type: string; readonly record: string | null };
  /** Id of the member in whose place it is asked; null for oneself. */
  readonly onBehalfOf: string | null;
}

const DAY = 86_400_000;

/** Which role, for how long and what for. */
export function AskForm({ options, refused, onBehalfOf }: AskFormProps) {
  const t = useTranslations('accessRequests');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const navigate = useNavigate();
  const { tenant } = useMe();
  const [at, setAt] = useState(0);
  const [lasts, setLasts] = useState(DAY);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const option = options[at];
  const ask = useMutation({
    mutationFn: ({ role, folder }: AccessOption) =>
      calls.client.access.ask.mutate({ role, folder, lasts, reason: reason.trim(), refused, onBehalfOf }),
    onSuccess: (_, { label }) => {
      toast(t('sent', { role: label }), t('sentDetail'));
      void navigate({ to: '/t/$tenant/access-requests', params: { tenant: tenant.slug } });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.access.pathKey() }),
  });
  return (
    <form
      noValidate
      className="flex max-w-2xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (option !== undefined && reason.trim() !== '' && !ask.isPending) ask.mutate(option);
      }}
    >
      <RoleOptions options={options} chosen={at} onChoose={setAt} />
      {option !== undefined && option.waiting !== null ? (
        <Link
          to="/t/$tenant/access-requests"
          params={{ tenant: tenant.slug }}
          className={`${buttonLook('primary')} self-start`}
        >
          {t('all')}
        </Link>
      ) : (
        <>
          <TimeChoice label={t('time')} hint={null} times={offeredTimes} chosen={lasts} onChoose={setLasts} />
          <Field
            label={t(onBehalfOf === null ? 'reason' : 'reasonOther')}
            hint={t('reasonHint')}
            error={
              tried && reason.trim() === ''
                ? t(onBehalfOf === null ? 'reasonMissing' : 'reasonMissingOther')
                : null
            }
          >
            {(wiring) => (
              <textarea
                {...wiring}
                required
                rows={3}
                maxLength={500}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
                className={areaLook}
              />
            )}
          </Field>
          {ask.error === null ? null : (
            <p role="alert" className="text-loss">
              {problemOf(ask.error).message}
            </p>
          )}
          <div>
            <Button submits look="primary" pending={ask.isPending}>
              {t('send')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
