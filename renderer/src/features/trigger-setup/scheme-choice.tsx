import { allowsCustomScheme } from '@shared/connections'
import type { Connection, Preset } from '@shared/contracts/connection'
import { customPresetId } from '@shared/contracts/custom-scheme'
import type { TriggerView } from '@shared/contracts/trigger'
import { openDialog } from '../../lib/dialogs'
import { Button } from '../../ui/button'
import { EditIcon } from '../../ui/icons'
import { SegmentedControl } from '../../ui/segmented-control'
import { chooseAuthentication } from './choose-authentication'

interface SchemeChoiceProps {
  trigger: TriggerView
  connection: Connection
  preset: Preset
}

/** The signature schemes of a connection; where it allows one of the trigger's own, the way to write it. */
export function SchemeChoice({ trigger, connection, preset }: SchemeChoiceProps) {
  const edit = () => openDialog({ type: 'recipe-editor', triggerId: trigger.id })
  const known = connection.presets.map(({ id, name: label }) => ({ value: id, label }))
  const hasCustom = known.some(({ value }) => value === customPresetId)
  const options =
    allowsCustomScheme(connection) && !hasCustom ? [...known, { value: customPresetId, label: 'Custom recipe' }] : known
  const choose = (chosen: string) => {
    if (chosen === customPresetId && !hasCustom) return edit()
    chooseAuthentication(trigger, { preset: chosen })
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SegmentedControl
        label="Signature scheme"
        value={preset.id}
        options={options}
        onChange={choose}
        describedBy="method-hint"
      />
      {preset.id === customPresetId && (
        <Button icon={EditIcon} onClick={edit}>
          Edit recipe
        </Button>
      )}
    </div>
  )
}
