import type { ResourceType } from '@remit/policy/document';
import { paymentRequest } from '@remit/policy/request-type';
import type { SamplePolicyPlan } from './plan.ts';
import { purchaseType } from './purchases.ts';
import { tripType } from './trips.ts';

/** The types of requests that a sample tenant declares beside payments. */
export const declaredTypes = ({ trips, purchases }: SamplePolicyPlan): readonly ResourceType[] => [
  ...(trips === undefined ? [] : [tripType]),
  ...(purchases === undefined ? [] : [purchaseType]),
];

/** The names of all types of requests. */
export const requestNames = (plan: SamplePolicyPlan): readonly string[] => [
  paymentRequest,
  ...declaredTypes(plan).map(({ name }) => name),
];
