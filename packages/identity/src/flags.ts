/** A feature that a tenant has or has not: what it may be set to, what it is without that, and what it means. */
export type FlagDefinition =
  | { readonly kind: 'switch'; readonly default: boolean; readonly description: string }
  | {
      readonly kind: 'choice';
      readonly values: readonly [string, ...string[]];
      readonly default: string;
      readonly description: string;
    };

/** Every flag there is. What is not in this list cannot be set, and what reads a flag is told when it goes. */
export const flagRegistry = {
  recordLists: {
    kind: 'switch',
    default: true,
    description: 'Lists of the records of business modules.',
  },
  search: {
    kind: 'switch',
    default: true,
    description: 'Full-text search over records, members and requests.',
  },
  auditExport: {
    kind: 'switch',
    default: true,
    description: 'Exports of the audit as CSV, JSON Lines and printable report.',
  },
  refusalNames: {
    kind: 'choice',
    values: ['people', 'nobody'],
    default: 'people',
    description: 'Whether a refusal names the people who could decide instead.',
  },
  filesKept: {
    kind: 'choice',
    values: ['always', '1 year', '3 years', '7 years', '10 years'],
    default: 'always',
    description: 'How long the files of a request are kept once nothing happens to it any more.',
  },
} as const satisfies Readonly<Record<string, FlagDefinition>>;

export type FlagName = keyof typeof flagRegistry;

type ValueOf<Definition> = Definition extends {
  readonly kind: 'choice';
  readonly values: readonly (infer Value)[];
}
  ? Value
  : boolean;

/** Every flag of one tenant, resolved. */
export type Flags = { readonly [Name in FlagName]: ValueOf<(typeof flagRegistry)[Name]> };

/** The flags that are on or off: what a procedure can stand behind. */
export type SwitchName = {
  [Name in FlagName]: (typeof flagRegistry)[Name]['kind'] extends 'switch' ? Name : never;
}[FlagName];

/** Every flag, in the order in which operators see them. */
export const flagNames: readonly FlagName[] = [
  'recordLists',
  'search',
  'auditExport',
  'refusalNames',
  'filesKept',
];

/** Whether a value is one that the flag may have. */
export function isFlagValue(name: FlagName, value: unknown): value is boolean | string {
  const definition: FlagDefinition = flagRegistry[name];
  if (definition.kind === 'switch') return typeof value === 'boolean';
  return typeof value === 'string' && definition.values.includes(value);
}
