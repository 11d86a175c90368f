import type { SimulateQuestion } from '../../data/contract/access-calls.ts';

/**
 * A question as an access evaluation request of AuthZEN 1.0, for whoever asks the same from a program.
 * @returns null for a question with an open slot: an evaluation is of one subject, one action and one resource
 * Source: OpenID AuthZEN Authorization API 1.0, "Access Evaluation API".
 */
export function authzenRequest(question: SimulateQuestion): object | null {
  const { member, action, resource, at } = question;
  if (member === null || action === null || resource.kind === 'anything') return null;
  const remit = circumstancesOf(question);
  const context = {
    ...(at === null ? {} : { time: new Date(at).toISOString() }),
    ...(Object.keys(remit).length === 0 ? {} : { remit }),
  };
  return {
    subject: { type: 'user', id: member },
    action: { name: action },
    resource:
      resource.kind === 'record'
        ? { type: resource.type, id: resource.id }
        : {
            type: resource.type,
            id: '',
            properties: { folder: resource.folder, ...resource.attributes },
          },
    ...(Object.keys(context).length === 0 ? {} : { context }),
  };
}

/** What the standard has no words for. */
const circumstancesOf = ({ met, version, draft }: SimulateQuestion): object => ({
  ...(met.length === 0 ? {} : { met }),
  ...(version === null ? {} : { version }),
  ...(draft === null ? {} : { draft }),
});
