import { actionsOf } from '@remit/policy/catalog';
import type { PolicyDocument, PolicyTest } from '@remit/policy/document';

/** A test to begin with: whether the first role reads the first type. */
export function emptyTest({ resources, roles }: PolicyDocument): PolicyTest {
  return {
    name: '',
    subject: { kind: 'made-up', roles: roles.slice(0, 1).map(({ name }) => ({ role: name, folder: '/' })) },
    type: resources[0]?.name ?? '',
    folder: '/',
    attributes: {},
    expect: { kind: 'decision', outcome: 'allow', action: 'read' },
  };
}

/** The test about another type, which may have neither the fields nor the action. */
export function onType(test: PolicyTest, name: string, { resources }: PolicyDocument): PolicyTest {
  const type = resources.find((each) => each.name === name);
  if (type === undefined) return test;
  const { history: _, ...rest } = test;
  const action =
    test.expect.kind === 'decision' && actionsOf(type).includes(test.expect.action)
      ? test.expect.action
      : 'read';
  const outcome = test.expect.kind === 'decision' ? test.expect.outcome : 'allow';
  return { ...rest, type: name, attributes: {}, expect: { kind: 'decision', outcome, action } };
}
