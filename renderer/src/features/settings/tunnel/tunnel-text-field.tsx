import type { KeyboardEvent, ReactNode } from 'react'
import { TextField } from '../../../ui/text-field'
import type { TunnelField } from './tunnel-input'
import type { TunnelFormState } from './use-tunnel-form'

export interface TunnelTextFieldProps {
  state: TunnelFormState
  name: TunnelField
  label: string
  hint?: ReactNode
  placeholder?: string
  isNumber?: boolean
  className?: string
}

/** A text field of the Tunnel page: saved when it is left; Enter saves and, when a tunnel is up, connects anew. */
export function TunnelTextField({ state, name, isNumber = false, ...rest }: TunnelTextFieldProps) {
  const { form, onLeave, onEnter } = state
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onEnter()
  }
  return (
    <TextField
      {...rest}
      {...form.register(name, { onBlur: onLeave, onChange: () => form.clearErrors(name) })}
      mono
      inputMode={isNumber ? 'numeric' : undefined}
      error={form.formState.errors[name]?.message}
      onKeyDown={onKeyDown}
    />
  )
}
