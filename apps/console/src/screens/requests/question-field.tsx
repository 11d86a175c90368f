import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestFormField, RequestFormView } from '@remit/api/request-views';
import type { PersonChip } from '@remit/api/views';
import { DateField } from '../../parts/date-field.tsx';
import { areaLook, Field, growingLook } from '../../parts/field.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useMe } from '../../shell/tenant-context.ts';

// Few forms ask for a person, and the list of people is a fifth of the form.
const PersonField = lazyPart(async () => (await import('../../parts/person-field.tsx')).PersonField);

interface QuestionFieldProps {
  readonly field: RequestFormField;
  readonly text: string;
  readonly required: boolean;
  readonly error: string | null;
  /** As it is typed or chosen; empty for nothing. */
  readonly value: string;
  readonly choices: Pick<RequestFormView, 'departments' | 'folders'>;
  /** Who is known by id, to name whom a draft names. */
  readonly people: readonly PersonChip[];
  readonly onChange: (value: string) => void;
  readonly onPerson: (person: PersonChip) => void;
}

/** A question of a form, answered in the way of its field's type. */
export function QuestionField({ field, text, required, error, value, choices, ...on }: QuestionFieldProps) {
  const t = useTranslations('newRequest');
  const { baseCurrency } = useMe().tenant;
  const asked = { label: text, error, ...(required ? {} : { optional: t('optional') }) };
  const options = optionsOf(field, choices, { yes: t('yes'), no: t('no') });
  if (options !== null) {
    return (
      <SelectField
        {...asked}
        choices={[['', t('choose')], ...options.map(({ value: option, name }) => [option, name] as const)]}
        chosen={value}
        onChoose={on.onChange}
      />
    );
  }
  const isList = field.fieldType === 'text[]';
  switch (field.fieldType) {
    case 'member':
      return (
        <Suspense fallback={<Skeleton lines={1} />}>
          <PersonField
            label={text}
            error={error}
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
      return <DateField {...asked} value={value} onChange={on.onChange} />;
    case 'instant':
      return (
        <TextField
          {...asked}
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
          {...asked}
          {...(field.fieldType === 'money' ? { hint: t('moneyHint', { baseCurrency }) } : {})}
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
        <Field {...asked} {...(isList ? { hint: t('listHint') } : {})}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={isList ? 2 : 1}
              maxLength={2000}
              value={value}
              onChange={({ target }) => on.onChange(target.value)}
              className={isList ? areaLook : growingLook}
            />
          )}
        </Field>
      );
    default:
      return field.fieldType satisfies never;
  }
}

interface Option {
  readonly value: string;
  readonly name: string;
}

/** What there is to choose from; null for what is typed. */
function optionsOf(
  { fieldType, values }: RequestFormField,
  { departments, folders }: QuestionFieldProps['choices'],
  { yes, no }: { readonly yes: string; readonly no: string },
): readonly Option[] | null {
  switch (fieldType) {
    case 'enum':
      return (values ?? []).map((value) => ({ value, name: value }));
    case 'boolean':
      return [
        { value: 'true', name: yes },
        { value: 'false', name: no },
      ];
    case 'department':
      return departments.map(({ path, name }) => ({ value: path, name }));
    case 'folder':
      return folders.map((path) => ({ value: path, name: path }));
    case 'text':
    case 'text[]':
    case 'number':
    case 'money':
    case 'date':
    case 'instant':
    case 'member':
      return null;
    default:
      return fieldType satisfies never;
  }
}
