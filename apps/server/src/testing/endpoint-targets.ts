import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Target } from './endpoint-row.ts';
import type { ServedTenant } from './serve-sample.ts';

/** Makes what calls are about. */
export interface TargetMaker {
  /**
   * @param department in which it lies
   * @param asker who submitted one of its requests; null for a colleague
   */
  make(department: string, asker: string | null): Promise<Target>;
}

interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly department: string;
}

/** @param notThese members that are personas: what happens to a colleague must not happen to them */
export async function targetMaker(tenant: ServedTenant, notThese: readonly string[]): Promise<TargetMaker> {
  const everybody = await tenant.rows<Colleague>(
    sql`select id, name, email, department from remit.member where status = 'active' order by id`,
  );
  const colleagues = everybody.filter(({ id }) => !notThese.includes(id));
  let taken = 0;
  return {
    make: async (department, asker) => {
      const there = colleagues.filter((each) => each.department === department);
      // Each in turn: somebody who was suspended by the last call is not the next one's target.
      const member = there[(taken += 1) % there.length];
      if (member === undefined) throw new Error(`nobody works in ${department}`);
      // Older than all there are: lists of what waits begin with the oldest, and have an end.
      const [request, submitted] = [randomUUID(), randomUUID()];
      await tenant.rows(sql`
        insert into fin.payment_request (tenant_id, id, folder, number, purpose, amount_minor, amount_currency,
          department, submitter, status, submitted_at)
        select tenant_id, id, ${department}, 'M-' || id, 'Matrix ' || id, 10000, base_currency, ${department}, submitter,
          'waiting', timestamptz '2001-01-01Z' - ${taken}::int * interval '1 minute'
        from remit.tenant, (values (${request}::uuid, ${member.id}::uuid), (${submitted}::uuid, ${asker ?? member.id}::uuid))
          as made (id, submitter)`);
      return {
        department,
        request: { id: request, revision: 1 },
        submitted: { id: submitted, revision: 1 },
        member: { id: member.id, name: member.name, email: member.email },
      };
    },
  };
}
