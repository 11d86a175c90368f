import { actionsOf, moduleOf } from '@remit/policy/catalog';
import { rowsOf } from '../guard.ts';
import type { SimulateFormView } from './simulate-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What the simulator's questions can be made of: types with their actions and fields, and places. */
export function simulateForm(call: TenantCall): SimulateFormView {
  const { compiled } = call.policy;
  const explainsOthers = rowsOf(call, 'remit.Member', 'explain').kind !== 'none';
  return {
    types: [...compiled.types.values()].map((type) => {
      const module = moduleOf(type.name);
      return {
        type: type.name,
        label: type.label,
        moduleLabel: compiled.document.modules.find(({ name }) => name === module)?.label ?? 'Remit',
        actions: actionsOf(type),
        fields: type.fields,
      };
    }),
    folders: explainsOthers ? call.directory.directory.folders : [],
    policyVersion: call.standing.policyVersion,
    now: call.environment.now,
  };
}
