import { useTranslations } from 'use-intl';
import { Dialog } from '../parts/dialogs/dialog.tsx';
import { keyList as words } from '../words/key-list.ts';
import { MoreWords } from '../words/words.tsx';
import { KeyGroup } from './key-group.tsx';
import { KeyLine } from './key-line.tsx';
import { SingleKeysSwitch } from './single-keys-switch.tsx';

interface OwnKeyListProps {
  readonly onClose: () => void;
}

/** The keys of the pages that belong to no tenant. */
export function OwnKeyList(props: OwnKeyListProps) {
  return (
    <MoreWords words={{ keyList: words }}>
      <OpenKeyList {...props} />
    </MoreWords>
  );
}

function OpenKeyList({ onClose }: OwnKeyListProps) {
  const t = useTranslations('keyList');
  return (
    <Dialog open place="side" onClose={onClose} title={t('title')} description={t('ownLead')}>
      <div className="flex flex-col gap-5">
        <SingleKeysSwitch />
        <KeyGroup title={t('group.here')}>
          <KeyLine keys={['?']}>{t('here.keys')}</KeyLine>
          <KeyLine keys={['Esc']}>{t('everywhere.close')}</KeyLine>
        </KeyGroup>
      </div>
    </Dialog>
  );
}
