import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { GroupRow } from '@remit/api/groups-views';
import type { PersonChip } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { manage } from '../../words/administration.ts';
import { MoreWords } from '../../words/words.tsx';
import { ConfirmChange } from '../people/confirm-change.tsx';

interface TakeOutProps {
  readonly person: PersonChip;
  readonly group: Pick<GroupRow, 'id' | 'name'>;
  readonly onClose: () => void;
}

/** The one confirmation before somebody is taken out of a group: what they lose by it. It can be undone at once. */
export function TakeOut({ person, group, onClose }: TakeOutProps) {
  const t = useTranslations('groups');
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const input = { group: group.id, member: person.id };
  const names = { person: person.name, group: group.name };
  const onError = (failure: unknown): void => toast(problemOf(failure).message);
  const onSettled = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: calls.options.groups.pathKey() });
    await queries.invalidateQueries({ queryKey: calls.options.people.pathKey() });
  };
  const puttingBack = useMutation({
    mutationFn: () => calls.client.groups.add.mutate(input),
    onSuccess: () => toast(t('putBack', names)),
    onError,
    onSettled,
  });
  const taking = useMutation({
    mutationFn: () => calls.client.groups.remove.mutate(input),
    onSuccess: () => {
      toast(t('tookOut', names), undefined, { label: t('undo'), run: () => puttingBack.mutate() });
      onClose();
    },
    onError,
    onSettled,
  });
  return (
    <MoreWords words={{ manage }}>
      <ConfirmChange
        open
        onClose={onClose}
        title={t('takeOutTitle', names)}
        confirm={t('takeOut')}
        pending={taking.isPending}
        onConfirm={() => taking.mutate()}
        change={{ kind: 'leave', ...input }}
      />
    </MoreWords>
  );
}
