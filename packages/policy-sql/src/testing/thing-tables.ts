import type { ResourceType } from '@remit/policy/document';
import { columnsOf, type Columns } from '../columns.ts';
import { requestColumns } from '../request-columns.ts';

/** One table lets in what breaks a type, the other refuses it as those of the modules do: each has a way of asking. */
const thingOf = (name: string): ResourceType => ({
  name,
  label: name,
  fields: (
    [
      ['title', 'text'],
      ['region', 'enum'],
      ['owner', 'member'],
      ['department', 'department'],
      ['quantity', 'number'],
      ['price', 'money'],
      ['cost', 'money'],
      ['due', 'date'],
      ['begun', 'date'],
      ['seen_at', 'instant'],
      ['left_at', 'instant'],
      ['active', 'boolean'],
      ['tags', 'text[]'],
    ] as const
  ).map(([name, type]) => ({ name, type, label: name })),
  actions: [],
  history: true,
});
export const tables = (['unchecked', 'checked'] as const).map((checks) => {
  const type = thingOf(`lab.${checks === 'checked' ? 'Checked' : 'Unchecked'}`);
  const columns = columnsOf(type, checks, new Set(['lab.Checked.price']));
  return {
    checks,
    type,
    name: type.name.toLowerCase(),
    columns: checks === 'checked' ? columns : withKeptCost(type, columns),
  };
});
export type Table = (typeof tables)[number];

/** The same, but for a cost that lies where requests keep the fields that they have no column for. */
function withKeptCost(type: ResourceType, columns: Columns): Columns {
  const cost = requestColumns(type).fields.get('cost');
  if (cost === undefined) throw new Error('a request has no cost');
  return { ...columns, fields: new Map([...columns.fields, ['cost', cost]]) };
}
