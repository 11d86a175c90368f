import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../data/problem.ts';
import { Dialog } from '../parts/dialogs/dialog.tsx';
import { isOpen, useAuditTasks } from '../screens/audit/use-audit-tasks.ts';
import { audit as words } from '../words/audit.ts';
import { MoreWords } from '../words/words.tsx';
import { JobsTrayTask } from './jobs-tray-task.tsx';
import { useCalls } from './tenant-context.ts';
import { TrayButton } from './tray-button.tsx';

/** What the reader asked for that takes longer than a call: how far it is, and the way to what came of it. */
export function JobsTray() {
  return (
    <MoreWords words={{ audit: words }}>
      <Tray />
    </MoreWords>
  );
}

function Tray() {
  const t = useTranslations('audit.tray');
  const [shown, setShown] = useState(false);
  const tasks = useAuditTasks();
  const calls = useCalls();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: calls.options.audit.exports.queryKey() });
  const cancelling = useMutation({
    mutationFn: (id: string) => calls.client.audit.cancelExport.mutate({ id }),
    onSettled: refresh,
  });
  const all = tasks.data?.tasks ?? [];
  const open = all.filter(isOpen).length;
  return (
    <>
      <TrayButton
        Icon={ListChecks}
        label={t('open', { count: open })}
        title={t('title')}
        count={open}
        onOpen={() => setShown(true)}
      />
      <Dialog
        place="side"
        open={shown}
        onClose={() => setShown(false)}
        title={t('title')}
        description={t('lead')}
      >
        <p role="alert" className="pb-3 text-loss first-letter:uppercase empty:hidden">
          {cancelling.isError ? problemOf(cancelling.error).message : null}
        </p>
        {all.length === 0 ? (
          <p className="text-ink-2">{t('none')}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {all.map((task) => (
              <JobsTrayTask
                key={task.id}
                task={task}
                onCancel={() => cancelling.mutate(task.id)}
                // A link works once: the next look at the list brings a new one.
                onTaken={() => void refresh()}
              />
            ))}
          </ul>
        )}
      </Dialog>
    </>
  );
}
