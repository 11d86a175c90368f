import { sql, type SQL } from 'drizzle-orm';
import type { FieldDeclaration, ResourceType } from '@remit/policy/document';
import { type RequestPlace, requestPlace } from '@remit/policy/request-type';
import type { FieldType } from '@remit/policy/values/value';
import { type Column, type Columns, identifier, type Pin } from './column.ts';
import { Untranslatable } from './untranslatable.ts';

/**
 * Where requests are stored: those of all types in one table, each with the name of its type. What a type says in a place
 * that every request has is a column; everything else is one value of the column `fields` (drizzle/tenant/0056).
 */
export function requestColumns(type: ResourceType): Columns {
  const places = type.fields.map((field) => ({ field, place: requestPlace(type, field) }));
  return {
    name: type.name,
    table: 'fin.payment_request',
    from: sql`(select * from "fin"."payment_request" where "type" = ${typeText(type.name)}) as "record"`,
    tenantId: sql`"record"."tenant_id"`,
    id: sql`"record"."id"`,
    fields: new Map<string, Column>([
      ...places.map(
        ({ field, place }) =>
          [field.name, place === null ? keptColumn(field) : placeColumn(field.type, place)] as const,
      ),
      ['folder', { type: 'folder', checked: true, value: sql`"record"."folder"` }],
    ]),
    history: type.history ? sql`"fin"."payment_request_event"` : null,
    words: new Map(places.map(({ field, place }) => [field.name, place ?? `fields.${field.name}`])),
  };
}

/** A name as part of a statement: a list of columns is written down once for a type, and has no parameters. */
function typeText(name: string): SQL {
  if (!/^[a-z][a-z0-9_]{0,39}\.[A-Z][A-Za-z0-9]{0,79}$/.test(name))
    throw new Untranslatable('name', `\`${name}\` cannot name a type of requests`);
  return sql.raw(`'${name}'`);
}

const placePin: Pin = {
  rate: sql`"record"."amount_rate"`,
  base: sql`"record"."amount_base"`,
  low: sql`"record"."amount_base_low"`,
  high: sql`"record"."amount_base_high"`,
};

/** A place that the table itself keeps to its type. */
function placeColumn(type: FieldType, place: RequestPlace): Column {
  const column = (name: string): SQL => sql`"record".${sql.identifier(name)}`;
  return type === 'money'
    ? {
        type,
        checked: true,
        minor: column('amount_minor'),
        currency: column('amount_currency'),
        pin: placePin,
      }
    : { type, checked: true, value: column(place) };
}

/**
 * A value among `fields`, as its type has it: null where what is stored does not fit, also because the type says something
 * else of the field than when it was written. Each case is asked before the value is made, so none fails on the way.
 */
function keptColumn({ name, type }: FieldDeclaration): Column {
  identifier(name, 'field');
  const key = sql.raw(`'${name}'`);
  const text = sql`("record"."fields" ->> ${key})`;
  const json = sql`("record"."fields" -> ${key})`;
  const plain = (of: 'string' | 'array' | 'object'): SQL =>
    sql`jsonb_typeof(${json}) = ${sql.raw(`'${of}'`)}`;
  const made = (shape: string, as: string): SQL =>
    sql`(case when ${plain('string')} and ${text} ~ ${sql.raw(`'${shape}'`)} and pg_input_is_valid(${text}, ${sql.raw(`'${as}'`)}) then ${text}::${sql.raw(as)} end)`;
  switch (type) {
    case 'text':
    case 'enum':
    case 'department':
    case 'folder':
      return { type, checked: false, value: sql`(case when ${plain('string')} then ${text} end)` };
    case 'member':
      return { type, checked: false, value: made('^[0-9a-f-]{36}$', 'uuid') };
    case 'number':
      return { type, checked: false, value: made('^-?[0-9]{1,28}([.][0-9]{1,10})?$', 'numeric') };
    case 'date':
      return { type, checked: false, value: made('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'date') };
    case 'instant':
      return {
        type,
        checked: false,
        value: made('^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z$', 'timestamptz'),
      };
    case 'boolean':
      return { type, checked: false, value: made('^(true|false)$', 'boolean') };
    case 'text[]':
      return {
        type,
        checked: false,
        value: sql`(case when ${plain('array')} then array(select jsonb_array_elements_text(${json})) end)`,
      };
    case 'money': {
      const minor = sql`(${json} ->> 'minor')`;
      return {
        type,
        checked: false,
        minor: sql`(case when ${plain('object')} and ${minor} ~ '^[0-9]{1,16}$' then ${minor}::bigint end)`,
        currency: sql`(case when ${plain('object')} then ${json} ->> 'currency' end)`,
        pin: keptPin(json),
      };
    }
    default:
      return type satisfies never;
  }
}

/** The rate that was pinned on money among `fields`, with what it came to; null where there is none, or half of it. */
function keptPin(json: SQL): Pin {
  const pinned = sql`jsonb_typeof(${json}) = 'object' and (${json} ->> 'rate') ~ '^[0-9]{1,12}([.][0-9]{1,18})?$'
    and (${json} ->> 'rate') ~ '[1-9]' and (${json} ->> 'base') ~ '^[0-9]{1,40}([.][0-9]{1,40})?$'`;
  const base = sql`(case when ${pinned} then (${json} ->> 'base')::numeric end)`;
  return {
    rate: sql`(case when ${pinned} then ${json} ->> 'rate' end)`,
    base,
    low: sql`floor(${base} * 10000)`,
    high: sql`ceil(${base} * 10000)`,
  };
}
