import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { InboxItem } from '@remit/api/requests/request-views';
import { heldDecisionsOf } from '../../data/held-decisions.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { Money } from '../../parts/money.tsx';
import { toggled } from '../../parts/toggled.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import { approvals } from '../../words/approvals.ts';
import { MoreWords } from '../../words/words.tsx';

interface RoutineDialogProps {
  readonly items: readonly InboxItem[];
  readonly onClose: () => void;
}

/** What would be approved together, each to be left out. Every one is decided, held and recorded on its own. */
export function RoutineDialog(props: RoutineDialogProps) {
  return (
    <MoreWords words={{ approvals }}>
      <Routine {...props} />
    </MoreWords>
  );
}

function Routine({ items, onClose }: RoutineDialogProps) {
  const t = useTranslations('approvals.routine');
  const words = useTranslations('request');
  const calls = useCalls();
  // What stood in the list when it was opened: nothing is added under its reader's eyes.
  const [offered] = useState(items);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const read = useQueries({
    queries: offered.map(({ id }) => calls.options.requests.get.queryOptions({ id })),
  });
  // One that moved on since it was listed, or is refused by now, is not among them any more.
  const requests = offered.flatMap(({ id, revision }, place) => {
    const request = read[place]?.data;
    const stands = request?.revision === revision && request.approve.allowed && request.routine;
    return request !== undefined && stands && !left.has(id) ? [request] : [];
  });
  const pending = read.some(({ isPending }) => isPending);
  const approve = (): void => {
    const { hold } = heldDecisionsOf(calls);
    for (const request of requests) hold(request, { kind: 'approve', comment: null });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('title')} description={t('lead')}>
      <ul className="flex flex-col">
        {offered.map((item, place) => {
          const request = read[place]?.data;
          const moved =
            request !== undefined &&
            !(request.revision === item.revision && request.approve.allowed && request.routine);
          return (
            <li key={item.id} className="border-b border-line last:border-b-0">
              <CheckField
                checked={!left.has(item.id) && !moved}
                disabled={moved}
                onChange={() => setLeft((before) => toggled(before, item.id))}
                className="py-1.5"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{item.purpose ?? item.number}</span>
                  <span className="block truncate text-xs text-ink-2">
                    {moved ? t('moved') : `${item.number} · ${item.submitter?.name ?? words('someone')}`}
                  </span>
                </span>
                <Money amount={item.amount} />
              </CheckField>
            </li>
          );
        })}
      </ul>
      <DialogActions onCancel={onClose} className="sticky bottom-0  bg-raised pt-4">
        <Button look="primary" pending={pending || requests.length === 0} onClick={approve}>
          {t('approve', { count: pending ? offered.length - left.size : requests.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
