import { styleText } from 'node:util';
import { nearestNames } from '@remit/policy/why-not/nearest-names';

/** What was typed cannot be done; the message says why and what would be right. */
export class UsageError extends Error {}

const commands: readonly (readonly [command: string, description: string])[] = [
  ['check <policy file>', 'Say what is wrong or odd about a policy text, and where.'],
  ['test <policy file>', 'Put the tests and guards of a policy text to the engine.'],
  ['diff <before> <after>', 'Say what a change of a policy text means for everybody.'],
  [
    'audit export',
    'Write the audit of a tenant, or a part of it, to a file, with a signed manifest beside it.',
  ],
  ['audit verify', 'Hold the audit, or an export of it, against its seals and the heads outside it.'],
  ['audit retake', 'Take every decision on record again, with the facts and the policy of then.'],
  ['tenant list', 'Every tenant, how it is and where its data lie.'],
  ['tenant create <slug>', 'Make a tenant with its database and its first administrator.'],
  ['tenant suspend|restore <slug>', 'Shut a tenant at once, for everybody; open it again.'],
  ['tenant rename <slug>', 'Give it another address (--to) or another name (--name).'],
  ['tenant delete|undelete <slug>', 'Shut it, to be destroyed after its time of grace; take it back.'],
  ['tenant purge <slug>', 'Destroy a deleted tenant whose time of grace is over.'],
  [
    'tenant move <slug>',
    'Give it a database of its own, on any server, while its people work (--to dedicated).',
  ],
  ['tenant export <slug>', 'Write everything that it has to a file (--out), as JSON Lines.'],
  ['operator list|add|remove <e-mail>', 'Who operates Remit.'],
  ['second-factor remove <e-mail>', 'Take it off for somebody who has lost it (--reason).'],
  ['secrets rotate', 'Seal every secret at rest under the current key of REMIT_SECRET_KEYS.'],
  ['files move', 'Move the files of requests to where REMIT_FILES says that they are kept.'],
  ['config', 'Print every setting: what it is now, its rule and an example.'],
  ['import payment-requests <file>', 'Take a log of payment requests, plain or gzipped, into a tenant.'],
  ['replay payment-requests <file>', 'Put recorded requests to policies: which histories does each accept?'],
  ['fuzz approvals', 'Run random histories of requests through the machine of approvals.'],
  ['fuzz crash', 'Kill Remit and its Postgres under load: nothing acknowledged may be lost or doubled.'],
  ['fuzz decisions', 'Hold the engine against the reference evaluator on random worlds.'],
  ['fuzz revocation', 'Take access away under two servers and call both at once: nobody may get through.'],
  ['fuzz timing', 'Ask what is there and what is not: how long a refusal takes must not tell which.'],
  ['fuzz isolation', 'Attack the wall between tenants on a PostgreSQL of its own.'],
];

const policyOptions: readonly (readonly [option: string, description: string])[] = [
  ['--directory <file>', 'people, groups, folders and assignments as JSON (those whom the text names)'],
  ['--at <instant>', 'the moment that counts as now'],
  ['--strict', 'check: end with 1 for remarks too; test: for parts that no test comes upon'],
  ['--json', 'diff: print the whole difference as data'],
];

const fuzzOptions: readonly (readonly [option: string, description: string])[] = [
  ['--count <number>', 'how much of it, at least (1000000 decisions, histories or probes)'],
  ['--seed <number>', 'asks the questions of an earlier run again (another one every time)'],
  ['--record <version>', 'isolation: keep the run where operators see it, as one of this version'],
  ['--corpus <folder>', 'decisions: where a disagreement is kept (packages/policy/corpus/regressions)'],
];

const exportOptions: readonly (readonly [option: string, description: string])[] = [
  ['--tenant <slug>', 'whose audit'],
  ['--out <file>', 'whereto; a file that is there already is left alone'],
  ['--format <name>', 'jsonl, which audit verify takes; csv; or report, to be printed (jsonl)'],
  ['--from, --until <instant>', 'what happened from, and before, a moment'],
  ['--outcome allow|deny', 'what was done, or what was refused'],
  ['--actor, --target <id>', 'what somebody did; what was done to something'],
  [
    '--action, --stream <name>',
    'one action (request.approved); one kind (access, guest, session, request …)',
  ],
  ['--correlation, --text', 'one call; words that an event mentions'],
];

const auditOptions: readonly (readonly [option: string, description: string])[] = [
  ['--tenant <slug>', 'verify one tenant, or retake its decisions (all of them)'],
  ['--export <file>', 'verify JSON Lines, plain or gzipped, or a file with its manifest beside it'],
  ['--heads <file>', 'the heads to hold it against (REMIT_AUDIT_HEADS, or the one in the data folder)'],
  ['--key <public key>', 'whose signatures count (those of this installation)'],
];

const options: readonly (readonly [option: string, description: string])[] = [
  ['--tenant <slug>', 'the tenant that takes them (halden)'],
  ['--folder <path>', 'the folder below which each department gets one (/finance/imported)'],
  ['--currency <code>', 'the currency of the amounts in the log (EUR)'],
];

const tenantOptions: readonly (readonly [option: string, description: string])[] = [
  ['--reason <text>', 'why; the tenant reads it in its own record'],
  ['--name <text>', 'how it is called'],
  ['--to <slug>', 'rename: its new address'],
  ['--admin <e-mail>', 'create: who administers it first; --admin-name says how they are called'],
  ['--tier dedicated|shared', 'create: a database of its own, or rows in the shared one (dedicated)'],
  ['--server <key>', 'create and move: the server that has its database (main)'],
  ['--to dedicated|--cancel|--purge', 'move: go on with it, give it up, or destroy what was left behind'],
  ['--time-zone, --currency, --accent', 'create: UTC, EUR and indigo without them'],
  ['--grace <days>', 'delete: how long it can be taken back (30)'],
];

/** What `remit --help` prints. */
export function usage(): string {
  const table = (rows: readonly (readonly [string, string])[]): string =>
    rows.map(([left, right]) => `  ${left.padEnd(34)}${right}`).join('\n');
  const heading = (text: string): string => styleText('bold', text);
  return [
    `${heading('remit')} <command>`,
    `${heading('Commands')}\n${table(commands)}`,
    `${heading('Options of check, test and diff')}\n${table(policyOptions)}`,
    `${heading('Options of audit export')}\n${table(exportOptions)}`,
    `${heading('Options of audit verify and retake')}\n${table(auditOptions)}`,
    `${heading('Options of import payment-requests')}\n${table(options)}`,
    `${heading('Options of tenant')}\n${table(tenantOptions)}`,
    `${heading('Options of fuzz')}\n${table(fuzzOptions)}`,
    'check and test end with 0 when all is well and 1 otherwise; diff with 0 when nothing changes for anybody, 1 when something does, 2 when that cannot be told: for a text that is no policy, or a file that is not there.',
    'audit verify ends with 0 when everything is as it was written down, and 1 when anything is not; audit retake with 0 when every decision comes out as it did, and 1 when one does not or cannot be taken again.',
    'An import that was stopped or killed is given the same command again: what is there already is left alone.',
    'It ends with 0 when every line was taken or there already, 2 when lines were refused, and 1 when it failed.',
  ].join('\n\n');
}

/** For a word that is no command: what was typed, and what it may have been. */
export function unknownCommand(typed: string, known: readonly string[]): UsageError {
  const [nearest] = nearestNames(typed, known);
  const hint = nearest === undefined ? `there are: ${known.join(', ')}` : `did you mean \`${nearest}\`?`;
  return new UsageError(`there is no command \`${typed}\`; ${hint}`);
}
