import { askedOf } from '@remit/approvals/asked-of';
import { missingFrom } from '@remit/approvals/missing-from';
import type { Environment, Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { askedFilesOf } from '@remit/store/files/asked-files';
import type { TenantTransaction } from '@remit/store/tenant-transaction';

/**
 * How many of these requests lack something that their form asks for under a draft alone. They wait on as they are, for
 * they were complete when they were sent; whoever changes one is asked.
 */
export async function lackingUnder(
  tx: TenantTransaction,
  resources: readonly Resource[],
  [now, then]: readonly [CompiledPolicy, CompiledPolicy],
  environment: Environment,
): Promise<number> {
  const files = await askedFilesOf(
    tx,
    resources.flatMap(({ id }) => id ?? []),
  );
  return resources.filter((resource) => {
    const [before, after] = [now, then].map((compiled) => {
      const there = files.get(resource.id ?? '') ?? new Set<string>();
      const missing = missingFrom(askedOf(compiled, resource, environment), resource, there);
      return new Set(missing.map(({ kind, name }) => `${kind} ${name}`));
    });
    return [...(after ?? [])].some((each) => before?.has(each) !== true);
  }).length;
}
