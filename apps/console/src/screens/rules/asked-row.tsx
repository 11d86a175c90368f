import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { useFormGround } from './form-ground.ts';
import { useTyped } from './use-typed.ts';

interface AskedRowProps {
  /** What it is called in the sentences of its buttons. */
  readonly name: string;
  readonly label: string;
  readonly text: string;
  /** What stands there while nothing is typed. */
  readonly placeholder?: string;
  /** Where in the approval its words stand. */
  readonly part: string;
  /** Whether it may be left out; null where it never may. */
  readonly optional: boolean | null;
  readonly first: boolean;
  readonly last: boolean;
  /** Takes other words. @returns whether it could */
  readonly onText: (text: string) => boolean;
  readonly onOptional: (optional: boolean) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One question or file: its words, whether it may be left out, and its place. */
export function AskedRow(props: AskedRowProps) {
  const { name, label, text, placeholder, part, optional, first, last } = props;
  const t = useTranslations('asked');
  const { locked } = useFormGround();
  const typed = useTyped(text, props.onText);
  return (
    <li className="flex flex-wrap items-end gap-x-2 gap-y-1.5 py-2">
      <div className="min-w-48 flex-1">
        <TextField
          label={label}
          error={typed.bad ? t('wordsBad') : null}
          data-part={part}
          value={typed.text}
          placeholder={placeholder}
          maxLength={300}
          onBlur={typed.onBlur}
          onChange={typed.onChange}
        />
      </div>
      {optional === null ? null : (
        <CheckField
          aria-label={t('optionalNamed', { name })}
          data-part={part.replace(/[a-z]+$/u, 'optional')}
          checked={optional}
          onChange={props.onOptional}
        >
          {t('optional')}
        </CheckField>
      )}
      {locked ? null : (
        <span className="flex">
          {first ? null : (
            <IconButton label={t('up', { name })} onClick={() => props.onMove(-1)}>
              <ArrowUp size={14} aria-hidden />
            </IconButton>
          )}
          {last ? null : (
            <IconButton label={t('down', { name })} onClick={() => props.onMove(1)}>
              <ArrowDown size={14} aria-hidden />
            </IconButton>
          )}
          <IconButton label={t('remove', { name })} onClick={props.onRemove}>
            <X size={14} aria-hidden />
          </IconButton>
        </span>
      )}
    </li>
  );
}
