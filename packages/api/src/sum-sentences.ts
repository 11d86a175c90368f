import type { Condition } from '@remit/policy/condition';
import { durationWords } from '@remit/policy/words/duration-words';
import { moneyWords } from '@remit/policy/words/money-words';
import type { ApprovalGround } from './approvals/approval-ground.ts';
import type { SentRequest } from './in-place.ts';
import { isOwnSum } from './is-own-sum.ts';
import { planHere } from './plan-here.ts';
import { meantBy } from './requests/request-types.ts';
import { type RequestSum, totalOf } from './requests/request-sums.ts';

/**
 * Why a request goes through more steps than by itself, and why its amount may not compare. How much others ask for is
 * said to whoever asks for all of it alone: a sum of one person's requests; of other sums it is said that they are.
 */
export function sumSentences(ground: ApprovalGround, { sentBy, resource }: SentRequest): readonly string[] {
  const { compiled, directory, environment } = ground;
  const base = directory.directory.baseCurrency;
  const type = compiled.types.get(resource.type);
  const planned = new Set(planHere(ground, resource).map(({ name }) => name));
  const steps = compiled.document.approvals
    .filter(({ on }) => on === resource.type)
    .flatMap((approval) => approval.steps);
  const sums = (resource.id === null ? undefined : ground.sums?.get(resource.id)) ?? [];
  const explained = sums.flatMap((sum) => {
    const needs = steps.filter(
      ({ name, when }) => planned.has(name) && when !== undefined && asksFor(when, sum.aggregation.name),
    );
    if (sum.count < 2 || needs.length === 0) return [];
    const names = needs.map(({ name }) => name).join(' and ');
    const isOwn = type !== undefined && isOwnSum(sum, type, sentBy);
    return [`${sumWords(sum, base, isOwn)} needs the step ${names}.`];
  });
  const amount = meantBy(compiled, resource, 'amount');
  const unknown =
    amount?.type === 'money' && amount.currency !== base && amount.rate === undefined
      ? [
          `There is no rate from ${amount.currency} to ${base}, so its amount compares with no limit in ${base}: ask in ${base}, or have the rate set first.`,
        ]
      : [];
  return environment.rates === undefined ? explained : [...unknown, ...explained];
}

function sumWords(sum: RequestSum, base: string, isOwn: boolean): string {
  const { by, of, over } = sum.aggregation;
  const others = sum.count - 1;
  if (!isOwn) return `Together with others like it within ${durationWords(over)} this`;
  const requests = others === 1 ? 'your other request' : `your ${others} other requests`;
  const whose = by.length > 1 ? `${requests} like it` : requests;
  const total = totalOf(sum, base);
  const comes =
    of === undefined
      ? `this makes ${sum.count}, which`
      : total === null
        ? 'this'
        : `this is ${moneyWords(total)}, which`;
  return `With ${whose} of the same ${durationWords(over)} ${comes}`;
}

function asksFor(condition: Condition, name: string): boolean {
  const look = (part: unknown): boolean => {
    if (typeof part !== 'object' || part === null) return false;
    if ('kind' in part && part.kind === 'attribute' && 'of' in part && part.of === 'environment')
      return 'name' in part && part.name === name;
    return Object.values(part).some(look);
  };
  return look(condition);
}
