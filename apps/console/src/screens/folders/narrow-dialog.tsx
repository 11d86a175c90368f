import { Checkbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { actionsOf } from '@remit/policy/catalog';
import type { PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { editScopeGrant, meaningAt } from '../../draft/edit-folder-scope.ts';
import { grantsOn, typesOf } from '../../draft/grant-reach.ts';
import { carriesConditions } from '../../draft/grant-shape.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';

interface NarrowDialogProps {
  readonly draft: Draft;
  readonly role: Role;
  readonly folder: string;
  readonly onClose: () => void;
}

/** What a role shall give in a folder, of what it gives elsewhere: one box for each action on each type. */
export function NarrowDialog({ draft, role, folder, onClose }: NarrowDialogProps) {
  const t = useTranslations('folders');
  const tryEdit = useTryEdit(draft);
  const label = role.label ?? role.name;
  const { document } = draft;
  const here: Role = { ...role, grants: meaningAt(document, { folder, role: role.name }) };
  const lines = typesOf(document)
    .map((type) => ({ type, actions: givenOn(document, role, here, type) }))
    .filter(({ actions }) => actions.length > 0);
  const set = (type: string, action: string, on: boolean): void => {
    tryEdit(t('edit.narrow', { role: label, folder }), (current) =>
      editScopeGrant(current, {
        folder,
        role: role.name,
        type,
        action,
        to: on ? 'all' : 'none',
        ...(on ? {} : { withConditions: 'removed' as const }),
      }),
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('narrowTitle', { role: label, folder })}
      description={t('narrowLead')}
    >
      {lines.length === 0 ? <p className="text-ink-2">{t('narrowNothing')}</p> : null}
      <div className="flex flex-col gap-4">
        {lines.map(({ type, actions }) => (
          <fieldset key={type.name}>
            <legend className="mb-1 font-medium">{type.label}</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-1">
              {actions.map(({ action, given, bound }) => (
                <label key={action} className="flex min-h-6 items-center gap-2 max-sm:min-h-11">
                  <Checkbox.Root
                    checked={given}
                    onCheckedChange={(on) => set(type.name, action, on)}
                    className="grid size-4.5 place-items-center rounded border border-line-strong bg-surface data-checked:border-accent-solid data-checked:bg-accent-solid"
                  >
                    <Checkbox.Indicator>
                      <Check size={13} aria-hidden className="text-on-accent" />
                    </Checkbox.Indicator>
                  </Checkbox.Root>
                  <span>{action}</span>
                  {given && bound ? (
                    <span className="text-2xs text-ink-3">{t('narrowConditions')}</span>
                  ) : null}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <div className="mt-5 flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The actions on a type that a role gives by itself, or is said to give here; whether it does here, and under a condition. */
function givenOn(document: PolicyDocument, role: Role, here: Role, type: ResourceType) {
  return actionsOf(type).flatMap((action) => {
    const now = grantsOn(document, here, type, action);
    if (now.length === 0 && grantsOn(document, role, type, action).length === 0) return [];
    return [{ action, given: now.length > 0, bound: now.some(carriesConditions) }];
  });
}
