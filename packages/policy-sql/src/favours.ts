import { type SQL, sql } from 'drizzle-orm';
import { favourDays } from '@remit/policy/favour';
import { lenders } from './lenders.ts';

/** How long a favour of a name is remembered, as text: a statement with it has no values. */
function lately(favour: string): SQL {
  const days = favourDays(favour);
  if (days === null) throw new Error(`\`${favour}\` is no favour`);
  return sql.raw(`interval '${days} days'`);
}

/** Whoever did what an event tells of, and in whose place; one null where nobody knows who did. */
const takers = (event: string): SQL =>
  sql`array_prepend(${sql.identifier(event)}."person", ${lenders(event)})`;

/**
 * Who did whom a favour of late: approved what the other had sent. A query with `tenant_id`, `by` and `person`, which is
 * null where nobody knows whose it was.
 *
 * A history is looked up by its keys, whatever the database thinks of how much there is in it (`offset 0` keeps it from
 * thinking): before it has counted, it read all approvals of a tenant to find those of one person.
 * @param history table of who took which action
 * @param favour the name of it, which says how late that is
 */
export const favoursDone = (history: SQL, favour: string): SQL => sql`
  select given.tenant_id, given.person as "by", sent.person
  from ${history} as given
  cross join lateral (
    select unnest(${takers('begun')}) as person from ${history} as begun
    where begun.tenant_id = given.tenant_id and begun.record_id = given.record_id and begun.action = 'submit'
    offset 0) as sent
  where given.action = 'approve' and given.at > now() - ${lately(favour)}`;

/**
 * The favours in the histories of records, in the columns of a history: whoever those who sent a record approved for took
 * one. Where nobody knows who sent it, it may have been anybody.
 * @param history table of who took which action
 * @param favours names of those that are asked for, one at least
 */
export const favoursTaken = (history: SQL, favours: readonly string[]): SQL =>
  sql`(${sql.join(
    favours.map((favour) => takenOf(history, favour)),
    sql` union all `,
  )})`;

function takenOf(history: SQL, favour: string): SQL {
  const done = favoursDone(history, favour);
  // A word of Remit's in which nothing but digits is anybody else's.
  const named = sql.raw(`'${favour}'::text collate "C"`);
  return sql`
  select asked.tenant_id, asked.record_id, 0 as sequence, ${named} as action, taken.person
  from ${history} as asked
  cross join lateral unnest(${takers('asked')}) as asker
  cross join lateral (
    select done.person from (${done}) as done
    where done.tenant_id = asked.tenant_id and done."by" = asker
    offset 0) as taken
  where asked.action = 'submit'
  union all
  select tenant_id, record_id, 0, ${named}, null from ${history}
  where action = 'submit' and person is null`;
}
