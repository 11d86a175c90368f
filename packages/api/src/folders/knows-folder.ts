import { moduleOf, REMIT_MODULE } from '@remit/policy/catalog';
import { matches } from '@remit/policy/evaluate-row-filter';
import { isWithin } from '@remit/policy/path';
import { anyRecord, planWithSources } from '@remit/policy/plan-rows';
import { folderRecord } from './folder-record.ts';
import { rowsOf } from '../guard.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Whether the asker may know that a folder is there, and what it is called: whoever sees folders, and whoever reads every
 * record of some kind in it, for a record says where it lies. Of others a name could tell what goes on in them.
 */
export function knowsFolder(call: TenantCall): (path: string) => boolean {
  const { policy, subject, environment } = call;
  const readable = rowsOf(call, 'remit.Folder', 'read');
  const read = [...policy.compiled.types.values()].flatMap((type) => {
    if (moduleOf(type.name) === REMIT_MODULE) return [];
    const { sources } = planWithSources(policy.compiled, subject, 'read', type, environment);
    const trees = [...new Set(sources.map(({ source }) => source.folder))];
    return trees.length === 0 ? [] : [{ type, trees }];
  });
  return (path) =>
    matches(readable, folderRecord(path)) ||
    read.some(({ type, trees }) => {
      if (!trees.some((tree) => isWithin(path, tree))) return false;
      const here = { ...anyRecord('read'), folder: path };
      return planWithSources(policy.compiled, subject, 'read', type, environment, here).filter.kind === 'all';
    });
}
