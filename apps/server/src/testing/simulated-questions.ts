import type { SimulatedDecision } from '@remit/api/simulate/simulate-views';
import type { Caller } from './serve-sample.ts';

export const request = 'fin.PaymentRequest';

export const euros = (minor: number) => ({ type: 'money', minor, currency: 'EUR' });

/** A payment request that there need not be, by what is said of it. */
export const described = (attributes: object, folder: string | null = '/operations') => ({
  kind: 'described',
  type: request,
  folder,
  attributes,
});

/** What is said of one that the head of operations may approve, but for who submitted it. */
export const ofOperations = {
  amount: euros(500_000),
  department: { type: 'department', value: '/operations' },
  status: { type: 'enum', value: 'waiting' },
};

/** @throws when the question was refused, or is one with another answer */
export async function decision(asker: Caller, input: object): Promise<SimulatedDecision> {
  const { data, error } = await asker.call('simulate.ask', input);
  if (error !== null) throw new Error(`refused: ${error.message}`);
  if (data.answer.kind !== 'decision') throw new Error(`answered ${data.answer.kind}`);
  return data.answer;
}
