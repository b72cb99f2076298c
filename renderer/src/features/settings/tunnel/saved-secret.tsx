import type { Result } from '@shared/ipc/result'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { FormEvent, ReactNode, RefObject } from 'react'
import { report } from '../../../lib/report'
import { showToast } from '../../../lib/toasts'
import { Button } from '../../../ui/button'
import { PassedIcon } from '../../../ui/icons'
import { TextField } from '../../../ui/text-field'
import type { SaveSecret } from './use-tunnel-form'

export interface SavedSecretProps {
  label: string
  isSaved: boolean
  hint: ReactNode
  placeholder?: string
  pending: RefObject<Set<SaveSecret>>
  onSave: (text: string) => Promise<Result<unknown>>
  onRemove: () => Promise<unknown>
  /** Beside the field while there is none. */
  actions?: ReactNode
}

/** A secret that only the backend holds: pasted once, then only its being there is shown. */
export function SavedSecret(props: SavedSecretProps) {
  const [isReplacing, setIsReplacing] = useState(false)
  const { label, isSaved } = props
  if (!isSaved || isReplacing) {
    return (
      <PasteField
        {...props}
        onDone={() => setIsReplacing(false)}
        onCancel={isSaved ? () => setIsReplacing(false) : null}
      />
    )
  }
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-1.5">
      <span className="text-sm font-semibold">{label}</span>
      <div className="flex h-8 items-center gap-1 rounded-md border border-line bg-sunken pr-1 pl-2.5">
        <PassedIcon aria-hidden size={14} className="shrink-0 text-ok" />
        <span className="ml-1 flex-1 text-sm text-fg">Saved</span>
        <Button kind="ghost" className="h-6" aria-label={`Replace ${label}`} onClick={() => setIsReplacing(true)}>
          Replace
        </Button>
        <Button kind="ghost" className="h-6" aria-label={`Remove ${label}`} onClick={() => report(props.onRemove())}>
          Remove
        </Button>
      </div>
      <p className="text-xs text-fg-3">{props.hint}</p>
    </div>
  )
}

interface PasteFieldProps extends SavedSecretProps {
  onDone: () => void
  onCancel: (() => void) | null
}

function PasteField({ label, hint, placeholder, pending, onSave, onDone, onCancel, actions }: PasteFieldProps) {
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const hasText = text.trim() !== ''
  const unsaved = useRef('')

  const save = async (): Promise<boolean> => {
    if (!hasText) return true
    // The status may tell of the saved secret, and this field go away, before the answer is here.
    unsaved.current = ''
    setIsBusy(true)
    const result = await onSave(text)
    setIsBusy(false)
    if (!result.ok) {
      unsaved.current = text
      setError(result.error.message)
      return false
    }
    setText('')
    onDone()
    return true
  }
  const savePending = useEffectEvent(save)
  const saveAtTheEnd = useEffectEvent(async () => {
    if (unsaved.current.trim() === '') return
    const result = await onSave(unsaved.current)
    if (!result.ok) showToast({ meaning: 'bad', text: result.error.message })
  })
  useEffect(() => {
    const task = (): Promise<boolean> => savePending()
    const { current } = pending
    current.add(task)
    return () => {
      current.delete(task)
      report(saveAtTheEnd())
    }
  }, [pending])

  const cancel = (): void => {
    unsaved.current = ''
    onCancel?.()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    report(save())
  }
  return (
    <form onSubmit={submit} className="flex items-start gap-2">
      <TextField
        label={label}
        hint={hint}
        error={error}
        mono
        type="password"
        maxLength={4096}
        placeholder={placeholder}
        className="min-w-0 flex-1"
        value={text}
        onChange={(event) => {
          unsaved.current = event.target.value
          setText(event.target.value)
          setError(null)
        }}
      />
      <div className="mt-6 flex gap-2 *:h-8">
        {hasText && (
          <Button type="submit" busy={isBusy} aria-label={`Save ${label}`}>
            Save
          </Button>
        )}
        {onCancel !== null && (
          <Button kind="ghost" onClick={cancel}>
            Cancel
          </Button>
        )}
        {!hasText && actions}
      </div>
    </form>
  )
}
