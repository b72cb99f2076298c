import { connections, findConnection, findPreset, schemeOf } from '@shared/connections'
import { SelectField } from '../../ui/select-field'
import { writeScheme } from './read-scheme'

const options = connections.map(({ id, name, presets }) => ({
  label: name,
  options: presets.map((preset) => ({
    value: `${id}/${preset.id}`,
    label: presets.length > 1 || preset.name !== name ? `${name}: ${preset.name}` : name,
  })),
}))

/** Copies the scheme of a connection into the editor, so that nobody starts from nothing. */
export function StartFrom({ onChoose }: { onChoose: (text: string) => void }) {
  const choose = (value: string) => {
    const [connectionId = '', presetId = ''] = value.split('/')
    const connection = findConnection(connectionId)
    const preset = connection && findPreset(connection, presetId)
    if (preset) onChoose(writeScheme(schemeOf(connection, preset)))
  }
  return (
    <SelectField
      label="Start from"
      value=""
      options={[{ value: '', label: 'a scheme that Hookwright knows …' }, ...options]}
      onChange={choose}
    />
  )
}
