import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';

/** Saves a version as a `.remit` file, in the text form that can be read back. */
export function ExportVersion({ version }: { readonly version: number }) {
  const t = useTranslations('versions');
  const calls = useCalls();
  const toast = useToast();
  const { tenant } = useMe();
  const fetching = useMutation({
    mutationFn: () => calls.client.policy.text.query({ version }),
    onSuccess: ({ text }) => save(`${tenant.slug}-version-${version}.remit`, text),
    onError: (error) => toast(t('exportFailed'), problemOf(error).message),
  });
  return (
    <Button
      pending={fetching.isPending}
      icon={<Download size={14} aria-hidden />}
      onClick={() => fetching.mutate()}
    >
      {t('export')}
    </Button>
  );
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
