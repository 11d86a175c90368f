import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { actionsOf, REMIT_TYPES } from '@remit/policy/catalog';
import type { PolicyDocument, ResourceType } from '@remit/policy/document';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ExclusionHead } from './exclusion-head.tsx';
import { NameList } from './name-list.tsx';
import { RuleHead } from './rule-head.tsx';
import { TypeSelect } from './type-select.tsx';

// Of one kind of rule, and the editor is the largest route there is.
const ApprovalForm = lazyPart(async () => (await import('./approval-form.tsx')).ApprovalForm);

interface HeadFormProps {
  readonly item: SaidItem;
  readonly document: PolicyDocument;
  readonly onChange: (item: SaidItem) => void;
}

const named = (types: readonly ResourceType[]) =>
  types.map(({ name, label }) => ({ name, label: `${label} (${name})` }));

/** What a rule is about beside its conditions: its effect, actions, types, roles and reason. */
export function HeadForm({ item, document, onChange }: HeadFormProps) {
  const t = useTranslations('rules');
  const types = named([...document.resources, ...REMIT_TYPES]);
  const roles = document.roles.map(({ name, label }) => ({ name, label: label ?? name }));
  switch (item.kind) {
    case 'rule':
      return (
        <RuleHead
          rule={item.entry}
          types={types}
          actions={actionsFor(item.entry.on, document)}
          onChange={(entry) => onChange({ kind: 'rule', entry })}
        />
      );
    case 'policy':
      return (
        <div className="flex flex-col gap-3">
          <NameList
            label={t('roles')}
            part="roles"
            names={item.entry.roles}
            choices={roles}
            adding={t('addRole')}
            onChange={(names) => onChange({ ...item, entry: { ...item.entry, roles: names } })}
          />
          <TypeSelect
            type={item.entry.type}
            types={types}
            part="type"
            onChange={(type) => onChange({ ...item, entry: { ...item.entry, type } })}
          />
        </div>
      );
    case 'set':
      return (
        <TypeSelect
          type={item.entry.type}
          types={types}
          part="type"
          onChange={(type) => onChange({ ...item, entry: { ...item.entry, type } })}
        />
      );
    case 'exclusion': {
      const { entry } = item;
      if (entry.kind === 'roles')
        return (
          <NameList
            label={t('roles')}
            part="roles"
            names={entry.roles}
            choices={roles}
            adding={t('addRole')}
            onChange={(names) => onChange({ ...item, entry: { ...entry, roles: names } })}
          />
        );
      return (
        <ExclusionHead
          exclusion={entry}
          actions={actionsFor([entry.on], document)}
          onChange={(next) => onChange({ ...item, entry: next })}
        />
      );
    }
    case 'approval': {
      const type = [...document.resources, ...REMIT_TYPES].find(({ name }) => name === item.entry.on);
      return type === undefined ? (
        <p className="text-ink-2">{t('asText')}</p>
      ) : (
        <Suspense fallback={<Skeleton lines={4} />}>
          <ApprovalForm
            approval={item.entry}
            type={type}
            roles={roles}
            onChange={(entry) => onChange({ ...item, entry })}
          />
        </Suspense>
      );
    }
    case 'guard':
      return <p className="text-ink-2">{t('asText')}</p>;
    default:
      return item satisfies never;
  }
}

/** Actions that every one of the types has. */
function actionsFor(on: readonly string[], document: PolicyDocument): readonly string[] {
  const types = [...document.resources, ...REMIT_TYPES].filter(({ name }) => on.includes(name));
  const [first, ...others] = types.map(actionsOf);
  return (first ?? []).filter((action) => others.every((each) => each.includes(action)));
}
