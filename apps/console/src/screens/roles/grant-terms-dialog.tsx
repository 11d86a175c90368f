import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Condition } from '@remit/policy/condition';
import type { Grant, ObligationKind, Qualifier, Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { setGrantTerms, termsOf } from '../../draft/edit-grant-terms.ts';
import { reachOf, typesOf } from '../../draft/grant-reach.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { minorDigits } from '../../parts/money-text.ts';
import { parseAmount } from '../../parts/parse-amount.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { GrantLimit } from './grant-limit.tsx';
import { GrantWhere } from './grant-where.tsx';
import { Tick } from './tick.tsx';

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
  const has = (kind: Qualifier['kind']): boolean => qualifiers.some((each) => each.kind === kind);
  const toggle = (kind: 'own' | 'department', on: boolean): void =>
    setQualifiers([...qualifiers.filter((each) => each.kind !== kind), ...(on ? [{ kind }] : [])]);
  const sets = document.sets.filter(({ type }) => types.some(({ name }) => name === type));
  const set = qualifiers.find((each) => each.kind === 'set');
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
        <div className="flex flex-col gap-1.5">
          {types.some(({ owner }) => owner !== undefined) || has('own') ? (
            <Tick checked={has('own')} onChange={(on) => toggle('own', on)} hint={t('ownHint')}>
              {t('own')}
            </Tick>
          ) : null}
          {types.some(({ department }) => department !== undefined) || has('department') ? (
            <Tick checked={has('department')} onChange={(on) => toggle('department', on)}>
              {t('department')}
            </Tick>
          ) : null}
        </div>
        {sets.length === 0 ? null : (
          <SelectField
            label={t('set')}
            choices={[['', t('setNone')], ...sets.map(({ name }) => [name, name] as const)]}
            chosen={set?.kind === 'set' ? set.set : ''}
            onChoose={(choice) =>
              setQualifiers([
                ...qualifiers.filter(({ kind }) => kind !== 'set'),
                ...(choice === '' ? [] : [{ kind: 'set' as const, set: choice }]),
              ])
            }
          />
        )}
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
              <Tick
                key={duty}
                checked={requires.includes(duty)}
                onChange={(on) =>
                  setRequires([...requires.filter((each) => each !== duty), ...(on ? [duty] : [])])
                }
              >
                {t(`duty.${duty}`)}
              </Tick>
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

/** A limit as it is typed where it is read: a German reads 1.000,00 where a Briton reads 1,000.00. */
function limitTyped({ minor, currency }: NonNullable<Grant['upTo']>, locale: string): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(minor / 10 ** digits);
}
