import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { findingSentence } from '@remit/audit/finding';
import type { VerifiedExport } from '@remit/audit/verify-export';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { Field } from '../../parts/fields/field.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { type VerifiedFile, verifyFile } from './verify-file.ts';

type Looked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reading'; readonly share: number }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | VerifiedFile;

interface VerifyFileDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Verifies an export that somebody was given, in their own browser. */
export function VerifyFileDialog({ open, onClose }: VerifyFileDialogProps) {
  const t = useTranslations('auditFile');
  const [looked, setLooked] = useState<Looked>({ kind: 'nothing' });
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);

  async function look(file: File): Promise<void> {
    underWay.current?.abort();
    const { signal } = (underWay.current = new AbortController());
    setLooked({ kind: 'reading', share: 0 });
    const showProgress = (share: number): void => {
      if (!signal.aborted) setLooked({ kind: 'reading', share });
    };
    try {
      const found = await verifyFile(file, showProgress, signal);
      if (!signal.aborted) setLooked(found);
    } catch (error) {
      // Given up for another file, or because the dialog closed: nobody waits for it.
      if (signal.aborted) return;
      setLooked({ kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  function close(): void {
    underWay.current?.abort();
    setLooked({ kind: 'nothing' });
    onClose();
  }

  return (
    <Dialog open={open} onClose={close} title={t('title')} description={t('lead')}>
      <div className="flex flex-col gap-4">
        <Field label={t('file')} hint={t('fileHint')}>
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              accept=".jsonl,.ndjson,.json,.txt"
              className="max-w-full text-sm file:mr-3 file:h-7 file:rounded-md file:border file:border-line file:bg-raised file:px-2.5 max-sm:file:h-11"
              onChange={({ target }) => {
                const file = target.files?.[0];
                if (file !== undefined) void look(file);
              }}
            />
          )}
        </Field>
        <Answer looked={looked} />
        <div className="flex justify-end">
          <Button onClick={close}>{t('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

function Answer({ looked }: { readonly looked: Looked }) {
  const t = useTranslations('auditFile');
  switch (looked.kind) {
    case 'nothing':
      return null;
    case 'reading': {
      const percent = Math.floor(looked.share * 100);
      return (
        <div>
          <p role="status" className="figures text-ink-2">
            {t('reading', { percent })}
          </p>
          <div
            role="progressbar"
            aria-label={t('title')}
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
            className="mt-1 h-1.5 overflow-hidden rounded-full bg-hover"
          >
            <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
          </div>
        </div>
      );
    }
    case 'read':
      return looked.verified.findings.length === 0 ? (
        <Whole verified={looked.verified} />
      ) : (
        <Broken verified={looked.verified} />
      );
    case 'no-export':
      return <Refusal text={t('noExport', { start: '{"format":"remit-audit/1"' })} />;
    case 'no-signatures':
      return <Refusal text={t('noSignatures')} />;
    case 'unreadable':
      return <Refusal text={t('unreadable', { reason: looked.reason })} />;
    default:
      return looked satisfies never;
  }
}

function Refusal({ text }: { readonly text: string }) {
  return (
    <p role="alert" className="text-loss">
      {text}
    </p>
  );
}

function Whole({ verified }: { readonly verified: VerifiedExport }) {
  const { tenant, whole, entries, redacted, signedBy } = verified;
  const t = useTranslations('auditFile');
  const here = useMe().tenant;
  const slug = tenant?.slug ?? '';
  return (
    <div role="status" className="flex gap-3 rounded-lg border border-gain bg-gain-tint px-4 py-3">
      <ShieldCheck size={20} aria-hidden className="mt-0.5 shrink-0 text-gain" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{t('whole')}</p>
        <p>{t('wholeDetail', { whole: String(whole), slug, entries })}</p>
        {redacted === 0 ? null : <p>{t('redacted', { count: redacted })}</p>}
        {slug === here.slug ? null : <p className="text-warn">{t('otherTenant', { slug })}</p>}
        <p className="mt-1 flex items-center gap-1.5">
          <span className="min-w-0 font-mono text-xs break-all">{t('key', { key: signedBy ?? '' })}</span>
          <CopyButton text={signedBy ?? ''} label={t('copyKey')} />
        </p>
        <p className="text-xs text-ink-2">{t('keyHint')}</p>
      </div>
    </div>
  );
}

function Broken({ verified: { findings } }: { readonly verified: VerifiedExport }) {
  const t = useTranslations('auditFile');
  const sentences = findings.slice(0, 5).map(findingSentence);
  return (
    <div role="alert" className="flex gap-3 rounded-lg border-2 border-loss bg-loss-tint px-4 py-3">
      <ShieldAlert size={22} aria-hidden className="mt-0.5 shrink-0 text-loss" />
      <div className="min-w-0 flex-1">
        <p className="text-base font-semibold text-loss">{t('broken')}</p>
        <p>{t('brokenRange', { count: findings.length })}</p>
        <ul className="mt-1 list-disc pl-5 text-sm break-words">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
