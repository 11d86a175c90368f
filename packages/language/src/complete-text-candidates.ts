import { actionsOf } from '@remit/policy/catalog';
import type { CompletionNames } from './complete-names.ts';
import { namesIn, type CompletionPlace } from './complete-place.ts';
import { typesHere } from './complete-types-here.ts';
import { candidates, type Candidate } from './completion-candidate.ts';

/** The attribute that a value is compared with, or the field that a test sets: the names of its path. */
function comparedWith({ node, text }: CompletionPlace): readonly string[] {
  const { parent } = node;
  if (parent === null) return [];
  const attribute = parent.getChild('Attribute');
  const names = attribute === null ? namesIn(parent, text).slice(0, 1) : namesIn(attribute, text);
  return names[0] === 'resource' ? names.slice(1) : names;
}

/** Values that what stands on the other side can have: of an enum, or paths of its tree. */
function valuesOf(place: CompletionPlace, names: CompletionNames): readonly Candidate[] {
  const { folders = [], departments = [], emails = [] } = names;
  const [first, second] = comparedWith(place);
  if (first === 'action') return candidates('action', typesHere(place, names).flatMap(actionsOf));
  if (first === 'subject') {
    if (second === 'department') return candidates('department', departments);
    if (second === 'email') return candidates('member', emails);
    return second === 'kind' ? candidates('value', ['person', 'service']) : [];
  }
  if (first === 'folder') return candidates('folder', folders);
  const fields = typesHere(place, names).flatMap((type) => type.fields.filter(({ name }) => name === first));
  return fields.flatMap(({ type, values = [] }) => {
    if (type === 'department') return candidates('department', departments);
    return type === 'folder' ? candidates('folder', folders) : candidates('value', values);
  });
}

/** What may be written in quotes at a place; nothing where any text will do. */
export function textCandidates(place: CompletionPlace, names: CompletionNames): readonly Candidate[] {
  const { folders = [], departments = [], emails = [] } = names;
  const [parent = ''] = place.around;
  switch (parent) {
    case 'Place':
      return candidates('folder', folders);
    case 'AsMember':
    case 'People':
      return candidates('member', emails);
    case 'InDepartment':
    case 'Heads':
      return candidates('department', departments);
    case 'Comparison':
    case 'In':
    case 'Within':
    case 'TextTest':
    case 'Setting':
      return valuesOf(place, names);
    default:
      return [];
  }
}
