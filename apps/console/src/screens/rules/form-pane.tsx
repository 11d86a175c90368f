import { Plus } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { Guard } from '@remit/api/views';
import { newLine } from '@remit/policy/condition-choices';
import { conditionOfForm } from '@remit/policy/condition-form';
import type { Condition } from '@remit/policy/condition';
import type { PolicyDocument } from '@remit/policy/document';
import { editCondition } from '@remit/policy/draft/edit-condition';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import { Button } from '../../parts/button.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { type FormGround, FormGroundProvider } from './form-ground.ts';
import { HeadForm } from './head-form.tsx';
import { type ItemSlot, slotsOf, withSlot } from './item-slots.ts';

interface FormPaneProps {
  readonly item: SaidItem;
  readonly document: PolicyDocument;
  readonly ground: FormGround;
  /** Whether its reader may edit the policy; where not, the form says why above what it locks. */
  readonly edit: Guard;
  readonly onChange: (item: SaidItem) => void;
  readonly onExtract: ((condition: Condition) => void) | undefined;
}

/** A rule as a form: what it is about, and each of its conditions. */
export function FormPane({ item, document, ground, edit, onChange, onExtract }: FormPaneProps) {
  const t = useTranslations('rules');
  const reasonId = useId();
  const begin = (slot: ItemSlot): void => {
    const condition = conditionOfForm(newLine('', ground.type, ground));
    if (condition !== null) onChange(withSlot(item, slot.path, condition));
  };
  return (
    <FormGroundProvider value={{ ...ground, lockedBy: edit.allowed ? undefined : reasonId }}>
      {edit.allowed ? null : (
        <p id={reasonId} className="mb-4 text-warn">
          {[edit.reason, edit.next].filter(Boolean).join(' ')}
        </p>
      )}
      {/* Locked, every control in it is: the form says what stands and takes nothing. */}
      <fieldset
        disabled={ground.locked}
        aria-describedby={edit.allowed ? undefined : reasonId}
        className="flex min-w-0 flex-col gap-5 disabled:opacity-70"
      >
        <HeadForm item={item} document={document} onChange={onChange} />
        {slotsOf(item, ground.type).map((slot) => (
          <div key={slot.path} role="group" aria-label={t(`slot.${slot.kind}`, { name: slot.name })}>
            <div className="mb-1.5 flex min-h-7 items-center justify-between gap-2">
              <span className="font-medium">{t(`slot.${slot.kind}`, { name: slot.name })}</span>
              {slot.condition !== null && slot.optional && !ground.locked ? (
                <Button look="ghost" onClick={() => onChange(withSlot(item, slot.path, null))}>
                  {t('removeSlot')}
                </Button>
              ) : null}
            </div>
            {slot.condition === null ? (
              <Button icon={<Plus size={14} aria-hidden />} onClick={() => begin(slot)}>
                {t(slot.kind === 'unless' ? 'addSlot.unless' : 'addSlot.when')}
              </Button>
            ) : (
              <ConditionEditor
                condition={slot.condition}
                slot={slot.path}
                onExtract={onExtract}
                onEdit={(edit) => {
                  const next = editCondition(slot.condition ?? { kind: 'constant', value: true }, edit);
                  // What the item cannot be without becomes always true, which it says, and not nothing.
                  const kept: Condition | null =
                    next === null && !slot.optional ? { kind: 'constant', value: true } : next;
                  onChange(withSlot(item, slot.path, kept));
                }}
              />
            )}
          </div>
        ))}
      </fieldset>
    </FormGroundProvider>
  );
}
