import type { Approval, ResourceType } from '@remit/policy/document';
import { asked } from '../../words/asked.ts';
import { MoreWords } from '../../words/words.tsx';
import { ApprovalSteps } from './approval-steps.tsx';
import { AskedFiles } from './asked-files.tsx';
import { withAsked } from './asked-parts.ts';
import { AskedQuestions } from './asked-questions.tsx';

interface ApprovalFormProps {
  readonly approval: Approval;
  readonly type: ResourceType;
  /** The roles of the policy, with what each is called. */
  readonly roles: readonly { readonly name: string; readonly label: string }[];
  readonly onChange: (approval: Approval) => void;
}

/** What an approval asks whoever submits for, questions and files, and the steps that decide. */
export function ApprovalForm(props: ApprovalFormProps) {
  return (
    <MoreWords words={{ asked }}>
      <AskedLists {...props} />
    </MoreWords>
  );
}

function AskedLists({ approval, type, roles, onChange }: ApprovalFormProps) {
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
      <ApprovalSteps
        type={type}
        steps={approval.steps}
        roles={roles}
        onChange={(steps) => onChange({ ...approval, steps })}
      />
    </div>
  );
}
