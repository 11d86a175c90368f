import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestFormField, RequestFormView } from '@remit/api/requests/request-views';
import type { PersonChip } from '@remit/api/views';
import { DateField } from '../../../parts/fields/date-field.tsx';
import { areaLook, Field, type FieldWords, growingLook } from '../../../parts/fields/field.tsx';
import { lazyPart } from '../../../parts/lazy-part.tsx';
import { SelectField } from '../../../parts/fields/select-field.tsx';
import { Skeleton } from '../../../parts/states/skeleton.tsx';
import { TextField } from '../../../parts/fields/text-field.tsx';
import { useMe } from '../../../shell/tenant-context.ts';
import { questionOptions } from './question-options.ts';

// Few forms ask for a person, and the list of people is a fifth of the form.
const PersonField = lazyPart(
  async () => (await import('../../../parts/fields/person-field.tsx')).PersonField,
);

interface QuestionFieldProps {
  readonly field: RequestFormField;
  readonly words: FieldWords;
  /** As it is typed or chosen; empty for nothing. */
  readonly value: string;
  readonly choices: Pick<RequestFormView, 'departments' | 'folders'>;
  /** Who is known by id, to name whom a draft names. */
  readonly people: readonly PersonChip[];
  readonly onChange: (value: string) => void;
  readonly onPerson: (person: PersonChip) => void;
}

/** A question of a form, answered in the way of its field's type. */
export function QuestionField({ field, words, value, choices, ...on }: QuestionFieldProps) {
  const t = useTranslations('newRequest');
  const { baseCurrency } = useMe().tenant;
  const options = questionOptions(field, choices, { yes: t('yes'), no: t('no') });
  if (options !== null) {
    return (
      <SelectField
        {...words}
        choices={[['', t('choose')], ...options]}
        chosen={value}
        onChoose={on.onChange}
      />
    );
  }
  switch (field.fieldType) {
    case 'member':
      return (
        <Suspense fallback={<Skeleton lines={1} />}>
          <PersonField
            label={words.label}
            error={words.error}
            person={on.people.find(({ id }) => id === value) ?? null}
            suggested={[]}
            onPick={(person) => {
              on.onPerson(person);
              on.onChange(person.id);
            }}
          />
        </Suspense>
      );
    case 'date':
      return <DateField {...words} value={value} onChange={on.onChange} />;
    case 'instant':
      return (
        <TextField
          {...words}
          hint={t('instantHint')}
          type="datetime-local"
          value={value}
          onChange={on.onChange}
        />
      );
    case 'number':
    case 'money':
      return (
        <TextField
          {...words}
          hint={field.fieldType === 'money' ? t('moneyHint', { baseCurrency }) : undefined}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          className="figures text-right"
          onChange={on.onChange}
        />
      );
    case 'text':
    case 'text[]':
    case 'enum':
    case 'boolean':
    case 'department':
    case 'folder':
      return (
        <TextAnswer words={words} list={field.fieldType === 'text[]'} value={value} onChange={on.onChange} />
      );
    default:
      return field.fieldType satisfies never;
  }
}

interface TextAnswerProps {
  readonly words: FieldWords;
  /** Whether each line is an entry of its own. */
  readonly list: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TextAnswer({ words, list, value, onChange }: TextAnswerProps) {
  const t = useTranslations('newRequest');
  return (
    <Field {...words} hint={list ? t('listHint') : undefined}>
      {(wiring) => (
        <textarea
          {...wiring}
          rows={list ? 2 : 1}
          maxLength={2000}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          className={list ? areaLook : growingLook}
        />
      )}
    </Field>
  );
}
