import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RoleUseView } from '@remit/api/uses/uses-views';
import type { Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { editCells } from '../../draft/edit-cells.ts';
import { typesOf } from '../../draft/grant-reach.ts';
import { knownUses } from '../../draft/known-uses.ts';
import { ownCells, unusedCells } from '../../draft/unused-cells.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { toggled } from '../../parts/toggled.ts';
import { When } from '../../parts/when.tsx';

interface RightSizeFormProps {
  readonly draft: Draft;
  readonly role: Role;
  readonly use: RoleUseView;
  readonly onClose: () => void;
}

/** What nobody used of a role, each to be chosen; what is chosen becomes one edit of the draft, which then says whom it touches. */
export function RightSizeForm({ draft, role, use, onClose }: RightSizeFormProps) {
  const t = useTranslations('rightSize');
  const tryEdit = useTryEdit(draft);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { document, base } = draft;
  const uses = knownUses(use);
  const label = role.label ?? role.name;
  const types = new Map(typesOf(document).map((type) => [type.name, type.label]));
  const own = ownCells(document, base, role.name);
  const cells = unusedCells(own, uses).map((cell) => ({ ...cell, key: `${cell.type} ${cell.action}` }));
  if (cells.length === 0) {
    const told = own.some(({ type, action }) => uses.recorded(type, action));
    return <EmptyState title={t('nothing')} reason={told ? t('allUsed') : t('noneTold')} />;
  }
  const taken = cells.filter(({ key }) => chosen.has(key));
  const apply = (): void => {
    const made = tryEdit(t('edit', { role: label }), (current) => ({
      ok: true,
      document: editCells(current, base, taken, { to: 'none', conditions: 'removed' }).document,
    }));
    if (made) onClose();
  };
  const toggle = (key: string): void => setChosen(toggled(chosen, key));
  return (
    <>
      <fieldset className="flex flex-col">
        <legend className="sr-only">{t('choose', { role: label })}</legend>
        {cells.map(({ key, type, action }) => {
          const last = uses.last(role.name, type, action);
          return (
            <CheckField key={key} checked={chosen.has(key)} onChange={() => toggle(key)}>
              <span className="min-w-0 flex-1">{t('cell', { type: types.get(type) ?? type, action })}</span>
              <span className="text-xs text-ink-3">
                {last === null ? (
                  t('never')
                ) : (
                  <>
                    {t('last')} <When at={last} />
                  </>
                )}
              </span>
            </CheckField>
          );
        })}
      </fieldset>
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          look="ghost"
          onClick={() => setChosen(new Set(taken.length === cells.length ? [] : cells.map(({ key }) => key)))}
        >
          {taken.length === cells.length ? t('none') : t('all')}
        </Button>
        <GuardedButton
          look="primary"
          guard={taken.length === 0 ? { allowed: false, reason: t('nothingChosen'), next: null } : draft.edit}
          asked={{ title: t('applyNone') }}
          onPress={apply}
        >
          {taken.length === 0 ? t('applyNone') : t('apply', { count: taken.length })}
        </GuardedButton>
      </div>
    </>
  );
}
