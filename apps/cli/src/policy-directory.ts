import { readFileSync } from 'node:fs';
import type { Condition } from '@remit/policy/condition';
import { readGroupRule } from '@remit/language/read-group-rule';
import type { Directory, Member } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import type { UserStatement } from '@remit/language/user-statement';
import { z } from 'zod';
import { UsageError } from './usage.ts';

const path = z
  .string()
  .refine(
    (text) => text === '/' || /^(\/[^/]+)+$/u.test(text),
    'a path begins with `/` and has no empty part',
  )
  .transform((text) => text.normalize('NFC'));
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const moment = instant.nullable().default(null);
const id = z.string().min(1).max(200);

const member = z.strictObject({
  id,
  person: id.optional(),
  kind: z.enum(['person', 'service']).default('person'),
  name: z.string().optional(),
  email: z.string().default(''),
  title: z.string().default(''),
  department: path.nullable().default(null),
  manager: id.nullable().default(null),
  status: z.enum(['active', 'suspended', 'left']).default('active'),
  from: moment,
  until: moment,
});

const directoryFile = z.strictObject({
  timeZone: z.string().default('UTC'),
  baseCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  folders: z.array(path).default([]),
  departments: z
    .array(z.strictObject({ path, name: z.string().default(''), head: id.nullable().default(null) }))
    .default([]),
  groups: z
    .array(
      z.strictObject({
        id,
        name: z.string().default(''),
        members: z.array(id).default([]),
        groups: z.array(id).default([]),
        /** As policy text. */
        rule: z.string().nullable().default(null),
      }),
    )
    .default([]),
  members: z.array(member),
  assignments: z
    .array(
      z.strictObject({
        role: z.string().min(1),
        holder: z.strictObject({ kind: z.enum(['member', 'group', 'department']), id }),
        folder: path.default('/'),
        from: moment,
        until: moment,
      }),
    )
    .default([]),
});

/**
 * The people that a policy is looked at with: those of a directory file, or those whom the text itself names in its
 * `user` statements, each with their roles at the root.
 * @param file a JSON file of folders, departments, groups, members and assignments; null for the text's own people
 * @throws UsageError naming the place in the file that is wrong
 */
export function policyDirectory(
  file: string | null,
  { document, users }: { readonly document: PolicyDocument; readonly users: readonly UserStatement[] },
): Directory {
  const scoped = document.folderScopes.map(({ folder }) => folder);
  if (file !== null) return fromFile(file, scoped);
  return {
    revision: 1,
    timeZone: 'UTC',
    baseCurrency: 'EUR',
    folders: [...new Set(['/', ...scoped])],
    departments: [],
    groups: [],
    members: users.map(({ name }) => memberOf({ id: name })),
    assignments: users.flatMap(({ name, roles }) =>
      roles.map((role) => ({
        id: `${name} ${role}`,
        holder: { kind: 'member', id: name } as const,
        role,
        folder: '/',
        from: null,
        until: null,
      })),
    ),
  };
}

function fromFile(file: string, scoped: readonly string[]): Directory {
  const read = directoryFile.safeParse(jsonOf(file));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new UsageError(
      `${file}: at \`${issue?.path.join('.') ?? ''}\`: ${issue?.message ?? 'not a directory'}`,
    );
  }
  const { folders, members, assignments, groups, ...rest } = read.data;
  return {
    revision: 1,
    ...rest,
    folders: [...new Set(['/', ...folders, ...scoped])],
    members: members.map(memberOf),
    groups: groups.map((group, at) => ({ ...group, rule: ruleFrom(file, at, group.rule) })),
    assignments: assignments.map((each, at) => ({ id: String(at + 1), ...each })),
  };
}

/** Members of a file have what every member has, and no attributes besides. */
function ruleFrom(file: string, at: number, text: string | null): Condition | null {
  if (text === null) return null;
  const { rule, errors } = readGroupRule(text, new Set());
  const [error] = errors;
  if (error !== undefined) throw new UsageError(`${file}: at \`groups.${at}.rule\`: ${error.message}`);
  return rule;
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file} is no JSON: ${error.message}`);
    throw error;
  }
}

type Given = { readonly id: string } & { readonly [Key in keyof Member]?: Member[Key] | undefined };

function memberOf(given: Given): Member {
  return {
    id: given.id,
    person: given.person ?? given.id,
    kind: given.kind ?? 'person',
    name: given.name ?? given.id,
    email: given.email ?? '',
    title: given.title ?? '',
    department: given.department ?? null,
    manager: given.manager ?? null,
    status: given.status ?? 'active',
    from: given.from ?? null,
    until: given.until ?? null,
    attributes: {},
  };
}
