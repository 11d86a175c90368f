import { useTranslations } from 'use-intl';
import type { RequestFormView } from '@remit/api/request-views';
import { Field, inputLook } from '../../parts/field.tsx';
import type { ParsedAmount } from '../../parts/parse-amount.ts';
import { SelectBox } from '../../parts/select-box.tsx';
import { AmountField } from './amount-field.tsx';
import type { RequestEntries } from './request-entries.ts';

interface RequestFieldsProps {
  readonly entries: RequestEntries;
  readonly amount: ParsedAmount;
  readonly choices: Pick<RequestFormView, 'departments' | 'folders' | 'costTypes'>;
  /** Whether it was tried to send it: what is missing is said from then on. */
  readonly tried: boolean;
  readonly onChange: (change: Partial<RequestEntries>) => void;
}

/** What a request says, to fill in. */
export function RequestFields({ entries, amount, choices, tried, onChange: set }: RequestFieldsProps) {
  const t = useTranslations('newRequest');
  const { departments, folders, costTypes } = choices;
  const missing = (value: string, message: string): string | null =>
    tried && value.trim() === '' ? message : null;
  return (
    <>
      <Field
        label={t('purpose')}
        hint={t('purposeHint')}
        error={missing(entries.purpose, t('purposeMissing'))}
      >
        {(wiring) => (
          <input
            {...wiring}
            required
            maxLength={300}
            value={entries.purpose}
            onChange={(event) => set({ purpose: event.target.value })}
            className={inputLook}
          />
        )}
      </Field>
      <AmountField
        typed={entries.amount}
        currency={entries.currency}
        parsed={amount}
        tried={tried}
        onChange={set}
      />
      <Field label={t('payee')} optional={t('optional')}>
        {(wiring) => (
          <input
            {...wiring}
            maxLength={200}
            value={entries.payee}
            onChange={(event) => set({ payee: event.target.value })}
            className={inputLook}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('department')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={entries.department}
              onChange={(event) => set({ department: event.target.value })}
            >
              {departments.map(({ path, name }) => (
                <option key={path} value={path}>
                  {name}
                </option>
              ))}
            </SelectBox>
          )}
        </Field>
        <Field label={t('costType')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={entries.costType}
              onChange={(event) => set({ costType: event.target.value })}
            >
              {costTypes.map((costType) => (
                <option key={costType} value={costType}>
                  {costType}
                </option>
              ))}
            </SelectBox>
          )}
        </Field>
      </div>
      <Field label={t('folder')} hint={t('folderHint')}>
        {(wiring) => (
          <SelectBox
            {...wiring}
            value={entries.folder}
            onChange={(event) => set({ folder: event.target.value })}
          >
            {folders.map((folder) => (
              <option key={folder} value={folder}>
                {folder}
              </option>
            ))}
          </SelectBox>
        )}
      </Field>
    </>
  );
}
