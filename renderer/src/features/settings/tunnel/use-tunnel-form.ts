import type { TunnelDriverName, TunnelStatus } from '@shared/contracts/tunnel'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useForm } from 'react-hook-form'
import type { UseFormReturn } from 'react-hook-form'
import { call } from '../../../lib/call'
import { useSettings } from '../../../lib/mirror/settings-store'
import { report } from '../../../lib/report'
import { useTunnelDraft } from './tunnel-draft'
import { fieldsOf, formOf } from './tunnel-input'
import type { TunnelField, TunnelForm } from './tunnel-input'
import { useTunnelSaving } from './use-tunnel-saving'

/** Saves a secret that was pasted and not saved yet; false when that failed, which its field then says. */
export type SaveSecret = () => Promise<boolean>

export interface TunnelFormState {
  form: UseFormReturn<TunnelForm>
  driver: TunnelDriverName
  /** Typed fields of the driver that are not saved. */
  hasUnsaved: boolean
  isBusy: boolean
  /** Why it could not connect, where no field is to blame. */
  error: string | null
  /** A field was left: without a tunnel what is valid is saved at once; one that is up is not torn down for a half-typed name. */
  onLeave: () => void
  /** Saves at once; a tunnel that is up connects anew. */
  onEnter: () => void
  /** Saves what is typed and connects, or connects anew. */
  connect: () => void
  pendingSecrets: RefObject<Set<SaveSecret>>
}

function useKeptDraft(form: UseFormReturn<TunnelForm>): void {
  const { dirtyFields } = form.formState
  const keep = useEffectEvent(() => {
    const dirty = Object.keys(dirtyFields) as TunnelField[]
    useTunnelDraft.setState({ draft: Object.fromEntries(dirty.map((field) => [field, form.getValues(field)])) })
  })
  const restore = useEffectEvent(() => {
    const { draft } = useTunnelDraft.getState()
    for (const [field, value] of Object.entries(draft)) {
      form.setValue(field as TunnelField, value, { shouldDirty: true })
    }
  })
  useEffect(() => {
    restore()
    return () => keep()
  }, [])
}

/** The fields of the Tunnel page and what saving and connecting them does. */
export function useTunnelForm(tunnel: TunnelStatus): TunnelFormState {
  const saved = useSettings((state) => state.settings.tunnel)
  const driver = tunnel.isFixed ? tunnel.driver : saved.driver
  const form = useForm<TunnelForm>({ values: formOf(saved), resetOptions: { keepDirtyValues: true, keepErrors: true } })
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const pendingSecrets = useRef(new Set<SaveSecret>())
  const { dirtyFields } = form.formState
  const saving = useTunnelSaving(form, driver, setError)
  const hasUnsaved = fieldsOf[driver].some((field) => dirtyFields[field] === true)
  const isUp = tunnel.link.state !== 'off'
  useKeptDraft(form)

  const onLeave = (): void => {
    setError(null)
    saving.markErrors()
    if (!isUp) report(saving.save())
  }
  const connectNow = async (): Promise<void> => {
    setError(null)
    for (const save of pendingSecrets.current) if (!(await save())) return
    const wrong = saving.markErrors()
    if (wrong !== undefined) return form.setFocus(wrong)
    const isChanged = saving.hasUnsaved()
    if (!(await saving.save())) return
    // A tunnel that is wanted connects anew by itself when its settings change.
    if (isUp && isChanged) return
    const result = await call('tunnel.connect', {})
    if (!result.ok) setError(result.error.message)
  }
  const connect = (): void => {
    setIsBusy(true)
    report(connectNow().finally(() => setIsBusy(false)))
  }
  const onEnter = (): void => {
    if (!isUp) onLeave()
    else if (hasUnsaved) connect()
  }

  return { form, driver, hasUnsaved, isBusy, error, onLeave, onEnter, connect, pendingSecrets }
}
