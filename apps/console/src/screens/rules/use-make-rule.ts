import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { Draft } from '../../draft/draft.ts';
import { addItem, freeName } from '../../draft/edit-item.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { approvalNameOf, type NewRequestType, withRequestType } from '../../draft/edit-request-type.ts';
import { useToast } from '../../parts/toasts.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { ruleAddress, type RuleName } from './rule-address.ts';
import type { MadeItem } from './rule-templates.ts';

interface MakeRule {
  readonly make: (made: MadeItem) => void;
  /** Makes a kind of request, with the approval that decides it. */
  readonly makeType: (asked: NewRequestType) => void;
}

/** Makes a rule in a draft and goes to it; what was refused is said instead. */
export function useMakeRule(draft: Draft): MakeRule {
  const t = useTranslations('rules');
  const { tenant } = useMe();
  const navigate = useNavigate();
  const toast = useToast();
  const goOn = (outcome: EditOutcome, name: RuleName): void => {
    if (!outcome.ok) return toast(t('refused', { reason: outcome.reason }));
    void navigate({
      to: '/t/$tenant/access/rules/$rule',
      params: { tenant: tenant.slug, rule: ruleAddress(name) },
      search: (before) => ({ draft: before.draft }),
    });
  };
  return {
    make: ({ kind, entry }) => {
      const name = freeName(draft.document, kind, entry.name);
      const outcome = draft.change((document) => addItem(document, kind, { ...entry, name }));
      goOn(outcome, { kind, key: name });
    },
    makeType: (asked) => {
      const key = approvalNameOf(draft.document, asked);
      const outcome = draft.change((document) => withRequestType(document, asked));
      goOn(outcome, { kind: 'approval', key });
    },
  };
}
