import type { Cause, GrantTried } from '@remit/policy/decision';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { shortNameOf } from '@remit/policy/catalog';
import { reasonSentence } from '@remit/policy/words/sentence';
import { roleLabel } from '../grant-words.ts';
import type { KnownDirectory } from '../known-directory.ts';
import { partsOf } from '../permission-parts.ts';
import { valueWords } from '../sentences.ts';

/** What of an event its sentences are made of. JSON, parsed, and cut where it was too long to keep. */
export interface ReasonedEvent {
  readonly action: string;
  readonly targetType: string;
  readonly because: readonly unknown[];
  readonly details: unknown;
  /** The action and the resource type that the engine was asked about; null where it was not asked. */
  readonly askedAction: string | null;
  readonly askedType: string | null;
}

/** Writes the reasons of events as the actor was told them. */
export function auditSentences(
  compiled: CompiledPolicy,
  directory: KnownDirectory,
  hides: (type: string) => ReadonlySet<string>,
): (event: ReasonedEvent) => readonly string[] {
  return ({ action, targetType, because, details, askedAction, askedType }) => {
    const about = askedType ?? targetType;
    const type = compiled.types.get(about) ?? {
      name: about,
      label: shortNameOf(about),
      fields: [],
      actions: [],
      history: false,
    };
    const names = {
      action: askedAction ?? actionAsked(action, details),
      type,
      value: (value: Parameters<typeof valueWords>[1]) => valueWords(directory, value),
      role: (role: string) => roleLabel(compiled, role),
      hides: hides(about),
    };
    const sentences = because.flatMap((kept) => {
      const other = plainText(kept);
      if (other !== null) return [other];
      const reason = storedReason(kept);
      return reason === null ? [] : [reasonSentence(reason, names)];
    });
    return [...new Set(sentences)];
  };
}

/** The action of an event that says no more of what was asked: `request.approved` records an `approve`. */
function actionAsked(action: string, details: unknown): string {
  if (action === 'permission.refused' && isObject(details) && typeof details['permission'] === 'string') {
    return partsOf(details['permission']).action;
  }
  if (action.startsWith('see-as.')) return 'seeAs';
  const done = action.split('.').at(-1) ?? action;
  return verbs[done] ?? done;
}

const verbs: Readonly<Record<string, string>> = {
  saved: 'create',
  watched: 'read',
  discarded: 'create',
  submitted: 'submit',
  approved: 'approve',
  rejected: 'reject',
  withdrawn: 'withdraw',
  asked: 'approve',
  answered: 'read',
  changed: 'submit',
  reduced: 'approve',
  attached: 'submit',
  detached: 'submit',
  published: 'publish',
  begun: 'publish',
  edited: 'publish',
  rebased: 'publish',
  reopened: 'publish',
  explained: 'explain',
  exported: 'export',
  verified: 'read',
  created: 'create',
  suspended: 'suspend',
  restored: 'update',
  invited: 'invite',
};

/** What is a sentence as it is kept: where the state of a thing stood in the way, or where reasons were cut. */
function plainText(kept: unknown): string | null {
  if (typeof kept === 'string') return kept;
  if (!isObject(kept)) return null;
  if (kept['kind'] === 'state' && typeof kept['because'] === 'string') return kept['because'];
  return typeof kept['cut'] === 'string' ? `(${kept['cut']})` : null;
}

/** A reason as the record keeps it, if enough of it is there to be said. */
function storedReason(kept: unknown): Cause | null {
  if (!isObject(kept)) return null;
  switch (kept['kind']) {
    case 'standing':
      return oneOf(kept['problem'], ['suspended', 'left', 'not-started', 'ended'])
        ? (kept as unknown as Cause)
        : null;
    case 'unreadable':
    case 'no-folder':
    case 'unknown-action':
      return kept as unknown as Cause;
    case 'forbidden':
      return typeof kept['because'] === 'string' ? (kept as unknown as Cause) : null;
    case 'separated':
      return typeof kept['other'] === 'string' ? (kept as unknown as Cause) : null;
    case 'obligation':
      return oneOf(kept['obligation'], ['second-factor', 'comment']) && typeof kept['because'] === 'string'
        ? (kept as unknown as Cause)
        : null;
    case 'granted':
      return isObject(kept['source']) && typeof kept['source']['assignedRole'] === 'string'
        ? (kept as unknown as Cause)
        : null;
    case 'no-grant': {
      // A list that was cut ends with a sentence that says so.
      const tried = Array.isArray(kept['tried']) ? kept['tried'].filter(isTried) : [];
      return { kind: 'no-grant', tried };
    }
    default:
      return null;
  }
}

/** A grant that was tried and that a sentence can be made of: the lists and texts in it may have been cut. */
function isTried(value: unknown): value is GrantTried {
  if (!isObject(value)) return false;
  const failure = value['failure'];
  if (failure === null) return true;
  if (!isObject(failure)) return false;
  switch (failure['clause']) {
    case 'where':
    case 'row-policy':
      return true;
    case 'qualifier':
      return (
        oneOf(failure['qualifier'], ['own', 'department', 'set', 'module']) && isValueOrNull(failure['found'])
      );
    case 'limit':
      return isMoney(failure['limit']) && isValueOrNull(failure['found']);
    default:
      return false;
  }
}

function isValueOrNull(value: unknown): boolean {
  if (value === null || isMoney(value)) return true;
  return isObject(value) && value['type'] !== 'money' && typeof value['value'] === 'string';
}

function isMoney(value: unknown): boolean {
  return (
    isObject(value) &&
    value['type'] === 'money' &&
    typeof value['minor'] === 'number' &&
    typeof value['currency'] === 'string' &&
    /^[A-Z]{3}$/.test(value['currency'])
  );
}

function oneOf(value: unknown, words: readonly string[]): boolean {
  return words.some((word) => word === value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
