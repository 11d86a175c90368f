import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Bell, Settings2 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialogs/dialog.tsx';
import { lazyPart } from '../parts/lazy-part.tsx';
import { Skeleton } from '../parts/states/skeleton.tsx';
import { notices as words } from '../words/notices.ts';
import { MoreWords } from '../words/words.tsx';
import { NoticeList } from './notice-list.tsx';
import { useCalls } from './tenant-context.ts';
import { TrayButton } from './tray-button.tsx';

const NoticeWishes = lazyPart(async () => (await import('./notice-wishes.tsx')).NoticeWishes);

/** How much its reader was told and has not read, and the list of it. */
export function NoticesBell() {
  return (
    <MoreWords words={{ notices: words }}>
      <Notices />
    </MoreWords>
  );
}

function Notices() {
  const t = useTranslations('notices');
  const calls = useCalls();
  const [shown, setShown] = useState(false);
  const [setting, setSetting] = useState(false);
  const unread = useQuery(calls.options.notices.list.queryOptions({})).data?.unread ?? 0;
  const close = (): void => {
    setShown(false);
    setSetting(false);
  };
  return (
    <>
      <TrayButton
        Icon={Bell}
        label={t('open', { count: unread })}
        title={t('title')}
        count={unread}
        onOpen={() => setShown(true)}
      />
      <Dialog place="side" open={shown} onClose={close} title={t('title')} description={t('lead')}>
        <Button
          look="ghost"
          icon={setting ? <ArrowLeft size={15} aria-hidden /> : <Settings2 size={15} aria-hidden />}
          className="mb-2 -ml-2.5"
          onClick={() => setSetting(!setting)}
        >
          {t(setting ? 'back' : 'how')}
        </Button>
        {setting ? (
          <Suspense fallback={<Skeleton />}>
            <NoticeWishes />
          </Suspense>
        ) : (
          <NoticeList onLeave={close} />
        )}
      </Dialog>
    </>
  );
}
