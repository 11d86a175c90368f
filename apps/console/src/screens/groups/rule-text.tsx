import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupRuleEffectView } from '@remit/api/groups/groups-views';
import { Button } from '../../parts/button.tsx';
import { areaLook, Field } from '../../parts/fields/field.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

interface RuleTextProps {
  readonly label: string;
  readonly value: string;
  /** What a rule may ask for, each as it is written. */
  readonly attributes: readonly string[];
  /** It says something else in a moment, and takes nothing until then. */
  readonly waits: boolean;
  /** What is wrong with the text; absent where nothing is, and while it is being read. */
  readonly problem: GroupRuleEffectView['problems'][number] | undefined;
  readonly onChange: (text: string) => void;
}

/** So many choices stand below the text; another letter narrows them. */
const shown = 12;

/** The rule of a group as text, with the names that can stand at its cursor below it, and what is wrong with it. */
export function RuleText({ label, value, attributes, waits, problem, onChange }: RuleTextProps) {
  const t = useTranslations('groups');
  const { options } = useCalls();
  const area = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(value.length);
  const list = useQuery(options.groups.list.queryOptions());
  const departments = (list.data?.groups ?? []).filter(({ kind }) => kind === 'department');
  const before = value.slice(0, cursor);
  // A path is written in quotes, and may have spaces in it.
  const word = /'[^']*$|[\p{L}\p{N}_.]*$/u.exec(before)?.[0] ?? '';
  const choices = [...attributes, ...departments.map(({ id }) => `'${id.replaceAll("'", "''")}'`)].filter(
    (name) => name.startsWith(word) && name !== word,
  );
  const meant = problem === undefined || problem.nearest.length === 0 ? null : problem.nearest.join(', ');
  const said =
    problem === undefined
      ? null
      : t(meant === null ? 'ruleError' : 'ruleErrorMeant', {
          line: problem.line,
          column: problem.column,
          message: problem.message,
          names: meant ?? '',
        });
  return (
    <Field label={label} error={said}>
      {(wiring) => (
        <>
          <textarea
            {...wiring}
            ref={area}
            rows={4}
            readOnly={waits}
            aria-busy={waits}
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            value={value}
            onChange={({ target }) => {
              setCursor(target.selectionStart);
              onChange(target.value);
            }}
            onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
            className={`${areaLook} font-mono`}
          />
          <div role="group" aria-label={t('ruleChoices')} className="flex flex-wrap gap-1.5">
            {choices.slice(0, shown).map((name) => (
              <Button
                key={name}
                onClick={() => {
                  const written = before.slice(0, before.length - word.length) + name;
                  onChange(written + value.slice(cursor));
                  setCursor(written.length);
                  area.current?.focus();
                }}
              >
                {name}
              </Button>
            ))}
          </div>
        </>
      )}
    </Field>
  );
}
