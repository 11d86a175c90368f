import type { AskedFile, Question } from '@remit/policy/document';
import type { ApprovalWorld } from './approval-world.ts';

/** What a request that was sent had to say, and does not, asked of nothing that took it; see `asksOf` of the world. */
export function askedFaults({ document, resource, files, form }: ApprovalWorld): readonly string[] {
  if (!form) return [];
  const { amount } = resource.attributes;
  const isRequired = ({ optional, when }: Question | AskedFile): boolean => {
    if (optional === true) return false;
    const limit =
      when?.kind === 'compare' && when.right.kind === 'literal' && when.right.value?.type === 'money'
        ? when.right.value.minor
        : -1;
    return amount?.type !== 'money' || amount.minor > limit;
  };
  const isOpen = (field: string): boolean => {
    const value = resource.attributes[field] ?? null;
    return value === null || (value.type === 'text' && value.value.trim() === '');
  };
  const questions = document.approvals.flatMap(({ asks = [] }) => asks).filter(isRequired);
  const fields = ['purpose', 'amount', 'department', ...questions.map(({ field }) => field)];
  const wanted = document.approvals.flatMap(({ attaches = [] }) => attaches).filter(isRequired);
  return [
    ...fields.filter(isOpen).map((field) => `it was sent without an answer to ${field}`),
    ...wanted.filter(({ name }) => !files.has(name)).map(({ name }) => `it was sent without the ${name}`),
  ];
}
