import type { ShownJson } from '@remit/api/audit-views';

interface EventStateProps {
  readonly before: ShownJson;
  readonly after: ShownJson;
  readonly words: { readonly name: string; readonly before: string; readonly after: string };
}

/** A state before and after, name by name; what is the same in both is not a change and stands back. */
export function EventState({ before, after, words }: EventStateProps) {
  const names = [...new Set([...namesOf(before), ...namesOf(after)])];
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="text-left text-xs text-ink-3">
            <th scope="col" className="py-1 pr-3 font-medium">
              {words.name}
            </th>
            <th scope="col" className="py-1 pr-3 font-medium">
              {words.before}
            </th>
            <th scope="col" className="py-1 font-medium">
              {words.after}
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const [was, is] = [valueOf(before, name), valueOf(after, name)];
            const changed = was !== is;
            return (
              <tr key={name} className="border-t border-line align-top">
                <th scope="row" className="py-1 pr-3 text-left font-normal text-ink-2">
                  {name}
                </th>
                <td className={changed ? 'py-1 pr-3 text-loss' : 'py-1 pr-3 text-ink-3'}>{was}</td>
                <td className={changed ? 'py-1 text-gain' : 'py-1 text-ink-3'}>{is}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Names and values of details, one under the other. */
export function EventDetails({ details }: { readonly details: ShownJson }) {
  const names = namesOf(details);
  if (names.length === 0) return null;
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1 text-sm">
      {names.map((name) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="min-w-0 break-words">{valueOf(details, name)}</dd>
        </div>
      ))}
    </dl>
  );
}

function namesOf(value: ShownJson): readonly string[] {
  return isObject(value) ? Object.keys(value) : value === null ? [] : [''];
}

function valueOf(value: ShownJson, name: string): string {
  const found = isObject(value) ? (value[name] ?? null) : value;
  if (found === null) return '–';
  return typeof found === 'object' ? JSON.stringify(found) : String(found);
}

function isObject(value: ShownJson): value is { readonly [key: string]: ShownJson } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
