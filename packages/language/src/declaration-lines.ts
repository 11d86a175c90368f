import type { Module, RecordSet, ResourceType } from '@remit/policy/document';
import { conditionText } from './condition-text.ts';
import { type DocumentLine, clause, text, labelClause } from './document-line.ts';
import { nameText, typeText } from './name-text.ts';

/** A module. */
export const moduleLines = ({ name, label }: Module, path: string): readonly DocumentLine[] => [
  { text: `module ${nameText(name)}`, path },
  ...labelClause(label, name, path),
];

/** A resource type, a line a field. */
export function resourceLines(type: ResourceType, path: string): readonly DocumentLine[] {
  const bare = type.name.slice(type.name.indexOf('.') + 1);
  return [
    { text: `resource ${typeText(type.name)}`, path },
    ...labelClause(type.label, bare, path),
    ...type.fields.map(({ name, type: fieldType, label, values }, at) => {
      const list = values === undefined ? '' : ` [${values.map(text).join(', ')}]`;
      const said = label === name ? '' : ` ${text(label)}`;
      return { text: `has: ${nameText(name)} ${fieldType}${list}${said}`, path: `${path}.fields[${at}]` };
    }),
    ...(['owner', 'amount', 'department', 'title'] as const).flatMap((meaning) =>
      clause(type[meaning], `${path}.${meaning}`, (name) => `${meaning}: ${nameText(name)}`),
    ),
    ...(type.actions.length === 0
      ? []
      : [{ text: `actions: ${type.actions.map(nameText).join(', ')}`, path: `${path}.actions` }]),
    ...(type.history ? [{ text: 'history: kept', path: `${path}.history` }] : []),
  ];
}

/** A record set. */
export const setLines = ({ name, type, where }: RecordSet, path: string): readonly DocumentLine[] => [
  { text: `set ${nameText(name)} on ${typeText(type)}`, path },
  { text: `where ${conditionText(where)}`, path: `${path}.where` },
];
