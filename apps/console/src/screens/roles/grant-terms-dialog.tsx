import { Checkbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Condition } from '@remit/policy/condition';
import type { Grant, ObligationKind, Qualifier, ResourceType, Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { setGrantTerms, termsOf } from '../../draft/edit-grant-terms.ts';
import { reachOf, typesOf } from '../../draft/grant-reach.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { minorDigits } from '../../parts/money-text.ts';
import { parseAmount } from '../../parts/parse-amount.ts';
import { SelectBox } from '../../parts/select-box.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { commonType } from './common-type.ts';

// The form of a condition is large, and few grants have one.
const WhereForm = lazyPart(async () => (await import('./where-form.tsx')).WhereForm);

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
  const [limit, setLimit] = useState(
    first.upTo === null
      ? ''
      : new Intl.NumberFormat(locale, { minimumFractionDigits: minorDigits(first.upTo.currency) }).format(
          first.upTo.minor / 10 ** minorDigits(first.upTo.currency),
        ),
  );
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
          <Field label={t('set')}>
            {(wiring) => (
              <SelectBox
                {...wiring}
                value={set?.kind === 'set' ? set.set : ''}
                onChange={({ target }) =>
                  setQualifiers([
                    ...qualifiers.filter(({ kind }) => kind !== 'set'),
                    ...(target.value === '' ? [] : [{ kind: 'set' as const, set: target.value }]),
                  ])
                }
              >
                <option value="">{t('setNone')}</option>
                {sets.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </SelectBox>
            )}
          </Field>
        )}
        {types.some((type) => type.amount !== undefined) || limit !== '' ? (
          <div className="grid grid-cols-[minmax(0,1fr)_8rem] gap-3">
            <Field label={t('limit')} hint={t('limitHint')} error={bad ? t('limitBad') : null}>
              {(wiring) => (
                <input
                  {...wiring}
                  inputMode="decimal"
                  value={limit}
                  onChange={({ target }) => setLimit(target.value)}
                  className={`${inputLook} figures`}
                />
              )}
            </Field>
            <Field label={t('currency')}>
              {(wiring) => (
                <SelectBox {...wiring} value={currency} onChange={({ target }) => setCurrency(target.value)}>
                  {Intl.supportedValuesOf('currency').map((each) => (
                    <option key={each} value={each}>
                      {each}
                    </option>
                  ))}
                </SelectBox>
              )}
            </Field>
          </div>
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
        <Where types={types} condition={where} onChange={setWhere} />
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits>
            {t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface WhereProps {
  readonly types: readonly ResourceType[];
  readonly condition: Condition | null;
  readonly onChange: (condition: Condition | null) => void;
}

function Where({ types, condition, onChange }: WhereProps) {
  const t = useTranslations('compose');
  const type = commonType(types);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{t('where')}</legend>
      {type === null ? (
        <p className="text-ink-2">{t('whereNothing')}</p>
      ) : (
        <Suspense fallback={<p className="text-ink-3">{t('whereNone')}</p>}>
          {types.length > 1 ? (
            <p className="text-xs text-ink-3">
              {t('whereSeveral', {
                types: new Intl.ListFormat('en', { type: 'conjunction' }).format(
                  types.map(({ label }) => label),
                ),
              })}
            </p>
          ) : null}
          <WhereForm type={type} condition={condition} onChange={onChange} />
        </Suspense>
      )}
    </fieldset>
  );
}

interface TickProps {
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
  readonly hint?: string;
  readonly children: ReactNode;
}

function Tick({ checked, onChange, hint, children }: TickProps) {
  return (
    <label title={hint} className="flex min-h-6 items-center gap-2 max-sm:min-h-11">
      <Checkbox.Root
        checked={checked}
        onCheckedChange={onChange}
        className="grid size-4.5 shrink-0 place-items-center rounded border border-line-strong bg-surface data-checked:border-accent-solid data-checked:bg-accent-solid"
      >
        <Checkbox.Indicator>
          <Check size={13} aria-hidden className="text-on-accent" />
        </Checkbox.Indicator>
      </Checkbox.Root>
      <span>{children}</span>
    </label>
  );
}
