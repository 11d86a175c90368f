import type { UseQueryResult } from '@tanstack/react-query';
import type { PolicyDocument } from '@remit/policy/document';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import type * as Closer from './look-closer.ts';
import type { RuleName } from './rule-address.ts';
import type { TypedText } from './typed-text.ts';
import type { RuleEdits } from './use-rule-edits.ts';
import type { TextTools } from './use-text-tools.ts';

interface RuleTextProps {
  readonly tools: UseQueryResult<TextTools>;
  readonly closer: typeof Closer | null;
  readonly name: RuleName;
  readonly document: PolicyDocument;
  readonly folders: readonly string[];
  readonly chosen: string | null;
  readonly locked: boolean;
  readonly typed: TypedText | null;
  readonly onTyped: (typed: TypedText | null) => void;
  readonly edits: Pick<RuleEdits, 'take' | 'fix'>;
}

/** The text of a rule, once what reads it is here. */
export function RuleText({ tools, closer, name, edits, onTyped, ...shown }: RuleTextProps) {
  if (tools.data === undefined) {
    if (!tools.isError) return <Skeleton lines={5} />;
    return <ErrorState error={tools.error} onRetry={() => void tools.refetch()} />;
  }
  const { TextPane, reader } = tools.data;
  return (
    <TextPane
      {...shown}
      reader={reader}
      closer={closer}
      item={name}
      onTyped={onTyped}
      onTake={edits.take}
      onFix={(fix) => {
        onTyped(null);
        edits.fix(fix);
      }}
    />
  );
}
