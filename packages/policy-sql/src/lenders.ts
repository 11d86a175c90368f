import { sql, type SQL } from 'drizzle-orm';

/**
 * The natural persons through whose hands what an event of a history tells of came to whoever did it, as an array: whose
 * authority it was, then those who handed it on. Empty where they did it for themselves.
 * @param event the event, by the name that a query gives to the history
 */
export function lenders(event: string): SQL {
  const of = sql.identifier(event);
  return sql`array_remove(array_prepend(${of}."lent_by", ${of}."passed_by"), null)`;
}
