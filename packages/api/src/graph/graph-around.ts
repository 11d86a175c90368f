import { matches } from '@remit/policy/evaluate-row-filter';
import { folderRecord } from '../folders/folder-record.ts';
import type { GraphNames } from './graph-fold.ts';
import { accessLinks } from './graph-links.ts';
import { graphNames } from './graph-names.ts';
import { neighbourhood } from './graph-neighbourhood.ts';
import type { GraphKey, GraphView } from './graph-views.ts';
import { isIn } from '../groups/groups-list.ts';
import type { CommonHolder } from '../groups/groups-views.ts';
import { rowsOf } from '../guard.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { explainOnRecord } from '../require/require-explain.ts';
import type { TenantCall } from '../tenant-call.ts';
import { toldMembers } from '../told-members.ts';
import { type GraphFocus, keyOfFocus } from './graph-focus.ts';

/** At most this many of a kind stand apart on one side of the focus. */
const mostApart = 12;

/**
 * What leads to one thing and what it leads to, as it holds now. Of people it names those whose access the asker may be
 * told, of groups and departments those with one of them in it, of folders those that the asker may see; the rest of the
 * people are counted. A look at another person leaves an audit event that commits before the reply.
 * @throws RemitError `not-found` for what is not there, and for what the asker may not see; `forbidden` with the reasons
 *   for somebody whom the asker may see and not explain
 */
export function graphAround(
  call: TenantCall,
  { focus, hops }: { readonly focus: GraphFocus; readonly hops: number },
): GraphView {
  const key = keyOfFocus(focus);
  const seen = seenInGraph(call);
  const subject = focus.kind === 'person' ? call.directory.subject(focus.id) : null;
  if (subject !== null) explainOnRecord(call, subject);
  else if (!seen(key)) throw notFoundDenial(call, key, [{ kind: 'unreadable' }]);
  const names: GraphNames = graphNames(call);
  const links = accessLinks(call, focus);
  const shown = links.filter(({ from, to }) => seen(from) && seen(to));
  const around = neighbourhood(shown, key, { hops, most: mostApart, names });
  return {
    focus: key,
    hops,
    ...around,
    hidden: hiddenPeople(call, focus),
    policyVersion: call.standing.policyVersion,
    at: call.environment.now,
  };
}

/** Of those in a group or department, whose access the asker may not be told; of anything else, nobody is counted. */
function hiddenPeople(call: TenantCall, focus: GraphFocus): number {
  if (focus.kind !== 'group' && focus.kind !== 'department') return 0;
  const holder: CommonHolder = { kind: focus.kind, id: focus.id };
  const told = toldMembers(call);
  return call.directory.subjects().filter((each) => isIn(each, holder) && !told(each.member.id)).length;
}

function seenInGraph(call: TenantCall): (key: GraphKey) => boolean {
  const { directory, policy } = call;
  const told = toldMembers(call);
  const people = directory.subjects().filter(({ member }) => told(member.id));
  const groups = new Set(people.flatMap((each) => each.groups));
  const departments = new Set(people.flatMap((each) => each.departments));
  const readable = rowsOf(call, 'remit.Folder', 'read');
  const folders = new Set(
    directory.directory.folders.filter((path) => matches(readable, folderRecord(path))),
  );
  return (key) => {
    const at = key.indexOf(':');
    const [kind, id] = [key.slice(0, at), key.slice(at + 1)];
    switch (kind) {
      case 'person':
        return directory.member(id) !== null && told(id);
      case 'group':
        return groups.has(id);
      case 'department':
        return departments.has(id);
      case 'role':
        return policy.compiled.roles.has(id);
      case 'folder':
        return folders.has(id);
      case 'permission': {
        const [type = '', action = ''] = id.split(':');
        return policy.compiled.actions.get(type)?.has(action) === true;
      }
      default:
        return false;
    }
  };
}
