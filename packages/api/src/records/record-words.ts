import type { Resource } from '@remit/policy/check';
import { conditionWords } from '@remit/policy/words/condition-words';
import type { Subject } from '@remit/policy/subject';
import type { Value } from '@remit/policy/values/value';

/** A field as policy text says it; of members no more than whether it is the subject. */
function fieldWords(name: string, value: Value, subject: Subject): string {
  if (value.type === 'member')
    return value.value === subject.member.id ? `${name} = subject` : `${name} = somebody else`;
  return conditionWords({
    kind: 'compare',
    operator: '=',
    left: { kind: 'attribute', of: 'resource', name },
    right: { kind: 'literal', value },
  });
}

/**
 * A record that no table has, as a test of a policy would put it: ` in `/west` with region = 'west', after submit by
 * subject`. Names nobody.
 * @param subject whose own values and deeds are called so
 */
export function recordWords({ folder, attributes, history }: Resource, subject: Subject): string {
  const fields = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : [fieldWords(name, value, subject)],
  );
  const deeds = (history ?? []).map(
    ({ action, person }) => `${action} by ${person === subject.member.person ? 'subject' : 'another'}`,
  );
  const where = folder === null ? '' : ` in \`${folder}\``;
  const given = fields.length === 0 ? '' : ` with ${fields.join(', ')}`;
  return `${where}${given}${deeds.length === 0 ? '' : `, after ${deeds.join(', ')}`}`;
}
