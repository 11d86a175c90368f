import type { Check, Resource } from '@remit/policy/check';
import type { Cause, Explanation } from '@remit/policy/decision';
import { disclose } from '@remit/policy/disclose/disclose';
import type { DisclosureLevel } from '@remit/policy/disclose/disclosed-explanation';
import type { FieldDeclaration } from '@remit/policy/document';
import { explain } from '@remit/policy/explain';
import { layerTimes } from '@remit/policy/layer-times';
import { reasonSentence, type SentenceNames } from '@remit/policy/words/sentence';
import type { Subject } from '@remit/policy/subject';
import { discloseMissing } from '@remit/policy/disclose/disclose-facts';
import { wouldRefuse } from '@remit/policy/would-refuse';
import { countGiven } from '../uses/count-uses.ts';
import { grantWords, roleLabel } from '../grant-words.ts';
import { valueWords } from '../sentences.ts';
import { simulatedFields } from './simulate-fields.ts';
import type { SimulatedRecord } from './simulate-resource.ts';
import type { Under } from './simulate-under.ts';
import type { DecidingLayer, SimulatedDecision } from './simulate-views.ts';
import { turnsOf } from './simulate-turns.ts';
import { distinctSources, sourceView } from '../source-view.ts';
import type { TenantCall } from '../tenant-call.ts';

/** The place of a described record among ids: of no stored one, so that nothing is ever looked up by it. */
const DESCRIBED = '00000000-0000-0000-0000-000000000000';

const UNREADABLE: Cause = { kind: 'unreadable' };

/** A described record as if it were stored, with every field that was not given empty. */
export const asStored = (resource: Resource): Resource => ({ ...resource, id: DESCRIBED });

/** Whether one may: decided as enforcement does, told as far as the asker may know. */
export function simulateDecision(
  call: TenantCall,
  under: Under,
  { subject, action }: Pick<Check, 'subject' | 'action'>,
  record: SimulatedRecord,
  level: DisclosureLevel,
): SimulatedDecision {
  const { policy } = under;
  const explanation = explainSimulated(call, under, { subject, action }, record);
  const { decision } = explanation;
  const { type, hides } = record;
  if (call.enforces && decision.outcome === 'allow') {
    countGiven(call, subject, { type: type.name, action }, explanation.because);
  }
  const disclosure = { compiled: policy.compiled, type: type.name, hides };
  // Of a record that neither reads, not even whether it is there is told; below the policy's readers, of none.
  const concealed = decision.denial === 'not-found' && (level !== 'administrator' || !record.readable);
  const told = concealed ? 'person' : level;
  const because = concealed ? [UNREADABLE] : tellable(record, explanation.because);
  const names: SentenceNames = {
    action,
    type,
    value: (value) => valueWords(call.directory, value),
    role: (role) => roleLabel(policy.compiled, role),
    hides,
    ...(subject.member.id === call.subject.member.id ? {} : { person: subject.member.name }),
  };
  const known = told === 'administrator';
  const check: Check = { subject, action, resource: record.resource, environment: under.environment };
  return {
    kind: 'decision',
    outcome: decision.outcome,
    layer: layerOf(because),
    sentences: [...new Set(because.map((cause) => reasonSentence(cause, names)))],
    sources: distinctSources(
      because.flatMap((cause) =>
        cause.kind === 'granted' ? [sourceView(call, cause.source, subject.member, policy)] : [],
      ),
    ),
    grants: known ? grantsTried(call, policy, explanation, names) : [],
    rules: known ? rulesJudged(explanation) : [],
    reported:
      decision.outcome === 'allow'
        ? distinct(
            wouldRefuse(policy.compiled, check).map(({ rule, ...said }) => {
              return { name: known ? rule : null, ...said };
            }),
          )
        : [],
    fields: known ? simulatedFields(policy.compiled, check, record, decision.outcome) : null,
    times: known
      ? layerTimes(
          policy.compiled,
          record.kind === 'described' ? { ...check, resource: asStored(record.resource) } : check,
          () => performance.now(),
        )
      : null,
    missing: discloseMissing(decision.missing, disclosure).map((name) => ({
      name,
      field: type.fields.find((field) => `resource.${field.name}` === name) ?? null,
    })),
    obligations: decision.obligations,
    // When it turned would tell what a date in the record is, where that is hidden.
    ...(concealed || type.fields.some((field) => isHiddenTime(field, hides))
      ? { since: null, until: null }
      : turnsOf(under, check)),
    data: disclose(explanation, told, disclosure),
  };
}

/** Every grant that was looked at, in words, with what kept it from permitting. */
function grantsTried(
  { directory }: TenantCall,
  { compiled }: Under['policy'],
  { grants }: Explanation,
  names: SentenceNames,
): SimulatedDecision['grants'] {
  return distinct(
    grants.map(({ grant, source, permits, failure }) => ({
      words: grantWords(compiled, directory, grant, source),
      permits,
      reason:
        failure === null
          ? null
          : reasonSentence({ kind: 'no-grant', tried: [{ grant, source, permits, failure }] }, names),
    })),
  );
}

const rulesJudged = ({ rules }: Explanation): SimulatedDecision['rules'] =>
  distinct(rules.map(({ rule, effect, applies, because }) => ({ name: rule, effect, applies, because })));

const isHiddenTime = ({ name, type }: FieldDeclaration, hides: ReadonlySet<string>): boolean =>
  hides.has(name) && (type === 'date' || type === 'instant');

/** What is described is there by the asker's own word: that there may be no such record is no reason beside others. */
function tellable({ kind }: SimulatedRecord, because: readonly Cause[]): readonly Cause[] {
  const others = because.filter((cause) => cause.kind !== 'unreadable');
  return kind === 'described' && others.length > 0 ? others : because;
}

/** What was looked at both for the action and for reading is listed once. */
const distinct = <Item>(items: readonly Item[]): readonly Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/**
 * A described record may lack facts that the answer depends on, which then names them; where it does not, it is
 * explained as a stored one, with every grant that was tried.
 */
export function explainSimulated(
  call: TenantCall,
  { policy, environment }: Under,
  { subject, action }: { readonly subject: Subject; readonly action: string },
  { kind, resource }: SimulatedRecord,
): Explanation {
  const revision = call.standing.directoryRevision;
  const check: Check = { subject, action, resource, environment };
  const short = explain(policy.compiled, check, revision);
  if (kind !== 'described' || action === 'create' || resource.folder === null) return short;
  if (short.decision.outcome === 'depends') return short;
  const full = explain(policy.compiled, { ...check, resource: asStored(resource) }, revision);
  if (full.decision.outcome !== short.decision.outcome) return short;
  return full.because.every((cause) => isCertain(cause, full))
    ? full
    : { ...full, because: [{ kind: 'no-grant', tried: full.grants.filter(({ permits }) => !permits) }] };
}

/** Whether a reason rests on what was said, and not on a rule that denies for want of a fact that nobody was asked. */
function isCertain(cause: Cause, { rules }: Explanation): boolean {
  if (cause.kind !== 'forbidden') return true;
  return rules.some(({ rule, when, unless }) => rule === cause.rule && when === 'true' && unless === 'false');
}

function layerOf([first]: readonly Cause[]): DecidingLayer {
  switch (first?.kind) {
    case 'standing':
      return 'standing';
    case 'forbidden':
    case 'separated':
    case 'obligation':
      return 'rules';
    case 'granted':
      return first.grant.scope === null ? 'roles' : 'folder-scope';
    case 'no-folder':
    case 'unknown-action':
      return 'question';
    // Without a reason it depends on what the roles ask of the record.
    case 'no-grant':
    case 'unreadable':
    case undefined:
      return 'roles';
    default:
      return first satisfies never;
  }
}
