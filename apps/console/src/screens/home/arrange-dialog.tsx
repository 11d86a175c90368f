import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { HomeView } from '@remit/api/home/home-views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { ArrangeCards } from './arrange-cards.tsx';
import { arrangementOf, cardsHere, isAsItComes } from './home-cards.ts';

/** Names what somebody made of their home page; everybody has one. */
const own = { screen: 'home', name: 'mine' } as const;

interface ArrangeDialogProps {
  readonly home: HomeView;
  readonly onClose: () => void;
}

/** Which cards of the home page show, and in which order; kept for its reader wherever they sign in. */
export function ArrangeDialog({ home, onClose }: ArrangeDialogProps) {
  const t = useTranslations('home');
  const calls = useCalls();
  const [arranged, setArranged] = useState(() => arrangementOf(home.cards));
  const asItComes = arrangementOf({ order: [], hidden: [] });
  const save = useMutation({
    mutationFn: async () => {
      const words = { order: arranged.order.join(' '), hidden: [...arranged.hidden].join(' ') };
      if (!isAsItComes(arranged)) {
        const { hidden, ...order } = words;
        await calls.client.views.save.mutate({ ...own, words: hidden === '' ? order : words });
      } else if (home.cards.order.length > 0) await calls.client.views.delete.mutate(own);
    },
    onSuccess: () => {
      const cards = { order: arranged.order, hidden: [...arranged.hidden] };
      const { queryKey } = calls.options.home.get.queryOptions();
      calls.queryClient.setQueryData(queryKey, (known) =>
        known === undefined ? known : { ...known, cards },
      );
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t('arrangeTitle')} description={t('arrangeLead')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <ArrangeCards here={cardsHere(home)} arranged={arranged} onChange={setArranged} />
        {save.error === null ? null : (
          <p role="alert" className="text-loss first-letter:uppercase">
            {problemOf(save.error).message}
          </p>
        )}
        <DialogActions onCancel={onClose}>
          <Button onClick={() => setArranged(asItComes)}>{t('arrangeReset')}</Button>
          <Button submits look="primary" pending={save.isPending}>
            {t('arrangeDone')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
