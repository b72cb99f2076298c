import { mebibyte } from '@shared/contracts/settings'
import type { Settings, Theme } from '@shared/contracts/settings'
import { Controller, useForm } from 'react-hook-form'
import type { FormEvent } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { attempt } from '../../lib/call'
import { closeDialog } from '../../lib/dialogs'
import { useSettings } from '../../lib/mirror/settings-store'
import { useStatus } from '../../lib/mirror/status-store'
import { Button } from '../../ui/button'
import { SegmentedControl } from '../../ui/segmented-control'
import { TextField } from '../../ui/text-field'
import { SecretStorageField } from './secret-storage-field'
import { readBodyLimit, readPort } from './settings-input'

interface GeneralForm {
  theme: Theme
  port: string
  bodyLimit: string
}

export interface GeneralFormState {
  form: UseFormReturn<GeneralForm>
  save: (event: FormEvent) => Promise<void>
}

const formId = 'settings'
const themes: { value: Theme; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

const formOf = (settings: Settings): GeneralForm => ({
  theme: settings.theme,
  port: settings.port === null ? '' : String(settings.port),
  bodyLimit: String(Math.round((settings.bodyLimitBytes / mebibyte) * 100) / 100),
})

/** What is typed on the General page; Save writes it and closes Settings. */
export function useGeneralForm(): GeneralFormState {
  const settings = useSettings((state) => state.settings)
  const form = useForm<GeneralForm>({ defaultValues: formOf(settings) })
  const save = form.handleSubmit(async ({ theme, port, bodyLimit }) => {
    const saved = await attempt('settings.save', {
      theme,
      port: readPort(port).value,
      bodyLimitBytes: readBodyLimit(bodyLimit).value ?? settings.bodyLimitBytes,
    })
    if (saved === null) return
    useSettings.setState({ settings: saved })
    closeDialog()
  })
  return { form, save }
}

function ThemeField({ value, onChange }: { value: Theme; onChange: (theme: Theme) => void }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-semibold">Theme</span>
      <SegmentedControl<Theme> label="Theme" value={value} onChange={onChange} options={themes} />
    </div>
  )
}

/** The version, and the ways out of the General page. */
export function GeneralFooter({ state }: { state: GeneralFormState }) {
  const version = useStatus((mirror) => mirror.status?.version)
  return (
    <>
      <span className="flex-1 text-xs text-fg-2">{version !== undefined && `Hookwright ${version}`}</span>
      <Button kind="ghost" onClick={closeDialog}>
        Cancel
      </Button>
      <Button kind="primary" type="submit" form={formId} busy={state.form.formState.isSubmitting}>
        Save
      </Button>
    </>
  )
}

/** Theme, port, body limit and where secrets are kept. */
export function GeneralPage({ state }: { state: GeneralFormState }) {
  const { form, save } = state
  const { errors } = form.formState
  const lastPort = useSettings(({ settings }) => settings.lastPort)
  return (
    <form id={formId} className="flex flex-col gap-5 p-4.5" onSubmit={(event) => void save(event)}>
      <Controller
        control={form.control}
        name="theme"
        render={({ field }) => <ThemeField value={field.value} onChange={field.onChange} />}
      />
      <TextField
        label="Port"
        mono
        inputMode="numeric"
        placeholder={lastPort === null ? 'Any free port' : `${lastPort}, the last one used`}
        hint="Where the receiver listens on 127.0.0.1; a change counts from the next start. Empty keeps the last port, or takes any free one."
        error={errors.port?.message}
        {...form.register('port', { validate: (text) => readPort(text).error ?? true })}
      />
      <TextField
        label="Body limit (MiB)"
        mono
        inputMode="decimal"
        hint="Requests with a larger body are refused with 413. From 1 to 64."
        error={errors.bodyLimit?.message}
        {...form.register('bodyLimit', { validate: (text) => readBodyLimit(text).error ?? true })}
      />
      <SecretStorageField />
    </form>
  )
}
