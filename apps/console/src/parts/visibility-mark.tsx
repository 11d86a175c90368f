import { Asterisk, Eye, EyeOff, Pencil } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { FieldVisibility } from '@remit/policy/field-mask';

const looks = {
  hidden: { Icon: EyeOff, tone: 'text-loss' },
  masked: { Icon: Asterisk, tone: 'text-warn' },
  readable: { Icon: Eye, tone: 'text-ink-2' },
  writable: { Icon: Pencil, tone: 'text-gain' },
} as const;

/** What shows of a field: a glyph and its word. */
export function VisibilityMark({ visibility }: { readonly visibility: FieldVisibility }) {
  const t = useTranslations('visibility');
  const { Icon, tone } = looks[visibility];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${tone}`}>
      <Icon size={14} aria-hidden className="shrink-0" />
      {t(visibility)}
    </span>
  );
}
