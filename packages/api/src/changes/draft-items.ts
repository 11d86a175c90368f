import { bareMember, bareSubject } from '@remit/policy/bare-subject';
import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import { changedItems, type ChangedItem } from '@remit/policy/draft/changed-items';
import type { Environment } from '@remit/policy/check';
import { diffMember } from '@remit/policy/compare/diff-member';
import type { Directory } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import { itemId } from '@remit/policy/draft/document-items';
import { isWithin } from '@remit/policy/path';
import { dutyChanges } from '@remit/policy/compare/duty-changes';
import {
  type ReportingChange,
  reportingChanges,
  reportingSentence,
} from '@remit/policy/compare/reporting-changes';
import type { Subject } from '@remit/policy/subject';
import { isEnforced } from '@remit/policy/watched-rules';
import { documentLines } from '@remit/language/document-lines';
import { changeSentences, type SaidChanges } from './change-sentences.ts';
import type { DraftItemView } from './changes-impact-views.ts';
import { roleLabel } from '../grant-words.ts';
import { saidDuties } from '../approvals/said-duties.ts';
import type { ChangeSentence } from '../people/people-views.ts';
import type { PolicyInForce } from '../policy/policy-cache.ts';
import { textHunks } from '../policy/text-hunks.ts';

/** The roles that one item speaks of are asked about one by one. */
const mostRoles = 12;

/**
 * What a draft is made of, item by item: what whoever holds a role may do otherwise by it, wherever they hold it, and its
 * lines of text. Sentences are made by asking the engine about a made-up holder of nothing but that role.
 */
export function draftItems(
  base: PolicyInForce,
  draft: PolicyInForce,
  environment: Environment,
  directory: Pick<Directory, 'folders'>,
): readonly DraftItemView[] {
  const [was, is] = [base.compiled.document, draft.compiled.document];
  const [before, after] = [statementTexts(base), statementTexts(draft)];
  const holders = new Map<string, SaidChanges>();
  const holderOf = (role: string): SaidChanges => {
    const subject = madeUpHolder(role);
    const known =
      holders.get(role) ??
      diffMember(
        { compiled: base.compiled, subject },
        { compiled: draft.compiled, subject },
        environment,
        directory,
      );
    holders.set(role, known);
    return known;
  };
  const reporting = reportingChanges(was, is);
  const duties = dutyChanges(base.compiled, draft.compiled);
  return changedItems(was, is).map((item) => ({
    ...item,
    sentences: [
      ...reporting.filter(({ kind, key }) => kind === item.kind && key === item.key).map(saidReporting),
      ...saidDuties(
        draft,
        duties.filter(({ kind, key }) => kind === item.kind && key === item.key),
      ),
      ...rolesOf(item, [was, is])
        .slice(0, mostRoles)
        .flatMap((role) =>
          changeSentences({ policy: draft }, partOf(item, holderOf(role), [was, is])).map(
            ({ change, sentence }): ChangeSentence => ({
              change,
              sentence: `${roleLabel(draft.compiled, role)} ${sentence}`,
            }),
          ),
        ),
    ],
    watchable: !counts(item, was) && counts(item, is),
    text: textHunks(before.get(itemId(item)) ?? '', after.get(itemId(item)) ?? '').flatMap(
      ({ lines }) => lines,
    ),
  }));
}

const saidReporting = (change: ReportingChange): ChangeSentence => {
  return { change: 'changes', sentence: reportingSentence(change) };
};

/** Whether an item is a rule or an exclusion of actions that counts in a document. */
function counts({ kind, key }: ChangedItem, { rules, exclusions }: PolicyDocument): boolean {
  const apart = exclusions.filter((each) => each.kind === 'actions');
  const entries = kind === 'rule' ? rules : kind === 'exclusion' ? apart : [];
  return entries.some((entry) => entry.name === key && isEnforced(entry));
}

function statementTexts({ compiled }: PolicyInForce): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const statement of documentLines(canonicalDocument(compiled.document))) {
    const id = itemId(statement);
    const text = statement.lines.map((line) => line.text).join('\n');
    texts.set(id, texts.has(id) ? `${texts.get(id)}\n${text}` : text);
  }
  return texts;
}

/** The roles of which an item says something, in either document. */
function rolesOf({ kind, key }: ChangedItem, documents: readonly PolicyDocument[]): readonly string[] {
  const named = documents.flatMap(({ rowPolicies, fieldRules, folderScopes }): readonly string[] => {
    switch (kind) {
      case 'role':
        return [key];
      case 'policy':
        return rowPolicies.filter(({ name }) => name === key).flatMap(({ roles }) => roles);
      case 'field':
        return fieldRules
          .filter(({ type, field }) => `${type}.${field}` === key)
          .flatMap(({ visible = [], masked = [] }) => [...visible, ...masked.map(({ role }) => role)]);
      case 'scope':
        return folderScopes.filter(({ folder }) => folder === key).map(({ role }) => role);
      case 'module':
      case 'resource':
      case 'set':
      case 'rule':
      case 'exclusion':
      case 'approval':
      case 'guard':
      case 'test':
      case 'comments':
        return [];
      default:
        return kind satisfies never;
    }
  });
  return [...new Set(named)];
}

/** Of what changes for a holder, what an item says: another item of the same draft may say the rest. */
function partOf(
  { kind, key }: ChangedItem,
  { actions, fields }: SaidChanges,
  documents: readonly PolicyDocument[],
): SaidChanges {
  if (kind === 'field')
    return { actions: [], fields: fields.filter(({ type, field }) => `${type}.${field}` === key) };
  if (kind === 'policy') {
    const types = new Set(
      documents.flatMap(({ rowPolicies }) =>
        rowPolicies.filter(({ name }) => name === key).map(({ type }) => type),
      ),
    );
    return { actions: actions.filter(({ type }) => types.has(type)), fields: [] };
  }
  if (kind !== 'scope') return { actions: actions.map(withoutPlace), fields: [] };
  const inside = actions.map((action) => ({
    ...action,
    cells: action.cells.filter(({ folder }) => isWithin(folder, key)),
  }));
  return { actions: inside.filter(({ cells }) => cells.length > 0), fields: [] };
}

/** What is so everywhere is said without a place. */
function withoutPlace(action: SaidChanges['actions'][number]): SaidChanges['actions'][number] {
  const { cells, change } = action;
  const everywhere =
    cells.some(({ folder }) => folder === '/') && cells.every((cell) => cell.change === change);
  return everywhere && change !== 'keeps' ? { ...action, cells: [] } : action;
}

function madeUpHolder(role: string): Subject {
  const member = bareMember('whoever holds the role');
  const through = { kind: 'member', id: member.id } as const;
  const assignment = { id: member.id, holder: through, role, folder: '/', from: null, until: null };
  return { ...bareSubject(member), assignments: [{ assignment, through }] };
}
