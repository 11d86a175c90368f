import { useQueries, useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { REMIT_TYPES } from '@remit/policy/catalog';
import type { PolicyDocument } from '@remit/policy/document';
import { durationWords } from '@remit/policy/words/duration-words';
import type { PolicyNames } from '@remit/policy/words/sentence-part';
import type { Value } from '@remit/policy/values/value';
import { moneyText } from '../../parts/money-text.ts';
import { useMoment } from '../../parts/use-when.ts';
import { useCalls } from '../../shell/tenant-context.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Ids that stand in a part of a policy: in a list of texts they may be of groups, and of people elsewhere. */
function idsIn(part: unknown, found: IdsFound = { people: new Set(), groups: new Set() }): IdsFound {
  if (typeof part === 'string' && ID.test(part)) found.people.add(part.toLowerCase());
  else if (typeof part === 'object' && part !== null) {
    if (!isTexts(part)) for (const each of Object.values(part)) idsIn(each, found);
    else for (const text of part.value) if (ID.test(text)) found.groups.add(text.toLowerCase());
  }
  return found;
}

interface IdsFound {
  readonly people: Set<string>;
  readonly groups: Set<string>;
}

/** A field that is declared as texts has no value. */
const isTexts = (part: object): part is Extract<Value, { type: 'text[]' }> =>
  'type' in part && part.type === 'text[]' && 'value' in part && Array.isArray(part.value);

/** More people than these are not looked up for one sentence. */
const mostPeople = 20;

/**
 * What things of a policy are called, and how its values look, to this reader. People and groups are named where the
 * reader may see them.
 * @param about the part of the policy whose people and groups are looked up
 */
export function usePolicyNames(
  document: Pick<PolicyDocument, 'resources' | 'roles'>,
  about: unknown,
): PolicyNames {
  const t = useTranslations('rules');
  const locale = useLocale();
  const format = useFormatter();
  const moment = useMoment();
  const calls = useCalls();
  const found = idsIn(about);
  const ids = [...found.people].slice(0, mostPeople);
  const people = useQueries({
    queries: ids.map((member) => ({
      ...calls.options.people.get.queryOptions({ member }),
      retry: false,
    })),
  });
  const { data: holders } = useQuery({
    ...calls.options.groups.list.queryOptions(),
    enabled: found.groups.size > 0,
  });
  const groups = new Map(holders?.groups.map(({ id, name }) => [id.toLowerCase(), name]));
  const named = new Map(ids.map((id, at) => [id, people[at]?.data?.person.name]));
  const types = new Map([...document.resources, ...REMIT_TYPES].map((type) => [type.name, type]));
  const roles = new Map(document.roles.map(({ name, label }) => [name, label ?? name]));
  const value = (each: Value): string => {
    switch (each.type) {
      case 'money':
        return `${moneyText(each, locale)}${each.rate === undefined ? '' : ` ${t('rate', { rate: each.rate })}`}`;
      case 'date':
        return format.dateTime(new Date(`${each.value}T00:00:00Z`), {
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          timeZone: 'UTC',
        });
      case 'instant':
        return moment(each.value);
      case 'duration':
        return durationWords(each.milliseconds);
      case 'boolean':
        return t(each.value ? 'yes' : 'no');
      case 'text[]':
        return format.list(
          each.value.map((text) => `“${groups.get(text.toLowerCase()) ?? text}”`),
          { type: 'disjunction' },
        );
      case 'member':
        return named.get(each.value.toLowerCase()) ?? `“${each.value}”`;
      case 'number':
      case 'department':
      case 'folder':
        return each.value;
      case 'text':
      case 'enum':
        return `“${each.value}”`;
      default:
        return each satisfies never;
    }
  };
  return { value, role: (name) => roles.get(name) ?? name, type: (name) => types.get(name) ?? null };
}
