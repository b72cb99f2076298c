import type { Connection } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import { copyText } from '../../lib/copy-text'
import { CopyField } from '../../ui/copy-field'
import { TextField } from '../../ui/text-field'
import type { SetupDraftForm } from './use-setup-draft'

interface ConfigFieldsProps {
  trigger: TriggerView
  connection: Connection
  setup: SetupDraftForm
}

/** The settings of the connection beside the secret, under the vendor's own names; nothing where it has none. */
export function ConfigFields({ trigger, connection, setup }: ConfigFieldsProps) {
  const { form, onLeave } = setup
  return connection.config?.map(({ name, label, hint, required, generated }) => {
    if (!generated) {
      return (
        <TextField
          key={name}
          {...form.register(`config.${name}`, { onBlur: onLeave })}
          label={label}
          hint={required ? hint : `${hint} Optional.`}
          mono
          error={form.formState.errors.config?.[name]?.message}
        />
      )
    }
    const value = trigger.authentication.config?.[name] ?? ''
    return (
      <CopyField
        key={name}
        label={label}
        value={value === '' ? 'Made when the trigger is saved' : value}
        isUnavailable={value === ''}
        hint={hint}
        onCopy={() => copyText(value)}
      />
    )
  })
}
