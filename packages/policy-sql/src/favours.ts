import { type SQL, sql } from 'drizzle-orm';
import { FAVOUR, FAVOUR_DAYS } from '@remit/policy/favour';

// Remit's own words, as text: a statement with them has no values.
const NAMED = sql.raw(`'${FAVOUR}'::text collate "C"`);
const LATELY = sql.raw(`interval '${FAVOUR_DAYS} days'`);

/**
 * Who did whom a favour of late: approved what the other had sent. A query with `tenant_id`, `by` and `person`, which is
 * null where nobody knows whose it was.
 *
 * A history is looked up by its keys, whatever the database thinks of how much there is in it (`offset 0` keeps it from
 * thinking): before it has counted, it read all approvals of a tenant to find those of one person.
 * @param history table of who took which action
 */
export const favoursDone = (history: SQL): SQL => sql`
  select given.tenant_id, given.person as "by", sent.person
  from ${history} as given
  cross join lateral (
    select begun.person from ${history} as begun
    where begun.tenant_id = given.tenant_id and begun.record_id = given.record_id and begun.action = 'submit'
    offset 0) as sent
  where given.action = 'approve' and given.at > now() - ${LATELY}`;

/**
 * The favours in the histories of records, in the columns of a history: whoever those who sent a record approved for took
 * one. Where nobody knows who sent it, it may have been anybody.
 * @param history table of who took which action
 */
export const favoursTaken = (history: SQL): SQL => sql`
  (select asked.tenant_id, asked.record_id, 0 as sequence, ${NAMED} as action, taken.person
  from ${history} as asked
  cross join lateral (
    select done.person from (${favoursDone(history)}) as done
    where done.tenant_id = asked.tenant_id and done."by" = asked.person
    offset 0) as taken
  where asked.action = 'submit'
  union all
  select tenant_id, record_id, 0, ${NAMED}, null from ${history}
  where action = 'submit' and person is null)`;
