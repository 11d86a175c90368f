import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from './icon-button.tsx';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useTranslations('parts');
  const [copied, setCopied] = useState(false);
  return (
    <IconButton
      label={copied ? t('copied') : label}
      onBlur={() => setCopied(false)}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => setCopied(true));
      }}
    >
      {copied ? <Check size={15} aria-hidden className="text-gain" /> : <Copy size={15} aria-hidden />}
    </IconButton>
  );
}
