import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { newLine } from '@remit/policy/condition-choices';
import { type ConditionForm, conditionForm, conditionOfForm } from '@remit/policy/condition-form';
import type { Condition } from '@remit/policy/condition';
import type { ConditionEdit } from '@remit/policy/draft/edit-condition';
import { Button } from '../../parts/button.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { conditionActions } from './condition-actions.ts';
import { ConditionBox } from './condition-box.tsx';
import { ConstantInput } from './constant-input.tsx';
import { useFormGround } from './form-ground.ts';
import { LineRow } from './line-row.tsx';
import { PartMenu } from './part-menu.tsx';

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
  const set = (condition: Condition): void => onEdit({ kind: 'set', path, condition });
  const menu = ground.locked ? null : (
    <PartMenu actions={conditionActions(form, { place, fresh, onEdit, onExtract })} />
  );
  const inner = (each: ConditionForm, within: NodeProps['place']) => (
    <Node key={each.path} form={each} slot={slot} place={within} onEdit={onEdit} onExtract={onExtract} />
  );
  switch (form.kind) {
    case 'list':
      return (
        <ListBox form={form} part={part} menu={menu} fresh={fresh} onEdit={onEdit}>
          {form.parts.map((each, at) => inner(each, { at, of: form.parts.length }))}
        </ListBox>
      );
    case 'not': {
      const head = (
        <span data-part={part} tabIndex={-1} className="font-medium">
          {t('not')}
        </span>
      );
      return (
        <ConditionBox label={t('not')} head={head} menu={menu}>
          {inner(form.part, null)}
        </ConditionBox>
      );
    }
    case 'constant':
      return (
        <div className="flex items-start gap-1.5">
          <span data-part={part} className="w-44">
            <ConstantInput
              value={form.value}
              onValue={(value) => set({ kind: 'constant', value })}
              onLine={() => set(fresh())}
            />
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
              onChange={({ target }) => set({ kind: 'took', action: target.value })}
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
          <LineRow line={form} part={part} onChange={set} />
          {menu}
        </div>
      );
    default:
      return form satisfies never;
  }
}

interface ListBoxProps {
  readonly form: Extract<ConditionForm, { kind: 'list' }>;
  readonly part: string;
  readonly menu: ReactNode;
  /** Makes a line to begin with. */
  readonly fresh: () => Condition;
  readonly onEdit: (edit: ConditionEdit) => void;
  /** Its parts, each in its own controls. */
  readonly children: ReactNode;
}

/** A list of which all must hold, or any; and the button that lengthens it. */
function ListBox({ form, part, menu, fresh, onEdit, children }: ListBoxProps) {
  const t = useTranslations('rules');
  const { locked } = useFormGround();
  const last = form.parts.at(-1);
  const add = (): void => {
    const how = form.of === 'all' ? 'and' : 'or';
    if (last !== undefined) onEdit({ kind: 'join', path: last.path, with: how, condition: fresh() });
  };
  const head = (
    <span data-part={part} className="w-36">
      <SelectBox
        aria-label={t('operator')}
        value={form.of}
        onChange={() => onEdit({ kind: 'switch', path: form.path })}
      >
        <option value="all">{t('all')}</option>
        <option value="any">{t('any')}</option>
      </SelectBox>
    </span>
  );
  return (
    <ConditionBox label={t(form.of)} head={head} menu={menu}>
      <div className="flex flex-col gap-2">{children}</div>
      {locked ? null : (
        <Button look="ghost" className="mt-2" icon={<Plus size={14} aria-hidden />} onClick={add}>
          {t(form.of === 'all' ? 'addAnd' : 'addOr')}
        </Button>
      )}
    </ConditionBox>
  );
}
