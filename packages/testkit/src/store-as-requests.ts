import type postgres from 'postgres';
import { storedField, storedMoney } from '@remit/api/requests/request-field-input';
import type { Resource } from '@remit/policy/check';
import { parseDecimal } from '@remit/policy/values/decimal';
import type { ResourceType } from '@remit/policy/document';
import { type RequestPlace, requestPlace } from '@remit/policy/request-type';
import type { Value } from '@remit/policy/values/value';
import type { StoredMoney } from '@remit/store/requests/requests';
import { asDeeds } from './as-deeds.ts';

/**
 * Makes the table of requests take records of made-up worlds: their members, folders and departments are nobody's, and
 * what was done to them is written anew for each world.
 */
export async function openRequestTable(db: postgres.Sql): Promise<void> {
  await db.unsafe(`
    do $$
    declare
      found record;
    begin
      for found in select conrelid::regclass as owner, conname from pg_constraint
        where contype = 'f' and conrelid in ('fin.payment_request'::regclass, 'fin.payment_request_event'::regclass)
      loop
        execute format('alter table %s drop constraint %I', found.owner, found.conname);
      end loop;
    end
    $$;
    alter table fin.payment_request drop constraint payment_request_status_check,
      drop constraint payment_request_sent_for_another;
    alter table fin.payment_request_event drop constraint payment_request_event_action_check;
    drop trigger append_only on fin.payment_request_event;`);
}

/** Puts these records, and no others, among the requests of their types: what has no place is kept with the others. */
export async function storeAsRequests(
  db: postgres.Sql,
  types: readonly ResourceType[],
  records: readonly Resource[],
  tenants: readonly string[],
): Promise<void> {
  const rows = types.flatMap((type) =>
    records
      .filter((record) => record.type === type.name)
      .flatMap((record) => tenants.map((tenant) => ({ tenant_id: tenant, ...rowOf(type, record) }))),
  );
  const events = records.flatMap(({ id, history }) =>
    asDeeds(history ?? []).flatMap((entry, at) =>
      tenants.map((tenant) => {
        return {
          tenant_id: tenant,
          record_id: id,
          sequence: at + 1,
          at: new Date(0).toISOString(),
          ...entry,
        };
      }),
    ),
  );
  await db.unsafe('truncate fin.payment_request cascade');
  for (const [table, json] of [
    ['fin.payment_request', rows],
    ['fin.payment_request_event', events],
  ] as const)
    await db.unsafe(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1::text::json)`,
      [JSON.stringify(json)],
    );
}

function rowOf(type: ResourceType, { id, folder, attributes }: Resource): Readonly<Record<string, unknown>> {
  const said = type.fields.map((field) => {
    const value = attributes[field.name] ?? null;
    return { name: field.name, place: requestPlace(type, field), value };
  });
  const kept = said.flatMap(({ name, place, value }) =>
    place !== null || value === null ? [] : [[name, storedField(value)]],
  );
  return {
    id,
    folder,
    type: type.name,
    number: id,
    status: 'waiting',
    submitted_at: new Date(0).toISOString(),
    revision: 1,
    ...Object.assign({}, ...said.map(({ place, value }) => columnsOf(place, value))),
    fields: Object.fromEntries(kept),
  };
}

function columnsOf(place: RequestPlace | null, value: Value | null): Readonly<Record<string, unknown>> {
  if (place === null || value === null) return {};
  if (value.type === 'money')
    return { amount_minor: value.minor, amount_currency: value.currency, ...pinOf(storedMoney(value)) };
  return { [place]: storedField(value) };
}

function pinOf({ rate, base }: StoredMoney): Readonly<Record<string, unknown>> {
  const exact = parseDecimal(base ?? '');
  if (exact === null) return {};
  const [units, divisor] = [exact.units * 10_000n, 10n ** BigInt(exact.scale)];
  return {
    amount_rate: rate,
    amount_base: base,
    amount_base_low: String(units / divisor),
    amount_base_high: String((units + divisor - 1n) / divisor),
  };
}
