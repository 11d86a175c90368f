import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldDeclaration } from '@remit/policy/document';
import { Field, inputLook } from '../../parts/fields/field.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { readerLocale } from '../../words/words.tsx';
import { MemberFact } from './member-fact.tsx';
import { parseFact } from './parse-fact.ts';

interface FactInputProps {
  readonly field: FieldDeclaration;
  readonly typed: string;
  /** Called with what was typed, once typing has paused or the field is left. */
  readonly onType: (typed: string) => void;
}

const HINTED = ['money', 'department', 'folder', 'text[]', 'number'] as const;

/** One field of a described record: what may be chosen is chosen, everything else is typed as it is written. */
export function FactInput({ field, typed, onType }: FactInputProps) {
  const t = useTranslations('simulate');
  const { baseCurrency } = useMe().tenant;
  const [text, setText] = useState(typed);
  const settled = useSettled(text, 250);
  const tell = useEffectEvent((next: string) => {
    if (next !== typed) onType(next);
  });
  useEffect(() => tell(settled), [settled]);
  if (field.type === 'member') return <MemberFact field={field} id={typed} onPick={onType} />;
  const bad = text.trim() !== '' && parseFact(text, field.type, readerLocale()) === null;
  const choices = field.values ?? (field.type === 'boolean' ? ['yes', 'no'] : null);
  const hinted = HINTED.find((each) => each === field.type);
  const hint = hinted === undefined ? undefined : t(`factHint.${hinted}`, { currency: baseCurrency });
  return (
    <Field label={field.label} error={bad ? t('factBad') : null} hint={hint}>
      {(wiring) =>
        choices === null ? (
          <input
            {...wiring}
            type={field.type === 'date' || field.type === 'instant' ? 'date' : 'text'}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            // Whoever leaves the field is done typing: a link copied next must have it.
            onBlur={() => {
              if (text !== typed) onType(text);
            }}
            className={inputLook}
          />
        ) : (
          <SelectBox {...wiring} value={typed} onChange={(event) => onType(event.target.value)}>
            <option value="">{t('chooseValue')}</option>
            {choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </SelectBox>
        )
      }
    </Field>
  );
}
