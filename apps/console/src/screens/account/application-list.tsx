import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OwnClientView } from '@remit/api/account/account-views';
import { identity } from '../../data/calls.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { When } from '../../parts/when.tsx';
import { ApplicationDialog } from './application-dialog.tsx';
import { sectionTitle } from './section-title.ts';

/** The applications that act in one's name, and how one lets another in. */
export function ApplicationList({ onChange }: { readonly onChange: () => void }) {
  const t = useTranslations('account.clients');
  const toast = useToast();
  const tellFailure = useFailureToast();
  const [adding, setAdding] = useState(false);
  const { data: clients } = useSuspenseQuery(identity.options.account.tokens.queryOptions());
  const end = useMutation({
    mutationFn: ({ id }: OwnClientView) => identity.client.account.endSession.mutate({ id }),
    onSuccess: (_, { name }) => toast(t('ended', { name })),
    onError: tellFailure,
    onSettled: onChange,
  });
  return (
    <Section title={t('title', { count: clients.length })} level={2} titleClass={sectionTitle}>
      <p className="mt-0.5 text-ink-2">{clients.length === 0 ? t('none') : t('lead')}</p>
      {clients.length === 0 ? null : (
        <ul className="card mt-3 divide-y divide-line">
          {clients.map((client) => (
            <li key={client.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
              <div className="min-w-0 flex-1 basis-52">
                <p className="font-medium break-words">{client.name}</p>
                <p className="text-xs text-ink-3">
                  {t('until')} <When at={client.expiresAt} />
                </p>
              </div>
              <Button
                aria-label={t('endNamed', { name: client.name })}
                pending={end.isPending && end.variables.id === client.id}
                onClick={() => end.mutate(client)}
              >
                {t('end')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button className="mt-3" onClick={() => setAdding(true)}>
        {t('add')}
      </Button>
      {adding ? (
        <ApplicationDialog
          onClose={() => {
            setAdding(false);
            onChange();
          }}
        />
      ) : null}
    </Section>
  );
}
