import type { GraphNames } from './graph-fold.ts';
import { roleLabel } from '../grant-words.ts';
import type { TenantCall } from '../tenant-call.ts';

/** How what is in a graph is called; permissions are put together by their type, people by their department. */
export function graphNames({ directory, policy: { compiled } }: TenantCall): GraphNames {
  const typeLabel = (name: string): string => compiled.types.get(name)?.label ?? name;
  return {
    of: (key) => {
      const { kind, id } = partsOfKey(key);
      switch (kind) {
        case 'person': {
          const chip = directory.chip(id);
          return { label: chip?.name ?? id, detail: chip?.title ?? null };
        }
        case 'group':
          return { label: directory.group(id)?.name ?? id, detail: null };
        case 'department':
          return { label: directory.department(id)?.name ?? id, detail: id };
        case 'role':
          return { label: roleLabel(compiled, id), detail: null };
        case 'permission': {
          const [type = '', action = ''] = id.split(':');
          return { label: `${typeLabel(type)}: ${action}`, detail: type };
        }
        default:
          return { label: id, detail: null };
      }
    },
    groupOf: (key) => {
      const { kind, id } = partsOfKey(key);
      if (kind === 'permission') {
        const [type = ''] = id.split(':');
        return { id: type, label: typeLabel(type) };
      }
      if (kind !== 'person') return null;
      const chip = directory.chip(id);
      return chip?.department === null || chip === null
        ? null
        : { id: chip.department, label: chip.departmentName ?? chip.department };
    },
  };
}

function partsOfKey(key: string): { readonly kind: string; readonly id: string } {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at), id: key.slice(at + 1) };
}
