import { allowsCustomScheme } from '@shared/connections'
import type { Connection, Preset } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import type { ReactNode, RefObject } from 'react'
import { SegmentedControl } from '../../ui/segmented-control'
import { TextField } from '../../ui/text-field'
import { chooseAuthentication } from './choose-authentication'
import { SchemeChoice } from './scheme-choice'
import type { SetupDraftForm } from './use-setup-draft'

const methods = [
  { value: 'apiKey', label: 'API Key' },
  { value: 'signature', label: 'Signature' },
] as const

const apiKeySummary = 'The sender shows that it knows the key, in the URL or in a header of each request.'

interface NameAndMethodProps {
  trigger: TriggerView
  setup: SetupDraftForm
  connection: Connection
  preset: Preset
  nameRef: RefObject<HTMLInputElement | null>
}

/** What the trigger is called and how its deliveries prove where they come from. */
export function NameAndMethod({ trigger, setup, connection, preset, nameRef }: NameAndMethodProps) {
  const { form } = setup
  const { method } = trigger.authentication
  const { ref, ...name } = form.register('name', { onBlur: setup.onLeave })
  const isSignature = method === 'signature'
  return (
    <>
      <TextField
        {...name}
        ref={(input) => {
          ref(input)
          nameRef.current = input
        }}
        label="Webhook Event Name"
        error={form.formState.errors.name?.message}
      />
      <Choice label="Authentication Method" hint={isSignature ? preset.summary : apiKeySummary} hintId="method-hint">
        <SegmentedControl
          label="Authentication Method"
          value={method}
          options={methods}
          onChange={(chosen) => {
            // A header name that cannot be used must not stand in the way once its field is hidden.
            if (form.getFieldState('headerName').invalid) form.resetField('headerName')
            chooseAuthentication(trigger, { method: chosen })
          }}
          describedBy="method-hint"
        />
      </Choice>
      {isSignature && (connection.presets.length > 1 || allowsCustomScheme(connection)) && (
        <Choice label="Signature scheme">
          <SchemeChoice {...{ trigger, connection, preset }} />
        </Choice>
      )}
    </>
  )
}

interface ChoiceProps {
  label: string
  hint?: string
  hintId?: string
  children: ReactNode
}

function Choice({ label, hint, hintId, children }: ChoiceProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="text-sm font-semibold text-fg">
        {label}
      </span>
      {children}
      {hint !== undefined && (
        <p id={hintId} className="text-xs text-fg-3">
          {hint}
        </p>
      )}
    </div>
  )
}
