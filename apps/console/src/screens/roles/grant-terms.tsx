import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Grant, Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { grantLine } from '../../draft/grant-line.ts';
import { classes } from '../../parts/classes.ts';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Section } from '../../parts/section.tsx';

const GrantTermsDialog = lazyDialog(async () => (await import('./grant-terms-dialog.tsx')).GrantTermsDialog);

/** What a role grants, one line a grant with the terms that it comes under, each to be changed. */
export function GrantTerms({ draft, role }: { readonly draft: Draft; readonly role: Role }) {
  const t = useTranslations('compose');
  const [changing, setChanging] = useState<Grant | null>(null);
  return (
    <Section level={2} title={t('terms')} titleClass="font-semibold" className="flex flex-col gap-2">
      <p className="text-xs text-ink-3">{role.grants.length === 0 ? t('termsNone') : t('termsLead')}</p>
      <ul className="card divide-y divide-line empty:hidden">
        {role.grants.map((grant) => {
          const { actions, on, narrowed } = grantLine(draft.document, grant);
          const what = on ?? t('everything');
          return (
            <li
              key={JSON.stringify(grant)}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5"
            >
              <span className="min-w-0 flex-1 basis-48">
                <span className="font-medium">{actions}</span> <span className="text-ink-2">{what}</span>
                <span
                  className={classes(
                    'block text-xs wrap-anywhere',
                    narrowed === '' ? 'text-ink-3' : 'text-ink-2',
                  )}
                >
                  {narrowed === '' ? t('free') : narrowed}
                </span>
              </span>
              <GuardedButton
                guard={draft.edit}
                asked={{ title: t('edit.terms') }}
                aria-label={t('changeOf', { actions, on: what })}
                onPress={() => setChanging(grant)}
              >
                {t('change')}
              </GuardedButton>
            </li>
          );
        })}
      </ul>
      {changing === null ? null : (
        <Suspense>
          <GrantTermsDialog draft={draft} role={role} grant={changing} onClose={() => setChanging(null)} />
        </Suspense>
      )}
    </Section>
  );
}
