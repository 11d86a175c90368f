import { useTranslations } from 'use-intl';
import { recordFacts, subjectFacts } from '@remit/policy/condition-choices';
import type { OperandForm } from '@remit/policy/condition-form';
import type { ResourceType } from '@remit/policy/document';
import { useFormGround } from './form-ground.ts';

type Fact = Extract<OperandForm, { kind: 'fact' }>;

/** A fact as one word of a list of choices. */
export const factKey = ({ of, name }: Fact): string => `${of}.${name}`;

/** The fact that a word of a list stands for; null for a word that is none. */
export function factOf(key: string): Fact | null {
  const [, of = '', name = ''] = /^(subject|resource|action|environment)\.(.+)$/u.exec(key) ?? [];
  switch (of) {
    case 'subject':
    case 'resource':
    case 'action':
    case 'environment':
      return { kind: 'fact', of, name };
    default:
      return null;
  }
}

/** What a fact is called in a form. */
function useFactLabel(type: ResourceType): (fact: Fact) => string {
  const t = useTranslations('rules');
  return ({ of, name }) => {
    switch (of) {
      case 'resource':
        if (name === 'folder') return t('folder');
        return type.fields.find((field) => field.name === name)?.label ?? name;
      case 'subject':
        return name === 'id' ? t('fact.id') : t('fact.other', { name: name.replaceAll('_', ' ') });
      case 'action':
        return t('action');
      case 'environment':
        return t('environment', { name });
      default:
        return of satisfies never;
    }
  };
}

interface FactOptionsProps {
  readonly type: ResourceType;
  /** Which facts are offered. */
  readonly fits: (fact: Fact) => boolean;
  /** What stands there now, which is offered whatever it is. */
  readonly chosen: OperandForm;
  /** Whether a line begins with it: the action and the past of a record can be asked there. */
  readonly leads?: boolean;
}

/** What is being done, as a fact. */
const ACTION: Fact = { kind: 'fact', of: 'action', name: 'name' };

/** Stands in a list for the past of a record, which is no fact with a value. */
export const TOOK = 'took';

/** Facts to choose from, of the record and of whoever asks. */
export function FactOptions({ type, fits, chosen, leads = false }: FactOptionsProps) {
  const t = useTranslations('rules');
  const label = useFactLabel(type);
  const { alone = false } = useFormGround();
  // Of what is asked alone, the folder is nobody's field either.
  const record = recordFacts(type).filter((fact) => fits(fact) && !(alone && fact.name === 'folder'));
  const asker = alone ? [] : subjectFacts.filter(fits);
  const known = new Set([...record, ...asker].map(factKey));
  const unlisted = chosen.kind === 'fact' && !known.has(factKey(chosen)) ? [chosen] : [];
  const others = [
    ...(leads && !alone ? [ACTION] : []),
    ...unlisted.filter((fact) => !leads || factKey(fact) !== factKey(ACTION)),
  ];
  const past = leads && type.history && type.actions.length > 0;
  const option = (fact: Fact) => (
    <option key={factKey(fact)} value={factKey(fact)}>
      {label(fact)}
    </option>
  );
  return (
    <>
      {alone ? (
        record.map(option)
      ) : record.length === 0 ? null : (
        <optgroup label={t('ofRecord')}>{record.map(option)}</optgroup>
      )}
      {asker.length === 0 ? null : <optgroup label={t('ofAsker')}>{asker.map(option)}</optgroup>}
      {others.length === 0 && !past ? null : (
        <optgroup label={t('others')}>
          {others.map(option)}
          {past ? <option value={TOOK}>{t('past')}</option> : null}
        </optgroup>
      )}
    </>
  );
}
