import type { Check } from './check.ts';
import type { CompiledAction, CompiledPolicy } from './compiled-policy.ts';
import type { Reason, RuleJudged } from './decision.ts';
import { judgeCheck, questionOf, type JudgeOne } from './decide.ts';
import { NOT_GRANTED } from './judgement.ts';
import { linkSubject } from './linked-subject.ts';
import type { WatchedRule } from './watched-rule.ts';

/** A rule or an exclusion of actions that only reports, and what it would have said. */
export type ReportedRule = Pick<RuleJudged, 'rule' | 'effect' | 'because'>;

const NONE: readonly never[] = [];

/**
 * What only reports and would refuse a check that is allowed, each by itself: it bites on whatever the decision looks at,
 * reading the record and how it would stand included. Asked without a record, what cannot be told refuses, as it does there.
 * Nothing is looked at where nothing only reports.
 */
export function wouldRefuse(compiled: CompiledPolicy, check: Check): readonly ReportedRule[] {
  if (!compiled.watches) return NONE;
  const question = questionOf(compiled, check);
  const biting = new Map<string, ReportedRule>();
  const look = ({ watched }: CompiledAction, bites: (each: WatchedRule) => boolean): void => {
    for (const each of watched) if (bites(each)) biting.set(keyOf(each), reportedOf(each));
  };
  switch (question.kind) {
    case 'refused':
      return NONE;
    case 'type': {
      const known = { ...check, type: question.action.type, record: check.resource };
      for (const action of [question.action, question.action.reading ?? question.action])
        look(action, (each) => each.mayRefuse({ ...known, action: action.name }));
      break;
    }
    case 'record': {
      const lookOnly: JudgeOne<Reason> = (_, action, situation) => {
        look(action, (each) => each.refuses(situation));
        return NOT_GRANTED.other;
      };
      const linked = linkSubject(compiled, check.subject);
      judgeCheck(linked, check, question.action, question.folder, { own: lookOnly, reading: lookOnly });
      break;
    }
    default:
      return question satisfies never;
  }
  return [...biting.values()];
}

// A rule and an exclusion may have one name.
const keyOf = ({ rule, effect }: WatchedRule): string => `${effect === 'separate' ? effect : 'rule'} ${rule}`;

const reportedOf = ({ rule, effect, because }: WatchedRule): ReportedRule => ({ rule, effect, because });
