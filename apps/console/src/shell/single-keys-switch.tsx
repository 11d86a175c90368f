import { useTranslations } from 'use-intl';
import { turnSingleKeys, useSingleKeysOn } from './single-keys.ts';

/** Turns the keys off that act by themselves, and on again. */
export function SingleKeysSwitch() {
  const t = useTranslations('keyList');
  const on = useSingleKeysOn();
  return (
    <div>
      <label className="flex min-h-6 items-center gap-2 font-medium max-sm:min-h-11">
        <input type="checkbox" checked={on} onChange={({ target }) => turnSingleKeys(target.checked)} />
        {t('single')}
      </label>
      <p className="text-xs text-ink-2">{t('singleHint')}</p>
    </div>
  );
}
