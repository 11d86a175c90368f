import { type SQL, sql } from 'drizzle-orm';
import { FAVOUR, FAVOUR_DAYS } from '@remit/policy/favour';

// Remit's own words, as text: a statement with them has no values.
const NAMED = sql.raw(`'${FAVOUR}'::text collate "C"`);
const LATELY = sql.raw(`interval '${FAVOUR_DAYS} days'`);

/**
 * Who did whom a favour of late: approved what the other had sent. A query with `tenant_id`, `by` and `person`, which is
 * null where nobody knows whose it was.
 * @param history table of who took which action
 */
export const favoursDone = (history: SQL): SQL => sql`
  select given.tenant_id, given.person as "by", sent.person
  from ${history} as given
  join ${history} as sent
    on sent.tenant_id = given.tenant_id and sent.record_id = given.record_id and sent.action = 'submit'
  where given.action = 'approve' and given.at > now() - ${LATELY}`;

/**
 * The favours in the histories of records, in the columns of a history: whoever those who sent a record approved for took
 * one. Where nobody knows who sent it, it may have been anybody.
 * @param history table of who took which action
 */
export const favoursTaken = (history: SQL): SQL => sql`
  (select asked.tenant_id, asked.record_id, 0 as sequence, ${NAMED} as action, done.person
  from ${history} as asked
  join (${favoursDone(history)}) as done on done.tenant_id = asked.tenant_id and done."by" = asked.person
  where asked.action = 'submit'
  union all
  select tenant_id, record_id, 0, ${NAMED}, null from ${history}
  where action = 'submit' and person is null)`;
