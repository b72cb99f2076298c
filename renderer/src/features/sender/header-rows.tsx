import type { RawHeaders } from '@shared/contracts/delivery'
import type { SenderRequest } from '@shared/contracts/sender'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { CloseIcon, PlusIcon } from '../../ui/icons'

interface HeaderRowsProps {
  request: SenderRequest
  /** The proof is added when the request is sent. */
  isSigned: boolean
  onChange: (changes: Partial<SenderRequest>) => void
}

const cell =
  'h-7 min-w-0 rounded-md border border-line-strong bg-surface px-2 font-mono text-sm text-fg focus-visible:outline-offset-0'

const replaceAt = (headers: RawHeaders, at: number, header: [string, string]): RawHeaders =>
  headers.map((old, index) => (index === at ? header : old))

/** The headers and the query of the request, each of which can be changed, added and removed. */
export function HeaderRows({ request, isSigned, onChange }: HeaderRowsProps) {
  const { headers, query } = request
  return (
    <div role="group" aria-label="Headers to send" className="min-h-0 flex-1 overflow-auto px-4 py-3">
      <ul className="flex flex-col gap-1.5">
        {headers.map(([name, value], index) => (
          <li key={index} className="grid grid-cols-[2fr_3fr_28px] gap-1.5">
            <input
              aria-label={`Name of header ${index + 1}`}
              spellCheck={false}
              value={name}
              onChange={(event) => onChange({ headers: replaceAt(headers, index, [event.target.value, value]) })}
              className={cell}
            />
            <input
              aria-label={name === '' ? `Value of header ${index + 1}` : `Value of ${name}`}
              spellCheck={false}
              value={value}
              onChange={(event) => onChange({ headers: replaceAt(headers, index, [name, event.target.value]) })}
              className={cell}
            />
            <IconButton
              label={name === '' ? `Remove header ${index + 1}` : `Remove ${name}`}
              icon={CloseIcon}
              onClick={() => onChange({ headers: headers.filter((_header, at) => at !== index) })}
            />
          </li>
        ))}
      </ul>
      <Button
        kind="ghost"
        icon={PlusIcon}
        className="mt-1.5 -ml-2.5"
        onClick={() => onChange({ headers: [...headers, ['', '']] })}
      >
        Add header
      </Button>
      <label className="mt-2 flex flex-col gap-1.5 text-sm font-semibold text-fg">
        Query
        <input
          spellCheck={false}
          placeholder="name=value&other=value"
          value={query}
          onChange={(event) => onChange({ query: event.target.value.replace(/^\?/, '') })}
          className={`${cell} w-full font-normal placeholder:text-fg-3`}
        />
      </label>
      {isSigned && (
        <p className="mt-3 text-xs text-fg-3">
          The time, the signature or the key are added when the request is sent; the answer shows them.
        </p>
      )}
    </div>
  )
}
