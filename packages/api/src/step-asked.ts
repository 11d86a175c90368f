import { type ConditionPart, partsOf } from '@remit/policy/condition-parts';
import { conditionSentence } from '@remit/policy/words/condition-sentence';
import { sentenceText } from '@remit/policy/words/sentence-part';
import { whyPlanned } from '@remit/approvals/why-planned';
import type { ApprovalGround } from './approvals/approval-ground.ts';
import { roleLabel } from './grant-words.ts';
import type { SentRequest } from './in-place.ts';
import { isOwnSum } from './is-own-sum.ts';
import { plannedUnder } from './plan-here.ts';
import type { SeenFields } from './requests/request-view.ts';
import { valueWords } from './sentences.ts';

/** Of a request, and of whom it is told. */
interface AskedOf extends SentRequest {
  readonly seen: Pick<SeenFields, 'hidden' | 'value'>;
  /** Member id of the reader. */
  readonly reader: string;
}

/**
 * Why a request goes through a step, as what of the policy's condition it meets: "its amount (30,000.00 EUR) is more than
 * 25,000.00 EUR". Of a condition on a field that the reader does not see it says that alone, and of sums of what others
 * ask for no more than that they are.
 * @returns null where every request goes through it, or the policy in force has it no more
 */
export function stepAsked(
  ground: ApprovalGround,
  { sentBy, resource, seen, reader }: AskedOf,
  step: string,
): string | null {
  const { compiled, directory } = ground;
  const type = compiled.types.get(resource.type) ?? null;
  const environment = plannedUnder(ground, resource);
  const why = whyPlanned(compiled, resource, environment, step);
  if (why === null || why.held.kind === 'constant') return null;
  const named = attributesIn(why.when);
  if (named.some(({ of, name }) => of === 'resource' && seen.hidden.includes(name)))
    return 'it says something that you do not see';
  const sums = (resource.id === null ? undefined : ground.sums?.get(resource.id)) ?? [];
  const isAsker = type?.owner !== undefined && asks(resource.attributes[type.owner], reader);
  const owns = (name: string): boolean =>
    isAsker &&
    type !== null &&
    sums.some((sum) => sum.aggregation.name === name && isOwnSum(sum, type, sentBy));
  const summed = new Set(sums.map(({ aggregation }) => aggregation.name));
  const others = attributesIn(why.held).some(
    ({ of, name }) => of === 'environment' && summed.has(name) && !owns(name),
  );
  if (others) return 'others like it count together with it';
  const names = {
    value: (value: Parameters<typeof valueWords>[1]) => valueWords(directory, value),
    role: (name: string) => roleLabel(compiled, name),
    type: (name: string) => compiled.types.get(name) ?? null,
  };
  const said = sentenceText(
    conditionSentence(why.held, 'when', {
      type,
      names,
      found: (field) => {
        const value = seen.value(field);
        return value === null || value.type === 'boolean' ? null : names.value(value);
      },
      circumstance: (name) => {
        const value = environment.attributes[name] ?? null;
        if (!summed.has(name)) return null;
        return `what it comes to with others like it${value === null ? '' : ` (${names.value(value)})`}`;
      },
    }),
  );
  return why.known ? said : `it cannot be told whether ${said}`;
}

const asks = (owner: SentRequest['resource']['attributes'][string] | undefined, reader: string): boolean =>
  owner?.type === 'member' && owner.value === reader;

type Attribute = Extract<ConditionPart, { readonly kind: 'attribute' }>;

/** Every fact that a condition names, members of its lists included. */
function attributesIn(part: ConditionPart): readonly Attribute[] {
  if (part.kind === 'attribute') return [part];
  const listed = part.kind === 'in' ? part.list.filter(({ kind }) => kind === 'attribute') : [];
  return [...partsOf(part), ...listed].flatMap(attributesIn);
}
