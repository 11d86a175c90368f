import type { RequestView } from '@remit/api/requests/request-views';
import type { WhyQuestion } from '../../../parts/why/why-context.ts';

type DecidingQuestion = Pick<WhyQuestion, 'title' | 'deciders' | 'decidersTotal'>;

/** What is asked of a refusal to decide: who may, too. */
export const decidingQuestion = (
  { deciders, decidersTotal }: RequestView,
  title: string,
): DecidingQuestion => ({ title, deciders, decidersTotal });
