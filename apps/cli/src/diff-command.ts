import { type PolicyDiff, diffPolicies } from '@remit/policy/compare/diff-policies';
import type { ActionChange, FieldChange } from '@remit/policy/compare/diff-changes';
import { type DutyChange, dutyChanges } from '@remit/policy/compare/duty-changes';
import { dutySentence } from '@remit/policy/words/duty-sentence';
import { reportingChanges, reportingSentence } from '@remit/policy/compare/reporting-changes';
import { counted } from './counted.ts';
import { policyArguments } from './policy-arguments.ts';
import { readPolicy } from './read-policy.ts';

/**
 * Says what a change of a policy text means for everybody: not what the texts say differently, but who gains and loses
 * what, where.
 * @returns 0 when nothing changes for anybody, 1 when something does, 2 when one of the texts is no policy; what else
 *   keeps it from telling ends with 2 as well, in `runCommand`
 * @throws UsageError
 */
export function diffCommand(args: readonly string[]): number {
  const { files, directory, now, json } = policyArguments('diff', ['before', 'after'], args);
  const sides = files.map((file) => readPolicy(file, directory));
  // What only one of the texts says something of is a folder of both.
  const folders = [...new Set(sides.flatMap(({ sound }) => sound?.directory.folders ?? []))];
  const [before, after] = sides.map(({ sound }) =>
    sound === null ? null : { ...sound, directory: { ...sound.directory, folders } },
  );
  if (!before || !after) {
    for (const { errors } of sides) for (const line of errors) process.stderr.write(`${line}\n`);
    return 2;
  }
  // What is given to whoever meets a duty is given; which duty that is, is told apart.
  const met = ['second-factor', 'comment'] as const;
  const environment = { now, met, attributes: {}, timeZone: after.directory.timeZone };
  const diff = diffPolicies(before, after, environment);
  const duties = dutyChanges(before.compiled, after.compiled);
  const reporting = reportingChanges(before.compiled.document, after.compiled.document);
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...diff, reporting, duties })}\n`
      : `${[...reporting.map(reportingSentence), ...duties.map(dutyWords), ...peopleWords(diff, duties)].join('\n')}\n`,
  );
  return diff.totals.members + duties.length === 0 ? 0 : 1;
}

const dutyWords = (change: DutyChange): string => `${dutySentence(change, { role: quoted, type: quoted })}.`;

const quoted = (name: string): string => `\`${name}\``;

/** That nobody gains or loses anything is not to say that nothing changes where what is asked of them does. */
function peopleWords(diff: PolicyDiff, duties: readonly DutyChange[]): readonly string[] {
  return diff.totals.members === 0 && duties.length > 0 ? [] : diffWords(diff);
}

/** A line for each change, people for whom the same changes together, and a line that counts. */
function diffWords({ groups, totals }: PolicyDiff): readonly string[] {
  if (totals.members === 0) return ['Nothing changes for anybody.'];
  const { gains, loses, narrower, wider, keeps } = totals.actions;
  return [
    ...groups.flatMap(({ members, changes }) => {
      const who = someOf(members);
      return [
        ...changes.actions.map((change) => `${who} ${actionWords(change)}`),
        ...changes.fields.map((change) => `${who} ${fieldWords(change)}`),
      ];
    }),
    `${counted(totals.members, 'member')}: ${gains} gained, ${loses} lost, ${wider} wider, ${narrower} narrower, ${keeps} kept through another role`,
  ];
}

const MOST_NAMED = 3;

function someOf(members: readonly string[]): string {
  const named = members.slice(0, MOST_NAMED).join(', ');
  return members.length > MOST_NAMED ? `${named} and ${members.length - MOST_NAMED} more:` : `${named}:`;
}

function placesOf(cells: readonly { readonly folders: readonly string[] }[]): string {
  const folders = cells.flatMap((cell) => cell.folders);
  const named = folders
    .slice(0, MOST_NAMED)
    .map((folder) => `\`${folder}\``)
    .join(', ');
  return folders.length > MOST_NAMED ? `${named} and ${folders.length - MOST_NAMED} folders more` : named;
}

const through = (cells: readonly { readonly through: readonly string[] }[]): string =>
  [...new Set(cells.flatMap((cell) => cell.through))].map((role) => `\`${role}\``).join(' and ');

function actionWords({ type, action, change, cells }: ActionChange): string {
  const what = `\`${action}\` on \`${type}\` in ${placesOf(cells)}`;
  switch (change) {
    case 'gains':
    case 'loses':
      return `${change} ${what}`;
    case 'wider':
    case 'narrower':
      return `${what} becomes ${change}`;
    case 'keeps':
      return `keeps ${what} through ${through(cells)}`;
    default:
      return change satisfies never;
  }
}

function fieldWords({ type, field, change, before, after, cells }: FieldChange): string {
  const what = `\`${type}.${field}\` in ${placesOf(cells)}`;
  return change === 'keeps'
    ? `keeps seeing ${what} through ${through(cells)}`
    : `${what} goes from ${before} to ${after}`;
}
