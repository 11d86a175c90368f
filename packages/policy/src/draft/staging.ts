import type { Condition } from '../condition.ts';

/** Where and for whom a change counts: somebody is left out of it up to the end of a day, or a folder or a group has it first. */
export type Staging =
  | { readonly kind: 'but'; readonly email: string; readonly until: string }
  | { readonly kind: 'folder'; readonly folder: string }
  /** The id of a group: its name may change. */
  | { readonly kind: 'group'; readonly group: string };

const fact = (of: 'subject' | 'resource', name: string) => ({ kind: 'attribute', of, name }) as const;

/**
 * The condition under which a change that is staged counts. It is true or false of everybody and of every record that
 * lies in a folder, and never unknown: what was before counts under its opposite, and of an unknown one neither would.
 * So whoever may be in a group, for all that can be told, keeps what was before.
 */
export function conditionOf(staging: Staging): Condition {
  switch (staging.kind) {
    case 'but': {
      const email = { kind: 'literal', value: { type: 'text', value: staging.email } } as const;
      const until = { kind: 'literal', value: { type: 'date', value: staging.until } } as const;
      const them = { kind: 'compare', operator: '=', left: fact('subject', 'email'), right: email } as const;
      const still = { kind: 'compare', operator: '<=', left: { kind: 'now' }, right: until } as const;
      return { kind: 'not', condition: { kind: 'and', conditions: [them, still] } };
    }
    case 'folder': {
      const tree = { kind: 'literal', value: { type: 'folder', value: staging.folder } } as const;
      return { kind: 'within', operand: fact('resource', 'folder'), tree };
    }
    case 'group': {
      const groups = fact('subject', 'groups');
      const unknown = { kind: 'is-null', operand: groups } as const;
      const group = { kind: 'literal', value: { type: 'text[]', value: [staging.group] } } as const;
      const inIt = { kind: 'overlaps', left: groups, right: group } as const;
      return { kind: 'and', conditions: [{ kind: 'not', condition: unknown }, inIt] };
    }
    default:
      return staging satisfies never;
  }
}
