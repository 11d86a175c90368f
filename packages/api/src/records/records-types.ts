import { moduleOf } from '@remit/policy/catalog';
import { countRecords } from '@remit/store/records/records';
import { rowsOf } from '../guard.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { RecordTypesView, RecordTypeView } from './records-views.ts';

/** The types of which the asker may read some records, each with how many; all there are, where they may know. */
export async function recordTypes(call: TenantCall): Promise<RecordTypesView> {
  const { document } = call.policy.compiled;
  const knowsTotals = rowsOf(call, 'remit.Member', 'explain').kind !== 'none';
  const types: RecordTypeView[] = [];
  for (const type of document.resources) {
    const filter = rowsOf(call, type.name, 'read');
    if (filter.kind === 'none') continue;
    const [readable = 0, total = 0] = await countRecords(call.tx, type, [filter, { kind: 'all' }]);
    const module = moduleOf(type.name);
    types.push({
      type: type.name,
      label: type.label,
      module,
      moduleLabel: document.modules.find(({ name }) => name === module)?.label ?? module,
      readable,
      total: knowsTotals || filter.kind === 'all' ? total : null,
    });
  }
  return { types };
}
