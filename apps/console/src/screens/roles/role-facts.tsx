import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { conditionWords } from '@remit/policy/condition-words';
import type { PolicyDocument, Role } from '@remit/policy/document';
import type { RoleUseView } from '@remit/api/uses-views';
import type { Draft } from '../../draft/draft.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { dropInclude, includeRole } from '../../draft/edit-role.ts';
import { freeFromRows, keepToRows } from '../../draft/edit-row-policy.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Chip } from '../../parts/chip.tsx';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';

interface RoleFactsProps {
  readonly role: Role;
  readonly holders: number;
  /** What the record says of its use; undefined until it has come. */
  readonly use: RoleUseView | undefined;
  readonly draft: Draft;
}

/**
 * What else bears on a role: who holds it and when it was last used, what it includes and is included in, folders where
 * it means something else, and rows that it is kept to. What it includes and which rows is edited here, the rest where it
 * stands.
 */
export function RoleFacts({ role, holders, use, draft }: RoleFactsProps) {
  const t = useTranslations('role');
  const c = useTranslations('compose');
  const { tenant } = useMe();
  const tryEdit = useTryEdit(draft);
  const { document } = draft;
  const label = (name: string): string => document.roles.find((other) => other.name === name)?.label ?? name;
  const includes = role.includes ?? [];
  const parents = document.roles.filter((other) => other.includes?.includes(role.name) === true);
  const scopes = document.folderScopes.filter((scope) => scope.role === role.name);
  const [kept, others] = [true, false].map((names) =>
    document.rowPolicies.filter((policy) => policy.roles.includes(role.name) === names),
  );
  const edit = (title: string, change: (current: PolicyDocument) => EditOutcome): void =>
    void tryEdit(title, change);
  const editable = draft.edit.allowed;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      <Fact name={t('holders')}>
        <span className="figures">{t('holdersCount', { count: holders })}</span>
      </Fact>
      {use === undefined ? null : <LastUse use={use} />}
      {includes.length === 0 && !editable ? null : (
        <Fact name={t('includes')}>
          {includes.map((name) => (
            <Removable
              key={name}
              label={c('dropInclude', { role: label(name) })}
              onRemove={
                editable
                  ? () =>
                      edit(c('edit.drop', { role: label(name) }), (current) =>
                        dropInclude(current, role.name, name),
                      )
                  : null
              }
            >
              {label(name)}
            </Removable>
          ))}
          {editable ? (
            <Adder
              label={c('addInclude')}
              options={document.roles
                .filter(({ name }) => name !== role.name && !includes.includes(name))
                .map(({ name }) => ({ value: name, label: label(name) }))}
              onAdd={(name) =>
                edit(c('edit.include', { role: label(name) }), (current) =>
                  includeRole(current, role.name, name),
                )
              }
            />
          ) : null}
        </Fact>
      )}
      {parents.length === 0 ? null : (
        <Fact name={t('includedIn')}>
          {parents.map(({ name }) => (
            <Link
              key={name}
              to="/t/$tenant/access/roles/$role"
              params={{ tenant: tenant.slug, role: name }}
              search={draft.id === null ? {} : { draft: draft.id }}
              className="hover:underline"
            >
              <Chip>{label(name)}</Chip>
            </Link>
          ))}
        </Fact>
      )}
      <Fact name={t('scopes')}>
        {scopes.map(({ folder }) => (
          <FolderLink key={folder} draft={draft} role={role.name} folder={folder}>
            {folder}
          </FolderLink>
        ))}
        {editable ? (
          <FolderLink adds draft={draft} role={role.name} folder="/">
            {c('addScope')}
          </FolderLink>
        ) : null}
      </Fact>
      {(kept ?? []).length === 0 && (others ?? []).length === 0 ? null : (
        <Fact name={t('rowPolicies')}>
          {(kept ?? []).map((policy) => (
            <Removable
              key={policy.name}
              title={c('rowsAre', { type: policy.type, words: conditionWords(policy.where) })}
              label={c('dropRows', { policy: policy.name })}
              onRemove={
                editable
                  ? () => edit(c('edit.rows'), (current) => freeFromRows(current, policy.name, role.name))
                  : null
              }
            >
              {policy.name}
            </Removable>
          ))}
          {editable && (others ?? []).length > 0 ? (
            <Adder
              label={c('addRows')}
              options={(others ?? []).map(({ name }) => ({ value: name, label: name }))}
              onAdd={(name) => edit(c('edit.rows'), (current) => keepToRows(current, name, role.name))}
            />
          ) : null}
        </Fact>
      )}
    </dl>
  );
}

/** The last day on which anybody did anything by a role, as far as that is on record. */
function LastUse({ use }: { readonly use: RoleUseView }) {
  const t = useTranslations('role');
  const last = use.uses.reduce<number | null>((latest, { at }) => Math.max(latest ?? at, at), null);
  return <Fact name={t('lastUsed')}>{last === null ? t('neverUsed') : <When at={last} />}</Fact>;
}

interface FolderLinkProps {
  readonly draft: Draft;
  readonly role: string;
  readonly folder: string;
  /** It leads to where there is none yet. */
  readonly adds?: boolean;
  readonly children: ReactNode;
}

/** Leads to where a role's meaning in a folder is edited. */
function FolderLink({ draft, role, folder, adds = false, children }: FolderLinkProps) {
  const { tenant } = useMe();
  return (
    <Link
      to="/t/$tenant/access/folders"
      params={{ tenant: tenant.slug }}
      search={{ in: folder, role, ...(draft.id === null ? {} : { draft: draft.id }) }}
      className={
        adds
          ? `inline-flex items-center ${adderLook}`
          : 'inline-flex min-h-6 items-center font-mono text-xs break-all text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink max-sm:min-h-11'
      }
    >
      {children}
    </Link>
  );
}

interface RemovableProps {
  readonly label: string;
  readonly title?: string;
  /** Null where nothing may be taken away. */
  readonly onRemove: (() => void) | null;
  readonly children: ReactNode;
}

function Removable({ label, title, onRemove, children }: RemovableProps) {
  if (onRemove === null) return <Chip>{children}</Chip>;
  return (
    <span
      title={title}
      className="inline-flex h-6 items-center rounded bg-sunken text-xs font-medium text-ink-2"
    >
      <span className="pl-1.5">{children}</span>
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={onRemove}
        className="grid size-6 place-items-center rounded hover:bg-hover hover:text-ink max-sm:size-11"
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  );
}

/** Of what adds something to a fact. */
const adderLook =
  'h-6 max-w-40 rounded border border-dashed border-line-strong bg-transparent px-1 text-xs text-ink-2 hover:text-ink max-sm:h-11';

interface AdderProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onAdd: (value: string) => void;
}

/** A list of what can be added: choosing adds it. */
function Adder({ label, options, onAdd }: AdderProps) {
  return (
    <select
      aria-label={label}
      value=""
      onChange={({ target }) => {
        if (target.value !== '') onAdd(target.value);
      }}
      className={adderLook}
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <dt className="text-ink-3">{name}</dt>
      <dd className="flex flex-wrap items-center gap-1.5">{children}</dd>
    </div>
  );
}
