import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { inputLook } from '../../parts/fields/field.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { useTyped } from './use-typed.ts';

interface TextsInputProps {
  readonly label: string;
  readonly texts: readonly string[];
  readonly onChange: (texts: readonly string[]) => void;
}

/** A list of texts, each in a field of its own: none of them needs a sign that keeps it apart. */
export function TextsInput({ label, texts, onChange }: TextsInputProps) {
  const t = useTranslations('rules');
  return (
    <span role="group" aria-label={label} className="flex min-w-52 flex-1 flex-col gap-1">
      {texts
        .map((text, at) => ({ text, at, key: `text ${at}` }))
        .map(({ text, at, key }) => (
          <span key={key} className="flex items-center gap-1">
            <OneText label={label} text={text} take={(next) => onChange(texts.toSpliced(at, 1, next))} />
            <IconButton label={t('removeValue')} onClick={() => onChange(texts.toSpliced(at, 1))}>
              <X size={14} aria-hidden />
            </IconButton>
          </span>
        ))}
      <span>
        <Button look="ghost" icon={<Plus size={14} aria-hidden />} onClick={() => onChange([...texts, ''])}>
          {t('addValue')}
        </Button>
      </span>
    </span>
  );
}

interface OneTextProps {
  readonly label: string;
  readonly text: string;
  readonly take: (text: string) => void;
}

function OneText({ label, text, take }: OneTextProps) {
  const typed = useTyped(text, (next) => {
    take(next);
    return true;
  });
  return (
    <input
      aria-label={label}
      value={typed.text}
      onChange={({ target }) => typed.onChange(target.value)}
      onBlur={typed.onBlur}
      className={inputLook}
    />
  );
}
