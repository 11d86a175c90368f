import type { Condition } from '@remit/policy/condition';
import type { Approval, ResourceType } from '@remit/policy/document';
import type { SaidItem } from '@remit/policy/words/item-sentence';

/** A place of an item where a condition stands, or may. */
export interface ItemSlot {
  /** `when`, `unless`, `where`, or `steps[1].when`. */
  readonly path: string;
  readonly kind: 'when' | 'unless' | 'where' | 'step' | 'question' | 'file';
  /** Of a step, a question or a file. */
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

/**
 * The conditions of an item, those that it does not have yet included.
 * @param type whose fields it asks for, by which a question without words of its own is called; null where it is about several
 */
export function slotsOf(item: SaidItem, type: ResourceType | null): readonly ItemSlot[] {
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
    case 'approval': {
      const { asks = [], attaches = [], steps } = item.entry;
      const label = (field: string): string =>
        type?.fields.find(({ name }) => name === field)?.label ?? field;
      return [
        ...asks.map(({ field, text, when }, at) =>
          slot(`asks[${at}].when`, 'question', when, true, text ?? label(field)),
        ),
        ...attaches.map(({ text, when }, at) => slot(`attaches[${at}].when`, 'file', when, true, text)),
        ...steps.map(({ name, when }, at) => slot(`steps[${at}].when`, 'step', when, true, name)),
      ];
    }
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

/** A list of which one part has another condition; null takes it away. */
const withWhen = <Part extends { readonly when?: Condition }>(
  parts: readonly Part[],
  place: number,
  condition: Condition | null,
) =>
  parts.map((each, at) => {
    if (at !== place) return each;
    const { when: _, ...rest } = each;
    return condition === null ? rest : { ...rest, when: condition };
  });

/** An approval with another condition of a step, a question or a file. */
function withPart(approval: Approval, path: string, condition: Condition | null): Approval {
  const [, list, place] = /^(steps|asks|attaches)\[(\d+)\]\.when$/u.exec(path) ?? [];
  const { steps, asks = [], attaches = [] } = approval;
  const at = Number(place);
  if (list === 'steps') return { ...approval, steps: withWhen(steps, at, condition) };
  if (list === 'asks') return { ...approval, asks: withWhen(asks, at, condition) };
  return list === 'attaches' ? { ...approval, attaches: withWhen(attaches, at, condition) } : approval;
}

/** The item with another condition at a slot; null takes it away. */
export function withSlot(item: SaidItem, path: string, condition: Condition | null): SaidItem {
  if (item.kind === 'approval') return { ...item, entry: withPart(item.entry, path, condition) };
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
