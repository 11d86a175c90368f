import { expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { identityRouter } from './identity-router.ts';
import { tenantRouter } from './tenant/tenant-router.ts';

// Where tRPC keeps what it was told of a procedure.
const definition = '_def';

interface Routed {
  readonly [definition]: { readonly inputs: readonly ZodType[] };
}

const routed = [identityRouter, tenantRouter].flatMap((router) =>
  Object.entries(router[definition].procedures as unknown as Readonly<Record<string, Routed>>),
);

/** A key that no procedure takes; nobody sets what the server sets by naming it. */
const foreign = 'created_at_by_nobody';

/** Inputs with the key: one, or one for each kind where an input says of which kind it is. */
function withForeignKey(schema: ZodType): readonly object[] {
  const [issue] = schema.safeParse({ [foreign]: 'x' }).error?.issues ?? [];
  if (issue?.code !== 'invalid_union' || issue.discriminator === undefined) return [{ [foreign]: 'x' }];
  const { discriminator } = issue;
  const kinds = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return kinds.map((kind: unknown) => ({ [discriminator]: kind, [foreign]: 'x' }));
}

test.each(routed)('%s refuses a key that it does not take, whatever else is wrong', (_, procedure) => {
  for (const schema of procedure[definition].inputs) {
    const inputs = withForeignKey(schema);
    expect(inputs.length).toBeGreaterThan(0);
    for (const input of inputs) {
      expect(JSON.stringify(schema.safeParse(input).error?.issues ?? [])).toContain(foreign);
    }
  }
});
