import { readFileSync } from 'node:fs';
import type { Condition } from '@remit/policy/condition';
import { readGroupRule } from '@remit/language/read-group-rule';
import type { Directory, Member } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import type { UserStatement } from '@remit/language/user-statement';
import { z } from 'zod';
import { upward } from '@remit/policy/path';
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
  requireWhole(file, read.data);
  // What is given somewhere counts there, whether or not the place is listed too.
  const given = assignments.map(({ folder }) => folder);
  return {
    revision: 1,
    ...rest,
    folders: [...new Set([...folders, ...scoped, ...given, '/'].flatMap(upward))],
    members: members.map(memberOf),
    groups: groups.map((group, at) => ({ ...group, rule: ruleFrom(file, at, group.rule) })),
    assignments: assignments.map((each, at) => ({ id: String(at + 1), ...each })),
  };
}

/**
 * Somebody who is named and not there would be left out of every answer without a word.
 * @throws UsageError for who is there twice, and for who is named and not there
 */
function requireWhole(file: string, { members, groups, assignments }: z.output<typeof directoryFile>): void {
  const people = known(file, 'members', members);
  const together = known(file, 'groups', groups);
  const require = (there: ReadonlySet<string>, place: string, what: string, id: string): void => {
    if (!there.has(id)) throw new UsageError(`${file}: at \`${place}\`: there is no ${what} \`${id}\``);
  };
  for (const [at, group] of groups.entries()) {
    for (const each of group.members) require(people, `groups.${at}.members`, 'member', each);
    for (const each of group.groups) require(together, `groups.${at}.groups`, 'group', each);
  }
  for (const [at, { holder }] of assignments.entries()) {
    const place = `assignments.${at}.holder`;
    if (holder.kind === 'member') require(people, place, 'member', holder.id);
    if (holder.kind === 'group') require(together, place, 'group', holder.id);
  }
}

/** The ids of a list, each of which it has once. */
function known(file: string, list: string, entries: readonly { readonly id: string }[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [at, { id }] of entries.entries()) {
    if (ids.has(id)) throw new UsageError(`${file}: at \`${list}.${at}.id\`: \`${id}\` is there already`);
    ids.add(id);
  }
  return ids;
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
