import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, FileCheck, Radio, ShieldCheck } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { useFailureToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { useSingleKeys } from '../../shell/use-single-keys.ts';
import { filterOf } from './audit-address.ts';
import { ExportDialog } from './export-dialog.tsx';
import { useAuditSearch } from './use-audit-search.ts';
import { isOpen, useAuditTasks } from './use-audit-tasks.ts';
import type { FilterNames } from './use-filter-words.ts';

const VerifyFileDialog = lazyDialog(async () => (await import('./verify-file-dialog.tsx')).VerifyFileDialog);

interface AuditActionsProps {
  readonly names: FilterNames;
  readonly live: boolean;
  readonly onLive: () => void;
}

/** What can be done with the record as a whole: followed live, verified, taken along. */
export function AuditActions({ names, live, onLive }: AuditActionsProps) {
  const t = useTranslations('audit');
  const ofFile = useTranslations('auditFile');
  const calls = useCalls();
  const queries = useQueryClient();
  const tellFailure = useFailureToast();
  const tasks = useAuditTasks();
  const { address } = useAuditSearch();
  const [exporting, setExporting] = useState(false);
  const [looking, setLooking] = useState(false);
  const verifying = useMutation({
    mutationFn: () => calls.client.audit.verify.mutate(),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: calls.options.audit.exports.queryKey() }),
  });
  const underWay = tasks.data?.tasks.some((task) => task.work.kind === 'verify' && isOpen(task)) === true;
  const mayExport = tasks.data?.export ?? { allowed: true, because: '' };
  useSingleKeys((key) => {
    const taken = key === 'e' && mayExport.allowed;
    if (taken) setExporting(true);
    return taken;
  });
  return (
    // Four in a row of a phone have room for their words alone.
    <div className="contents max-sm:[&_svg]:hidden">
      <Button
        aria-pressed={live}
        title={t('liveHint')}
        onClick={onLive}
        icon={<Radio size={14} aria-hidden className={live ? 'text-gain' : undefined} />}
        className={live ? 'border-gain! bg-gain-tint!' : undefined}
      >
        {t('live')}
      </Button>
      <Button
        title={t('verifyHint')}
        pending={verifying.isPending || underWay}
        onClick={() => verifying.mutate()}
        icon={<ShieldCheck size={14} aria-hidden />}
      >
        {t('verify')}
      </Button>
      <Button onClick={() => setLooking(true)} icon={<FileCheck size={14} aria-hidden />}>
        {ofFile('open')}
      </Button>
      <GuardedButton
        guard={mayExport}
        asked={{ title: t('export') }}
        look="primary"
        aria-keyshortcuts="e"
        onPress={() => setExporting(true)}
        icon={<Download size={14} aria-hidden />}
      >
        {t('export')}
      </GuardedButton>
      <ExportDialog
        open={exporting}
        filter={filterOf(address)}
        names={names}
        onClose={() => setExporting(false)}
      />
      {looking ? (
        <Suspense>
          <VerifyFileDialog open onClose={() => setLooking(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
