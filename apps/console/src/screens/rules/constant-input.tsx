import { useTranslations } from 'use-intl';
import { SelectBox } from '../../parts/fields/select-box.tsx';

interface ConstantInputProps {
  readonly value: boolean;
  readonly onValue: (value: boolean) => void;
  /** Asked to compare something instead. */
  readonly onLine: () => void;
}

/** A condition that is always so, or never; or the beginning of one that compares. */
export function ConstantInput({ value, onValue, onLine }: ConstantInputProps) {
  const t = useTranslations('rules');
  return (
    <SelectBox
      aria-label={t('operator')}
      value={String(value)}
      onChange={({ target }) => (target.value === 'line' ? onLine() : onValue(target.value === 'true'))}
    >
      <option value="true">{t('constantTrue')}</option>
      <option value="false">{t('constantFalse')}</option>
      <option value="line">{t('left')}…</option>
    </SelectBox>
  );
}
