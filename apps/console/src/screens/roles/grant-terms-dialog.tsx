import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Condition } from '@remit/policy/condition';
import type { Grant, ObligationKind, Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { setGrantTerms, termsOf } from '../../draft/edit-grant-terms.ts';
import { reachOf, typesOf } from '../../draft/grant-reach.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { parseAmount } from '../../parts/fields/parse-amount.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { GrantLimit } from './grant-limit.tsx';
import { GrantScope } from './grant-scope.tsx';
import { GrantWhere } from './grant-where.tsx';
import { limitTyped } from './limit-typed.ts';

interface GrantTermsDialogProps {
  readonly draft: Draft;
  readonly role: Role;
  readonly grant: Grant;
  readonly onClose: () => void;
}

const duties: readonly ObligationKind[] = ['second-factor', 'comment'];

/** What narrows one grant and what it asks for: whose records, which of them, up to how much, and what must be met. */
export function GrantTermsDialog({ draft, role, grant, onClose }: GrantTermsDialogProps) {
  const t = useTranslations('compose');
  const locale = useLocale();
  const { tenant } = useMe();
  const tryEdit = useTryEdit(draft);
  const { document } = draft;
  const first = termsOf(grant);
  const [qualifiers, setQualifiers] = useState(first.qualifiers);
  const [requires, setRequires] = useState(first.requires);
  const [where, setWhere] = useState<Condition | null>(first.where);
  const [currency, setCurrency] = useState(first.upTo?.currency ?? tenant.baseCurrency);
  const [limit, setLimit] = useState(first.upTo === null ? '' : limitTyped(first.upTo, locale));
  const reach = reachOf(document, role, grant);
  const types = typesOf(document).filter(({ name }) => reach.includes(name));
  const amount = parseAmount(limit, currency, locale);
  const bad = amount.kind !== 'amount' && amount.kind !== 'empty';
  return (
    <Dialog open onClose={onClose} title={t('termsTitle', { actions: grant.actions.join(', ') })}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (bad) return;
          const upTo = amount.kind === 'amount' ? { minor: amount.minor, currency } : null;
          const made = tryEdit(t('edit.terms'), (current) =>
            setGrantTerms(current, role.name, grant, { qualifiers, where, upTo, requires }),
          );
          if (made) onClose();
        }}
      >
        <GrantScope types={types} sets={document.sets} qualifiers={qualifiers} onChange={setQualifiers} />
        {types.some((type) => type.amount !== undefined) || limit !== '' ? (
          <GrantLimit
            limit={limit}
            currency={currency}
            bad={bad}
            onLimit={setLimit}
            onCurrency={setCurrency}
          />
        ) : null}
        <fieldset>
          <legend className="mb-1 font-medium">{t('requires')}</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-1">
            {duties.map((duty) => (
              <CheckField
                key={duty}
                checked={requires.includes(duty)}
                onChange={(on) =>
                  setRequires([...requires.filter((each) => each !== duty), ...(on ? [duty] : [])])
                }
              >
                {t(`duty.${duty}`)}
              </CheckField>
            ))}
          </div>
        </fieldset>
        <GrantWhere types={types} condition={where} onChange={setWhere} />
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits>
            {t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
