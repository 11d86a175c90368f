import { useQuery } from '@tanstack/react-query';
import type { CheckedPolicy } from '@remit/language/check-parsed-policy';
import { useSettled } from '../../parts/use-settled.ts';

/** What reads a text and what checks it are fetched when there is one, side by side. */
async function checkedText(text: string): Promise<CheckedPolicy> {
  const [{ parsePolicy }, { checkParsedPolicy }] = await Promise.all([
    import('@remit/language/parse-policy'),
    import('@remit/language/check-parsed-policy'),
  ]);
  return checkParsedPolicy(parsePolicy(text), text);
}

/** What checking a text came to, once nothing was typed for a moment. */
export function useCheckedText(text: string): {
  /** Of the text as it stands; undefined where there is none, and until it is known. */
  readonly current: CheckedPolicy | undefined;
  readonly failed: boolean;
} {
  const settled = useSettled(text, 250);
  const checked = useQuery({
    queryKey: ['check-policy-text', settled],
    queryFn: () => checkedText(settled),
    enabled: settled.trim() !== '',
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
  });
  const current = settled === text && text.trim() !== '' ? checked.data : undefined;
  return { current, failed: checked.isError };
}
