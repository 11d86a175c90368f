import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { newLine } from '@remit/policy/condition-choices';
import { type ConditionForm, conditionForm, conditionOfForm } from '@remit/policy/condition-form';
import type { Condition } from '@remit/policy/condition';
import type { ConditionEdit } from '@remit/policy/edit-condition';
import { Button } from '../../parts/button.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { useFormGround } from './form-ground.ts';
import { LineRow } from './line-row.tsx';
import { type PartAction, PartMenu } from './part-menu.tsx';

interface ConditionEditorProps {
  readonly condition: Condition;
  /** Where it stands in its item. */
  readonly slot: string;
  readonly onEdit: (edit: ConditionEdit) => void;
  /** Makes a record set of a part; absent where the item is about several types. */
  readonly onExtract?: ((condition: Condition) => void) | undefined;
}

/** A condition as a form: lists of all or any, nested as deep as they are, each line in its own controls. */
export function ConditionEditor({ condition, slot, onEdit, onExtract }: ConditionEditorProps) {
  return (
    <Node form={conditionForm(condition)} slot={slot} place={null} onEdit={onEdit} onExtract={onExtract} />
  );
}

interface NodeProps extends Omit<ConditionEditorProps, 'condition'> {
  readonly form: ConditionForm;
  /** Where it stands in the list around it; null outside one. */
  readonly place: { readonly at: number; readonly of: number } | null;
}

const partOf = (slot: string, path: string): string => (path === '' ? slot : `${slot}.${path}`);

function Node({ form, slot, place, onEdit, onExtract }: NodeProps) {
  const t = useTranslations('rules');
  const ground = useFormGround();
  const { path } = form;
  const part = partOf(slot, path);
  const fresh = (): Condition => {
    const made = conditionOfForm(newLine('', ground.type, ground));
    if (made === null) throw new Error('a new line holds no condition');
    return made;
  };
  const actions: readonly PartAction[] = [
    { name: 'addAnd', run: () => onEdit({ kind: 'join', path, with: 'and', condition: fresh() }) },
    { name: 'addOr', run: () => onEdit({ kind: 'join', path, with: 'or', condition: fresh() }) },
    { name: 'negate', run: () => onEdit({ kind: 'negate', path }) },
    ...(place !== null && place.at > 0
      ? [{ name: 'up' as const, run: () => onEdit({ kind: 'move', path, by: -1 }) }]
      : []),
    ...(place !== null && place.at < place.of - 1
      ? [{ name: 'down' as const, run: () => onEdit({ kind: 'move', path, by: 1 }) }]
      : []),
    ...(onExtract === undefined
      ? []
      : [
          {
            name: 'extract' as const,
            run: () => {
              const condition = conditionOfForm(form);
              if (condition !== null) onExtract(condition);
            },
          },
        ]),
    { name: 'removePart', run: () => onEdit({ kind: 'remove', path }) },
  ];
  const menu = ground.locked ? null : <PartMenu actions={actions} />;
  const inner = (each: ConditionForm, at: number, of: number) => (
    <Node key={each.path} form={each} slot={slot} place={{ at, of }} onEdit={onEdit} onExtract={onExtract} />
  );
  const box = 'rounded-lg border border-line bg-canvas p-2 sm:p-2.5';
  switch (form.kind) {
    case 'list':
      return (
        <div role="group" aria-label={t(form.of)} className={box}>
          <div className="mb-2 flex items-center justify-between gap-2">
            <span data-part={part} className="w-36">
              <SelectBox
                aria-label={t('operator')}
                value={form.of}
                onChange={() => onEdit({ kind: 'switch', path })}
              >
                <option value="all">{t('all')}</option>
                <option value="any">{t('any')}</option>
              </SelectBox>
            </span>
            {menu}
          </div>
          <div className="flex flex-col gap-2">
            {form.parts.map((each, at) => inner(each, at, form.parts.length))}
          </div>
          {ground.locked ? null : (
            <Button
              look="ghost"
              className="mt-2"
              icon={<Plus size={14} aria-hidden />}
              onClick={() => {
                const last = form.parts.at(-1);
                if (last === undefined) return;
                const kind = form.of === 'all' ? 'and' : 'or';
                onEdit({ kind: 'join', path: last.path, with: kind, condition: fresh() });
              }}
            >
              {t(form.of === 'all' ? 'addAnd' : 'addOr')}
            </Button>
          )}
        </div>
      );
    case 'not':
      return (
        <div role="group" aria-label={t('not')} className={box}>
          <div className="mb-2 flex items-center justify-between gap-2">
            <span data-part={part} tabIndex={-1} className="font-medium">
              {t('not')}
            </span>
            {menu}
          </div>
          <Node form={form.part} slot={slot} place={null} onEdit={onEdit} onExtract={onExtract} />
        </div>
      );
    case 'constant':
      return (
        <div className="flex items-start gap-1.5">
          <span data-part={part} className="w-44">
            <SelectBox
              aria-label={t('operator')}
              value={String(form.value)}
              onChange={({ target }) =>
                onEdit({
                  kind: 'set',
                  path,
                  condition:
                    target.value === 'line' ? fresh() : { kind: 'constant', value: target.value === 'true' },
                })
              }
            >
              <option value="true">{t('constantTrue')}</option>
              <option value="false">{t('constantFalse')}</option>
              <option value="line">{t('left')}…</option>
            </SelectBox>
          </span>
          <span className="flex-1" />
          {menu}
        </div>
      );
    case 'took':
      return (
        <div className="flex flex-wrap items-center gap-1.5">
          <span>{t('took')}</span>
          <span data-part={`${part}.action`} className="w-36">
            <SelectBox
              aria-label={t('actions')}
              value={form.action}
              onChange={({ target }) =>
                onEdit({ kind: 'set', path, condition: { kind: 'took', action: target.value } })
              }
            >
              {[...new Set([form.action, ...ground.type.actions])].map((action) => (
                <option key={action}>{action}</option>
              ))}
            </SelectBox>
          </span>
          <span className="flex-1">{t('tookAfter')}</span>
          {menu}
        </div>
      );
    case 'line':
      return (
        <div className="flex items-start gap-1.5">
          <LineRow
            line={form}
            part={part}
            onChange={(condition) => onEdit({ kind: 'set', path, condition })}
          />
          {menu}
        </div>
      );
    default:
      return form satisfies never;
  }
}
