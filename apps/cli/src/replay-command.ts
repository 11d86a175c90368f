import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RecordedCase, replayCase } from '@remit/approvals/replay-case';
import { bareMember } from '@remit/policy/bare-subject';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Directory } from '@remit/policy/directory';
import {
  type LoggedRequest,
  type ParsedLine,
  parsePaymentLine,
} from '@remit/store/requests/parse-payment-line';
import { type Line, readLines } from '@remit/store/read-lines';
import { counted } from './counted.ts';
import { deviationWords } from './deviation-words.ts';
import { parseWords } from './parse-words.ts';
import { readPolicy } from './read-policy.ts';
import { UsageError } from './usage.ts';

const POLICIES = ['2017', '2018'].map((year) =>
  fileURLToPath(new URL(`../policies/payment-requests-${year}.remit`, import.meta.url)),
);

/** How one policy took the whole log. */
interface Replay {
  readonly name: string;
  readonly compiled: CompiledPolicy;
  readonly accepted: Set<string>;
  /** Cases by why they deviate. */
  readonly deviations: Map<string, string[]>;
}

const MOST_SHOWN = 3;

/**
 * Puts a log of payment requests to the machine, under one policy text or several: how many of the recorded histories
 * each accepts, and of those that it does not, the first event that deviates and why. What is said of single requests
 * stands on stdout with `--all`; otherwise each reason is told once, with the cases that it was found in first.
 * @returns 0 when every policy took every history, 1 when one did not, 2 when lines of the log could not be read
 * @throws UsageError; whatever reading a file throws
 */
export async function replayCommand(args: readonly string[]): Promise<number> {
  const { file, policies, all } = parsed(args);
  const replays = policies.map(replayUnder);
  let unread = 0;
  // Where each case stands: told twice, it would be counted twice, and once as taken.
  const lineOf = new Map<string, number>();
  const began = performance.now();
  for await (const line of readLines(file)) {
    if ('text' in line && line.text.trim() === '') continue;
    const read = readCase(line, lineOf);
    if (!read.ok) {
      unread += 1;
      process.stderr.write(`${basename(file)}:${line.number}: ${read.refused}\n`);
      continue;
    }
    lineOf.set(read.request.case, line.number);
    for (const replay of replays) {
      const words = judged(replay, read.request);
      if (all && words !== null) process.stdout.write(`${read.request.case}\t${replay.name}\t${words}\n`);
    }
  }
  const cases = lineOf.size;
  if (!all) for (const replay of replays) process.stdout.write(report(replay, cases));
  const [one, other] = replays;
  if (one !== undefined && other !== undefined && !all) process.stdout.write(compared(one, other, cases));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stderr.write(
    `${counted(cases, 'request')} under ${replays.length === 1 ? 'a policy' : `${replays.length} policies`} in ${seconds} s\n`,
  );
  if (unread > 0) return 2;
  return replays.every(({ accepted }) => accepted.size === cases) ? 0 : 1;
}

/** @param lineOf where the cases before it stand */
function readCase(line: Line, lineOf: ReadonlyMap<string, number>): ParsedLine {
  if (!('text' in line)) return { ok: false, refused: line.unreadable };
  const read = parsePaymentLine(line.text);
  const before = read.ok ? lineOf.get(read.request.case) : undefined;
  if (before === undefined || !read.ok) return read;
  return { ok: false, refused: `has the case \`${read.request.case}\` again, which line ${before} has` };
}

function parsed(args: readonly string[]): {
  readonly file: string;
  readonly policies: readonly string[];
  readonly all: boolean;
} {
  const options = { policy: { type: 'string', multiple: true }, all: { type: 'boolean' } } as const;
  const { values, positionals } = parseWords({ args: [...args], options, allowPositionals: true });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new UsageError('name one file: remit replay payment-requests <file>');
  return { file, policies: values.policy ?? POLICIES, all: values.all ?? false };
}

function replayUnder(file: string): Replay {
  const { sound, errors } = readPolicy(file, null);
  if (sound === null) throw new UsageError(`${file} is no policy: ${errors[0] ?? ''}`);
  if (!sound.compiled.types.has('fin.PaymentRequest'))
    throw new UsageError(`${file} declares no \`fin.PaymentRequest\`, which is what the log is about`);
  return {
    name: basename(file).replace(/\.[a-z]+$/u, ''),
    compiled: sound.compiled,
    accepted: new Set(),
    deviations: new Map(),
  };
}

/** @returns null when the policy takes the history */
function judged({ compiled, accepted, deviations }: Replay, request: LoggedRequest): string | null {
  const recorded = recordedCase(request);
  const deviation = replayCase(compiled, peopleOf(compiled, recorded), recorded);
  if (deviation === null) {
    accepted.add(request.case);
    return null;
  }
  const words = deviationWords(deviation, request.events[deviation.index]);
  deviations.set(words, [...(deviations.get(words) ?? []), request.case]);
  return `event ${deviation.index + 1}: ${words}`;
}

/** The log knows people by their role alone, so each role is one person: `Budget owner` acts as the role `BudgetOwner`. */
function recordedCase({ amountMinor, department, project, costType, events }: LoggedRequest): RecordedCase {
  const text = (value: string | null) => (value === null ? null : ({ type: 'text', value } as const));
  return {
    submitter: 'Employee',
    resource: {
      type: 'fin.PaymentRequest',
      id: 'replayed',
      folder: '/',
      attributes: {
        amount: { type: 'money', minor: amountMinor, currency: 'EUR' },
        submitter: { type: 'member', value: 'Employee' },
        project: text(project),
        department_name: text(department),
        cost_type: text(costType),
      },
      history: [],
    },
    events: events.map((event) => ({ ...event, member: roleOf(event.capacity) })),
  };
}

function roleOf(capacity: string): string {
  if (capacity.startsWith('Payment ')) return 'System';
  const words = capacity.replace(/, final$/u, '').split(' ');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}

const directories = new WeakMap<CompiledPolicy, Map<string, Directory>>();

/** Everybody whom the history names, each holding the role of their name where the policy has it. */
function peopleOf(compiled: CompiledPolicy, { events, submitter }: RecordedCase): Directory {
  const names = [
    ...new Set([submitter, ...compiled.roles.keys(), ...events.map(({ member }) => member)]),
  ].toSorted();
  const known = directories.get(compiled) ?? new Map<string, Directory>();
  directories.set(compiled, known);
  const made = known.get(names.join()) ?? directoryOf(names, compiled);
  known.set(names.join(), made);
  return made;
}

function directoryOf(names: readonly string[], { roles }: CompiledPolicy): Directory {
  return {
    revision: 1,
    timeZone: 'Europe/Amsterdam',
    baseCurrency: 'EUR',
    folders: ['/'],
    departments: [],
    groups: [],
    members: names.map(bareMember),
    assignments: names
      .filter((name) => roles.has(name))
      .map((name) => ({
        id: name,
        holder: { kind: 'member', id: name },
        role: name,
        folder: '/',
        from: null,
        until: null,
      })),
  };
}

function report({ name, accepted, deviations }: Replay, cases: number): string {
  const share = cases === 0 ? 0 : (100 * accepted.size) / cases;
  const lines = [...deviations]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([words, found]) => {
      const shown = found.slice(0, MOST_SHOWN).join(', ');
      return `  ${String(found.length).padStart(6)}  ${words} (${shown}${found.length > MOST_SHOWN ? ', …' : ''})`;
    });
  return (
    [`${name} accepts ${accepted.size} of ${cases} histories (${share.toFixed(1)} %)`, ...lines, ''].join(
      '\n',
    ) + '\n'
  );
}

function compared(one: Replay, other: Replay, cases: number): string {
  const both = [...one.accepted].filter((each) => other.accepted.has(each)).length;
  const [alone, others] = [one.accepted.size - both, other.accepted.size - both];
  return [
    `accepted by both: ${both}`,
    `by ${one.name} alone: ${alone}`,
    `by ${other.name} alone: ${others}`,
    `by neither: ${cases - both - alone - others}`,
    '',
  ].join('\n');
}
