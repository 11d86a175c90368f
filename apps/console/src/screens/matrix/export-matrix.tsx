import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Draft } from '../../draft/draft.ts';
import { Button } from '../../parts/button.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { useSingleKeys } from '../../shell/use-single-keys.ts';
import type { MatrixAddress } from './matrix-address.ts';
import { matrixCsv } from './matrix-csv.ts';
import type { Matrix } from './use-matrix.ts';

interface ExportMatrixProps {
  readonly matrix: Matrix;
  readonly draft: Draft;
  readonly address: MatrixAddress;
}

/** Gives the matrix as it shows to a spreadsheet, with what it is of: tenant, version, draft, filter and time. */
export function ExportMatrix({ matrix, draft, address }: ExportMatrixProps) {
  const t = useTranslations('matrix');
  const { tenant } = useMe();
  const save = (): void => {
    const { q, role, module, show, compared } = address;
    const filter = Object.entries({ q, role, module, show, compared: compared.join(' ') })
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => `${name}: ${value}`);
    const version =
      draft.changes.length === 0
        ? t('csvVersion', { version: draft.basedOn })
        : t('csvDraft', { version: draft.basedOn, name: draft.name ?? draft.id ?? '' });
    const text = matrixCsv(
      [
        [t('csvOf'), tenant.name],
        [t('csvPolicy'), version],
        [t('csvAt'), new Date().toISOString()],
        [t('csvFilter'), filter.join(', ')],
      ],
      { type: t('type'), action: t('action') },
      matrix,
    );
    // Spreadsheets take a file without this mark for one in some old alphabet.
    const url = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${tenant.slug}-matrix-version-${draft.basedOn}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  useSingleKeys((key) => {
    if (key === 'e') save();
    return key === 'e';
  });
  return (
    <Button icon={<Download size={14} aria-hidden />} aria-keyshortcuts="e" onClick={save}>
      {t('csv')}
    </Button>
  );
}
