import type { Least, RowsLine, RowsView } from './changes-impact-views.ts';
import type { CountedRows, RowsEffect } from './draft-effect-rows.ts';
import type { PolicyInForce } from '../policy/policy-cache.ts';
import type { TenantCall } from '../tenant-call.ts';
import { toldMembers } from '../told-members.ts';

const mostLines = 200;

/** Records counted for the people whom the asker may be told about, a line for each action and field. */
export function rowsView(call: TenantCall, draft: PolicyInForce, rows: RowsEffect): RowsView {
  const tells = toldMembers(call);
  const told = rows.counted
    .map((each) => ({ ...each, members: each.members.filter(tells) }))
    .filter(({ members }) => members.length > 0);
  const groups = Map.groupBy(told, ({ type, kind, name }) => JSON.stringify([type, kind, name]));
  return {
    lines: [...groups.values()]
      .flatMap((some) => lineOf(call, draft, some))
      .toSorted((a, b) => b.lost.most - a.lost.most || b.gained.most - a.gained.most)
      .slice(0, mostLines),
    uncounted: rows.uncounted.filter(tells).length,
  };
}

function lineOf(
  { policy }: TenantCall,
  { compiled }: PolicyInForce,
  some: readonly CountedRows[],
): readonly RowsLine[] {
  const [first] = some;
  if (first === undefined) return [];
  const { type, kind, name } = first;
  const declared = compiled.types.get(type) ?? policy.compiled.types.get(type);
  const field = kind === 'field' ? declared?.fields.find((each) => each.name === name) : undefined;
  const range = (of: (counted: CountedRows) => number): Least => {
    const numbers = some.map(of);
    return { least: Math.min(...numbers), most: Math.max(...numbers) };
  };
  return [
    {
      kind,
      type,
      typeLabel: declared?.label ?? type,
      name,
      label: field?.label ?? name,
      people: new Set(some.flatMap(({ members }) => members)).size,
      before: range(({ count }) => count.before),
      after: range(({ count }) => count.after),
      gained: range(({ count }) => count.gained),
      lost: range(({ count }) => count.lost),
    },
  ];
}
