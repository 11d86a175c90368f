import type { RequestView } from '@remit/api/requests/request-views';
import type { WhyQuestion } from '../../../parts/why/why-context.ts';

/** The whole of the server's answer to "may I approve this". */
export function whyApprove(request: RequestView, title: string): WhyQuestion {
  return {
    title,
    ...request.whyApprove,
    next: request.approve.allowed ? null : request.approve.next,
    deciders: request.deciders,
    decidersTotal: request.decidersTotal,
  };
}
