import { useTranslations } from 'use-intl';
import type { Approval, ResourceType } from '@remit/policy/document';
import { asked } from '../../words/asked.ts';
import { MoreWords } from '../../words/words.tsx';
import { AskedFiles } from './asked-files.tsx';
import { withAsked } from './asked-parts.ts';
import { AskedQuestions } from './asked-questions.tsx';

interface ApprovalFormProps {
  readonly approval: Approval;
  readonly type: ResourceType;
  readonly onChange: (approval: Approval) => void;
}

/** What an approval asks whoever submits for: questions and files. */
export function ApprovalForm(props: ApprovalFormProps) {
  return (
    <MoreWords words={{ asked }}>
      <AskedLists {...props} />
    </MoreWords>
  );
}

function AskedLists({ approval, type, onChange }: ApprovalFormProps) {
  const t = useTranslations('asked');
  return (
    <div className="flex flex-col gap-5">
      <AskedQuestions
        type={type}
        asks={approval.asks ?? []}
        onChange={(asks) => onChange(withAsked(approval, { asks }))}
      />
      <AskedFiles
        attaches={approval.attaches ?? []}
        onChange={(attaches) => onChange(withAsked(approval, { attaches }))}
      />
      <p className="text-ink-2">{t('steps')}</p>
    </div>
  );
}
