import type { TunnelDriverName } from '@shared/contracts/tunnel'
import { useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { call } from '../../../lib/call'
import { useSettings } from '../../../lib/mirror/settings-store'
import { changesOf, fieldsOf, findError, formOf } from './tunnel-input'
import type { TunnelField, TunnelForm } from './tunnel-input'

export interface TunnelSaving {
  /** Shows what is wrong at each field of the driver; the first such field, if any. */
  markErrors: () => TunnelField | undefined
  hasUnsaved: () => boolean
  /** Saves what is typed and valid; false when the backend refused it, which is then told. */
  save: () => Promise<boolean>
}

/** How the fields of the driver reach the backend. `onRefused` gets a refusal that belongs to no field. */
export function useTunnelSaving(
  form: UseFormReturn<TunnelForm>,
  driver: TunnelDriverName,
  onRefused: (message: string) => void,
): TunnelSaving {
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const isWrong = (field: TunnelField): boolean => findError(field, form.getValues()) !== null
  const unsaved = (): TunnelField[] => fieldsOf[driver].filter((field) => form.getFieldState(field).isDirty)

  const markErrors = (): TunnelField | undefined => {
    for (const field of fieldsOf[driver]) {
      const message = findError(field, form.getValues())
      if (message === null) form.clearErrors(field)
      else form.setError(field, { message })
    }
    return fieldsOf[driver].find(isWrong)
  }
  const send = async (fields: readonly TunnelField[]): Promise<boolean> => {
    if (fields.length === 0) return true
    const result = await call('tunnel.configure', changesOf(driver, form.getValues(), fields))
    if (!result.ok) {
      if (driver === 'manual') form.setError('manualUrl', { message: result.error.message })
      else onRefused(result.error.message)
      return false
    }
    const kept = formOf(result.value.tunnel)
    // The saved form may differ from the typed one: a missing scheme or a trailing slash is mended.
    for (const field of fields) form.resetField(field, { defaultValue: kept[field] })
    useSettings.setState({ settings: result.value })
    return true
  }
  /** One after the other: a press on Connect also leaves the field, and must not save it a second time. */
  const save = (): Promise<boolean> => {
    const task = saving.current.then(() => send(unsaved().filter((field) => !isWrong(field))))
    saving.current = task.catch(() => undefined)
    return task
  }
  return { markErrors, hasUnsaved: () => unsaved().length > 0, save }
}
