import type { AuditRecord } from '@remit/audit/audit-record';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { EntryWords } from '@remit/store/audit/audit-export-writing';
import type { AuditFilter } from '@remit/store/audit/audit-search-filter';
import { type HiddenFields, hiddenNames, withoutHidden } from './audit-hidden.ts';
import { auditSentences } from './audit-words.ts';
import type { KnownDirectory } from '../known-directory.ts';

/** What the reader of an export is told of its events, in the words that the explorer uses. */
export function entryWords(
  compiled: CompiledPolicy,
  directory: KnownDirectory,
  hidden: HiddenFields,
  filter: AuditFilter,
): EntryWords {
  const sentences = auditSentences(compiled, directory, hidden.of);
  return {
    person: (id) => directory.member(id)?.name ?? null,
    reasons: ({ action, targetType, because, details, asked }) => {
      const reasons: unknown = JSON.parse(because);
      return sentences({
        action,
        targetType,
        because: Array.isArray(reasons) ? reasons : [],
        details: JSON.parse(details),
        ...askedIn(asked),
      });
    },
    state: (record, column) => stateText(record, column, hidden.of(record.targetType)),
    redacted: (record) => redactedRecord(record, hidden),
    filter: Object.entries(filter).flatMap(([part, value]) =>
      value === undefined ? [] : [`${part}: ${filterValue(directory, part, value)}`],
    ),
  };
}

/** What the engine was asked about, as far as a record has it. */
function askedIn(asked: string | null): {
  readonly askedAction: string | null;
  readonly askedType: string | null;
} {
  const kept: {
    readonly check?: { readonly action?: unknown; readonly resource?: { readonly type?: unknown } };
  } = asked === null ? {} : JSON.parse(asked);
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { askedAction: text(kept.check?.action), askedType: text(kept.check?.resource?.type) };
}

function stateText(
  record: AuditRecord,
  column: 'before' | 'after' | 'details',
  hidden: ReadonlySet<string>,
): string {
  const text = record[column];
  if (text === null) return '';
  return hidden.size === 0 ? text : JSON.stringify(withoutHidden(JSON.parse(text), hidden));
}

/** What of a record says something of the record that it is about, or of the one that was asked about. */
const telling = ['before', 'after', 'details', 'asked', 'because'] as const;

/** What a grant was compared with is of the record: which field it is of, a reason does not say. */
const compared = 'found';

/** A record without the values that are kept from its reader; null where there are none in it. */
function redactedRecord(record: AuditRecord, hidden: HiddenFields): AuditRecord | null {
  const { askedType } = askedIn(record.asked);
  const kept = new Set([...hidden.of(record.targetType), ...hidden.of(askedType ?? record.targetType)]);
  if (kept.size === 0) return null;
  const changed = telling.flatMap((column): readonly (readonly [string, string])[] => {
    const text = record[column];
    if (text === null) return [];
    const value: unknown = JSON.parse(text);
    const names = column === 'because' ? new Set([...kept, compared]) : kept;
    return hiddenNames(value, names).length === 0
      ? []
      : [[column, JSON.stringify(withoutHidden(value, names))]];
  });
  return changed.length === 0 ? null : { ...record, ...Object.fromEntries(changed) };
}

function filterValue(directory: KnownDirectory, part: string, value: string | number): string {
  if (typeof value === 'number') return new Date(value).toISOString();
  return part === 'actor' ? (directory.member(value)?.name ?? value) : value;
}
