import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { inputLook } from '../../parts/fields/field.tsx';

interface MaskLengthProps {
  readonly characters: number;
  readonly onSet: (characters: number) => void;
}

/** How many characters a mask leaves. */
export function MaskLength({ characters, onSet }: MaskLengthProps) {
  const t = useTranslations('fields');
  const [typed, setTyped] = useState(String(characters));
  return (
    <form
      className="mt-1 flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSet(Number(typed));
      }}
    >
      <label className="flex items-center gap-2 whitespace-nowrap">
        {t('mask')}
        <input
          type="number"
          min={1}
          max={100}
          required
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          style={{ width: '4rem' }}
          className={inputLook}
        />
        {t('maskUnit')}
      </label>
      <Button submits>{t('maskSet')}</Button>
    </form>
  );
}
