import { escapeInvisible } from '../../lib/escape-invisible'
import { Badge } from '../../ui/badge'
import type { ConfirmedField } from './schema-fields'

const indentPx = 16

function FieldRow({ field }: { field: ConfirmedField }) {
  return (
    <tr className="h-[26px] border-b border-line">
      <td className="px-4" style={{ paddingLeft: 16 + field.depth * indentPx }}>
        <span className="font-mono">{escapeInvisible(field.name)}</span>
      </td>
      <td className="px-4">
        {field.type}{' '}
        {field.format !== null && <span className="text-xs text-fg-2">{escapeInvisible(field.format)}</span>}
      </td>
      <td className="px-4 text-right">
        {field.isRequired ? (
          <span className="text-xs text-fg-2">required</span>
        ) : (
          <Badge meaning="warn">optional</Badge>
        )}
      </td>
    </tr>
  )
}

/** The fields of the confirmed schema, nested ones indented under their parent. */
export function SchemaFieldTable({ fields }: { fields: readonly ConfirmedField[] }) {
  if (fields.length === 0) {
    return <p className="p-4 text-sm text-fg-2">This schema names no fields. Its JSON form shows what it asks for.</p>
  }
  return (
    <div className="min-h-0 flex-1 overflow-auto select-text" tabIndex={0} role="region" aria-label="Fields">
      <table className="w-full text-sm">
        <thead className="sticky top-0 bg-surface text-xs text-fg-2">
          <tr className="h-8 border-b border-line text-left">
            <th className="px-4 font-medium">Field</th>
            <th className="px-4 font-medium">Type</th>
            <th className="px-4 text-right font-medium">Presence</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow key={field.path} field={field} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
