import { styleText } from 'node:util';
import { readSettings, type Environment } from '@remit/store/settings/settings';
import { SettingsError } from '@remit/store/settings/settings-error';
import { settings, type Setting } from '@remit/store/settings/settings-table';

/**
 * The table of settings as `remit config` prints it: each with its value and where that comes from, its rule, its
 * default and an example.
 */
export function configTable(env: Environment): string {
  return settings.map((setting) => describe(setting, env[setting.name])).join('\n\n');
}

/** Every wrong value in one text, a line for each; null when all are right. */
export function configProblems(env: Environment): string | null {
  try {
    readSettings(env);
    return null;
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

function describe(setting: Setting, text: string | undefined): string {
  const { name, description, rule, example, default: otherwise } = setting;
  return [
    `${styleText('bold', name)} ${current(setting, text)}`,
    `  ${description}`,
    `  Rule: ${rule}.`,
    `  Default: ${otherwise ?? 'none'}. Example: ${name}=${example}`,
  ].join('\n');
}

function current({ secret, default: otherwise }: Setting, text: string | undefined): string {
  if (text === undefined || text === '')
    return otherwise === null ? 'is not set' : `= ${otherwise} (default)`;
  return secret ? 'is set (not shown)' : `= ${text}`;
}
