import { SUBJECT_ATTRIBUTES } from '@remit/policy/attributes';
import { askableFields } from '@remit/policy/asked-fields';
import { REMIT_MODULE, moduleOf, shortNameOf } from '@remit/policy/catalog';
import { recordedActions } from '@remit/policy/favour';
import { FIELD_TYPES } from '@remit/policy/values/field-types';
import { typeNamed, type CompletionNames } from './complete-names.ts';
import { namesIn, nodeAround, type CompletionPlace } from './complete-place.ts';
import { actionsHere, fieldsOf, typesHere } from './complete-types-here.ts';
import { candidates, type Candidate } from './completion-candidate.ts';
import { EVERYONE, NOBODY, NOTHING } from './words.ts';

/** Types by their short names, where only one type has it. */
function typesNamed(names: CompletionNames): readonly Candidate[] {
  const shorts = Map.groupBy(names.types, ({ name }) => shortNameOf(name));
  return names.types.map(({ name, label }) => {
    const short = shortNameOf(name);
    const alone = shorts.get(short)?.length === 1 && moduleOf(name) !== REMIT_MODULE;
    return { name: alone ? short : name, kind: 'type', detail: alone ? name : label };
  });
}

/** What follows the names before it and their dots: a type of a module or, where fields are named, a field of a type. */
function dotted(
  before: readonly string[],
  withFields: boolean,
  names: CompletionNames,
): readonly Candidate[] {
  if (before.length === 0) return typesNamed(names);
  const path = before.join('.');
  const type = withFields ? typeNamed(path, names.types) : null;
  if (type !== null) return fieldsOf([type]);
  const inside = names.types.filter(({ name }) => moduleOf(name) === path);
  return inside.map(({ name, label }) => ({ name: shortNameOf(name), kind: 'type', detail: label }));
}

/** `Folder.engineering`: the names below the folder that is written so far. */
function foldersBelow(before: readonly string[], { folders = [] }: CompletionNames): readonly Candidate[] {
  const [root, ...path] = before;
  if (root === undefined) return candidates('folder', ['Folder']);
  const above = `/${path.join('/')}`;
  const below = folders.flatMap((folder) => {
    const start = above === '/' ? '/' : `${above}/`;
    const name = folder.startsWith(start) ? folder.slice(start.length) : '';
    return name === '' || name.includes('/') ? [] : [name];
  });
  return root === 'Folder' ? candidates('folder', below) : [];
}

function attributesAfter(
  before: readonly string[],
  place: CompletionPlace,
  names: CompletionNames,
): readonly Candidate[] {
  const fields = [
    ...fieldsOf(typesHere(place, names)),
    { name: 'folder', kind: 'field', detail: 'folder' } as const,
  ];
  const [source, ...deeper] = before;
  if (deeper.length > 0) return [];
  switch (source) {
    case undefined:
      return [...fields, ...candidates('attribute', ['subject', 'action', 'context', 'resource'])];
    case 'resource':
      return fields;
    case 'subject':
      return [
        ...Object.entries(SUBJECT_ATTRIBUTES).map(
          ([name, type]) => ({ name, kind: 'attribute', detail: type }) as const,
        ),
        ...candidates('attribute', names.attributes ?? []),
      ];
    case 'action':
      return candidates('attribute', ['name']);
    default:
      return [];
  }
}

function qualifiers({ node }: CompletionPlace, text: string, names: CompletionNames): readonly Candidate[] {
  const keyword = node.parent?.getChild('Keyword') ?? null;
  const only = keyword === null ? null : text.slice(keyword.from, keyword.to);
  const modules = candidates('module', names.modules);
  const sets = candidates('set', names.sets, 'record set');
  if (only !== null) return only === 'set' ? sets : modules;
  return [...candidates('qualifier', ['own', 'department']), ...modules, ...sets];
}

/** What the names of a list are of, by the clause that the list is in. */
function listed(clause: string, place: CompletionPlace, names: CompletionNames): readonly Candidate[] {
  switch (clause) {
    case 'Includes':
    case 'Holders':
    case 'Visible':
    case 'Hidden':
    case 'Editable':
    case 'Exclusive':
    case 'Step':
    case 'Guard':
    case 'Except':
    case 'User': {
      const [self] = clause === 'Includes' ? namesIn(place.statement, place.text) : [];
      const list = nodeAround(place, 'Names');
      const written = new Set(list === null ? [] : namesIn(list, place.text, place.node.from));
      const none = clause === 'Guard' ? EVERYONE : clause === 'Includes' ? null : NOBODY;
      return [
        ...candidates(
          'role',
          names.roles.filter((role) => role !== self && !written.has(role)),
        ),
        ...(none === null || written.size > 0 ? [] : candidates('word', [none])),
      ];
    }
    case 'By':
      return fieldsOf(typesHere(place, names));
    case 'Forbid':
    case 'Require':
    case 'Never':
      return actionsHere(place, names);
    default:
      return [];
  }
}

/** Fields of the type that a `resource` statement states, for `owner:` and its like. */
function ownFields({ statement, text }: CompletionPlace): readonly Candidate[] {
  const fields = statement.getChildren('Has').flatMap((has) => has.getChildren('Field'));
  return candidates(
    'field',
    fields.flatMap((field) => namesIn(field, text).slice(0, 1)),
  );
}

/** What may be named at a place where a name stands; nothing where a new name is given. */
export function nameCandidates(place: CompletionPlace, names: CompletionNames): readonly Candidate[] {
  const { around, node, text } = place;
  const [parent = '', clause = ''] = around;
  const before = node.parent === null ? [] : namesIn(node.parent, text, node.from);
  switch (parent) {
    case 'Names':
      return listed(clause, place, names);
    case 'Mask':
    case 'FolderGrant':
    case 'Holding':
      return candidates('role', names.roles);
    case 'InModule':
      return candidates('module', names.modules);
    case 'FieldType':
      return candidates(
        'field-type',
        FIELD_TYPES.filter((type) => type !== 'text[]'),
      );
    case 'Meaning':
      return ownFields(place);
    case 'Of':
      return fieldsOf(typesHere(place, names));
    case 'Asks':
      return fieldsOf(typesHere(place, names).map((type) => ({ ...type, fields: askableFields(type) })));
    case 'Action': {
      const first = around.includes('FolderGrant') && node.parent?.prevSibling === null;
      return [
        ...actionsHere(place, names),
        ...(first ? candidates('word', [NOTHING], 'the role is empty here') : []),
      ];
    }
    case 'Qualifier':
      return qualifiers(place, text, names);
    case 'Separate':
      return before.length === 0 ? [] : actionsHere(place, names);
    case 'Took':
    case 'Taken':
      return candidates('action', typesHere(place, names).flatMap(recordedActions));
    case 'Expect':
      return node.prevSibling?.name === 'Outcome'
        ? candidates('action', typesHere(place, names).flatMap(recordedActions))
        : fieldsOf(typesHere(place, names));
    case 'Setting':
      return fieldsOf(typesHere(place, names));
    case 'Attribute':
      return attributesAfter(before, place, names);
    case 'Dotted':
      switch (clause) {
        case 'Resource':
          return before.length === 0 ? candidates('module', names.modules) : [];
        case 'Place':
          return foldersBelow(before, names);
        case 'FieldRule':
        case 'See':
          return dotted(before, true, names);
        default:
          return dotted(before, false, names);
      }
    default:
      return [];
  }
}
