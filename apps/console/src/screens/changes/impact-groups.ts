import type { EffectGroup, EffectLine } from '@remit/api/changes/changes-impact-views';
import type { PersonChip } from '@remit/api/views';

/** The same groups with nothing but what they lose; groups that lose nothing are gone. */
export function onlyLosses(groups: readonly EffectGroup[]): readonly EffectGroup[] {
  return groups
    .map((group) => ({
      ...group,
      lines: group.lines.filter(({ change }) => change === 'loses' || change === 'narrower'),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** Turned around: one group for each thing that changes, with everybody for whom it does. */
export function byPermission(groups: readonly EffectGroup[]): readonly EffectGroup[] {
  const turned = new Map<string, { line: EffectLine; people: Map<string, PersonChip>; total: number }>();
  for (const { people, total, lines } of groups) {
    for (const line of lines) {
      const key = JSON.stringify([line.change, line.sentence]);
      const known = turned.get(key) ?? { line, people: new Map(), total: 0 };
      turned.set(key, known);
      known.total += total;
      for (const person of people) known.people.set(person.id, person);
    }
  }
  return [...turned.values()]
    .map(({ line, people, total }): EffectGroup => ({
      result: line.change,
      people: [...people.values()],
      total,
      lines: [line],
    }))
    .toSorted((a, b) => b.total - a.total);
}
