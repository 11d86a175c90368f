import type { SettingName } from './settings-table.ts';

/** A setting with a value that breaks its rule. The value of a secret one is left out. */
export interface SettingProblem {
  readonly name: SettingName;
  readonly found: string;
  readonly rule: string;
  readonly example: string;
}

/** Every wrong value at once, each with its name, its rule and an example. */
export class SettingsError extends Error {
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    super(problems.map(problemSentence).join('\n'));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

function problemSentence({ name, found, rule, example }: SettingProblem): string {
  return `${name} is ${found}; it must be ${rule}. Example: ${name}=${example}`;
}
