import type { ReactNode } from 'react'
import { attempt } from '../../../lib/call'
import { report } from '../../../lib/report'
import { Button } from '../../../ui/button'
import { TunnelTextField } from './tunnel-text-field'
import type { TunnelFormState } from './use-tunnel-form'

export interface FileFieldProps {
  state: TunnelFormState
  name: 'keyFile' | 'certificateFile'
  kind: 'sshKey' | 'certificate'
  label: string
  hint: ReactNode
  placeholder?: string
}

/** The path of a file, typed or chosen in a dialog of the system. */
export function FileField({ kind, ...field }: FileFieldProps) {
  const { form, onLeave } = field.state
  const choose = async (): Promise<void> => {
    const chosen = await attempt('tunnel.chooseFile', { kind })
    if (chosen === null || chosen.path === null) return
    form.setValue(field.name, chosen.path, { shouldDirty: true })
    onLeave()
  }
  return (
    <div className="flex items-start gap-2">
      <TunnelTextField {...field} className="min-w-0 flex-1" />
      <Button className="mt-6 h-8" aria-label={`Choose ${field.label}`} onClick={() => report(choose())}>
        Choose…
      </Button>
    </div>
  )
}
