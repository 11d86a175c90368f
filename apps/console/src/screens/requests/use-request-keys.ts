import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import type { Guard } from '@remit/api/views';
import { useWhy, type WhyQuestion } from '../../parts/why/why-context.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { useSingleKeys } from '../../shell/use-single-keys.ts';
import { decidingQuestion } from './decide/deciding-question.ts';
import { whyApprove } from './decide/why-approve.ts';

/** What can be done with a request by a key. */
interface RequestDeeds {
  readonly approve: () => void;
  readonly reject: () => void;
  readonly ask: () => void;
  readonly pay: () => void;
}

/**
 * A and R decide, Q asks, P pays, H hands over, ? says why; what is refused says why instead.
 * @param request null where keys do nothing
 * @param open whether it waits for a decision
 * @param payable whether it waits for its payment
 */
export function useRequestKeys(
  request: RequestView | null,
  { open, payable }: { readonly open: boolean; readonly payable: boolean },
  deeds: RequestDeeds,
): void {
  const t = useTranslations('request');
  const words = useTranslations('approvals');
  const { tenant } = useMe();
  const navigate = useNavigate();
  const why = useWhy();
  const act = (guard: Guard, asked: Pick<WhyQuestion, 'title'>, deed: () => void): true => {
    if (guard.allowed) deed();
    else why({ outcome: 'deny', sentences: [guard.reason], next: guard.next, ...asked });
    return true;
  };
  useSingleKeys((key) => {
    if (request === null) return false;
    const { number } = request;
    switch (key) {
      case 'h':
        void navigate({ to: '/t/$tenant/delegations', params: { tenant: tenant.slug } });
        return true;
      case 'p':
        return payable && act(request.pay, { title: words('payNumber', { number }) }, deeds.pay);
      case '?':
        if (open) why(whyApprove(request, t('approveNumber', { number })));
        return open;
      case 'q': {
        const asked = decidingQuestion(request, words('askNumber', { number }));
        return open && act(request.ask, asked, deeds.ask);
      }
      case 'a': {
        const asked = decidingQuestion(request, t('approveNumber', { number }));
        return open && act(request.approve, asked, deeds.approve);
      }
      case 'r': {
        const asked = decidingQuestion(request, t('rejectNumber', { number }));
        return open && act(request.reject, asked, deeds.reject);
      }
      default:
        return false;
    }
  });
}
