import type { Condition } from '@remit/policy/condition';
import type { SaidItem } from '@remit/policy/item-sentence';

/** A place of an item where a condition stands, or may. */
export interface ItemSlot {
  /** `when`, `unless`, `where`, or `steps[1].when`. */
  readonly path: string;
  readonly kind: 'when' | 'unless' | 'where' | 'step';
  /** Of a step. */
  readonly name: string;
  readonly condition: Condition | null;
  /** Whether the item can be without it. */
  readonly optional: boolean;
}

const slot = (
  path: string,
  kind: ItemSlot['kind'],
  condition: Condition | undefined,
  optional: boolean,
  name = '',
): ItemSlot => ({ path, kind, name, condition: condition ?? null, optional });

/** The conditions of an item, those that it does not have yet included. */
export function slotsOf(item: SaidItem): readonly ItemSlot[] {
  switch (item.kind) {
    case 'rule':
      return [
        slot('when', 'when', item.entry.when, true),
        ...(item.entry.kind === 'forbid' ? [slot('unless', 'unless', item.entry.unless, true)] : []),
      ];
    case 'policy':
    case 'set':
      return [slot('where', 'where', item.entry.where, false)];
    case 'guard':
      return [slot('when', 'when', item.entry.when, true)];
    case 'approval':
      return item.entry.steps.map(({ name, when }, at) =>
        slot(`steps[${at}].when`, 'step', when, true, name),
      );
    case 'exclusion':
      return [];
    default:
      return item satisfies never;
  }
}

/** The types whose records the conditions of an item are put to. */
export function typesOfItem(item: SaidItem): readonly string[] {
  switch (item.kind) {
    case 'rule':
      return item.entry.on;
    case 'policy':
    case 'set':
      return [item.entry.type];
    case 'guard':
      return item.entry.never.kind === 'field' ? [item.entry.never.type] : item.entry.never.on;
    case 'approval':
      return [item.entry.on];
    case 'exclusion':
      return item.entry.kind === 'actions' ? [item.entry.on] : [];
    default:
      return item satisfies never;
  }
}

/** The item with another condition at a slot; null takes it away. */
export function withSlot(item: SaidItem, path: string, condition: Condition | null): SaidItem {
  const step = /^steps\[(\d+)\]\.when$/u.exec(path)?.[1];
  if (item.kind === 'approval' && step !== undefined) {
    const steps = item.entry.steps.map((each, at) => {
      if (at !== Number(step)) return each;
      const { when: _, ...rest } = each;
      return condition === null ? rest : { ...rest, when: condition };
    });
    return { ...item, entry: { ...item.entry, steps } };
  }
  if (item.kind === 'policy') {
    return condition === null ? item : { ...item, entry: { ...item.entry, where: condition } };
  }
  if (item.kind === 'set') {
    return condition === null ? item : { ...item, entry: { ...item.entry, where: condition } };
  }
  if (item.kind === 'guard') {
    const { when: _, ...rest } = item.entry;
    return { ...item, entry: condition === null ? rest : { ...rest, when: condition } };
  }
  if (item.kind !== 'rule') return item;
  if (path === 'unless' && item.entry.kind === 'forbid') {
    const { unless: _, ...rest } = item.entry;
    return { ...item, entry: condition === null ? rest : { ...rest, unless: condition } };
  }
  const { when: _, ...rest } = item.entry;
  return { ...item, entry: condition === null ? rest : { ...rest, when: condition } };
}
