import type { CompiledPolicy, CompiledRule } from './compiled-policy.ts';
import type { Condition } from './condition.ts';
import type { Reportable, ResourceType, Rule } from './document.ts';
import type { Situation } from './situation.ts';
import { applies, separated } from './judge.ts';
import { residual, type Known } from './residual.ts';
import { ruleCondition, rulesHere, separationsHere } from './rules-here.ts';
import { separationSentence } from './words/separation-sentence.ts';
import type { WatchedRule } from './watched-rule.ts';

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
    const asks = ({ environment }: Pick<Situation, 'environment'>): boolean =>
      rule.kind === 'forbid' || !environment.met.includes(rule.obligation);
    return {
      rule: rule.name,
      effect: rule.kind,
      because: rule.because,
      refuses: (situation) => asks(situation) && applies(compiled, situation),
      mayRefuse: (known) => asks(known) && mayHold(ruleCondition(rule), known),
    };
  });
  const separations = separationsHere(watched, action, type.name).map((separation): WatchedRule => ({
    rule: separation.exclusion.name,
    effect: 'separate',
    because: separationSentence(action, separation.other),
    refuses: (situation) => separated(separation, situation) !== 'false',
    mayRefuse: (known) => mayHold({ kind: 'took', action: separation.other }, known),
  }));
  return [...rules, ...separations];
}

/** A plan spares only where nothing is left to ask. */
function mayHold(condition: Condition, known: Known): boolean {
  const left = residual(condition, known, 'false');
  return left.kind !== 'constant' || left.value;
}
