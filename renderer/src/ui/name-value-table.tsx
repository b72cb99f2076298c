import { escapeInvisible } from '../lib/escape-invisible'

/** Names and values in their order, repeated ones kept; what came from outside is shown with invisible characters written out. */
export function NameValueTable({ label, rows }: { label: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <table aria-label={label} className="w-full table-fixed font-mono text-sm">
      <thead className="sr-only">
        <tr>
          <th>Name</th>
          <th>Value</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value], index) => (
          <tr key={index} className="border-t border-line align-top">
            <td className="w-2/5 py-1 pr-3 break-all text-code-key">{escapeInvisible(name)}</td>
            <td className="py-1 break-all">{escapeInvisible(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
