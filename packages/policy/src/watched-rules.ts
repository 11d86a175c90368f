import type { CompiledPolicy, CompiledRule } from './compiled-policy.ts';
import type { RuleJudged } from './decision.ts';
import type { Reportable, ResourceType, Rule } from './document.ts';
import type { Situation } from './situation.ts';
import { applies, separated } from './judge.ts';
import { rulesHere, separationsHere } from './rules-here.ts';

/** A rule or an exclusion that only reports, as it bears on one action on one type. */
export interface WatchedRule extends Pick<RuleJudged, 'rule' | 'effect' | 'because'> {
  /** Whether it would refuse, if it counted: by itself, or until a duty that it asks for is met. */
  readonly refuses: (situation: Situation) => boolean;
}

/** What of a document only reports, by type. */
export type Watched = Pick<CompiledPolicy, 'rules' | 'separations'>;

/** Whether a rule or an exclusion of actions counts in decisions. */
export const isEnforced = ({ reportOnly }: Reportable): boolean => reportOnly !== true;

/** The rules and exclusions that only report, of those that name an action on a type. */
export function watchedRules(
  watched: Watched,
  action: string,
  type: ResourceType,
  compileRule: (rule: Rule, type: ResourceType) => CompiledRule,
): readonly WatchedRule[] {
  const rules = rulesHere(watched, action, type.name).map((rule): WatchedRule => {
    const compiled = compileRule(rule, type);
    const duty = rule.kind === 'require' ? rule.obligation : null;
    return {
      rule: rule.name,
      effect: rule.kind,
      because: rule.because,
      refuses: (situation) =>
        applies(compiled, situation) && (duty === null || !situation.environment.met.includes(duty)),
    };
  });
  const separations = separationsHere(watched, action, type.name).map((separation): WatchedRule => ({
    rule: separation.exclusion.name,
    effect: 'separate',
    because: separationSentence(action, separation.other),
    refuses: (situation) => separated(separation, situation) !== 'false',
  }));
  return [...rules, ...separations];
}

/** What somebody reads whom an exclusion of actions refuses. */
export const separationSentence = (action: string, other: string): string =>
  `Nobody may both ${action} and ${other} the same record.`;
