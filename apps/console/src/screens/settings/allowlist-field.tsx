import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { classes } from '../../parts/classes.ts';
import { Field, areaLook } from '../../parts/fields/field.tsx';

interface AllowlistFieldProps {
  /** As typed, one a line. */
  readonly lines: string;
  /** The address of whoever edits. */
  readonly yours: string;
  /** Whether the list as it stands would keep them out. */
  readonly excludesYou: boolean;
  readonly error: string | null;
  readonly onChange: (lines: string) => void;
}

/** From which addresses people may come, with a way back for whoever shuts themselves out. */
export function AllowlistField({ lines, yours, excludesYou, error, onChange }: AllowlistFieldProps) {
  const t = useTranslations('security');
  return (
    <>
      <Field label={t('addresses')} hint={t('addressesHint')} error={error}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={6}
            spellCheck={false}
            autoComplete="off"
            value={lines}
            onChange={({ target }) => onChange(target.value)}
            className={classes(areaLook, 'resize-y font-mono leading-6')}
          />
        )}
      </Field>
      <p className="-mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-ink-2">
        {t('yours', { address: yours })}
        {excludesYou ? (
          <Button onClick={() => onChange(`${yours}\n${lines}`)}>{t('addYours', { address: yours })}</Button>
        ) : null}
      </p>
    </>
  );
}
