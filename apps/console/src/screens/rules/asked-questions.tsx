import { useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { alwaysAsked, askableFields } from '@remit/policy/asked-fields';
import type { Question, ResourceType } from '@remit/policy/document';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { moved, withOptional, withWords } from './asked-parts.ts';
import { AskedRow } from './asked-row.tsx';

interface AskedQuestionsProps {
  readonly type: ResourceType;
  readonly asks: readonly Question[];
  readonly onChange: (asks: readonly Question[]) => void;
}

/** The questions of a form, in its order; each about a field that somebody can fill in. */
export function AskedQuestions({ type, asks, onChange }: AskedQuestionsProps) {
  const t = useTranslations('asked');
  const format = useFormatter();
  const id = useId();
  const always = alwaysAsked(type);
  const fields = askableFields(type);
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  const labelOf = (field: string): string => labels.get(field) ?? field;
  const others = fields.filter(({ name }) => !asks.some(({ field }) => field === name));
  const unsaid = always.filter((field) => !asks.some((question) => question.field === field));
  return (
    <div role="group" aria-labelledby={id} data-part="asks">
      <span id={id} className="font-medium">
        {t('questions')}
      </span>
      {asks.length === 0 ? <p className="text-ink-2">{t('allAsked')}</p> : null}
      {asks.length > 0 && unsaid.length > 0 ? (
        <p className="text-ink-2">{t('alwaysAsked', { list: format.list(unsaid.map(labelOf)) })}</p>
      ) : null}
      <ul className="divide-y divide-line">
        {asks.map((question, at) => (
          <AskedRow
            key={question.field}
            name={labelOf(question.field)}
            label={t('words', { field: labelOf(question.field) })}
            text={question.text ?? ''}
            placeholder={labelOf(question.field)}
            part={`asks[${at}].field`}
            optional={always.includes(question.field) ? null : question.optional === true}
            first={at === 0}
            last={at === asks.length - 1}
            onText={(text) => {
              onChange(asks.with(at, withWords(question, text)));
              return true;
            }}
            onOptional={(optional) => onChange(asks.with(at, withOptional(question, optional)))}
            onMove={(by) => onChange(moved(asks, at, by))}
            onRemove={() => onChange(asks.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {others.length === 0 ? null : (
        <SelectBox
          aria-label={t('addQuestion')}
          value=""
          onChange={({ target }) => onChange([...asks, { field: target.value }])}
          className="w-52"
        >
          <option value="">{t('addQuestion')}</option>
          {others.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </SelectBox>
      )}
    </div>
  );
}
