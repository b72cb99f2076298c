import type { Connection } from '@shared/contracts/connection'
import { useId } from 'react'
import { Button } from '../../ui/button'

interface ToldSecretProps {
  connection: Connection
  label: string
  hint: string
  onPaste: () => void
}

/** The place of a secret that the vendor has still to tell in its handshake. */
export function ToldSecret({ connection, label, hint, onPaste }: ToldSecretProps) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} aria-describedby={`${id}-hint`} className="flex flex-col gap-1.5">
      <span id={id} className="text-sm font-semibold text-fg">
        {label}
      </span>
      <div className="flex h-8 items-center gap-2 rounded-md border border-dashed border-line-strong pr-1 pl-2.5">
        <span role="status" className="min-w-0 flex-1 truncate text-md text-fg-2">
          Told by {connection.name} in its handshake: not yet
        </span>
        <Button kind="ghost" className="h-6" onClick={onPaste}>
          Paste it instead
        </Button>
      </div>
      <p id={`${id}-hint`} className="text-xs text-fg-3">
        {hint}
      </p>
    </div>
  )
}
