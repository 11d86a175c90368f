import type { ActionDiff, CellDiff, FieldDiff } from '@remit/policy/compare/diff-member';
import { upward } from '@remit/policy/path';
import { roleLabel } from '../grant-words.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { ChangeSentence } from '../people/people-views.ts';

/** How many sentences are told; the headline counts all. */
const most = 200;

type SaidAction = Pick<ActionDiff, 'type' | 'action' | 'change' | 'cells'>;
type SaidField = Pick<FieldDiff, 'type' | 'field' | 'change' | 'after' | 'through'>;

/** What sentences are made of: a `MemberDiff`, or as much of one. */
export interface SaidChanges {
  readonly actions: readonly SaidAction[];
  readonly fields: readonly SaidField[];
}

/**
 * What a change means for a member, one sentence for each thing: losses first, for they surprise.
 * @param until when they lose what they lose, in words; null for at once
 */
export function changeSentences(
  { policy }: Pick<TenantCall, 'policy'>,
  { actions, fields }: SaidChanges,
  until: string | null = null,
): readonly ChangeSentence[] {
  const { compiled } = policy;
  const typeLabel = (type: string): string => compiled.types.get(type)?.label ?? type;
  const label = (role: string): string => roleLabel(compiled, role);
  const said = [
    ...actions.flatMap((diff) => actionSentences(diff, typeLabel(diff.type), label, until)),
    ...fields.map((diff) => {
      const field = compiled.types.get(diff.type)?.fields.find(({ name }) => name === diff.field);
      return fieldSentence(diff, typeLabel(diff.type), field?.label ?? diff.field, label, until);
    }),
  ];
  const order = ['loses', 'narrower', 'gains', 'wider', 'changes', 'keeps'] as const;
  return said.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change)).slice(0, most);
}

function actionSentences(
  { action, change, cells }: SaidAction,
  type: string,
  label: (role: string) => string,
  until: string | null,
): readonly ChangeSentence[] {
  const saidAs = (each: CellDiff['change']): CellDiff['change'] => (until === null ? each : 'keeps');
  if (cells.length === 0)
    return [{ change: saidAs(change), sentence: actionWords(change, action, type, [], [], until) }];
  const changes = [...new Set(cells.map((cell) => cell.change))];
  return changes.map((each) => {
    const here = cells.filter((cell) => cell.change === each);
    const through = [...new Set(here.flatMap((cell) => cell.through))].map(label);
    return { change: saidAs(each), sentence: actionWords(each, action, type, topmost(here), through, until) };
  });
}

function actionWords(
  change: CellDiff['change'],
  action: string,
  type: string,
  folders: readonly string[],
  through: readonly string[],
  until: string | null,
): string {
  const what = `\`${action}\` ${type}${folders.length === 0 ? '' : ` in ${some(folders)}`}`;
  switch (change) {
    case 'gains':
      return `may ${what}`;
    case 'loses':
      return until === null ? `may no longer ${what}` : `may ${what} until ${until}, and no longer`;
    case 'narrower':
      return until === null
        ? `may ${what} for fewer records`
        : `may ${what} for as many records until ${until}, and no longer`;
    case 'wider':
      return `may ${what} for more records`;
    case 'keeps':
      return `may still ${what}${through.length === 0 ? '' : `, through ${list(through)}`}`;
    default:
      return change satisfies never;
  }
}

function fieldSentence(
  { change, through, after }: SaidField,
  type: string,
  field: string,
  label: (role: string) => string,
  until: string | null,
): ChangeSentence {
  const what = `${field} of ${type}`;
  switch (change) {
    case 'gains':
      return { change, sentence: `sees ${what}` };
    case 'loses':
      return until === null
        ? { change, sentence: `no longer sees ${what}` }
        : { change: 'keeps', sentence: `sees ${what} until ${until}, and no longer` };
    case 'changes':
      return { change, sentence: `sees ${what} otherwise: ${after}` };
    case 'keeps':
      return { change, sentence: `still sees ${what}, through ${list(through.map(label))}` };
    default:
      return change satisfies never;
  }
}

/** Folders without those that lie below another of them. */
function topmost(cells: readonly CellDiff[]): readonly string[] {
  const all = new Set(cells.map(({ folder }) => folder));
  return [...all].filter((folder) => !upward(folder).some((above) => above !== folder && all.has(above)));
}

function some(folders: readonly string[]): string {
  const shown = folders.slice(0, 4);
  const more = folders.length - shown.length;
  return list(more === 0 ? shown : [...shown, `${more} more`]);
}

function list(items: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
}
