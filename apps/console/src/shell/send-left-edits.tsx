import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import { isPassing, problemOf } from '../data/problem.ts';
import { type LeftSent, sendLeftEdits } from '../draft/send-left-edits.ts';
import { useToast } from '../parts/toasts.tsx';
import { leftEdits as words } from '../words/draft.ts';
import { MoreWords } from '../words/words.tsx';
import { useCalls, useMe } from './tenant-context.ts';

interface SendLeftEditsProps {
  /** The drafts that the edits are of. */
  readonly drafts: readonly string[];
}

/** Sends again what was edited as an earlier page was left, and tells what could not be saved as it was. */
export function SendLeftEdits(props: SendLeftEditsProps) {
  return (
    <MoreWords words={{ leftEdits: words }}>
      <Sending {...props} />
    </MoreWords>
  );
}

function Sending({ drafts }: SendLeftEditsProps) {
  const t = useTranslations('leftEdits');
  const calls = useCalls();
  const { tenant } = useMe();
  const toast = useToast();
  const navigate = useNavigate();
  const tell = (sent: LeftSent): void => {
    if (sent.kind === 'refused') toast(t('refused'), sent.reason);
    if (sent.kind !== 'met') return;
    const params = { tenant: tenant.slug };
    const run = (): void =>
      void navigate({ to: '/t/$tenant/access/matrix', params, search: { draft: sent.draft } });
    toast(t('met', { name: sent.name }), t('metDetail'), { label: t('choose'), run });
  };
  const send = useEffectEvent(async (draft: string): Promise<void> => {
    try {
      for (const sent of await sendLeftEdits(calls, draft)) tell(sent);
    } catch (error) {
      toast(t('kept'), isPassing(error) ? t('keptDetail') : problemOf(error).message);
    }
  });
  useEffect(() => {
    for (const draft of drafts) void send(draft);
  }, [drafts]);
  return null;
}
