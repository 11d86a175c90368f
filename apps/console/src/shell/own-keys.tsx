import { Keyboard } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../parts/icon-button.tsx';
import { lazyDialog } from '../parts/lazy-part.tsx';
import { classes } from '../parts/classes.ts';
import { useSingleKeys } from './use-single-keys.ts';

const OwnKeyList = lazyDialog(async () => (await import('./own-key-list.tsx')).OwnKeyList);

/** The way to the list of keys on a page that belongs to no tenant: by ?, and by a button for whoever turned that off. */
export function OwnKeys({ className }: { readonly className?: string }) {
  const t = useTranslations('parts');
  const [open, setOpen] = useState(false);
  useSingleKeys((key) => {
    if (key !== '?') return false;
    setOpen(true);
    return true;
  }, window);
  return (
    <>
      <IconButton
        label={t('keys')}
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
        className={classes('max-sm:hidden', className)}
      >
        <Keyboard size={16} aria-hidden />
      </IconButton>
      {open ? (
        <Suspense>
          <OwnKeyList onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
